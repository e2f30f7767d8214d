-- Mail about bills: the plan of a day, and the messages written from it.

-- name: planNotices :one
-- The notices of a day with their bills, in one pass. New is what was imported in the last week and after the contract was
-- linked, and issued lately: the import of old bills is no news. Reminders wait until three days after the news, and
-- reach no further back than a week, so that nobody is written to about old debts when the portal begins. What the supplier
-- collects needs no reminder. Who has had a mail today gets the rest tomorrow.
with found as (
  select v.account_id, b.id as bill_id, 'arrived' as why
    from bills b
    join visible_contracts v on v.contract_id = b.contract_id
    join contract_links l on l.account_id = v.account_id and l.contract_id = v.contract_id and l.ended_at is null
    left join bill_notice_choices c on c.account_id = v.account_id
   where b.imported_at > :now::timestamptz - interval '7 days' and b.imported_at >= l.linked_at
     and b.issued_on > :day::date - 45 and b.cancelled_by_id is null and coalesce(c.on_arrival, true)
   union all
  select v.account_id, b.id, case when b.due_on >= :day then 'before_due' else 'after_due' end
    from bills b
    join visible_contracts v on v.contract_id = b.contract_id
    left join bill_notice_choices c on c.account_id = v.account_id
   where b.open_cents > 0 and b.kind = 'invoice' and not b.direct_debit
     and (b.due_on between :day and :day::date + 3 and coalesce(c.before_due, true)
          or b.due_on between :day::date - 10 and :day::date - 3 and coalesce(c.after_due, true))
), fresh as (
  select distinct on (f.account_id, f.bill_id) f.account_id, f.bill_id, f.why
    from found f
   where not exists (select from bill_notice_bills t
                      where t.account_id = f.account_id and t.bill_id = f.bill_id and t.why = f.why)
     and not exists (select from bill_notice_bills t
                       join bill_notices n on n.id = t.notice_id
                      where t.account_id = f.account_id and t.bill_id = f.bill_id and n.day > :day::date - 3)
     and not exists (select from bill_notices n where n.account_id = f.account_id and n.day = :day)
   order by f.account_id, f.bill_id, f.why = 'arrived' desc
), planned as (
  insert into bill_notices (account_id, day, planned_at)
  select distinct account_id, :day::date, :now::timestamptz
    from fresh
   order by account_id
  on conflict on constraint bill_notices_one_per_person_and_day do nothing
  returning id, account_id
), listed as (
  insert into bill_notice_bills (account_id, bill_id, why, notice_id)
  select f.account_id, f.bill_id, f.why, p.id
    from planned p
    join fresh f on f.account_id = p.account_id
  on conflict do nothing
)
select count(*) as "planned!" from planned

-- name: takeNoticesToWrite :many
-- json bills: NoticedBill[] from ./letters.ts
-- A portion of what is planned and not written, locked until the transaction ends: other writers pass it by.
with taken as materialized (
  select id, account_id from bill_notices where written_at is null order by id limit :most for update skip locked
)
select t.id as "id!", t.account_id as "account_id!", a.email, a.language,
       (select coalesce(json_agg(json_build_object(
                 'id', b.id, 'number', b.number, 'kind', b.kind, 'why', s.why, 'contract', c.number, 'dueOn', b.due_on,
                 'total', b.total_cents, 'open', b.open_cents, 'reference', b.reference, 'iban', b.payee_iban,
                 'directDebit', b.direct_debit)
                 order by b.due_on, b.id), '[]')
          from standing_notices(t.id) s
          join bills b on b.id = s.bill_id
          join contracts c on c.id = b.contract_id) as "bills!"
  from taken t
  join accounts a on a.id = t.account_id
 order by t.id

-- name: markNoticesWritten :none
-- The lists of those with a message run in step; what has nothing to say any more has none.
update bill_notices n
   set written_at = :now, message_id = w.message_id
  from unnest(:taken::bigint[]) as t (id)
  left join unnest(:ids::bigint[], :messageIds::bigint[]) as w (id, message_id) on w.id = t.id
 where n.id = t.id

-- name: isNoticeWanted :maybe
-- Whether a message is still to be sent: something of it stands, and it goes where its reader is reached today.
select exists (select from standing_notices(n.id)) and m.recipient = a.email as "wanted!"
  from bill_notices n
  join messages m on m.id = n.message_id
  join accounts a on a.id = n.account_id
 where n.message_id = :messageId

-- name: deleteOldNotices :none
delete from bill_notices where day < :before

-- name: findNoticeChoices :maybe
select on_arrival, before_due, after_due from bill_notice_choices where account_id = :accountId

-- name: saveNoticeChoices :none
insert into bill_notice_choices (account_id, on_arrival, before_due, after_due, changed_at)
values (:accountId, :onArrival, :beforeDue, :afterDue, :now)
on conflict (account_id) do update
   set on_arrival = excluded.on_arrival, before_due = excluded.before_due, after_due = excluded.after_due,
       changed_at = excluded.changed_at

-- name: listDueBills :many
-- Bills that are still to be paid, for calendars: one that is paid or cancelled leaves them.
select b.id, b.number, b.due_on, b.open_cents, c.number as contract_number
  from visible_contracts v
  join bills b on b.contract_id = v.contract_id
  join contracts c on c.id = b.contract_id
 where v.account_id = :accountId and b.open_cents > 0 and b.kind = 'invoice' and not b.direct_debit and b.due_on >= :since
 order by b.due_on, b.id
 limit 500
