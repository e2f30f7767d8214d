// Generated from store.sql by `npm run generate`. Do not edit.
import { one } from '#platform/db/query.ts';
import { flag, json } from '#platform/db/cells.ts';
import type { Day } from '#kernel/day.ts';
import type { PointOfReader } from './rules.ts';

export type GetReaderRow = {
  agreed: boolean;
  points: PointOfReader[];
};

/**
 * Whether the account has agreed to personal offers (its newest answer counts), and what it is supplied with today.
 */
export const getReader = one<{ accountId: number; today: Day }, GetReaderRow>({
  name: 'offers/getReader',
  text: "select coalesce((select c.given from consents c\n                  where c.account_id = $1 and c.purpose = 'personalised_offers'\n                  order by c.id desc limit 1), false) as \"agreed!\",\n       coalesce((\n         select json_agg(distinct jsonb_build_object(\n                  'energy', p.energy,\n                  'tariff', case when 1 = any (m.rated) then 'double' when 0 = any (m.rated) then 'single' end,\n                  'feedsIn', coalesce(2 = any (m.rated), false)))\n           from visible_supplies v\n           join metering_points p on p.id = v.metering_point_id\n           left join lateral (\n             select array_agg(case g.code when '1.8.0' then 0 when '1.8.1' then 1 when '2.8.0' then 2 end) as rated\n               from meters m\n               join registers g on g.meter_id = m.id\n              where m.metering_point_id = p.id and m.installed_on <= $2\n                and (m.removed_on is null or m.removed_on > $2)) m on true\n          where v.account_id = $1 and v.visible_from <= $2\n            and (v.visible_until is null or v.visible_until > $2)), '[]') as \"points!\"",
  values: (p) => [p.accountId, p.today],
  row: (c) => ({ agreed: flag(c[0]) as boolean, points: json(c[1]) as PointOfReader[] }),
});
