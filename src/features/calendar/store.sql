-- The calendar feed of an account.

-- name: findFeed :maybe
select salt, made_at, last_read_at from calendar_feeds where account_id = :accountId

-- name: putFeed :none
insert into calendar_feeds (account_id, salt, token_hash, made_at)
values (:accountId, :salt, :tokenHash, :now)
on conflict (account_id) do update
   set salt = excluded.salt, token_hash = excluded.token_hash, made_at = excluded.made_at, last_read_at = null

-- name: deleteFeed :maybe
delete from calendar_feeds where account_id = :accountId returning account_id

-- name: readFeed :maybe
-- Whose feed it is, and that it was read.
update calendar_feeds f
   set last_read_at = :now
  from accounts a
 where f.token_hash = :tokenHash and a.id = f.account_id
returning f.account_id, a.language

-- name: listPoints :many
-- A point once for each time it was supplied; what the operator reads itself is in nobody's calendar.
select p.id, coalesce(p.number, p.gsrn) as "name!", p.street, p.post, p.energy, p.operator_code,
       v.visible_from as "from!", v.visible_until as until
  from visible_supplies v
  join metering_points p on p.id = v.metering_point_id
 where v.account_id = :accountId and not p.read_remotely
   and (v.visible_until is null or v.visible_until >= :since)
 order by p.street, p.number, p.gsrn, v.visible_from

-- name: noteEvents :none
-- An event that tells something else than before gets the next number; one that came back is told anew.
insert into calendar_events as e (account_id, key, opens_on, closes_on, digest, changed_at)
select :accountId, n.key, n.opens_on, n.closes_on, n.digest, :now
  from unnest(:keys::text[], :opensOn::date[], :closesOn::date[], :digests::text[]) as n (key, opens_on, closes_on, digest)
 order by n.key
on conflict (account_id, key) do update
   set opens_on = excluded.opens_on, closes_on = excluded.closes_on, digest = excluded.digest,
       sequence = e.sequence + 1, changed_at = excluded.changed_at, cancelled = false
 where e.digest <> excluded.digest or e.cancelled

-- name: cancelEvents :none
update calendar_events
   set cancelled = true, sequence = sequence + 1, changed_at = :now
 where account_id = :accountId and not cancelled and closes_on >= :since and key <> all (:keys::text[])

-- name: listEvents :many
select key, opens_on, closes_on, sequence, changed_at, cancelled
  from calendar_events
 where account_id = :accountId and closes_on >= :since
 order by opens_on, key
