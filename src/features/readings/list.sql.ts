// Generated from list.sql by `npm run generate`. Do not edit.
import { many, maybe, one } from '#platform/db/query.ts';
import { flag, json, number } from '#platform/db/cells.ts';
import type { Day } from '#kernel/day.ts';
import type { ListPoint } from './list-facts.ts';
import type { WithdrawalRegister } from './withdrawal-facts.ts';

export type ListReadingsRow = {
  id: number;
  meteringPointId: number;
  number: string | null;
  gsrn: string;
  serial: string;
  registerCode: string;
  wholeDigits: number;
  readOn: Day;
  value: number;
  kind: string;
  source: string;
  state: string;
  handedOver: boolean;
  isOwn: boolean | null;
  difference: number | null;
};

/**
 * Newest first; of one day by point and register. The inner order is that of the index, so that a page is found without
 * reading all that comes after it. A reading of a bill is compared with the current one
 * of a bill before it, an own record with the current one of any kind before it: on the same point and register, and
 * only within one stretch of days that the account may see, or a customer would learn what was used before. The first
 * reading of a meter that was installed in that stretch is compared with what the meter started with.
 */
export const listReadings = many<
  {
    accountId: number;
    pointId: number | null;
    from: Day;
    until: Day;
    kind: string | null;
    codes: string[] | null;
    limit: number;
    offset: number;
  },
  ListReadingsRow
>({
  name: 'readings/list/listReadings',
  text: "with visible as materialized (\n  select v.metering_point_id, unnest(range_agg(daterange(v.visible_from, v.visible_until, '[]'))) as days\n    from visible_supplies v\n   where v.account_id = $1 and ($2::bigint is null or v.metering_point_id = $2)\n   group by v.metering_point_id\n), stretches as materialized (\n  select metering_point_id, coalesce(lower(days), '-infinity') as first_day, coalesce(upper(days), 'infinity') as day_after\n    from visible\n), shown as materialized (\n  select r.*, s.first_day\n    from stretches s\n   cross join lateral (\n      select l.id, l.metering_point_id, l.meter_id, l.register_code, l.whole_digits, l.read_on, l.value, l.turns, l.kind,\n             l.source, l.state, l.handed_over_at, l.contract_id, l.bill_month, l.recorded_by\n        from readings l\n       where l.metering_point_id = s.metering_point_id\n         and l.read_on >= greatest(s.first_day, $3::date) and l.read_on < least(s.day_after, $4::date + 1)\n         and ($5::text is null or l.kind = $5)\n         and ($6::text[] is null or l.register_code = any($6))\n       order by l.read_on desc, l.id desc\n       limit $7::int + $8::int) r\n   order by r.read_on desc, r.metering_point_id, r.id desc\n   limit $7::int offset $8::int\n)\nselect r.id, r.metering_point_id, p.number, p.gsrn, m.serial, r.register_code, r.whole_digits, r.read_on, r.value, r.kind,\n       r.source, r.state, r.handed_over_at is not null as \"handedOver!\", r.recorded_by = $1 as \"isOwn?\",\n       (t.total - coalesce(before.total, case when m.installed_on >= r.first_day then g.carried end))::float8\n         as \"difference?\"\n  from shown r\n  join metering_points p on p.id = r.metering_point_id\n  join meters m on m.id = r.meter_id\n  join registers g on g.meter_id = r.meter_id and g.code = r.register_code\n cross join lateral (\n    select g.carried + g.constant * (r.turns * (10 ^ r.whole_digits)::numeric + r.value - g.start_state) as total) t\n  left join lateral (\n    select b.total\n      from reading_totals b\n     where b.metering_point_id = r.metering_point_id and b.register_code = r.register_code and b.state = 'current'\n       and b.read_on < r.read_on and b.read_on >= r.first_day\n       and (r.kind = 'own_record' or b.kind <> 'own_record')\n       and (r.state = 'current' or r.bill_month is null\n            or (b.bill_month, b.contract_id) is distinct from (r.bill_month, r.contract_id))\n     order by b.read_on desc, b.id desc\n     limit 1) before on true\n order by r.read_on desc, r.metering_point_id, r.register_code, r.id desc",
  values: (p) => [p.accountId, p.pointId, p.from, p.until, p.kind, p.codes, p.limit, p.offset],
  row: (c) => ({
    id: number(c[0]) as number,
    meteringPointId: number(c[1]) as number,
    number: c[2] as string | null,
    gsrn: c[3] as string,
    serial: c[4] as string,
    registerCode: c[5] as string,
    wholeDigits: number(c[6]) as number,
    readOn: c[7] as Day,
    value: number(c[8]) as number,
    kind: c[9] as string,
    source: c[10] as string,
    state: c[11] as string,
    handedOver: flag(c[12]) as boolean,
    isOwn: flag(c[13]) as boolean | null,
    difference: number(c[14]) as number | null,
  }),
});

export type GetListFrameRow = {
  total: number;
  pages: number;
  page: number;
  pageFrom: Day | null;
  pageUntil: Day | null;
  skipped: number;
  firstReadOn: Day | null;
  points: ListPoint[];
};

/**
 * What stands round the list: how many readings there are in all, the days of the first of all that the account may see,
 * and its points. And where the page lies: of so many pages it is this one (the last, if more are asked for), its readings
 * are of these days, and so many of them stand before it. Counting walks the index only; then the page is found in the
 * readings of a few days, however far back it is and however many points there are.
 */
