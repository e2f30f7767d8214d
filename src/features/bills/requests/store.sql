-- What customers ask about the bills of a contract.

-- name: findBillingContract :maybe
-- The contract, if the account may see it, and how many contracts it sees.
select c.id, c.number, c.energy,
       (select count(*) from visible_contracts o where o.account_id = v.account_id) as "contracts!"
  from visible_contracts v
  join contracts c on c.id = v.contract_id
 where v.account_id = :accountId and v.contract_id = :contractId

-- name: listRequests :many
-- json facts: RequestFacts from ./facts.ts
-- What the account has asked about a contract, the newest first. Others who have linked it too see nothing of that.
select r.id, r.kind, r.facts, r.state, r.created_at, r.decided_at, r.note
  from visible_contracts v
  join bill_requests r on r.account_id = v.account_id and r.contract_id = v.contract_id
 where v.account_id = :accountId and v.contract_id = :contractId
 order by r.id desc
 limit 50

-- name: findLatestConfirmed :many
-- json facts: RequestFacts from ./facts.ts
-- What was agreed last, of each kind.
select distinct on (r.kind) r.id, r.kind, r.facts, r.decided_at
  from visible_contracts v
  join bill_requests r on r.account_id = v.account_id and r.contract_id = v.contract_id
 where v.account_id = :accountId and v.contract_id = :contractId and r.state = 'confirmed'
 order by r.kind, r.decided_at desc, r.id desc

-- name: findRequest :maybe
-- json facts: RequestFacts from ./facts.ts
select r.id, r.contract_id, c.number as contract_number, r.kind, r.facts, r.state, r.created_at, r.decided_at
  from visible_contracts v
  join bill_requests r on r.account_id = v.account_id and r.contract_id = v.contract_id
  join contracts c on c.id = r.contract_id
 where v.account_id = :accountId and r.id = :requestId

-- name: insertRequest :one
insert into bill_requests (account_id, contract_id, kind, facts, created_at)
values (:accountId, :contractId, :kind, :facts, :now)
returning id

-- name: withdrawRequest :none
update bill_requests set state = 'withdrawn', decided_at = :now
 where id = :requestId and account_id = :accountId and state = 'sent'

-- name: listWaiting :many
-- For the supplier: what waits for an answer, the oldest first.
select r.id, r.account_id, r.kind, r.facts::text as "facts!", r.created_at, c.number as contract_number, a.email, a.name
  from bill_requests r
  join contracts c on c.id = r.contract_id
  join accounts a on a.id = r.account_id
 where r.state = 'sent'
 order by r.id
 limit 500

-- name: decideRequest :maybe
-- json facts: RequestFacts from ./facts.ts
update bill_requests r
   set state = :state, decided_at = :now, note = :note
  from contracts c, accounts a
 where r.id = :requestId and r.state = 'sent' and c.id = r.contract_id and a.id = r.account_id
returning r.id, r.account_id, r.contract_id, r.kind, r.facts, c.number as contract_number, a.email, a.language
