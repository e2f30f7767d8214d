-- name: takeWaitingMail :maybe
-- The mail that has waited longest, locked until the transaction ends: other senders pass it by.
select id, recipient as to_address, subject, text, html, language, attempts, created_at
  from messages
 where state = 'waiting' and channel = 'mail' and next_try_at <= :now
 order by next_try_at, id
 limit 1
   for update skip locked

-- name: markSent :none
-- What was sent is not kept: the text may hold a one-time link.
update messages
   set state = 'sent', settled_at = :now, attempts = attempts + 1, text = '', html = ''
 where id = :id

-- name: markFailed :none
update messages
   set attempts = attempts + 1, next_try_at = :nextTryAt
 where id = :id

-- name: markGivenUp :none
update messages
   set attempts = attempts + 1, state = 'refused', settled_at = :now, text = '', html = ''
 where id = :id
