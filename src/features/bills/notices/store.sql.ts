// Generated from store.sql by `npm run generate`. Do not edit.
import { many, maybe, none, one } from '#platform/db/query.ts';
import { flag, json, number } from '#platform/db/cells.ts';
import type { Day } from '#kernel/day.ts';
import type { NoticedBill } from './letters.ts';

export type PlanNoticesRow = {
  planned: number;
};

/**
 * The notices of a day with their bills, in one pass. New is what was imported in the last week and after the contract was
 * linked, and issued lately: the import of old bills is no news. Reminders wait until three days after the news, and
 * reach no further back than a week, so that nobody is written to about old debts when the portal begins. What the supplier
 * collects needs no reminder. Who has had a mail today gets the rest tomorrow.
 */
export const planNotices = one<{ now: Date; day: Day }, PlanNoticesRow>({
  name: 'bills/notices/planNotices',
  text: "with found as (\n  select v.account_id, b.id as bill_id, 'arrived' as why\n    from bills b\n    join visible_contracts v on v.contract_id = b.contract_id\n    join contract_links l on l.account_id = v.account_id and l.contract_id = v.contract_id and l.ended_at is null\n    left join bill_notice_choices c on c.account_id = v.account_id\n   where b.imported_at > $1::timestamptz - interval '7 days' and b.imported_at >= l.linked_at\n     and b.issued_on > $2::date - 45 and b.cancelled_by_id is null and coalesce(c.on_arrival, true)\n   union all\n  select v.account_id, b.id, case when b.due_on >= $2 then 'before_due' else 'after_due' end\n    from bills b\n    join visible_contracts v on v.contract_id = b.contract_id\n    left join bill_notice_choices c on c.account_id = v.account_id\n   where b.open_cents > 0 and b.kind = 'invoice' and not b.direct_debit\n     and (b.due_on between $2 and $2::date + 3 and coalesce(c.before_due, true)\n          or b.due_on between $2::date - 10 and $2::date - 3 and coalesce(c.after_due, true))\n), fresh as (\n  select distinct on (f.account_id, f.bill_id) f.account_id, f.bill_id, f.why\n    from found f\n   where not exists (select from bill_notice_bills t\n                      where t.account_id = f.account_id and t.bill_id = f.bill_id and t.why = f.why)\n     and not exists (select from bill_notice_bills t\n                       join bill_notices n on n.id = t.notice_id\n                      where t.account_id = f.account_id and t.bill_id = f.bill_id and n.day > $2::date - 3)\n     and not exists (select from bill_notices n where n.account_id = f.account_id and n.day = $2)\n   order by f.account_id, f.bill_id, f.why = 'arrived' desc\n), planned as (\n  insert into bill_notices (account_id, day, planned_at)\n  select distinct account_id, $2::date, $1::timestamptz\n    from fresh\n   order by account_id\n  on conflict on constraint bill_notices_one_per_person_and_day do nothing\n  returning id, account_id\n), listed as (\n  insert into bill_notice_bills (account_id, bill_id, why, notice_id)\n  select f.account_id, f.bill_id, f.why, p.id\n    from planned p\n    join fresh f on f.account_id = p.account_id\n  on conflict do nothing\n)\nselect count(*) as \"planned!\" from planned",
  values: (p) => [p.now, p.day],
  row: (c) => ({ planned: number(c[0]) as number }),
});

export type TakeNoticesToWriteRow = {
  id: number;
  accountId: number;
  email: string;
  language: string;
  bills: NoticedBill[];
};

/**
 * A portion of what is planned and not written, locked until the transaction ends: other writers pass it by.
 */
export const takeNoticesToWrite = many<{ most: number }, TakeNoticesToWriteRow>({
  name: 'bills/notices/takeNoticesToWrite',
  text: "with taken as materialized (\n  select id, account_id from bill_notices where written_at is null order by id limit $1 for update skip locked\n)\nselect t.id as \"id!\", t.account_id as \"account_id!\", a.email, a.language,\n       (select coalesce(json_agg(json_build_object(\n                 'id', b.id, 'number', b.number, 'kind', b.kind, 'why', s.why, 'contract', c.number, 'dueOn', b.due_on,\n                 'total', b.total_cents, 'open', b.open_cents, 'reference', b.reference, 'iban', b.payee_iban,\n                 'directDebit', b.direct_debit)\n                 order by b.due_on, b.id), '[]')\n          from standing_notices(t.id) s\n          join bills b on b.id = s.bill_id\n          join contracts c on c.id = b.contract_id) as \"bills!\"\n  from taken t\n  join accounts a on a.id = t.account_id\n order by t.id",
  values: (p) => [p.most],
  row: (c) => ({
    id: number(c[0]) as number,
    accountId: number(c[1]) as number,
    email: c[2] as string,
    language: c[3] as string,
    bills: json(c[4]) as NoticedBill[],
  }),
});

