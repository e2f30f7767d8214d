-- An account exists only once its mailbox was shown to be its owner's. Until then there is a registration: what somebody
-- asked for, one row per request. Whoever opens the link in the mailbox decides which of them becomes the account.

create table registrations (
  id            bigint generated always as identity primary key,
  email         text not null,
  password_hash text not null,
  name          text not null,
  street        text not null,
  town          text not null,
  post_code     text not null,
  post          text not null,
  country       text not null,
  phone         text not null,
  sex           text not null,
  language      text not null,
  terms_version  text not null,
  offers_version text not null,
  wants_offers   boolean not null,
  requested_at  timestamptz not null,
  -- Without JavaScript: the request waits for its ticket to come back, not before this moment.
  ticket_hash   bytea unique,
  ready_at      timestamptz,
  constraint registrations_email_looks_like_one check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$' and length(email) <= 254),
  constraint registrations_sex_is_known check (sex in ('', 'male', 'female')),
  constraint registrations_language_is_known check (language in ('sl', 'en', 'hr')),
  constraint registrations_texts_are_short check (
    length(name) <= 200 and length(street) <= 200 and length(town) <= 200
    and length(post_code) <= 10 and length(post) <= 200 and length(country) <= 2 and length(phone) <= 30
  ),
  constraint registrations_ticket_has_its_time check ((ticket_hash is null) = (ready_at is null)),
  constraint registrations_ticket_is_hashed check (length(ticket_hash) = 32)
);
create index registrations_of_email on registrations (lower(email), id desc);
create index registrations_by_age on registrations (requested_at);

alter table accounts alter column activated_at set default now();
update accounts set activated_at = created_at where activated_at is null;
alter table accounts alter column activated_at set not null;

-- A link belongs to a registration until it is used, then to the account that came of it: opened again, it still knows.
alter table one_time_links alter column account_id drop not null;
alter table one_time_links add column registration_id bigint references registrations on delete cascade;
alter table one_time_links add constraint one_time_links_has_one_owner check (num_nonnulls(account_id, registration_id) = 1);
alter table one_time_links add constraint one_time_links_reset_is_of_an_account check (purpose = 'activation' or account_id is not null);
create index one_time_links_of_registration on one_time_links (registration_id) where registration_id is not null;
create index one_time_links_by_expiry on one_time_links (expires_at);
create index mails_by_age on mails (created_at);
