-- What the audit trail may forget, besides where accounts that are gone came from: where registrations came from that are
-- over, and after a year where anybody did. What was done, by whose number and when, stays for ever.

create or replace function audit_entries_keep_their_facts() returns trigger language plpgsql as $$
declare
  account constant bigint := coalesce(old.account_id, substring(old.subject from '^account ([0-9]{1,18})$')::bigint);
  registration constant bigint := substring(old.subject from '^registration ([0-9]{1,18})$')::bigint;
  is_gone constant boolean :=
    (account is not null and not exists (select from accounts where id = account))
    or (registration is not null and not exists (select from registrations where id = registration));
begin
  if to_jsonb(new) - '{origin,facts}'::text[] = to_jsonb(old) - '{origin,facts}'::text[] and new.origin = ''
     and ((is_gone and new.facts = '{}') or (new.facts = old.facts and old.recorded_at < now() - interval '1 year')) then
    return new;
  end if;
  raise exception 'audit_entries keeps what was written: update refused'
    using errcode = 'restrict_violation', constraint = 'audit_entries_only_grows';
end $$;

drop index audit_entries_about;
create index audit_entries_about on audit_entries (subject text_pattern_ops) where account_id is null;
create index audit_entries_with_origin on audit_entries (recorded_at) where origin <> '';
