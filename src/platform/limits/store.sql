-- Counting of tries, in the database so that the count holds across processes.

-- name: countTry :one
-- Adds one try and gives the count in the running window; a window that has passed starts anew.
insert into try_counters as c (action, subject_hash, tries, started_at, last_try_at)
values (:action, :subjectHash, 1, :now, :now)
on conflict (action, subject_hash) do update
   set tries = case when c.started_at > :now::timestamptz - make_interval(secs => :windowSeconds) then c.tries + 1 else 1 end,
       started_at = case when c.started_at > :now::timestamptz - make_interval(secs => :windowSeconds) then c.started_at else :now end,
       last_try_at = :now
returning tries, started_at

-- name: forgetTries :none
delete from try_counters where action = :action and subject_hash = :subjectHash

-- name: forgetOldTries :none
delete from try_counters where last_try_at < :before
