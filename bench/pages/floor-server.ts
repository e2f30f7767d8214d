/**
 * The floor: `node:http` and `pg`, nothing else. For each page it sends the very statements that the portal was heard
 * sending, the same headers, and as many bytes. Whose values a request means is worked out beforehand, so that the floor
 * spends nothing on it. Of a transaction it carries over what came back (new ids), as any program would have to.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { QueryArrayConfig } from 'pg';
import { openPool } from '#platform/db/pool.ts';
import { onOrder, tell, type Pairs, type Recorded, type Script } from './child.ts';

const [connection] = JSON.parse(process.argv[2] ?? '[]') as [Parameters<typeof openPool>[0]];
const pool = openPool(connection, { max: 10 });

type Known = ReadonlyMap<unknown, unknown>;
type Answer = (turn: string, response: ServerResponse) => Promise<void>;
const answers = new Map<string, Answer>();

/** Statements that stand alone, ready for each person: what is left to do is to send them. */
function reading({ statements, people, ...script }: Script): Answer {
  const body = Buffer.alloc(script.bytes, 'x');
  const ofPerson = people.map((pairs) => statements.map((statement) => withValues(statement, known(pairs))));
  return async (turn, response) => {
    for (const statement of ofPerson[Number(turn.split(' ')[0])] ?? []) await pool.query(statement);
    response.writeHead(script.status, script.headers).end(body);
  };
}

/** A transaction: later statements carry what earlier ones gave. */
function writing({ statements, people, steps, ...script }: Script): Answer {
  const [knownPeople, knownSteps] = [people.map(known), steps.map(known)];
  return async (turn, response) => {
    const [person, step] = turn.split(' ').map(Number);
    const all = new Map<unknown, unknown>([...(knownPeople[person ?? 0] ?? []), ...(knownSteps[step ?? 0] ?? [])]);
    const client = await pool.connect();
    try {
      for (const statement of statements) {
        const { rows } = await client.query(withValues(statement, all));
        statement.gave.forEach((before, index) => {
          const now = (rows[index] as unknown[] | undefined)?.[0];
          if (typeof before === 'number' && before > 1_000_000 && now !== undefined) all.set(before, now);
        });
      }
    } finally {
      client.release();
    }
    response.writeHead(script.status, script.headers).end();
  };
}

/** A session's hash comes as hex and becomes bytes. */
function known(pairs: Pairs): Known {
  return new Map(
    pairs.map(([from, to]) => [from, typeof to === 'string' && to.length === 64 ? Buffer.from(to, 'hex') : to]),
  );
}

function withValues({ name, text, rowMode, values }: Recorded, all: Known): QueryArrayConfig {
  return { name, text, rowMode, values: values?.map((value) => replaced(value, all)) } as QueryArrayConfig;
}

function replaced(value: unknown, all: Known): unknown {
  if (Array.isArray(value)) return value.map((each) => replaced(each, all));
  if (isBuffer(value)) return all.get(Buffer.from(value.data).toString('hex')) ?? Buffer.from(value.data);
  return all.get(value) ?? value;
}

/** A Buffer that has come through JSON. */
function isBuffer(value: unknown): value is { type: 'Buffer'; data: number[] } {
  return typeof value === 'object' && value !== null && (value as { type?: unknown }).type === 'Buffer';
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  const find = answers.get(String(request.headers['x-page']));
  if (find === undefined) return void response.writeHead(404).end();
  const fail = (error: unknown): void => {
    console.error(error);
    response.writeHead(500).end();
  };
  const go = (): void => void find(String(request.headers['x-turn']), response).catch(fail);
  if (request.method === 'GET') return go();
  request.on('data', () => {}).on('end', go);
}

const server = createServer(answer);
server.listen(0, '127.0.0.1', () => tell({ kind: 'listening', port: (server.address() as { port: number }).port }));
onOrder((order) => {
  if (order.kind !== 'play') return;
  const { script } = order;
  const isTransaction = script.statements.some(({ text }) => text === 'begin');
  answers.set(script.page, isTransaction ? writing(script) : reading(script));
  tell({ kind: 'ready' });
});
