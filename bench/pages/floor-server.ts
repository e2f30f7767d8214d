/**
 * The floor: `node:http` and `pg`, nothing else. For each path it sends the very statements that the portal was heard
 * sending, and as many bytes. Of a transaction it carries over what came back (new ids), as any program would have to.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { QueryArrayConfig } from 'pg';
import { openPool, type Pool } from '#platform/db/pool.ts';
import { onOrder, tell, type Recorded, type Script } from './child.ts';

const [connection] = JSON.parse(process.argv[2] ?? '[]') as [Parameters<typeof openPool>[0]];

type Ready = Script & { readonly body: Buffer };
const scripts = new Map<string, Ready>();

/** `?person=17&value=4711` says whose turn it is, where a script was recorded for somebody else. */
type Turn = ReadonlyMap<unknown, unknown>;

async function play(pool: Pool, statements: readonly Recorded[], turn: Turn): Promise<void> {
  const known = new Map(turn);
  const isTransaction = statements.some(({ text }) => text === 'begin');
  const client = isTransaction ? await pool.connect() : undefined;
  try {
    for (const statement of statements) {
      const values = statement.values?.map((value) => replaced(value, known));
      const { rows } = await (client ?? pool).query({ ...statement, values } as QueryArrayConfig);
      statement.gave.forEach((before, index) => {
        const now = (rows[index] as unknown[] | undefined)?.[0];
        if (typeof before === 'number' && before > 1_000_000 && now !== undefined) known.set(before, now);
      });
    }
  } finally {
    client?.release();
  }
}

function replaced(value: unknown, known: Turn): unknown {
  if (Array.isArray(value)) return value.map((each) => replaced(each, known));
  if (isBuffer(value)) return known.get(Buffer.from(value.data).toString('hex')) ?? Buffer.from(value.data);
  return known.get(value) ?? value;
}

/** A Buffer that has come through JSON. */
function isBuffer(value: unknown): value is { type: 'Buffer'; data: number[] } {
  return typeof value === 'object' && value !== null && (value as { type?: unknown }).type === 'Buffer';
}

const pool = openPool(connection, { max: 10 });

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  for await (const chunk of request) void chunk;
  const script = scripts.get((request.url ?? '').split('?')[0] ?? '');
  if (script === undefined) return void response.writeHead(404).end();
  const header = request.headers['x-turn'];
  const turn = typeof header === 'string' ? new Map(turnOf(header)) : new Map<unknown, unknown>();
  await play(pool, script.statements, turn);
  response.writeHead(script.status, script.headers).end(script.body);
}

/** Pairs of what was recorded and what stands for it now; a session's hash comes as hex and becomes bytes. */
function turnOf(header: string): [unknown, unknown][] {
  const pairs = JSON.parse(header) as [unknown, unknown][];
  return pairs.map(([from, to]) => [from, typeof to === 'string' && to.length === 64 ? Buffer.from(to, 'hex') : to]);
}

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    console.error(error);
    response.writeHead(500).end();
  });
});
server.listen(0, '127.0.0.1', () => tell({ kind: 'listening', port: (server.address() as { port: number }).port }));
onOrder((order) => {
  if (order.kind === 'play') scripts.set(order.path, { ...order.script, body: Buffer.alloc(order.script.bytes, 'x') });
});
