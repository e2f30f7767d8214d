// Generated from store.sql by `npm run generate`. Do not edit.
import { many } from '#platform/db/query.ts';
import { number } from '#platform/db/cells.ts';
import type { Day } from '#kernel/day.ts';

export type ListOwnGridsRow = {
  energy: string;
  operatorCode: string;
  points: number;
  remote: number;
  street: string;
};

/**
 * The grids that the points an account sees today belong to: how many there are, how many the operator reads from afar,
 * and where one of them is.
 */
export const listOwnGrids = many<{ accountId: number; today: Day }, ListOwnGridsRow>({
  name: 'pages/dates/listOwnGrids',
  text: 'select p.energy, p.operator_code, count(distinct p.id)::int as "points!",\n       (count(distinct p.id) filter (where p.read_remotely))::int as "remote!", min(p.street) as "street!"\n  from visible_supplies v\n  join metering_points p on p.id = v.metering_point_id\n where v.account_id = $1 and v.visible_from <= $2\n   and (v.visible_until is null or v.visible_until >= $2)\n group by p.energy, p.operator_code\n order by p.energy, p.operator_code',
  values: (p) => [p.accountId, p.today],
  row: (c) => ({
    energy: c[0] as string,
    operatorCode: c[1] as string,
    points: number(c[2]) as number,
    remote: number(c[3]) as number,
    street: c[4] as string,
  }),
});
