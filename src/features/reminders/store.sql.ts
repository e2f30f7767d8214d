// Generated from store.sql by `npm run generate`. Do not edit.
import { many, maybe, none, one } from '#platform/db/query.ts';
import { flag, json, number } from '#platform/db/cells.ts';
import type { Day } from '#kernel/day.ts';
import type { WaitingPoint } from './letters.ts';
import type { E164 } from '#platform/sms/numbers.ts';

export type ListGridsRow = {
  code: string;
  energy: string;
};

/**
 * Every grid that a point can belong to, whether or not its operator is still there.
 */
export const listGrids = many<Record<string, never>, ListGridsRow>({
  name: 'reminders/listGrids',
  text: 'select code, energy from operators',
  values: () => [],
  row: (c) => ({ code: c[0] as string, energy: c[1] as string }),
});

/**
 * For the rest of the transaction. These statements meet empty tables one quarter of an hour and a hundred thousand rows the
 * next: a plan kept from then would compare each row with each. And what is for everybody may take longer than a page.
 */
export const planAnew = none<Record<string, never>>({
  name: 'reminders/planAnew',
  text: "select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('statement_timeout', '900s', true)",
  values: () => [],
});

export type PlanDayRow = {
  planned: number;
};

/**
 * The reminders of a day with their points, in one pass. The windows (those of which this is a day that customers choose)
 * and the quiet hours that let a reminder go out now come as lists that run in step. A point is left out that is read
 * remotely, no longer supplied, or read in this window; an account that has had its reminder today gets no other.
 */
export const planDay = one<
  {
    energies: string[];
    operators: string[];
    forMonths: Day[];
    opens: Day[];
    closes: Day[];
    isOpening: boolean[];
    isLastButOne: boolean[];
    isLast: boolean[];
    usualFrom: number;
    usualUntil: number;
    hoursThatAllow: number[];
    day: Day;
    now: Date;
  },
  PlanDayRow
>({
  name: 'reminders/planDay',
  text: "with windows as (\n  select *\n    from unnest($1::text[], $2::text[], $3::date[], $4::date[], $5::date[],\n                $6::bool[], $7::bool[], $8::bool[])\n      as w (energy, operator_code, for_month, opens_on, closes_on, is_opening, is_last_but_one, is_last)\n), due as materialized (\n  select c.account_id, wanted.channel, c.metering_point_id, w.for_month, w.opens_on, w.closes_on\n    from windows w\n    join metering_points p on p.energy = w.energy and p.operator_code = w.operator_code and not p.read_remotely\n    join reminder_choices c on c.metering_point_id = p.id\n     and (c.at_opening and w.is_opening or c.at_last_but_one and w.is_last_but_one or c.at_last and w.is_last)\n    join lateral (values ('mail', c.by_mail), ('sms', c.by_sms)) wanted (channel, is_on) on wanted.is_on\n    left join reminder_hours h on h.account_id = c.account_id\n   where coalesce(h.quiet_from, $9) * 100 + coalesce(h.quiet_until, $10) = any($11::int[])\n     and (wanted.channel = 'mail' or exists (select from mobile_numbers m where m.account_id = c.account_id))\n     and not exists (select from reminders r\n                      where r.account_id = c.account_id and r.channel = wanted.channel and r.day = $12)\n     and exists (select from visible_supplies v\n                  where v.account_id = c.account_id and v.metering_point_id = p.id\n                    and v.visible_from <= $12 and (v.visible_until is null or v.visible_until > $12))\n     -- as in the function waiting_points, which is asked again later\n     and not exists (select from readings d\n                      where d.metering_point_id = p.id and d.read_on > $12::date - 100 and d.state = 'current'\n                        and (d.kind in ('reading', 'submission') and d.read_on >= w.opens_on\n                             or d.kind = 'submission' and d.bill_month >= w.for_month)\n                        and exists (select from visible_supplies v\n                                     where v.account_id = c.account_id and v.metering_point_id = p.id\n                                       and d.read_on >= v.visible_from\n                                       and (v.visible_until is null or d.read_on <= v.visible_until)))\n), planned as (\n  insert into reminders (account_id, channel, day, planned_at)\n  select distinct account_id, channel, $12::date, $13::timestamptz\n    from due\n   order by account_id, channel -- two planners at once wait for each other and do not lock each other out\n  on conflict on constraint reminders_one_per_person_channel_and_day do nothing\n  returning id, account_id, channel\n), sorted as (\n  -- the planner takes both for a row or two and would join them by comparing each with each; a window sorts them once\n  select max(b.id) over (partition by b.account_id, b.channel) as reminder_id, b.metering_point_id, b.for_month,\n         b.opens_on, b.closes_on\n    from (select account_id, channel, id, null::bigint as metering_point_id, null::date as for_month,\n                 null::date as opens_on, null::date as closes_on\n            from planned\n           union all\n          select account_id, channel, null, metering_point_id, for_month, opens_on, closes_on\n            from due) b\n), listed as (\n  insert into reminder_points (reminder_id, metering_point_id, for_month, opens_on, closes_on)\n  select reminder_id, metering_point_id, for_month, opens_on, closes_on\n    from sorted\n   where reminder_id is not null and metering_point_id is not null\n)\nselect count(*) as \"planned!\" from planned",
  values: (p) => [
    p.energies,
    p.operators,
    p.forMonths,
    p.opens,
    p.closes,
    p.isOpening,
    p.isLastButOne,
    p.isLast,
    p.usualFrom,
    p.usualUntil,
    p.hoursThatAllow,
    p.day,
    p.now,
  ],
  row: (c) => ({ planned: number(c[0]) as number }),
});

