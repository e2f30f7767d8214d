-- Rights over one's data: who has looked at it, what was agreed to, another e-mail address, an archive of all of it, and
-- the end of an account.

-- Every look by staff or by a program at what belongs to an account. Rows are only added, and go with their account.
create table data_accesses (
  id          bigint generated always as identity primary key,
  account_id  bigint not null references accounts on delete cascade,
  accessed_at timestamptz not null,
  who         text not null,
  what        text not null,
  reason      text not null,
  constraint data_accesses_say_who_what_and_why check (who <> '' and what <> '' and reason <> ''),
  constraint data_accesses_are_short check (length(who) <= 100 and length(what) <= 100 and length(reason) <= 500)
);
create index data_accesses_of_account on data_accesses (account_id, id desc);

create function data_accesses_only_grow() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and not exists (select from accounts where id = old.account_id) then return old; end if;
  raise exception 'what was looked at stays on record: % refused', lower(tg_op)
    using errcode = 'restrict_violation', constraint = 'data_accesses_only_grows';
end $$;
create trigger data_accesses_only_grow before update or delete on data_accesses
  for each row execute function data_accesses_only_grow();
create trigger data_accesses_stay before truncate on data_accesses for each statement execute function refuse_change();

-- When the password of a session was last typed, beside its beginning; and which new terms were put off in it.
alter table sessions
  add column confirmed_at timestamptz,
  add column terms_put_off text;

alter table consents drop constraint consents_origin_is_known;
alter table consents add constraint consents_origin_is_known
  check (origin in ('registration', 'settings', 'form', 'desk', 'new_terms'));

alter table one_time_links drop constraint one_time_links_purpose_is_known;
alter table one_time_links add constraint one_time_links_purpose_is_known
  check (purpose in ('activation', 'password_reset', 'consent_withdrawal'));

-- A change of the address an account signs in with. It holds once both mailboxes have said yes; in a recovery, where
-- the old one is lost, once the new one has and a waiting period is over in which the old one could have said no.
create table email_changes (
  id               bigint generated always as identity primary key,
  account_id       bigint not null references accounts on delete cascade,
  kind             text not null,
  new_email        text not null,
  -- SHA-256 of the secrets in the two links; none was sent where the new address has an account already
  old_token_hash   bytea not null,
  new_token_hash   bytea,
  requested_at     timestamptz not null,
  -- whose session asked: it stays when all others end
  session_id       bigint,
  not_before       timestamptz not null,
  expires_at       timestamptz not null,
  old_confirmed_at timestamptz,
  new_confirmed_at timestamptz,
  settled_at       timestamptz,
  state            text not null default 'open',
  constraint email_changes_kind_is_known check (kind in ('own', 'recovery')),
  constraint email_changes_state_is_known check (state in ('open', 'done', 'cancelled', 'taken')),
  constraint email_changes_settled_when_not_open check ((state = 'open') = (settled_at is null)),
  constraint email_changes_looks_like_one check (new_email ~ '^[^@[:space:]]+@[^@[:space:]]+$' and length(new_email) <= 254),
  constraint email_changes_are_hashed check (length(old_token_hash) = 32 and length(new_token_hash) = 32),
  constraint email_changes_one_per_old_token unique (old_token_hash),
  constraint email_changes_one_per_new_token unique (new_token_hash)
);
create unique index email_changes_one_open_per_account on email_changes (account_id) where state = 'open';
create index email_changes_of_account on email_changes (account_id);
create index email_changes_by_age on email_changes (expires_at);

-- An archive of everything about an account. It is made beside the pages, by whichever process takes it first.
create table data_archives (
  id            bigint generated always as identity primary key,
  -- null: the account is gone, and its archive goes too
  account_id    bigint references accounts on delete set null,
  language      text not null,
  state         text not null default 'waiting',
  requested_at  timestamptz not null,
  attempts      integer not null default 0,
  claimed_until timestamptz,
  files_made    integer not null default 0,
  files_planned integer not null default 0,
  size          bigint not null default 0,
  ready_at      timestamptz,
  expires_at    timestamptz,
  constraint data_archives_state_is_known check (state in ('waiting', 'making', 'ready', 'failed', 'expired')),
  constraint data_archives_claimed_while_making check ((state = 'making') = (claimed_until is not null)),
  constraint data_archives_expire_when_ready check (state <> 'ready' or (ready_at is not null and expires_at is not null))
);
create unique index data_archives_one_under_way_per_account on data_archives (account_id) where state in ('waiting', 'making');
create index data_archives_of_account on data_archives (account_id, id desc);
create index data_archives_to_make on data_archives (id) where state in ('waiting', 'making');
create index data_archives_without_account on data_archives (id) where account_id is null;

-- The archive's bytes lie in the storage of documents, cut into parts. A part is written down here before it is stored:
-- whatever breaks in between, nothing lies there that nobody knows of.
create table data_archive_parts (
  archive_id bigint not null references data_archives,
  attempt    integer not null,
  number     integer not null,
  object_key text not null,
  size       bigint not null,
  primary key (archive_id, attempt, number),
  constraint data_archive_parts_own_object unique (object_key)
);

create function tell_archivists() returns trigger language plpgsql as $$
begin
  notify data_archives;
  return null;
end $$;
create trigger data_archives_wake_archivists after insert on data_archives
  for each statement execute function tell_archivists();

-- An account whose end was asked for: it comes after the cooling-off, unless it is called off.
create table account_deletions (
  account_id   bigint primary key references accounts on delete cascade,
  requested_at timestamptz not null,
  due_at       timestamptz not null,
  reminded_at  timestamptz,
  constraint account_deletions_come_after_they_are_asked_for check (due_at > requested_at)
);
create index account_deletions_due on account_deletions (due_at);

-- That a consent was given and withdrawn must be provable after the account is gone (GDPR art. 7(1), 17(3)(e)). The
-- address is kept as a keyed hash: who comes with it finds the proof; nobody finds the person.
create table consent_proofs (
  id           bigint generated always as identity primary key,
  email_mac    bytea not null,
  purpose      text not null,
  given        boolean not null,
  text_version text not null,
  recorded_at  timestamptz not null,
  origin       text not null,
  kept_until   timestamptz not null,
  constraint consent_proofs_are_hashed check (length(email_mac) = 32)
);
create index consent_proofs_of_address on consent_proofs (email_mac);
create index consent_proofs_over on consent_proofs (kept_until);

-- The audit trail keeps what was done. Of accounts that are gone, and only of those, it may forget from where it was done
-- and with which particulars; nothing else about an entry ever changes.
create function audit_entries_keep_their_facts() returns trigger language plpgsql as $$
declare
  about constant bigint := coalesce(old.account_id, substring(old.subject from '^account ([0-9]{1,18})$')::bigint);
begin
  if about is not null and not exists (select from accounts where id = about)
     and (new.origin, new.facts) = ('', '{}'::jsonb)
     and to_jsonb(new) - '{origin,facts}'::text[] = to_jsonb(old) - '{origin,facts}'::text[] then
    return new;
  end if;
  raise exception 'audit_entries keeps what was written: update refused'
    using errcode = 'restrict_violation', constraint = 'audit_entries_only_grows';
end $$;
drop trigger audit_entries_only_grows on audit_entries;
create trigger audit_entries_only_grows before delete or truncate on audit_entries
  for each statement execute function refuse_change();
create trigger audit_entries_keep_their_facts before update on audit_entries
  for each row execute function audit_entries_keep_their_facts();
create index audit_entries_about on audit_entries (subject) where subject like 'account %';
