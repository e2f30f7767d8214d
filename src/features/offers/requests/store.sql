-- What customers are interested in, and what came of it. A request is its account's and nobody else's.

-- name: listRequests :many
-- json facts: RequestFacts from ./facts.ts
-- The newest first, those that have ended too.
select r.id, r.kind, r.subject, r.facts, r.state, r.created_at, r.changed_at, r.note
  from offer_requests r
 where r.account_id = :accountId and r.kind = :kind
 order by r.id desc
 limit 50

-- name: findRequest :maybe
-- json facts: RequestFacts from ./facts.ts
select r.id, r.kind, r.subject, r.facts, r.state, r.created_at, r.changed_at, r.note
  from offer_requests r
 where r.account_id = :accountId and r.id = :requestId

-- name: findLatestRequest :maybe
-- json facts: RequestFacts from ./facts.ts
-- What stands of one thing: the request that was sent last.
select r.id, r.kind, r.subject, r.facts, r.state, r.created_at, r.changed_at, r.note
  from offer_requests r
 where r.account_id = :accountId and r.kind = :kind and r.subject = :subject
 order by r.id desc
 limit 1

-- name: insertRequest :maybe
-- None where the same thing was asked already and is not at its end.
insert into offer_requests (account_id, kind, subject, facts, created_at, changed_at)
values (:accountId, :kind, :subject, :facts, :now, :now)
on conflict do nothing
returning id

-- name: withdrawRequest :none
update offer_requests set state = 'withdrawn', changed_at = :now
 where id = :requestId and account_id = :accountId and state in ('sent', 'arranging')

-- name: listWaiting :many
-- For the supplier: what is not at its end, the oldest first.
select r.id, r.account_id, r.kind, r.subject, r.facts::text as "facts!", r.state, r.created_at, a.email, a.name
  from offer_requests r
  join accounts a on a.id = r.account_id
 where r.state in ('sent', 'arranging')
 order by r.id
 limit 500

-- name: decideRequest :maybe
-- json facts: RequestFacts from ./facts.ts
-- None where it has ended, or stands so already.
update offer_requests r
   set state = :state, changed_at = :now, note = :note
  from accounts a
 where r.id = :requestId and r.state in ('sent', 'arranging') and r.state <> :state and a.id = r.account_id
returning r.id, r.account_id, r.kind, r.subject, r.facts, a.email, a.language
