-- name: listMessages :many
-- What has left, or is about to: whatever was refused, expired or not needed any more never reached anybody.
select id, channel, recipient, language, subject, text, next_try_at, created_at
  from messages
 where state in ('waiting', 'sending', 'sent')
 order by id desc
 limit 200

-- name: findMessage :maybe
select id, channel, recipient, language, subject, text, html, stop_url, created_at from messages where id = :id

-- name: listSmsTo :many
-- Everything on one phone, oldest first.
select id, language, text, next_try_at, created_at
  from (select * from messages
         where channel = 'sms' and recipient = :number and state in ('waiting', 'sending', 'sent')
         order by id desc limit 100) latest
 order by id
