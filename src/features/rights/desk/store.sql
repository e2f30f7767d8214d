-- name: findShownAccount :maybe
-- What support needs to help with an account; nothing of its bills and readings.
select a.id, a.email, a.name, a.phone, a.language, a.created_at, d.due_at as "deletion_due_at?",
       (select max(s.last_seen_at) from sessions s where s.account_id = a.id) as "last_seen_at?",
       (select count(*) from visible_contracts v where v.account_id = a.id) as "contracts!",
       exists (select from email_changes c where c.account_id = a.id and c.state = 'open' and c.expires_at > :now) as "changes_email!",
       exists (select from stopped_recipients r where r.channel = 'mail' and r.recipient = lower(a.email)) as "mail_is_refused!"
  from accounts a
  left join account_deletions d on d.account_id = a.id
 where lower(a.email) = lower(:email)

-- name: listProofs :many
select purpose, given, text_version, recorded_at, origin, kept_until from consent_proofs where email_mac = :emailMac order by id