/**
 * Tells the planner that there are many of them now; statements of other connections are planned anew as well.
 */
export const countAnew = none<Record<string, never>>({
  name: 'reminders/countAnew',
  text: 'analyze reminders, reminder_points',
  values: () => [],
});

export type TakeRemindersToWriteRow = {
  id: number;
  accountId: number;
  channel: string;
  email: string;
  language: string;
  mobile: E164 | null;
  quietFrom: number | null;
  quietUntil: number | null;
  points: WaitingPoint[];
};

/**
 * A portion of what is planned and not written, locked until the transaction ends: other writers pass it by. Its points
 * are those that wait now, the first to close leading; mails show what their registers read last.
 */
export const takeRemindersToWrite = many<{ most: number; today: Day }, TakeRemindersToWriteRow>({
  name: 'reminders/takeRemindersToWrite',
  text: "with taken as materialized (\n  select id, account_id, channel\n    from reminders\n   where written_at is null\n   order by id\n   limit $1\n     for update skip locked\n)\nselect t.id as \"id!\", t.account_id as \"account_id!\", t.channel as \"channel!\", a.email, a.language, m.number as \"mobile?\",\n       h.quiet_from as \"quiet_from?\", h.quiet_until as \"quiet_until?\", coalesce(waiting.points, '[]') as \"points!\"\n  from taken t\n  join accounts a on a.id = t.account_id\n  left join mobile_numbers m on m.account_id = t.account_id\n  left join reminder_hours h on h.account_id = t.account_id\n  left join lateral (\n    select json_agg(\n             json_build_object(\n               'id', p.id, 'number', p.number, 'gsrn', p.gsrn, 'street', p.street, 'postCode', p.post_code, 'post', p.post,\n               'opensOn', w.opens_on, 'closesOn', w.closes_on, 'registers', coalesce(drums.registers, '[]'))\n             order by w.closes_on, coalesce(p.number, p.gsrn)) as points\n      from waiting_points(t.id, $2) w\n      join metering_points p on p.id = w.metering_point_id\n      left join lateral (\n        select json_agg(\n                 json_build_object('code', g.code, 'value', latest.value, 'readOn', latest.read_on)\n                 order by g.code) as registers\n          from meters e\n          join registers g on g.meter_id = e.id and g.code <> '2.8.0'\n          join lateral (\n            select r.value, r.read_on\n              from readings r\n             where r.metering_point_id = p.id and r.meter_id = e.id and r.register_code = g.code and r.state = 'current'\n               and exists (select from visible_supplies v\n                            where v.account_id = t.account_id and v.metering_point_id = p.id\n                              and r.read_on >= v.visible_from and (v.visible_until is null or r.read_on <= v.visible_until))\n             order by r.read_on desc, r.id desc\n             limit 1) latest on true\n         where t.channel = 'mail' and e.metering_point_id = p.id\n           and e.installed_on <= $2 and (e.removed_on is null or e.removed_on > $2)\n      ) drums on true\n  ) waiting on true\n order by t.id",
  values: (p) => [p.most, p.today],
  row: (c) => ({
    id: number(c[0]) as number,
    accountId: number(c[1]) as number,
    channel: c[2] as string,
    email: c[3] as string,
    language: c[4] as string,
    mobile: c[5] as E164 | null,
    quietFrom: number(c[6]) as number | null,
    quietUntil: number(c[7]) as number | null,
    points: json(c[8]) as WaitingPoint[],
  }),
});

/**
 * The lists run in step.
 */
export const markWritten = none<{ now: Date; ids: number[]; messageIds: number[]; stopHashes: Buffer[] }>({
  name: 'reminders/markWritten',
  text: 'update reminders r\n   set written_at = $1, message_id = w.message_id, stop_hash = w.stop_hash\n  from unnest($2::bigint[], $3::bigint[], $4::bytea[]) as w (id, message_id, stop_hash)\n where r.id = w.id',
  values: (p) => [p.now, p.ids, p.messageIds, p.stopHashes],
});

/**
 * Those that say nothing any more: no message is written.
 */
export const markNeedless = none<{ now: Date; ids: number[] }>({
  name: 'reminders/markNeedless',
  text: 'update reminders set written_at = $1 where id = any($2::bigint[])',
  values: (p) => [p.now, p.ids],
});

export type IsStillWantedRow = {
  wanted: boolean;
};

/**
 * Whether a message is still to be sent: some point of its reminder waits, it goes where its reader is reached today, and
 * no later reminder has taken its place.
 */
export const isStillWanted = maybe<{ today: Day; messageId: number }, IsStillWantedRow>({
  name: 'reminders/isStillWanted',
  text: 'select exists (select from waiting_points(r.id, $1))\n       and m.recipient = case r.channel when \'mail\' then a.email else n.number end\n       and not exists (select from reminders later\n                        where later.account_id = r.account_id and later.channel = r.channel and later.day > r.day\n                          and later.message_id is not null) as "wanted!"\n  from reminders r\n  join messages m on m.id = r.message_id\n  join accounts a on a.id = r.account_id\n  left join mobile_numbers n on n.account_id = r.account_id\n where r.message_id = $2',
  values: (p) => [p.today, p.messageId],
  row: (c) => ({ wanted: flag(c[0]) as boolean }),
});

export const deleteOldReminders = none<{ before: Day }>({
  name: 'reminders/deleteOldReminders',
  text: 'delete from reminders where day < $1',
  values: (p) => [p.before],
});
