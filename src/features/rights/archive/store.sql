-- name: insertArchive :maybe
-- No row where one is under way already.
insert into data_archives (account_id, language, requested_at)
values (:accountId, :language, :now)
on conflict (account_id) where state in ('waiting', 'making') do nothing
returning id

-- name: listArchives :many
-- The newest first; what is long over is not told of.
select id, state, requested_at, files_made, files_planned, size, ready_at, expires_at
  from data_archives
 where account_id = :accountId
 order by id desc
 limit 5

-- name: findArchive :maybe
select id, state, files_made, files_planned, size, attempts, expires_at, ready_at
  from data_archives
 where account_id = :accountId and id = :id

-- name: listReadyParts :many
select p.object_key
  from data_archives a
  join data_archive_parts p on p.archive_id = a.id and p.attempt = a.attempts
 where a.id = :id and a.account_id = :accountId and a.state = 'ready' and a.expires_at > :now
 order by p.number

-- name: claimArchive :maybe
-- The one that waits longest, or that a process has left behind. Others pass it by.
with next as (
  select id
    from data_archives
   where account_id is not null and (state = 'waiting' or (state = 'making' and claimed_until <= :now))
   order by id
   limit 1
     for update skip locked
)
update data_archives a
   set state = 'making', attempts = a.attempts + 1, claimed_until = :claimedUntil, files_made = 0, files_planned = 0, size = 0
  from next
 where a.id = next.id
returning a.id, a.account_id as "accountId!", a.language, a.attempts as attempt

-- name: noteProgress :maybe
-- None where the archive is somebody else's by now, or nobody's.
update data_archives
   set files_made = :made, files_planned = :planned, claimed_until = :claimedUntil
 where id = :id and attempts = :attempt and state = 'making' and account_id is not null
returning id

-- name: insertPart :none
insert into data_archive_parts (archive_id, attempt, number, object_key, size)
values (:archiveId, :attempt, :number, :objectKey, :size)

-- name: finishArchive :maybe
update data_archives d
   set state = 'ready', claimed_until = null, files_made = files_planned, size = :size, ready_at = :now, expires_at = :expiresAt
  from accounts a
 where d.id = :id and d.attempts = :attempt and d.state = 'making' and a.id = d.account_id
returning a.id as account_id, a.email, a.language

-- name: giveUpArchive :none
update data_archives set state = 'failed', claimed_until = null where id = :id and attempts = :attempt and state = 'making'

-- name: putBackArchive :none
-- To be made anew, at once.
update data_archives set state = 'waiting', claimed_until = null where id = :id and attempts = :attempt and state = 'making'

-- name: expireArchives :none
update data_archives set state = 'expired' where state = 'ready' and expires_at <= :now

-- name: listLooseParts :many
-- Parts that nobody may read (any more): of attempts that came to nothing, of archives that are over, of accounts gone.
select p.archive_id, p.attempt, p.number, p.object_key
  from data_archive_parts p
  join data_archives a on a.id = p.archive_id
 where a.account_id is null or a.state in ('failed', 'expired', 'waiting') or p.attempt < a.attempts
 limit :limit

-- name: deletePart :none
delete from data_archive_parts where archive_id = :archiveId and attempt = :attempt and number = :number

-- name: deleteOldArchives :none
delete from data_archives a
 where (a.account_id is null or (a.state in ('failed', 'expired') and a.requested_at < :before))
   and not exists (select from data_archive_parts p where p.archive_id = a.id)

-- name: findConfirmedAt :maybe
-- When the password of this session was last typed.
select greatest(created_at, confirmed_at) as "confirmedAt!" from sessions where id = :sessionId and account_id = :accountId

-- name: confirmSession :none
update sessions set confirmed_at = :now where id = :sessionId and account_id = :accountId
