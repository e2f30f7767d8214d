-- What is kept about an account, for its archive. What belongs to contracts goes through the views that decide what an
-- account may see, as on every page. Long lists come in portions, by id.

-- name: getOwnData :one
select a.email, a.name, a.street, a.town, a.post_code, a.post, a.country, a.phone, a.sex, a.language, a.created_at,
       m.number as "mobileNumber?", m.confirmed_at as "mobileConfirmedAt?", h.quiet_from as "quietFrom?",
       h.quiet_until as "quietUntil?", n.on_arrival as "onArrival?", n.before_due as "beforeDue?",
       n.after_due as "afterDue?", f.made_at as "calendarMadeAt?", f.last_read_at as "calendarReadAt?",
       d.due_at as "deletionDueAt?"
  from accounts a
  left join mobile_numbers m on m.account_id = a.id
  left join reminder_hours h on h.account_id = a.id
  left join bill_notice_choices n on n.account_id = a.id
  left join calendar_feeds f on f.account_id = a.id
  left join account_deletions d on d.account_id = a.id
 where a.id = :accountId

-- name: listOwnConsents :many
select purpose, given, text_version, recorded_at, origin from consents where account_id = :accountId order by id

-- name: listOwnSessions :many
select device, created_at, last_seen_at, expires_at, remembered
  from sessions
 where account_id = :accountId
 order by id

-- name: listOwnEmailChanges :many
select requested_at, kind, new_email, state, settled_at from email_changes where account_id = :accountId order by id

-- name: listOwnAccesses :many
select id, accessed_at, who, what, reason
  from data_accesses
 where account_id = :accountId and id > :afterId
 order by id
 limit :limit

-- name: listOwnActions :many
select id, recorded_at, action, subject, facts::text as "facts!", origin as ip
  from audit_entries
 where account_id = :accountId and id > :afterId
 order by id
 limit :limit

-- name: listOwnMessages :many
select id, created_at, settled_at, channel, recipient, template, subject, shown_text as text, language, state, delivery
  from messages
 where account_id = :accountId and id > :afterId
 order by id
 limit :limit

-- name: listOwnContracts :many
select c.number as contract, c.energy, c.country, c.valid_from, c.valid_until, l.linked_at
  from visible_contracts v
  join contracts c on c.id = v.contract_id
  join contract_links l on l.contract_id = v.contract_id and l.account_id = v.account_id and l.ended_at is null
 where v.account_id = :accountId
 order by c.number

-- name: listOwnPoints :many
select p.gsrn, p.number, p.energy, p.operator_code as operator, p.street, p.post_code, p.post, p.country, p.read_remotely,
       c.number as contract, v.visible_from as "visibleFrom!", v.visible_until
  from visible_supplies v
  join metering_points p on p.id = v.metering_point_id
  join contracts c on c.id = v.contract_id
 where v.account_id = :accountId
 order by p.gsrn, v.visible_from

-- name: listOwnMeters :many
select p.gsrn, m.serial as meter, m.installed_on, m.removed_on, g.code as register, g.whole_digits, g.constant::float8 as "constant!"
  from metering_points p
  join meters m on m.metering_point_id = p.id
  join registers g on g.meter_id = m.id
 where exists (select from visible_supplies v
                where v.account_id = :accountId and v.metering_point_id = p.id
                  and (m.removed_on is null or m.removed_on >= v.visible_from)
                  and (v.visible_until is null or m.installed_on <= v.visible_until))
 order by p.gsrn, m.installed_on, m.id, g.code

-- name: listOwnReadings :many
-- On the days that the account may see. A point of several contracts of the account has its readings once.
with visible as materialized (
  select v.metering_point_id, range_agg(daterange(v.visible_from, v.visible_until, '[]')) as days
    from visible_supplies v
   where v.account_id = :accountId
   group by v.metering_point_id
)
select r.metering_point_id as point_key, r.id, p.gsrn, m.serial as meter, r.register_code as register, r.read_on, r.value,
       r.turns, r.kind, r.source, r.state, r.bill_month, r.booked_on, r.recorded_at, r.ended_at, r.handed_over_at,
       coalesce(r.recorded_by = :accountId, false) as "sentByYou!"
  from visible v
  join metering_points p on p.id = v.metering_point_id
  join readings r on r.metering_point_id = v.metering_point_id
  join meters m on m.id = r.meter_id
 where (r.metering_point_id, r.id) > (:afterPoint, :afterId::bigint) and v.days @> r.read_on
 order by r.metering_point_id, r.id
 limit :limit

-- name: listOwnBills :many
select b.id, b.number as bill, c.number as contract, b.kind, b.period_from, b.period_until, b.issued_on, b.due_on,
       b.net_cents, b.vat_cents, b.total_cents, b.to_pay_cents, b.settled_cents, b.open_cents, b.payer_name, b.payer_street,
       b.payer_post_code, b.payer_post, b.reference, b.payee_iban as iban, b.purpose, b.direct_debit,
       x.number as "cancelsBill?"
  from visible_bills v
  join bills b on b.id = v.bill_id
  join contracts c on c.id = b.contract_id
  left join bills x on x.id = b.cancels_bill_id
 where v.account_id = :accountId and b.id > :afterId
 order by b.id
 limit :limit

