/**
 * How SQL reaches PostgreSQL: named prepared statements made by `npm run generate` from the `.sql` files beside the
 * features. A statement says how many rows it gives (`many`, `one`, `maybe`, `none`); rows come as arrays and are
 * mapped by generated code, which is both typed and the fastest that `pg` offers.
 */
import type { QueryArrayConfig, QueryArrayResult } from 'pg';

/** What a statement needs: a pool, or the client of a transaction. */
export type Db = { query(config: QueryArrayConfig): Promise<QueryArrayResult> };

type Cells = readonly unknown[];

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
    return rows.map(statement.row);
  };
}

/** The only row, or undefined where there is none. */
export function maybe<Parameters, Row>(statement: Statement<Parameters, Row>) {
  return async (db: Db, parameters: Parameters): Promise<Row | undefined> => {
    const { rows } = await send(db, statement, parameters);
    if (rows.length > 1) throw new Error(`${statement.name} gave ${rows.length} rows where one was expected`);
    return rows[0] === undefined ? undefined : statement.row(rows[0]);
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
    const result = await send(db, statement, parameters);
    return result.rowCount ?? 0;
  };
}

function send<Parameters, Row>(db: Db, statement: Statement<Parameters, Row>, parameters: Parameters) {
  return db.query({
    name: statement.name,
    text: statement.text,
    values: statement.values(parameters),
    rowMode: 'array',
  });
}
