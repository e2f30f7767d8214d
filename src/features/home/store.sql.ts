// Generated from store.sql by `npm run generate`. Do not edit.
import { one } from '#platform/db/query.ts';
import { flag, json } from '#platform/db/cells.ts';
import type { Day } from '#kernel/day.ts';
import type { HomePoint, LatestReading, UnreadAnswers } from './home-facts.ts';
import type { OwedNow } from '#features/bills/index.ts';

export type GetHomeRow = {
  hasContracts: boolean;
  offersReminders: boolean;
  points: HomePoint[];
  latest: LatestReading[];
  owed: OwedNow | null;
  answers: UnreadAnswers | null;
};

/**
 * All of a customer's home page. `points`: those supplied today, each with the registers of the meter that is there
 * today and the last reading of each; own records are left out of what a point is judged by. `latest`: the five newest
 * readings of all points, those of supplies that have ended too. `owed`: what is open and not collected by the supplier.
 * `answers`: to questions, and not read yet. (The planner takes `@>` for a rare thing and would sort
 * all readings of a point; inside a case it walks the index from the newest one.)
 */
export const getHome = one<{ today: Day; accountId: number }, GetHomeRow>({
  name: 'home/getHome',
  text: "with visible as materialized (\n  select v.metering_point_id as id, range_agg(daterange(v.visible_from, v.visible_until, '[]')) as days,\n         array_agg(v.contract_id) as contracts,\n         bool_or(v.visible_from <= $1 and (v.visible_until is null or v.visible_until > $1)) as supplied\n    from visible_supplies v\n   where v.account_id = $2\n   group by v.metering_point_id\n)\nselect exists (select from contract_links where account_id = $2 and ended_at is null) as \"has_contracts!\",\n       -- once, to whoever has none\n       exists (select from accounts a where a.id = $2 and a.reminder_offer_answered_at is null)\n         and not exists (select from reminder_choices c where c.account_id = $2 and (c.by_mail or c.by_sms)) as \"offers_reminders!\",\n       coalesce(\n         (select json_agg(\n                   json_build_object(\n                     'id', p.id, 'number', p.number, 'gsrn', p.gsrn, 'energy', p.energy, 'operatorCode', p.operator_code,\n                     'street', p.street, 'post', p.post, 'readRemotely', p.read_remotely,\n                     'lastReadOn', booked.read_on, 'lastBillMonth', to_char(booked.bill_month, 'YYYY-MM'),\n                     'registers', coalesce(drums.registers, '[]')))\n            from visible v\n            join metering_points p on p.id = v.id\n            left join lateral (\n              select max(r.read_on) as read_on,\n                     max(r.bill_month) filter (where r.kind = 'submission' and r.contract_id = any(v.contracts)) as bill_month\n                from readings r\n               where r.metering_point_id = p.id and r.state = 'current' and r.kind in ('reading', 'submission')\n                 and r.read_on > $1::date - 100 and case when v.days @> r.read_on then true end\n            ) booked on true\n            left join lateral (\n              select json_agg(\n                       json_build_object('code', g.code, 'wholeDigits', g.whole_digits, 'value', last.value, 'readOn', last.read_on)\n                       order by g.code) as registers\n                from meters m\n                join registers g on g.meter_id = m.id and g.code <> '2.8.0'\n                left join lateral (\n                  select r.value, r.read_on\n                    from readings r\n                   where r.metering_point_id = p.id and r.meter_id = m.id and r.register_code = g.code\n                     and r.state = 'current' and case when v.days @> r.read_on then true end\n                   order by r.read_on desc, r.id desc\n                   limit 1\n                ) last on true\n               where m.metering_point_id = p.id\n                 and m.installed_on <= $1 and (m.removed_on is null or m.removed_on > $1)\n            ) drums on true\n           where v.supplied),\n         '[]') as \"points!\",\n       coalesce(\n         (select json_agg(\n                   json_build_object(\n                     'readOn', n.read_on, 'value', n.value, 'wholeDigits', n.whole_digits, 'code', n.register_code,\n                     'kind', n.kind, 'number', n.number, 'street', n.street)\n                   order by n.read_on desc, n.street, n.register_code)\n            from (select r.*, p.street, coalesce(p.number, p.gsrn) as number\n                    from visible v\n                    join metering_points p on p.id = v.id\n                   cross join lateral (\n                     select r.id, r.read_on, r.value, r.whole_digits, r.register_code, r.kind\n                       from readings r\n                      where r.metering_point_id = v.id and r.state = 'current' and case when v.days @> r.read_on then true end\n                      order by r.read_on desc, r.id desc\n                      limit 5) r\n                   order by r.read_on desc, r.id desc\n                   limit 5) n),\n         '[]') as \"latest!\",\n       (select case when count(*) > 0 then json_build_object(\n                 'cents', sum(b.open_cents), 'overdueCents', coalesce(sum(b.open_cents) filter (where b.due_on < $1), 0),\n                 'bills', count(*), 'firstDueOn', min(b.due_on), 'firstId', (array_agg(b.id order by b.due_on, b.id))[1]) end\n          from visible_contracts v\n          join bills b on b.contract_id = v.contract_id\n         where v.account_id = $2 and b.open_cents > 0 and not b.direct_debit) as \"owed?\",\n       (select case when count(*) > 0 then json_build_object(\n                 'count', count(*), 'id', (array_agg(c.id order by c.answered_at desc))[1],\n                 'number', (array_agg(c.number order by c.answered_at desc))[1]) end\n          from conversations c\n         where c.account_id = $2 and c.answered_at is not null and coalesce(c.answered_at > c.seen_at, true)) as \"answers?\"",
  values: (p) => [p.today, p.accountId],
  row: (c) => ({
    hasContracts: flag(c[0]) as boolean,
    offersReminders: flag(c[1]) as boolean,
    points: json(c[2]) as HomePoint[],
    latest: json(c[3]) as LatestReading[],
    owed: json(c[4]) as OwedNow | null,
    answers: json(c[5]) as UnreadAnswers | null,
  }),
});
