-- Calls that customers ask for.

-- name: insertCallBack :maybe
-- None where one waits already.
insert into call_backs (account_id, language, phone, topic, body, day, from_time, until_time, created_at)
values (:accountId, :language, :phone, :topic, :body, :day, :from, :until, :now)
on conflict do nothing
returning id

-- name: listCallBacks :many
select id, phone, topic, body, day, from_time, until_time, state, created_at, decided_at, note
  from call_backs where account_id = :accountId order by id desc limit 20

-- name: findCallBack :maybe
select id, state from call_backs where account_id = :accountId and id = :id

-- name: cancelCallBack :none
update call_backs set state = 'cancelled', decided_at = :now
 where account_id = :accountId and id = :id and state = 'sent'

-- name: findPhone :maybe
select phone from accounts where id = :accountId

-- name: listWaitingCallBacks :many
-- For the supplier, by when to call. Nothing of who they are.
select id, topic, day, from_time, until_time, created_at
  from call_backs where state = 'sent' order by day, from_time, id limit 500

-- name: findCallBackToMake :maybe
select b.id, b.account_id, b.phone, b.topic, b.body, b.day, b.from_time, b.until_time, b.state, b.note, b.created_at,
       b.language, a.name, a.email
  from call_backs b join accounts a on a.id = b.account_id where b.id = :id

-- name: decideCallBack :maybe
update call_backs set state = :state, decided_at = :now, note = :note
 where id = :id and state = 'sent'
returning account_id
