-- name: insertMail :none
insert into mails (account_id, template, to_address, language, subject, text, html, created_at, next_try_at)
values (:accountId?, :template, :to, :language, :subject, :text, :html, :now, :now)

-- name: takeWaitingMail :maybe
-- The mail that has waited longest, locked until the transaction ends: other senders pass it by.
select id, to_address, subject, text, html, language, attempts, created_at
  from mails
 where sent_at is null and given_up_at is null and next_try_at <= :now
 order by next_try_at, id
 limit 1
   for update skip locked

-- name: markSent :none
-- What was sent is not kept: the text may hold a one-time link.
update mails
   set sent_at = :now, attempts = attempts + 1, last_error = null, text = '', html = ''
 where id = :id

-- name: markFailed :none
update mails
   set attempts = attempts + 1, last_error = :reason, next_try_at = :nextTryAt
 where id = :id

-- name: markGivenUp :none
update mails
   set attempts = attempts + 1, last_error = :reason, given_up_at = :now, text = '', html = ''
 where id = :id

-- name: deleteOldMails :none
delete from mails where created_at < :before
