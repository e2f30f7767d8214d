// Generated from store.sql by `npm run generate`. Do not edit.
import { many } from '#platform/db/query.ts';
import { number } from '#platform/db/cells.ts';
import type { Day } from '#kernel/day.ts';

export type ListFeedingPointsRow = {
  id: number;
  number: string | null;
  gsrn: string;
  street: string;
  postCode: string;
  post: string;
};

/**
 * The points of the account that have, or had in days that it may see, a register of energy fed in.
 */
export const listFeedingPoints = many<{ accountId: number }, ListFeedingPointsRow>({
  name: 'self-supply/listFeedingPoints',
  text: "select p.id, p.number, p.gsrn, p.street, p.post_code, p.post\n  from metering_points p\n where exists (\n   select from visible_supplies v\n     join meters m on m.metering_point_id = v.metering_point_id\n     join registers g on g.meter_id = m.id and g.code = '2.8.0'\n    where v.account_id = $1 and v.metering_point_id = p.id\n      and (v.visible_until is null or m.installed_on <= v.visible_until)\n      and (m.removed_on is null or m.removed_on > v.visible_from))\n   and p.id in (select v.metering_point_id from visible_supplies v where v.account_id = $1)\n order by p.street, p.id",
  values: (p) => [p.accountId],
  row: (c) => ({
    id: number(c[0]) as number,
    number: c[1] as string | null,
    gsrn: c[2] as string,
    street: c[3] as string,
    postCode: c[4] as string,
    post: c[5] as string,
  }),
});

export type ListMarksRow = {
  stretch: Day;
  code: string;
  on: Day;
  total: number;
};

/**
 * What the registers of a point had counted, by stretch of days that the account may see: readings of the operator and
 * submissions (estimates and own records prove nothing), and what a meter began and ended with where it was exchanged.
 * Of one day the last row counts. A meter with both rates has its total too: it would count twice.
 */
export const listMarks = many<{ accountId: number; pointId: number }, ListMarksRow>({
  name: 'self-supply/listMarks',
  text: "with visible as materialized (\n  select unnest(range_agg(daterange(v.visible_from, v.visible_until, '[]'))) as days\n    from visible_supplies v\n   where v.account_id = $1 and v.metering_point_id = $2\n), stretches as materialized (\n  select coalesce(lower(days), '-infinity') as first_day, coalesce(upper(days), 'infinity') as day_after from visible\n), counting as materialized (\n  select g.meter_id, g.code, g.whole_digits, g.constant, g.start_state, g.final_state, g.carried, m.installed_on, m.removed_on\n    from meters m\n    join registers g on g.meter_id = m.id\n   where m.metering_point_id = $2\n     and not (g.code = '1.8.0' and exists (select from registers o where o.meter_id = m.id and o.code in ('1.8.1', '1.8.2')))\n), marks as (\n  select c.code, r.read_on as on_day, case r.kind when 'submission' then 2 else 3 end as weight, r.total\n    from counting c\n    join reading_totals r on r.metering_point_id = $2 and r.meter_id = c.meter_id and r.register_code = c.code\n   where r.state = 'current' and r.kind in ('reading', 'submission')\n   union all\n  select c.code, c.installed_on, 1, c.carried\n    from counting c\n   where exists (select from counting o where o.installed_on < c.installed_on)\n   union all\n  select c.code, c.removed_on, 0,\n         c.carried + c.constant * ((coalesce(l.turns, 0) + (c.final_state < coalesce(l.value, c.start_state))::int)\n                                   * (10 ^ c.whole_digits)::numeric + c.final_state - c.start_state)\n    from counting c\n    left join lateral (\n      select r.turns, r.value from readings r\n       where r.metering_point_id = $2 and r.meter_id = c.meter_id and r.register_code = c.code and r.state = 'current'\n       order by r.read_on desc, r.id desc\n       limit 1) l on true\n   where c.removed_on is not null and c.final_state is not null\n)\nselect s.first_day as \"stretch!\", m.code as \"code!\", m.on_day as \"on!\", m.total::float8 as \"total!\"\n  from stretches s\n  join marks m on m.on_day >= s.first_day and m.on_day < s.day_after\n order by s.first_day, m.code, m.on_day, m.weight",
  values: (p) => [p.accountId, p.pointId],
  row: (c) => ({ stretch: c[0] as Day, code: c[1] as string, on: c[2] as Day, total: number(c[3]) as number }),
});