-- name: listOwnBillIds :many
select v.bill_id as "id!"
  from visible_bills v
 where v.account_id = :accountId and v.bill_id > :afterId
 order by v.bill_id
 limit :limit

-- name: listOwnBillLines :many
-- Those of so many bills at once.
select b.number as bill, l.number as line, l.line_group, l.code, l.label, p.gsrn as "gsrn?", l.period_from,
       l.period_until, l.register_code as register, l.block, l.quantity_thousandths, l.unit, l.price_micro, l.net_cents,
       l.vat_permille
  from visible_bills v
  join bills b on b.id = v.bill_id
  join bill_lines l on l.bill_id = b.id
  left join metering_points p on p.id = l.metering_point_id
 where v.account_id = :accountId and v.bill_id = any(:billIds)
 order by b.id, l.number

-- name: listOwnBillReadings :many
select b.number as bill, p.gsrn, r.register_code as register, r.meter_serial as meter, r.from_on, r.from_value,
       r.from_source, r.until_on, r.until_value, r.until_source
  from visible_bills v
  join bills b on b.id = v.bill_id
  join bill_readings r on r.bill_id = b.id
  join metering_points p on p.id = r.metering_point_id
 where v.account_id = :accountId and v.bill_id = any(:billIds)
 order by b.id, p.gsrn, r.register_code, r.from_on

-- name: listOwnPayments :many
select p.id, p.number, c.number as contract, p.paid_on, p.amount_cents, p.payer, p.means
  from visible_payments v
  join payments p on p.id = v.payment_id
  join contracts c on c.id = p.contract_id
 where v.account_id = :accountId and p.id > :afterId
 order by p.id
 limit :limit

-- name: listOwnChargingSessions :many
select s.id, s.number, c.number as contract, s.place, s.charger, s.started_at, s.ended_at, s.energy_thousandths,
       s.price_micro, s.cost_cents
  from visible_contracts v
  join charging_sessions s on s.contract_id = v.contract_id
  join contracts c on c.id = s.contract_id
 where v.account_id = :accountId and s.id > :afterId
 order by s.id
 limit :limit

-- name: listOwnBillRequests :many
select c.number as contract, r.kind, r.facts::text as "facts!", r.state, r.created_at, r.decided_at, r.note
  from bill_requests r
  join visible_contracts v on v.account_id = r.account_id and v.contract_id = r.contract_id
  join contracts c on c.id = r.contract_id
 where r.account_id = :accountId
 order by r.id

-- name: listOwnOfferRequests :many
select r.kind, r.subject, r.facts::text as "facts!", r.state, r.created_at, r.changed_at, r.note
  from offer_requests r
 where r.account_id = :accountId
 order by r.id

-- name: listOwnCallBacks :many
select phone, topic, body as text, day, from_time, until_time, state, created_at, decided_at, note
  from call_backs
 where account_id = :accountId
 order by id

-- name: listOwnConversations :many
select m.id, c.number as conversation, c.topic, c.state, k.number as "contract?", m.author, m.sent_at, m.body as text
  from conversations c
  join conversation_messages m on m.conversation_id = c.id
  left join (visible_contracts v join contracts k on k.id = v.contract_id) on v.account_id = c.account_id and v.contract_id = c.contract_id
 where c.account_id = :accountId and m.id > :afterId
 order by m.id
 limit :limit

-- name: listOwnAttachments :many
select t.id, c.number as conversation, t.name, t.size, t.object_key
  from conversations c
  join conversation_messages m on m.conversation_id = c.id
  join conversation_attachments t on t.message_id = m.id
 where c.account_id = :accountId and t.id > :afterId
 order by t.id
 limit :limit

-- name: listOwnReminderChoices :many
select p.gsrn, r.by_mail, r.by_sms, r.at_opening, r.at_last_but_one, r.at_last, r.changed_at
  from reminder_choices r
  join metering_points p on p.id = r.metering_point_id
 where r.account_id = :accountId
   and exists (select from visible_supplies v
                where v.account_id = r.account_id and v.metering_point_id = r.metering_point_id)
 order by p.gsrn

-- name: listOwnReminders :many
select r.id, r.day, r.channel, r.planned_at, r.written_at from reminders r
 where r.account_id = :accountId and r.id > :afterId
 order by r.id
 limit :limit

-- name: listOwnDocuments :many
-- The PDFs of the bills.
select b.id, b.number, b.kind, b.document_sha256 as "sha256!"
  from visible_bills v
  join bills b on b.id = v.bill_id
 where v.account_id = :accountId and b.document_sha256 is not null and b.id > :afterId
 order by b.id
 limit :limit

-- name: countOwnFiles :one
select (select count(*) from visible_bills v join bills b on b.id = v.bill_id
         where v.account_id = :accountId and b.document_sha256 is not null) as "documents!",
       (select count(*) from conversations c
          join conversation_messages m on m.conversation_id = c.id
          join conversation_attachments t on t.message_id = m.id
         where c.account_id = :accountId) as "attachments!"
