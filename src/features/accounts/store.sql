-- name: findSignedIn :maybe
-- The session of a cookie, with its account: what every page of a customer needs, in one statement.
select s.id as session_id, s.last_seen_at, s.remembered, s.terms_put_off, a.id, a.email, a.name, a.language,
       a.last_metering_point_id, d.due_at as "deletion_due_at?",
       (select c.text_version
          from consents c
         where c.account_id = a.id and c.purpose = 'terms_and_privacy' and c.given
         order by c.id desc
         limit 1) as "agreed_terms?"
  from sessions s
  join accounts a on a.id = s.account_id
  left join account_deletions d on d.account_id = a.id
 where s.token_hash = :tokenHash and s.expires_at > :now

-- name: touchSession :none
-- A session that is used lives on from its last use.
update sessions
   set last_seen_at = :now, expires_at = greatest(expires_at, :expiresAt)
 where id = :id

-- name: insertSession :none
insert into sessions (token_hash, account_id, remembered, device, created_at, last_seen_at, expires_at)
values (:tokenHash, :accountId, :remembered, :device, :now, :now, :expiresAt)

-- name: deleteSessionByToken :none
delete from sessions where token_hash = :tokenHash

-- name: deleteSession :none
-- Only of this account: a number from somewhere else ends nothing.
delete from sessions where id = :id and account_id = :accountId

-- name: deleteSessionsExcept :none
-- All sessions of an account; with `keptId` that one stays.
delete from sessions where account_id = :accountId and id is distinct from :keptId?

-- name: deleteExpiredSessions :none
delete from sessions where expires_at <= :now

-- name: setLanguage :none
update accounts set language = :language where id = :id

-- name: findAccountByEmail :maybe
select id, email, password_hash, language from accounts where lower(email) = lower(:email)

-- name: getPasswordHash :one
select email, password_hash, language from accounts where id = :id

-- name: setPasswordHash :maybe
-- With `held` only while that one still holds: no row where another change was faster.
update accounts
   set password_hash = :passwordHash
 where id = :id and password_hash = coalesce(:held?, password_hash)
returning email, language

-- name: insertAccount :maybe
-- Gives no row where the address already has an account.
insert into accounts (email, password_hash, name, street, town, post_code, post, country, phone, sex, language, created_at, activated_at)
values (:email, :passwordHash, :name, :street, :town, :postCode, :post, :country, :phone, :sex, :language, :now, :now)
on conflict (lower(email)) do nothing
returning id

-- name: insertConsent :none
insert into consents (account_id, purpose, given, text_version, recorded_at, origin)
values (:accountId, :purpose, :given, :textVersion, :recordedAt, :origin)

-- name: insertResetLink :none
insert into one_time_links (token_hash, account_id, purpose, created_at, expires_at)
values (:tokenHash, :accountId, 'password_reset', :now, :expiresAt)

-- name: voidResetLinks :none
-- The links end now; they stay for a while, so that opening one says what became of it.
update one_time_links
   set expires_at = :now
 where account_id = :accountId and purpose = 'password_reset' and used_at is null and expires_at > :now

-- name: findResetLink :maybe
select l.used_at, l.expires_at, a.id as account_id, a.email
  from one_time_links l
  join accounts a on a.id = l.account_id
 where l.token_hash = :tokenHash and l.purpose = 'password_reset'

-- name: useResetLink :maybe
-- Uses the link up, once, whoever else tries at the same moment.
update one_time_links
   set used_at = :now
 where token_hash = :tokenHash and purpose = 'password_reset' and used_at is null and expires_at > :now
returning account_id as "account_id!"

-- name: deleteOldLinks :none
delete from one_time_links where expires_at < :before
