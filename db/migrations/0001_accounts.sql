-- People who use the portal, how they sign in and what they agreed to.

create table accounts (
  id            bigint generated always as identity primary key,
  email         text not null,
  password_hash text not null,
  name          text not null default '',
  street        text not null default '',
  town          text not null default '',
  post_code     text not null default '',
  post          text not null default '',
  country       text not null default 'SI',
  phone         text not null default '',
  sex           text not null default '',
  language      text not null default 'sl',
  created_at    timestamptz not null default now(),
  activated_at  timestamptz,
  constraint accounts_email_looks_like_one check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$' and length(email) <= 254),
  constraint accounts_sex_is_known check (sex in ('', 'male', 'female')),
  constraint accounts_language_is_known check (language in ('sl', 'en', 'hr')),
  constraint accounts_texts_are_short check (
    length(name) <= 200 and length(street) <= 200 and length(town) <= 200
    and length(post_code) <= 10 and length(post) <= 200 and length(country) <= 2 and length(phone) <= 30
  )
);
-- An address is one person however it is written: Ana@example.si is ana@example.si.
create unique index accounts_one_per_email on accounts (lower(email));

-- A signed-in browser. Only the SHA-256 of the cookie is kept: who reads this table cannot sign in with it.
create table sessions (
  id           bigint generated always as identity primary key,
  token_hash   bytea not null,
  account_id   bigint not null references accounts on delete cascade,
  remembered   boolean not null,
  device       text not null,
  created_at   timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at   timestamptz not null,
  constraint sessions_one_per_token unique (token_hash),
  constraint sessions_token_is_hashed check (length(token_hash) = 32),
  constraint sessions_device_is_short check (length(device) <= 200)
);
create index sessions_of_account on sessions (account_id);
create index sessions_by_expiry on sessions (expires_at);

-- Links sent by mail that do one thing once: activate an account, set a new password.
create table one_time_links (
  token_hash bytea primary key,
  account_id bigint not null references accounts on delete cascade,
  purpose    text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at    timestamptz,
  constraint one_time_links_purpose_is_known check (purpose in ('activation', 'password_reset')),
  constraint one_time_links_token_is_hashed check (length(token_hash) = 32)
);
create index one_time_links_of_account on one_time_links (account_id);

-- Every yes and every no to a text, with its version: the newest row per purpose counts.
create table consents (
  id           bigint generated always as identity primary key,
  account_id   bigint not null references accounts on delete cascade,
  purpose      text not null,
  given        boolean not null,
  text_version text not null,
  recorded_at  timestamptz not null default now(),
  origin       text not null,
  constraint consents_purpose_is_known check (purpose in ('terms_and_privacy', 'personalised_offers')),
  constraint consents_origin_is_known check (origin in ('registration', 'settings', 'form', 'desk'))
);
create index consents_of_account on consents (account_id, purpose, id desc);

-- Counts of tries, shared by all processes. The subject is hashed: no address or e-mail stands here.
create table try_counters (
  action        text not null,
  subject_hash  bytea not null,
  tries         integer not null,
  started_at    timestamptz not null,
  last_try_at   timestamptz not null,
  primary key (action, subject_hash)
);
create index try_counters_by_age on try_counters (last_try_at);

-- Mail that is to leave the house: written in the transaction of what caused it, sent after commit.
create table mails (
  id           bigint generated always as identity primary key,
  account_id   bigint references accounts on delete set null,
  template     text not null,
  to_address   text not null,
  language     text not null,
  subject      text not null,
  text         text not null,
  html         text not null,
  created_at   timestamptz not null default now(),
  attempts     integer not null default 0,
  next_try_at  timestamptz not null default now(),
  sent_at      timestamptz,
  given_up_at  timestamptz,
  last_error   text
);
create index mails_waiting on mails (next_try_at) where sent_at is null and given_up_at is null;

-- Who did what when and from where. Rows are only ever added.
create table audit_entries (
  id          bigint generated always as identity primary key,
  recorded_at timestamptz not null default now(),
  account_id  bigint,
  action      text not null,
  subject     text not null default '',
  facts       jsonb not null default '{}',
  origin      text not null default ''
);
create index audit_entries_of_account on audit_entries (account_id, id desc);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% keeps what was written: % refused', tg_table_name, lower(tg_op)
    using errcode = 'restrict_violation', constraint = tg_table_name || '_only_grows';
end $$;

create trigger audit_entries_only_grows before update or delete or truncate on audit_entries
  for each statement execute function refuse_change();
