/** The portal as it is; while a page is recorded, with an ear on what it says to PostgreSQL. */
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { createPortal } from '#app/portal.ts';
import { readSupplier } from '#features/supplier/index.ts';
import { fixedClock } from '#platform/clock.ts';
import { openPool } from '#platform/db/pool.ts';
import { Prepared } from '#platform/db/prepared.ts';
import { createLog } from '#platform/log.ts';
import { onOrder, tell, type Recorded } from './child.ts';

const [connection, secret, now] = JSON.parse(process.argv[2] ?? '[]') as [
  Parameters<typeof openPool>[0],
  string,
  string,
];

type Query = typeof pg.Client.prototype.query;
type Result = { rows?: readonly unknown[] } | undefined;

/** Everything goes through the client's `query`, whether by a pool or in a transaction. Gives what ends listening. */
function listenIn(heard: Recorded[]): () => void {
  const original = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  const query = function (this: pg.Client, ...args: unknown[]): unknown {
    const entry = { ...recordedOf(args), gave: [] as unknown[] };
    heard.push(entry);
    const keep = (result: Result): void => {
      entry.gave = (result?.rows ?? []).map(firstCell);
    };
    const callback = args.at(-1);
    if (typeof callback !== 'function') {
      return (original.apply(this, args) as Promise<Result>).then((result) => (keep(result), result));
    }
    const listening = (error: unknown, result: Result): void => {
      keep(args[0] instanceof Prepared ? args[0] : result);
      (callback as (error: unknown, result: Result) => void)(error, result);
    };
    return original.apply(this, [...args.slice(0, -1), listening]);
  };
  pg.Client.prototype.query = query as Query;
  return () => void (pg.Client.prototype.query = original as Query);
}

function firstCell(row: unknown): unknown {
  return typeof row === 'object' && row !== null ? Object.values(row)[0] : undefined;
}

/** The floor asks as programs ask `pg`, and wants rows in the form that costs `pg` least. */
function recordedOf([asked, second]: readonly unknown[]): Omit<Recorded, 'gave'> {
  if (typeof asked === 'string') return { text: asked, ...(Array.isArray(second) ? { values: second } : {}) };
  if (asked instanceof Prepared) {
    const { name, text, values } = asked;
    return { name, text, values: [...(values as unknown[])], rowMode: 'array' };
  }
  const { name, text, values, rowMode } = asked as Recorded;
  return { text, ...(name && { name }), ...(values && { values }), ...(rowMode && { rowMode }) };
}

const nowhere = { kind: 'folder', path: '/nonexistent' } as const;
const app = await createPortal({
  config: {
    publicUrl: new URL('http://localhost'),
    secret,
    trustProxy: false,
    smsGateway: undefined,
    objects: nowhere,
    demo: false,
  },
  supplier: await readSupplier(fileURLToPath(new URL('../../db/demo/supplier', import.meta.url))),
  pool: openPool(connection, { max: 10 }),
  clock: fixedClock(now),
  log: createLog({ level: 'info' }),
});
await app.listen({ port: 0, host: '127.0.0.1' });

let heard: Recorded[] = [];
let stopListening = (): void => {};
onOrder((order) => {
  if (order.kind === 'record') {
    heard = [];
    stopListening = listenIn(heard);
  }
  if (order.kind === 'recorded') {
    stopListening();
    tell({ kind: 'recorded', statements: heard });
  }
});
tell({ kind: 'listening', port: (app.server.address() as { port: number }).port });
