-- name: insertDeletion :maybe
-- No row where it was asked for already: the first day holds.
insert into account_deletions (account_id, requested_at, due_at)
values (:accountId, :now, :dueAt)
on conflict (account_id) do nothing
returning due_at

-- name: deleteDeletion :maybe
delete from account_deletions where account_id = :accountId returning due_at

-- name: remindOfDeletions :many
-- Those that come soon and were not reminded of, once each.
update account_deletions d
   set reminded_at = :now
  from accounts a
 where a.id = d.account_id and d.reminded_at is null and d.due_at <= :dueBefore and d.due_at > :now
returning a.id, a.email, a.language, d.due_at

-- name: listDueDeletions :many
select account_id from account_deletions where due_at <= :now order by due_at limit :limit

-- name: lockDueAccount :maybe
-- None where the deletion was called off, or another process was faster.
select a.id, a.email, a.language
  from accounts a
  join account_deletions d on d.account_id = a.id
 where a.id = :accountId and d.due_at <= :now
   for update of a, d

-- name: keepConsentProofs :none
insert into consent_proofs (email_mac, purpose, given, text_version, recorded_at, origin, kept_until)
select :emailMac, purpose, given, text_version, recorded_at, origin, :keptUntil
  from consents
 where account_id = :accountId

-- name: eraseMessages :none
-- Mail to the address also where it was not written to the account: what was asked for while registering; and to an
-- address that the account wanted to have.
delete from messages m
 where m.account_id = :accountId
    or (m.channel = 'mail' and lower(m.recipient) = lower(:email))
    or (m.account_id is null and lower(m.recipient) in (
          select lower(c.new_email) from email_changes c where c.account_id = :accountId))

-- name: eraseStoppedRecipients :none
-- A number that another account has too stays stopped for that one.
delete from stopped_recipients s
 where (s.channel = 'mail' and s.recipient = lower(:email))
    or (s.channel = 'sms' and exists (select from mobile_numbers m where m.account_id = :accountId and m.number = s.recipient)
        and not exists (select from mobile_numbers m where m.account_id <> :accountId and m.number = s.recipient))

-- name: eraseRegistrations :none
delete from registrations where lower(email) = lower(:email)

-- name: eraseGuestQuestions :none
-- What was asked without an account from the same mailbox.
delete from conversations where account_id is null and lower(guest_email) = lower(:email)

-- name: eraseWaitingQuestions :none
delete from waiting_questions where lower(email) = lower(:email)

-- name: eraseAccount :none
-- Everything that is the account's alone goes with it.
delete from accounts where id = :accountId

-- name: forgetOrigins :none
-- The one change that the audit trail allows: what was done stays, from where it was done goes. Entries about
-- registrations that are over forget it likewise.
update audit_entries e
   set origin = '', facts = '{}'
 where (e.account_id = :accountId or e.subject = 'account ' || :accountId::bigint::text)
   and (e.origin <> '' or e.facts <> '{}')

-- name: forgetOriginsOfRegistrations :none
update audit_entries e
   set origin = '', facts = '{}'
 where e.subject like 'registration %' and e.origin <> ''
   and not exists (select from registrations r where e.subject = 'registration ' || r.id::text)

-- name: forgetOldOrigins :none
-- What is older than a year tells nobody's address any more; the trail itself goes by the database's clock.
update audit_entries set origin = '' where origin <> '' and recorded_at < least(:before, now() - interval '1 year')

-- name: eraseFarewells :none
-- The last mail to an account that is gone, once it has left; and that its mailbox refused it.
with gone as (
  delete from messages where template = 'account_deleted' and settled_at is not null returning recipient
)
delete from stopped_recipients s using gone where s.channel = 'mail' and s.recipient = lower(gone.recipient)

-- name: eraseOldProofs :none
delete from consent_proofs where kept_until <= :now
