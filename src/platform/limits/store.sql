-- Counting of tries, in the database so that the count holds across processes.

-- name: countTry :one
-- Counts one try, and gives the count and the moment of the last try that was let go. Over the limit the count stays one
-- above it and the moment stands still: the pause is a window long from then on. Below it a window begins with its first
-- try. What has passed starts anew.
insert into try_counters as c (action, subject_hash, tries, started_at, last_try_at)
values (:action, :subjectHash, 1, :now, :now)
on conflict (action, subject_hash) do update
   set (tries, started_at, last_try_at) = (
         select case when gone then 1 else least(c.tries, :mostTries) + 1 end,
                case when gone then :now else c.started_at end,
                case when gone or c.tries < :mostTries then :now else c.last_try_at end
           from (select case when c.tries >= :mostTries then c.last_try_at else c.started_at end
                          <= :now::timestamptz - make_interval(secs => :windowSeconds) as gone) w)
returning tries, last_try_at

-- name: giveTryBack :none
update try_counters
   set tries = least(tries, :mostTries) - 1
 where action = :action and subject_hash = :subjectHash and tries > 0

-- name: forgetTries :none
delete from try_counters where action = :action and subject_hash = :subjectHash

-- name: forgetOldTries :none
delete from try_counters where last_try_at < :before
