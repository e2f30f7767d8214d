// Generated from operators.sql by `npm run generate`. Do not edit.
import { many } from '#platform/db/query.ts';
import type { Day } from '#kernel/day.ts';

export type ListOperatorRowsRow = {
  code: string;
  name: string;
  energy: string;
  country: string;
};

/**
 * Operators on a day.
 */
export const listOperatorRows = many<{ day: Day }, ListOperatorRowsRow>({
  name: 'metering/operators/listOperatorRows',
  text: 'select code, name, energy, country\n  from operators\n where coalesce(valid_from <= $1, true) and coalesce(valid_until > $1, true)\n order by energy, code',
  values: (p) => [p.day],
  row: (c) => ({ code: c[0] as string, name: c[1] as string, energy: c[2] as string, country: c[3] as string }),
});
