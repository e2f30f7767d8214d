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
  return async (db: Db, parameters: Parameters): Promise<Row[]> => {
    const { rows } = await send(db, statement, parameters);
    return rows;
  };
}

/** The only row, or undefined where there is none. */
export function maybe<Parameters, Row>(statement: Statement<Parameters, Row>) {
  return async (db: Db, parameters: Parameters): Promise<Row | undefined> => {
    const { rows } = await send(db, statement, parameters);
    if (rows.length > 1) throw new Error(`${statement.name} gave ${rows.length} rows where one was expected`);
    return rows[0];
  };
}

/** The only row; a statement that must give one and does not is a fault. */
export function one<Parameters, Row>(statement: Statement<Parameters, Row>) {
  const find = maybe(statement);
  return async (db: Db, parameters: Parameters): Promise<Row> => {
    const row = await find(db, parameters);
    if (row === undefined) throw new Error(`${statement.name} gave no row`);
    return row;
  };
}

/** Nothing but the number of rows that were written. */
export function none<Parameters>(statement: Statement<Parameters, never>) {
  return async (db: Db, parameters: Parameters): Promise<number> => {
    const { count } = await send(db, statement, parameters);
    return count;
  };
}

async function send<Parameters, Row>(db: Db, statement: Statement<Parameters, Row>, parameters: Parameters) {
  const { name, text, row } = statement;
  const prepared = new Prepared({ name, text, values: statement.values(parameters), row });
  try {
    await new Promise<void>((resolve, reject) => {
      db.query(prepared, undefined, (error) => (error ? reject(error) : resolve()));
    });
  } catch (error) {
    // it comes from a socket: say where in our code it was asked
    if (error instanceof Error) Error.captureStackTrace(error);
    throw error;
  }
  return prepared;
}
