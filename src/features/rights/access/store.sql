-- name: listAccesses :many
select accessed_at, who, what, reason
  from data_accesses
 where account_id = :accountId
 order by id desc
 limit :limit offset :skipped

-- name: countAccesses :one
select count(*) as "total!" from data_accesses where account_id = :accountId
