/** Connections to PostgreSQL, and transactions. */
import pg from 'pg';
import { StatementPool } from './statement-pool.ts';

export type Pool = pg.Pool;

declare const inTransaction: unique symbol;
/** A client inside a transaction: an action that must not be half done asks for this instead of a `Db`. */
export type Tx = pg.ClientBase & { readonly [inTransaction]: true };

const oid = { int8: 20, date: 1082, int8Array: 1016, dateArray: 1182 } as const;

const splitArray = (text: string): string[] => (text === '{}' ? [] : text.slice(1, -1).split(','));

/**
 * Days stay the text they are ('2026-11-30'): a Date would drag them through a time zone. bigint becomes a number:
 * ids and register values stay far below 2^53. numeric stays text.
 */
const readers = new Map<number, (text: string) => unknown>([
  [oid.int8, Number],
  [oid.date, String],
  [oid.int8Array, (text) => splitArray(text).map(Number)],
  [oid.dateArray, splitArray],
]);

const types: pg.CustomTypesConfig = {
  getTypeParser: (id, format) => {
    const reader: unknown = format === 'binary' ? undefined : readers.get(id);
    return reader ?? (pg.types.getTypeParser(id, format) as unknown);
  },
};

export type Connection = { connectionString: string } | { host: string; user: string; database: string; port?: number };

export function openPool(
  connection: Connection,
  options: { max?: number; onError?: (error: Error) => void } = {},
): Pool {
  const { max = 10 } = options;
  const pool = new StatementPool({
    ...connection,
    // a socket needs no TLS, whatever PGSSLMODE says in the environment
    ...('host' in connection ? { ssl: false } : {}),
    types,
    max,
    // what is open stays open: a timer with every statement would only save a few idle connections
    min: max,
    application_name: 'odcitek',
    connectionTimeoutMillis: 5_000,
    // a page is never worth a minute: a statement that hangs gives its connection back
    statement_timeout: 15_000,
    // statements here are short: compiling one costs more than running it
    options: '-c TimeZone=UTC -c DateStyle=ISO,YMD -c jit=off',
  });
  // an idle connection that breaks (server restarted) must not end the process
  pool.on('error', (error) => options.onError?.(error));
  // nor may one that breaks between two statements of a transaction: the next statement fails and says so
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Runs `work` in one transaction: committed when it returns, rolled back when it throws. */
export async function transaction<T>(pool: Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(client as unknown as Tx);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: unknown) => {
      broken = failure instanceof Error ? failure : new Error(String(failure));
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** The named constraint that a write ran into, or undefined for any other error. */
export function violatedConstraint(error: unknown): string | undefined {
  if (!(error instanceof pg.DatabaseError)) return undefined;
  return error.code?.startsWith('23') === true ? error.constraint : undefined;
}
