/** What a list in an archive is made of: its columns, and its rows in portions. */
import type { Db } from '#platform/db/query.ts';
import type { ColumnWord, ListWord } from './words.ts';

/**
 * `moment`: an instant, written in UTC (ISO 8601). `yes_no`: true or false. `json`: an object. The rest as in tables of
 * `platform/files`.
 */
export type ColumnKind = 'text' | 'number' | 'day' | 'moment' | 'yes_no' | 'json';

export type Source = { readonly db: Db; readonly accountId: number };

export type DataSet = {
  /** Of its two files: `readings.json`, `readings.csv`. */
  readonly name: ListWord;
  readonly columns: readonly (readonly [ColumnWord, ColumnKind])[];
  /** In portions, each row with a value for every column. */
  readonly rows: (source: Source) => AsyncIterable<readonly Readonly<Record<string, unknown>>[]>;
};

export type Columns<Row> = Readonly<Partial<Record<Extract<keyof Row, ColumnWord>, ColumnKind>>>;

export const portion = 1_000;
export function columnsOf<Row>(columns: Columns<Row>): DataSet['columns'] {
  return Object.entries(columns) as [ColumnWord, ColumnKind][];
}

/** A list that is never long. */
export function short<Row extends object>(
  name: ListWord,
  list: (db: Db, given: { accountId: number }) => Promise<Row[]>,
  columns: Columns<Row>,
): DataSet {
  return {
    name,
    columns: columnsOf(columns),
    rows: async function* ({ db, accountId }) {
      yield (await list(db, { accountId })) as Record<string, unknown>[];
    },
  };
}

type Portion = { accountId: number; afterId: number; limit: number };

/** A list that may be long: it comes by its ids. */
export function long<Row extends { readonly id: number }>(
  name: ListWord,
  list: (db: Db, given: Portion) => Promise<Row[]>,
  columns: Columns<Row>,
): DataSet {
  return { name, columns: columnsOf(columns), rows: (source) => portionsById(source, list, portion) };
}

/** Portions of a list by its ids, for as long as there are rows. */
export async function* portionsById<Row extends { readonly id: number }>(
  { db, accountId }: Source,
  list: (db: Db, given: Portion) => Promise<Row[]>,
  limit = portion,
): AsyncGenerator<Row[]> {
  for (let afterId = 0; ;) {
    const rows = await list(db, { accountId, afterId, limit });
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < limit) return;
    afterId = last.id;
  }
}
