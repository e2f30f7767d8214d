-- name: getProfile :one
select email, name, street, town, post_code, post, country, phone, sex from accounts where id = :id

-- name: updateProfile :none
update accounts
   set name = :name, street = :street, town = :town, post_code = :postCode, post = :post,
       country = :country, phone = :phone, sex = :sex
 where id = :id

-- name: listSessions :many
select id, device, created_at, last_seen_at, remembered
  from sessions
 where account_id = :accountId and expires_at > :now
 order by last_seen_at desc, id desc

-- name: listConsents :many
-- Newest first: the first row of a purpose is what holds.
select purpose, given, text_version, recorded_at, origin
  from consents
 where account_id = :accountId
 order by id desc