/**
 * The lists of those with a message run in step; what has nothing to say any more has none.
 */
export const markNoticesWritten = none<{ now: Date; taken: number[]; ids: number[]; messageIds: number[] }>({
  name: 'bills/notices/markNoticesWritten',
  text: 'update bill_notices n\n   set written_at = $1, message_id = w.message_id\n  from unnest($2::bigint[]) as t (id)\n  left join unnest($3::bigint[], $4::bigint[]) as w (id, message_id) on w.id = t.id\n where n.id = t.id',
  values: (p) => [p.now, p.taken, p.ids, p.messageIds],
});

export type IsNoticeWantedRow = {
  wanted: boolean;
};

/**
 * Whether a message is still to be sent: something of it stands, and it goes where its reader is reached today.
 */
export const isNoticeWanted = maybe<{ messageId: number }, IsNoticeWantedRow>({
  name: 'bills/notices/isNoticeWanted',
  text: 'select exists (select from standing_notices(n.id)) and m.recipient = a.email as "wanted!"\n  from bill_notices n\n  join messages m on m.id = n.message_id\n  join accounts a on a.id = n.account_id\n where n.message_id = $1',
  values: (p) => [p.messageId],
  row: (c) => ({ wanted: flag(c[0]) as boolean }),
});

export const deleteOldNotices = none<{ before: Day }>({
  name: 'bills/notices/deleteOldNotices',
  text: 'delete from bill_notices where day < $1',
  values: (p) => [p.before],
});

export type FindNoticeChoicesRow = {
  onArrival: boolean;
  beforeDue: boolean;
  afterDue: boolean;
};

export const findNoticeChoices = maybe<{ accountId: number }, FindNoticeChoicesRow>({
  name: 'bills/notices/findNoticeChoices',
  text: 'select on_arrival, before_due, after_due from bill_notice_choices where account_id = $1',
  values: (p) => [p.accountId],
  row: (c) => ({ onArrival: flag(c[0]) as boolean, beforeDue: flag(c[1]) as boolean, afterDue: flag(c[2]) as boolean }),
});

export const saveNoticeChoices = none<{
  accountId: number;
  onArrival: boolean;
  beforeDue: boolean;
  afterDue: boolean;
  now: Date;
}>({
  name: 'bills/notices/saveNoticeChoices',
  text: 'insert into bill_notice_choices (account_id, on_arrival, before_due, after_due, changed_at)\nvalues ($1, $2, $3, $4, $5)\non conflict (account_id) do update\n   set on_arrival = excluded.on_arrival, before_due = excluded.before_due, after_due = excluded.after_due,\n       changed_at = excluded.changed_at',
  values: (p) => [p.accountId, p.onArrival, p.beforeDue, p.afterDue, p.now],
});

export type ListDueBillsRow = {
  id: number;
  number: string;
  dueOn: Day;
  openCents: number;
  contractNumber: string;
};

/**
 * Bills that are still to be paid, for calendars: one that is paid or cancelled leaves them.
 */
export const listDueBills = many<{ accountId: number; since: Day }, ListDueBillsRow>({
  name: 'bills/notices/listDueBills',
  text: "select b.id, b.number, b.due_on, b.open_cents, c.number as contract_number\n  from visible_contracts v\n  join bills b on b.contract_id = v.contract_id\n  join contracts c on c.id = b.contract_id\n where v.account_id = $1 and b.open_cents > 0 and b.kind = 'invoice' and not b.direct_debit and b.due_on >= $2\n order by b.due_on, b.id\n limit 500",
  values: (p) => [p.accountId, p.since],
  row: (c) => ({
    id: number(c[0]) as number,
    number: c[1] as string,
    dueOn: c[2] as Day,
    openCents: number(c[3]) as number,
    contractNumber: c[4] as string,
  }),
});
