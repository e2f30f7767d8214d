-- name: cancelOpenChange :none
update email_changes set state = 'cancelled', settled_at = :now where account_id = :accountId and state = 'open'

-- name: insertChange :one
insert into email_changes (account_id, kind, new_email, old_token_hash, new_token_hash, requested_at, session_id, not_before,
                           expires_at)
values (:accountId, :kind, :newEmail, :oldTokenHash, :newTokenHash?, :now, :sessionId?, :notBefore, :expiresAt)
returning id

-- name: findOpenChange :maybe
select kind, new_email, requested_at, expires_at, old_confirmed_at, new_confirmed_at
  from email_changes
 where account_id = :accountId and state = 'open' and expires_at > :now

-- name: findChange :maybe
-- By either of its two secrets.
select c.id, c.kind, c.new_email, c.state, c.not_before, c.expires_at, c.old_confirmed_at, c.new_confirmed_at,
       c.old_token_hash = :tokenHash as "is_old!"
  from email_changes c
 where c.old_token_hash = :tokenHash or c.new_token_hash = :tokenHash

-- name: confirmChange :maybe
-- One of the two mailboxes says yes. No row where there is nothing (any more) to say yes to.
update email_changes c
   set old_confirmed_at = case when c.old_token_hash = :tokenHash then coalesce(c.old_confirmed_at, :now) else c.old_confirmed_at end,
       new_confirmed_at = case when c.new_token_hash = :tokenHash then coalesce(c.new_confirmed_at, :now) else c.new_confirmed_at end
 where (c.old_token_hash = :tokenHash or c.new_token_hash = :tokenHash) and c.state = 'open' and c.expires_at > :now
returning c.id, c.account_id, c.kind, c.new_email, c.session_id, c.not_before, c.old_confirmed_at, c.new_confirmed_at

-- name: cancelChange :maybe
update email_changes c
   set state = 'cancelled', settled_at = :now
 where (c.old_token_hash = :tokenHash or c.new_token_hash = :tokenHash) and c.state = 'open' and c.expires_at > :now
returning c.account_id, c.kind

-- name: settleChange :none
update email_changes set state = :state, settled_at = :now where id = :id and state = 'open'

-- name: lockAccountOfChange :one
select email, language from accounts where id = :accountId for update

-- name: setEmail :none
update accounts set email = :email where id = :accountId

-- name: listDueRecoveries :many
-- The new mailbox has said yes, the waiting period is over, and nobody said no.
select id from email_changes
 where state = 'open' and kind = 'recovery' and new_confirmed_at is not null and not_before <= :now and expires_at > :now

-- name: lockDueRecovery :maybe
select c.id, c.account_id, c.kind, c.new_email, c.session_id, c.not_before, c.old_confirmed_at, c.new_confirmed_at
  from email_changes c
 where c.id = :id and c.state = 'open' and c.kind = 'recovery' and c.new_confirmed_at is not null and c.not_before <= :now
   for update

-- name: deleteOldChanges :none
delete from email_changes where expires_at < :before
