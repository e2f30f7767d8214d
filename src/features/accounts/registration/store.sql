-- name: insertRegistration :one
insert into registrations (email, password_hash, name, street, town, post_code, post, country, phone, sex, language,
                           terms_version, offers_version, wants_offers, requested_at, ticket_hash, ready_at)
values (:email, :passwordHash, :name, :street, :town, :postCode, :post, :country, :phone, :sex, :language,
        :termsVersion, :offersVersion, :wantsOffers, :now, :ticketHash?, :readyAt?)
returning id

-- name: findTicket :maybe
select ready_at as "ready_at!" from registrations where ticket_hash = :ticketHash

-- name: redeemTicket :maybe
-- The waiting request goes on, once.
update registrations
   set ticket_hash = null, ready_at = null
 where ticket_hash = :ticketHash and ready_at <= :now
returning id, email, language, requested_at

-- name: findNewestRegistration :maybe
-- The last request for an address that has no account yet.
select id, email, password_hash, language, requested_at
  from registrations
 where lower(email) = lower(:email) and ticket_hash is null
 order by id desc
 limit 1

-- name: insertActivationLink :none
insert into one_time_links (token_hash, registration_id, purpose, created_at, expires_at)
values (:tokenHash, :registrationId, 'activation', :now, :expiresAt)

-- name: findActivationLink :maybe
select l.used_at, l.expires_at, l.registration_id, r.email as "email?", r.requested_at as "requested_at?"
  from one_time_links l
  left join registrations r on r.id = l.registration_id
 where l.token_hash = :tokenHash and l.purpose = 'activation'

-- name: lockRegistrationsOf :many
-- All requests for the address, in one order: whoever activates one of them at the same moment waits here.
select id, email, password_hash, name, street, town, post_code, post, country, phone, sex, language,
       terms_version, offers_version, wants_offers, requested_at
  from registrations
 where lower(email) = lower(:email)
 order by id
   for update

-- name: handLinksToAccount :none
-- Every link of the request is used up with it, and from now on knows the account.
update one_time_links
   set account_id = :accountId, registration_id = null, used_at = :now
 where registration_id = :registrationId

-- name: deleteRegistrationsOf :none
-- The other requests go, with their links: nobody else's password or name is left of them.
delete from registrations where lower(email) = lower(:email)

-- name: deleteOldRegistrations :none
delete from registrations where requested_at < :before
