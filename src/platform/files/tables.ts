/** A table on its way into a file: what every format of it needs to know. */
import type { Day } from '#kernel/day.ts';

/** Text, a plain number, an amount in euro with two decimals, or a calendar day as `YYYY-MM-DD`. */
export type ColumnKind = 'text' | 'number' | 'euro' | 'day';

export type TableColumn = {
  readonly header: string;
  readonly kind: ColumnKind;
  /** In characters. */
  readonly width: number;
};

/** Null: the cell stays empty. */
export type Cell = string | number | Day | null;

/** Rows come in portions, so that a long table is never in memory as a whole. */
export type Table = {
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly rows: () => AsyncIterable<readonly (readonly Cell[])[]>;
};
