/**
 * How SQL reaches PostgreSQL: named prepared statements made by `npm run generate` from the `.sql` files beside the
 * features. A statement says how many rows it gives (`many`, `one`, `maybe`, `none`); generated code, which is typed,
 * makes each row of its cells.
 */
import type { Cells } from './cells.ts';
import { Prepared } from './prepared.ts';

/** What a statement needs: a pool, or the client of a transaction. */
export type Db = {
  query(statement: Prepared<unknown>, values: undefined, done: (error?: Error) => void): unknown;
};

export type Statement<Parameters, Row> = {
  readonly name: string;
  readonly text: string;
  readonly values: (parameters: Parameters) => unknown[];
  readonly row: (cells: Cells) => Row;
};

/** Rows as they come. */
export function many<Parameters, Row>(statement: Statement<Parameters, Row>) {
  return (db: Db, parameters: Parameters): Promise<Row[]> => send(db, statement, parameters).then(rowsOf, toldHere);
}

/** The only row, or undefined where there is none. */
export function maybe<Parameters, Row>(statement: Statement<Parameters, Row>) {
  return (db: Db, parameters: Parameters): Promise<Row | undefined> =>
    send(db, statement, parameters).then(onlyRowOf<Row>, toldHere);
}

/** The only row; a statement that must give one and does not is a fault. */
export function one<Parameters, Row>(statement: Statement<Parameters, Row>) {
  return (db: Db, parameters: Parameters): Promise<Row> =>
    send(db, statement, parameters).then(certainRowOf<Row>, toldHere);
}

/** Nothing but the number of rows that were written, or read and passed over, as those of `select pg_advisory_lock(1)`. */
export function none<Parameters>(statement: Omit<Statement<Parameters, never>, 'row'>) {
  const unread = { ...statement, row: () => undefined };
  return (db: Db, parameters: Parameters): Promise<number> => send(db, unread, parameters).then(countOf, toldHere);
}

/** Promises instead of async functions: every page comes through here several times. */
function send<Parameters, Row>(
  db: Db,
  { name, text, values, row }: Statement<Parameters, Row>,
  parameters: Parameters,
): Promise<Prepared<Row>> {
  return new Promise((resolve, reject) => {
    const prepared = new Prepared({ name, text, values: values(parameters), row });
    db.query(prepared, undefined, (error) => (error ? reject(error) : resolve(prepared)));
  });
}

/** An error comes from a socket; who asked is what its stack should say. */
function toldHere(error: unknown): never {
  if (error instanceof Error) Error.captureStackTrace(error);
  throw error;
}

function rowsOf<Row>({ rows }: Prepared<Row>): Row[] {
  return rows;
}

function onlyRowOf<Row>({ name, rows }: Prepared<Row>): Row | undefined {
  if (rows.length > 1) throw new Error(`${name} gave ${rows.length} rows where one was expected`);
  return rows[0];
}

function certainRowOf<Row>(prepared: Prepared<Row>): Row {
  const row = onlyRowOf(prepared);
  if (row === undefined) throw new Error(`${prepared.name} gave no row`);
  return row;
}

function countOf({ count }: Prepared<unknown>): number {
  return count;
}
