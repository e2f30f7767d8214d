-- name: listMessages :many
-- What was written to an account, newest first: a page of fifty. `last_outcome` is what became of the latest attempt.
select m.id, m.channel, m.recipient, m.language, m.subject, m.shown_text, m.state, m.delivery, m.attempts, m.created_at,
       m.next_try_at, m.settled_at,
       (select a.outcome from message_attempts a
         where a.message_id = m.id and a.outcome is not null
         order by a.number desc limit 1) as "last_outcome?"
  from messages m
 where m.account_id = :accountId
 order by m.id desc
 limit 50 offset :skipped::integer

-- name: countMessages :one
select count(*) as "total!" from messages where account_id = :accountId

-- name: listStopped :many
-- Those of an account's addresses that refused for good: its e-mail address, and its mobile number.
select s.channel, s.recipient, s.stopped_at
  from stopped_recipients s
 where (s.channel, s.recipient) in (
       select 'mail', lower(email) from accounts where id = :accountId
       union all
       select 'sms', number from mobile_numbers where account_id = :accountId)
 order by s.channel

-- name: noteDelivery :none
-- What a gateway reports of an SMS. Reports come in any order and more than once: what was delivered stays so, and nothing
-- is on its way again after its end. A report also says that the gateway has the message where that was unclear.
update messages
   set delivery = :delivery,
       delivered_at = case when :delivery::text = 'delivered' then :now::timestamptz end,
       state = case state when 'unclear' then 'sent' else state end
 where id = :id
   and channel = 'sms' and state in ('sending', 'sent', 'unclear')
   and (delivery is null or delivery = 'on_its_way' or (delivery = 'failed' and :delivery = 'delivered'))
