/** The portal as it is, with an ear on what it says to PostgreSQL. */
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { createPortal } from '#app/portal.ts';
import { readSupplier } from '#features/supplier/index.ts';
import { fixedClock } from '#platform/clock.ts';
import { openPool } from '#platform/db/pool.ts';
import { createLog } from '#platform/log.ts';
import { onOrder, tell, type Recorded } from './child.ts';

const [connection, secret, now] = JSON.parse(process.argv[2] ?? '[]') as [
  Parameters<typeof openPool>[0],
  string,
  string,
];

let recording: Recorded[] | undefined;

/** Everything goes through the client's `query`, whether by a pool or in a transaction. */
function listenIn(): void {
  const original = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  const query = function (this: pg.Client, ...args: unknown[]): unknown {
    const into = recording;
    if (into === undefined) return original.apply(this, args);
    const [asked, second] = args;
    const config =
      typeof asked === 'string'
        ? { text: asked, ...(Array.isArray(second) ? { values: second } : {}) }
        : (asked as Recorded);
    const { name, text, values, rowMode } = config as Recorded;
    const entry = {
      text,
      ...(name && { name }),
      ...(values && { values }),
      ...(rowMode && { rowMode }),
      gave: [] as unknown[],
    };
    into.push(entry);
    const keep = (result: { rows?: unknown[] } | undefined): void => {
      entry.gave = (result?.rows ?? []).map((row) => (Array.isArray(row) ? (row as unknown[])[0] : undefined));
    };
    const last = args.at(-1);
    if (typeof last === 'function') {
      const callback = last as (error: unknown, result: never) => void;
      return original.apply(this, [
        ...args.slice(0, -1),
        (error: unknown, result: never) => (keep(result), callback(error, result)),
      ]);
    }
    return (original.apply(this, args) as Promise<{ rows?: unknown[] }>).then((result) => (keep(result), result));
  };
  pg.Client.prototype.query = query as typeof pg.Client.prototype.query;
}

listenIn();
const app = await createPortal({
  config: { publicUrl: new URL('http://localhost'), secret, trustProxy: false, smsGateway: undefined, demo: false },
  supplier: await readSupplier(fileURLToPath(new URL('../../db/demo/supplier', import.meta.url))),
  pool: openPool(connection, { max: 10 }),
  clock: fixedClock(now),
  log: createLog({ level: 'error' }),
});
await app.listen({ port: 0, host: '127.0.0.1' });
onOrder((order) => {
  if (order.kind === 'record') recording = [];
  if (order.kind === 'recorded') {
    tell({ kind: 'recorded', statements: recording ?? [] });
    recording = undefined;
  }
});
tell({ kind: 'listening', port: (app.server.address() as { port: number }).port });
