-- name: record :none
-- Writes one entry. Call inside the transaction of what it tells about.
insert into audit_entries (recorded_at, account_id, action, subject, facts, origin)
values (:at, :accountId?, :action, :subject, (:facts::text)::jsonb, :origin)

-- name: insertAccesses :none
-- One look may be at many accounts at once, as a list is.
insert into data_accesses (account_id, accessed_at, who, what, reason)
select a.id, :at, :who, :what, :reason
  from accounts a
 where a.id = any(:accountIds)
