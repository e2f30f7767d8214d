-- name: insertMessages :many
insert into messages (account_id, template, channel, recipient, language, subject, text, html, shown_text, stop_url,
                      asked_for, created_at, due_at, next_try_at, expires_at, quiet_from, quiet_until)
select m.account_id, m.template, m.channel, m.recipient, m.language, m.subject, m.text, m.html, m.shown_text, m.stop_url,
       m.asked_for, m.created_at, m.due_at, m.due_at, m.expires_at, m.quiet_from, m.quiet_until
  from rows from (json_to_recordset((:messages::text)::json) as (
         account_id bigint, template text, channel text, recipient text, language text, subject text, text text,
         html text, shown_text text, stop_url text, asked_for boolean, created_at timestamptz, due_at timestamptz,
         expires_at timestamptz, quiet_from smallint, quiet_until smallint)) with ordinality
       as m (account_id, template, channel, recipient, language, subject, text, html, shown_text, stop_url, asked_for,
             created_at, due_at, expires_at, quiet_from, quiet_until, place)
 order by m.place
returning id

-- name: deleteOldMessages :none
delete from messages where created_at < :before

-- name: claimMessage :maybe
-- The message that is due first, taken for as long as a hand-over may last. Others pass it by; the attempt is on record
-- before anything leaves.
with next as (
  select id
    from messages
   where state = 'waiting' and channel = :channel and next_try_at <= :now
   order by asked_for desc, next_try_at, id
   limit 1
     for update skip locked
), claimed as (
  update messages m
     set state = 'sending', claimed_until = :claimedUntil, attempts = m.attempts + 1
    from next
   where m.id = next.id
  returning m.*
), tried as (
  insert into message_attempts (message_id, number, started_at) select id, attempts, :now from claimed
)
select id as "id!", template as "template!", recipient as "to!", language as "language!", subject as "subject!",
       text as "text!", html as "html!", stop_url, attempts as "attempt!", created_at as "created_at!", expires_at,
       quiet_from, quiet_until,
       not asked_for and exists (
         select from stopped_recipients s where s.channel = c.channel and s.recipient = lower(c.recipient)) as "is_stopped!"
  from claimed c

-- name: putBack :none
-- A claimed message that was not tried: it is not due before `until`.
with untried as (
  delete from message_attempts where message_id = :id and number = :attempt
)
update messages
   set state = 'waiting', claimed_until = null, attempts = attempts - 1, next_try_at = :until, due_at = :until
 where id = :id and attempts = :attempt and state = 'sending'

-- name: settleUntried :none
-- A claimed message that will not be tried (any more).
with untried as (
  delete from message_attempts where message_id = :id and number = :attempt
)
update messages
   set state = :state, claimed_until = null, attempts = attempts - 1, settled_at = :now, text = '', html = '', stop_url = null
 where id = :id and attempts = :attempt and state = 'sending'

-- name: noteAccepted :none
-- It has left, whatever was believed of it meanwhile. What was sent is not kept: the text may hold a one-time link.
-- An address that takes a message is not stopped any more.
with noted as (
  update message_attempts set ended_at = :now, outcome = 'accepted', answer = :answer
   where message_id = :id and number = :attempt
), sent as (
  update messages
     set state = 'sent', claimed_until = null, settled_at = :now, gateway_id = :gatewayId?,
         text = case when :keepsText then text else '' end, html = case when :keepsText then html else '' end,
         stop_url = case when :keepsText then stop_url end
   where id = :id and state in ('waiting', 'sending', 'unclear')
  returning channel, recipient
)
delete from stopped_recipients s using sent where s.channel = sent.channel and s.recipient = lower(sent.recipient)

-- name: noteNotTaken :none
with noted as (
  update message_attempts set ended_at = :now, outcome = :outcome, answer = :answer
   where message_id = :id and number = :attempt
)
update messages
   set state = 'waiting', claimed_until = null, next_try_at = :nextTryAt
 where id = :id and attempts = :attempt and state = 'sending'

-- name: noteFailed :none
-- It will not be tried again: refused for good, given up, or nobody knows whether it has left.
with noted as (
  update message_attempts set ended_at = :now, outcome = :outcome, answer = :answer
   where message_id = :id and number = :attempt
), failed as (
  update messages
     set state = :state, claimed_until = null, settled_at = :now, text = '', html = '', stop_url = null
   where id = :id and attempts = :attempt and state in ('sending', 'unclear')
  returning channel, lower(recipient) as recipient
)
insert into stopped_recipients (channel, recipient, stopped_at, answer)
select channel, recipient, :now, :answer from failed where :stopsAddress
on conflict (channel, recipient) do update set stopped_at = excluded.stopped_at, answer = excluded.answer

-- name: resumeRecipient :maybe
-- Messages go there again. No row: it was not stopped, or somebody was faster.
delete from stopped_recipients where channel = :channel and recipient = lower(:recipient) returning stopped_at

-- name: releaseLapsed :many
-- Messages of workers that are gone: what does no harm twice waits again, of the rest nobody knows.
with lapsed as (
  select id, attempts, channel = any(:repeatable) as is_repeatable
    from messages
   where state = 'sending' and claimed_until <= :now and channel = any(:channels)
     for update skip locked
), noted as (
  update message_attempts a set ended_at = :now, outcome = 'unclear'
    from lapsed l
   where a.message_id = l.id and a.number = l.attempts and a.outcome is null
)
update messages m
   set state = case when l.is_repeatable then 'waiting' else 'unclear' end,
       claimed_until = null,
       settled_at = case when l.is_repeatable then null::timestamptz else :now end,
       text = case when l.is_repeatable then text else '' end,
       html = case when l.is_repeatable then html else '' end
  from lapsed l
 where m.id = l.id
returning m.id, m.channel, m.state

-- name: expireMessages :none
update messages
   set state = 'expired', settled_at = :now, text = '', html = '', stop_url = null
 where state = 'waiting' and expires_at <= :now

-- name: countWaiting :many
-- How many wait to leave or are on their way, and since when the oldest of them could have left.
select c.channel as "channel!", count(w.channel) as "waiting!",
       min(w.due_at) filter (where w.due_at <= :now) as oldest_due_at
  from (values ('mail'), ('sms')) as c (channel)
  left join (select channel, due_at from messages where state = 'waiting'
             union all
             select channel, due_at from messages where state = 'sending') as w on w.channel = c.channel
 group by c.channel
