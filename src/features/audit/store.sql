-- name: record :none
-- Writes one entry. Call inside the transaction of what it tells about.
insert into audit_entries (recorded_at, account_id, action, subject, facts, origin)
values (:at, :accountId?, :action, :subject, (:facts::text)::jsonb, :origin)
