-- Conversations of customers and of guests with the supplier. A customer's are found by the account, a guest's through the
-- secret address; both then go by the id and by whose it is: `accountId` null says a guest's.

-- name: insertConversation :one
insert into conversations (asked_in, account_id, guest_name, guest_email, language, topic, contract_id, metering_point_id,
                           bill_id, created_at, changed_at)
values (extract(year from :now::timestamptz), :accountId?, :guestName, :guestEmail?, :language, :topic, :contractId?,
        :meteringPointId?, :billId?, :now, :now)
returning id, number

-- name: insertMessage :one
insert into conversation_messages (conversation_id, author, body, sent_at, form_hash)
values (:conversationId, :author, :body, :now, :formHash?)
returning id

-- name: findByForm :maybe
-- What became of a form that was sent before.
select m.conversation_id
  from conversation_messages m
  join conversations c on c.id = m.conversation_id
 where m.form_hash = :formHash and c.account_id is not distinct from :accountId?

-- name: countWaiting :one
select count(*)::int as "waiting!" from conversations
 where account_id = :accountId and state in ('sent', 'in_progress')

-- name: lockConversation :maybe
select c.id, c.state,
       (select m.author from conversation_messages m where m.conversation_id = c.id order by m.id desc limit 1)
         as "last_author!"
  from conversations c
 where c.id = :conversationId and c.account_id is not distinct from :accountId?
   for update of c

-- name: setState :none
update conversations set state = :state, changed_at = :now where id = :conversationId

-- name: markSeen :none
update conversations set seen_at = :now
 where id = :conversationId and account_id is not distinct from :accountId?
   and (seen_at is null or seen_at < changed_at)

-- name: findConversation :maybe
-- What it is about is named as far as the account still sees it.
select c.id, c.number, c.topic, c.state, c.created_at, c.changed_at, c.answered_at, c.seen_at,
       k.id as "contract_id?", k.number as "contract_number?",
       b.id as "bill_id?", b.number as "bill_number?",
       p.id as "point_id?", coalesce(p.number, p.gsrn) as "point_number?", p.street as "point_street?"
  from conversations c
  left join visible_contracts vk on vk.account_id = c.account_id and vk.contract_id = c.contract_id
  left join contracts k on k.id = vk.contract_id
  left join visible_bills vb on vb.account_id = c.account_id and vb.bill_id = c.bill_id
  left join bills b on b.id = vb.bill_id
  left join metering_points p
    on p.id = c.metering_point_id
   and exists (select from visible_supplies v
                where v.account_id = c.account_id and v.metering_point_id = c.metering_point_id)
 where c.id = :conversationId and c.account_id is not distinct from :accountId?

-- name: listMessages :many
-- Only after the conversation was found through one of the statements above.
select id, author, body, sent_at from conversation_messages where conversation_id = :conversationId order by id

-- name: listConversations :many
-- One more than fits a page tells that there is another.
select c.id, c.number, c.topic, c.state, c.changed_at,
       coalesce(c.answered_at > c.seen_at, c.answered_at is not null) as "unread!",
       (select left(m.body, 160) from conversation_messages m where m.conversation_id = c.id order by m.id limit 1)
         as "asked!"
  from conversations c
 where c.account_id = :accountId
 order by c.changed_at desc, c.id desc
 limit :most offset :skipped

-- name: countConversations :one
select count(*)::int as "total!",
       (count(*) filter (where coalesce(c.answered_at > c.seen_at, c.answered_at is not null)))::int as "unread!"
  from conversations c
 where c.account_id = :accountId

-- name: listAboutBill :many
-- What the account has asked about a bill so far.
select c.id, c.number, c.state, c.changed_at
  from conversations c
 where c.account_id = :accountId and c.bill_id = :billId
 order by c.id desc
 limit 20

-- name: listSubjects :many
-- What a question can be about: contracts, metering points, and the latest bills.
(select 'contract' as "kind!", c.id as "id!", c.number as "label!", '' as "detail!"
   from visible_contracts v join contracts c on c.id = v.contract_id
  where v.account_id = :accountId
  order by c.number limit 200)
union all
(select 'point', p.id, coalesce(p.number, p.gsrn), p.street
   from metering_points p
  where exists (select from visible_supplies v where v.account_id = :accountId and v.metering_point_id = p.id)
  order by p.street, p.id limit 200)
union all
(select 'bill', b.id, b.number, b.issued_on::text
   from visible_bills v join bills b on b.id = v.bill_id
  where v.account_id = :accountId
  order by b.issued_on desc, b.id desc limit 12)

-- name: findContractSubject :maybe
select c.id, c.number from visible_contracts v join contracts c on c.id = v.contract_id
 where v.account_id = :accountId and v.contract_id = :id

-- name: findPointSubject :maybe
-- With the contract that supplied it last.
select p.id, coalesce(p.number, p.gsrn) as "number!", p.street, v.contract_id
  from visible_supplies v join metering_points p on p.id = v.metering_point_id
 where v.account_id = :accountId and v.metering_point_id = :id
 order by v.visible_from desc
 limit 1

-- name: findBillSubject :maybe
select b.id, b.number, b.contract_id, b.issued_on
  from visible_bills v join bills b on b.id = v.bill_id
 where v.account_id = :accountId and v.bill_id = :id
