/** The months of a point, from the rows of the ledger. */
import type { Db } from '#platform/db/query.ts';
import { joined, monthsOf, type Line, type MonthOfPoint } from './rules.ts';
import { listMarks, type ListMarksRow } from './store.sql.ts';

/** Oldest first, those in which at least one of the two is known. Only of days that the account may see. */
export async function monthsOfPoint(
  db: Db,
  key: { readonly accountId: number; readonly pointId: number },
): Promise<readonly MonthOfPoint[]> {
  const stretches = Map.groupBy(await listMarks(db, key), ({ stretch }) => stretch);
  return joined([...stretches.values()].map((rows) => monthsOf(linesOf(rows))));
}

function linesOf(rows: readonly ListMarksRow[]): Line[] {
  return [...Map.groupBy(rows, ({ code }) => code)].map(([code, marks]) => ({ code, marks }));
}
