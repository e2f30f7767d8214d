import { byName } from '#kernel/alphabet.ts';
import type { Day } from '#kernel/day.ts';
import type { Energy } from '#kernel/identifiers.ts';
import type { Db } from '#platform/db/query.ts';
import { listOperatorRows } from './operators.sql.ts';

/** A distribution operator of one energy; a company that runs both grids is two of them. `country` is ISO 3166 (SI). */
export type Operator = {
  readonly code: string;
  readonly name: string;
  readonly energy: Energy;
  readonly country: string;
};

/** The operators that exist on the day: electricity first, by name as the Slovenian alphabet has it. */
export async function listOperators(db: Db, day: Day): Promise<readonly Operator[]> {
  const rows = await listOperatorRows(db, { day });
  const operators = rows.map((row) => ({ ...row, energy: row.energy as Energy }));
  return operators.toSorted((one, other) =>
    one.energy === other.energy ? byName(one.name, other.name) : one.energy < other.energy ? -1 : 1,
  );
}