export const getListFrame = one<
  {
    accountId: number;
    from: Day;
    until: Day;
    kind: string | null;
    codes: string[] | null;
    pointId: number | null;
    size: number;
    page: number;
  },
  GetListFrameRow
>({
  name: 'readings/list/getListFrame',
  text: 'with visible as materialized (\n  select v.metering_point_id, unnest(range_agg(daterange(v.visible_from, v.visible_until, \'[]\'))) as days\n    from visible_supplies v\n   where v.account_id = $1\n   group by v.metering_point_id\n), stretches as materialized (\n  select metering_point_id, coalesce(lower(days), \'-infinity\') as first_day, coalesce(upper(days), \'infinity\') as day_after\n    from visible\n), counted as materialized (\n  select c.read_on, sum(c.readings) as readings\n    from stretches s\n   cross join lateral (\n      select l.read_on, count(*) as readings\n        from readings l\n       where l.metering_point_id = s.metering_point_id\n         and l.read_on >= greatest(s.first_day, $2::date) and l.read_on < least(s.day_after, $3::date + 1)\n         and ($4::text is null or l.kind = $4)\n         and ($5::text[] is null or l.register_code = any($5))\n       group by l.read_on) c\n   where $6::bigint is null or s.metering_point_id = $6\n   group by c.read_on\n), pages as materialized (\n  select coalesce(sum(readings), 0)::int as total, greatest(1, ceil(sum(readings) / $7::int))::int as pages\n    from counted\n), page as materialized (\n  select total, pages, least(pages, $8::int) as page, (least(pages, $8::int) - 1) * $7::int as before\n    from pages\n), running as (\n  select read_on, readings, sum(readings) over (order by read_on desc) - readings as before\n    from counted\n), lying as materialized (\n  select min(r.read_on) as first_day, max(r.read_on) as last_day, min(r.before) as before\n    from running r, page\n   where r.before < page.before + $7::int and r.before + r.readings > page.before\n)\nselect page.total as "total!", page.pages as "pages!", page.page as "page!", lying.first_day as "pageFrom?",\n       lying.last_day as "pageUntil?", (page.before - coalesce(lying.before, 0))::int as "skipped!",\n       (select min(f.read_on)\n          from stretches s\n         cross join lateral (\n            select l.read_on from readings l\n             where l.metering_point_id = s.metering_point_id and l.read_on >= s.first_day and l.read_on < s.day_after\n             order by l.read_on limit 1) f) as "firstReadOn?",\n       coalesce(\n         (select json_agg(json_build_object(\'id\', p.id, \'number\', p.number, \'gsrn\', p.gsrn) order by coalesce(p.number, p.gsrn))\n            from metering_points p\n           where p.id in (select metering_point_id from visible)),\n         \'[]\') as "points!"\n  from page, lying',
  values: (p) => [p.accountId, p.from, p.until, p.kind, p.codes, p.pointId, p.size, p.page],
  row: (c) => ({
    total: number(c[0]) as number,
    pages: number(c[1]) as number,
    page: number(c[2]) as number,
    pageFrom: c[3] as Day | null,
    pageUntil: c[4] as Day | null,
    skipped: number(c[5]) as number,
    firstReadOn: c[6] as Day | null,
    points: json(c[7]) as ListPoint[],
  }),
});

export type FindWithdrawableRow = {
  meteringPointId: number;
  submissionId: number;
  kind: string;
  readOn: Day;
  billMonth: Day | null;
  number: string | null;
  gsrn: string;
  street: string;
  postCode: string;
  post: string;
  registers: WithdrawalRegister[];
};

/**
 * A reading that the account sent itself, on a day that it may see, with all that was sent with it.
 */
export const findWithdrawable = maybe<{ accountId: number; id: number }, FindWithdrawableRow>({
  name: 'readings/list/findWithdrawable',
  text: "with visible as materialized (\n  select v.metering_point_id, range_agg(daterange(v.visible_from, v.visible_until, '[]')) as days\n    from visible_supplies v\n   where v.account_id = $1\n   group by v.metering_point_id\n)\nselect r.metering_point_id, r.submission_id as \"submissionId!\", r.kind, r.read_on, r.bill_month, p.number, p.gsrn, p.street,\n       p.post_code, p.post,\n       (select json_agg(\n                 json_build_object(\n                   'id', s.id, 'code', s.register_code, 'value', s.value, 'wholeDigits', s.whole_digits, 'state', s.state,\n                   'handedOver', s.handed_over_at is not null)\n                 order by s.register_code)\n          from readings s\n         where s.metering_point_id = r.metering_point_id and s.submission_id = r.submission_id) as \"registers!\"\n  from visible v\n  join readings r on r.metering_point_id = v.metering_point_id and r.id = $2\n  join metering_points p on p.id = r.metering_point_id\n where v.days @> r.read_on and r.source = 'portal' and r.recorded_by = $1 and r.submission_id is not null",
  values: (p) => [p.accountId, p.id],
  row: (c) => ({
    meteringPointId: number(c[0]) as number,
    submissionId: number(c[1]) as number,
    kind: c[2] as string,
    readOn: c[3] as Day,
    billMonth: c[4] as Day | null,
    number: c[5] as string | null,
    gsrn: c[6] as string,
    street: c[7] as string,
    postCode: c[8] as string,
    post: c[9] as string,
    registers: json(c[10]) as WithdrawalRegister[],
  }),
});
