-- What customers are interested in (an offer, power of their own, a charger at home), and what charging their car cost.

-- One request: somebody is interested, and the supplier says what came of it.
create table offer_requests (
  id         bigint generated always as identity primary key,
  account_id bigint not null references accounts on delete cascade,
  kind       text not null,
  -- the offer's name in its address; for a charger the metering point, or nothing where it is for another place
  subject    text not null default '',
  facts      jsonb not null default '{}',
  state      text not null default 'sent',
  created_at timestamptz not null default now(),
  -- when it got the state that it has
  changed_at timestamptz not null default now(),
  note       text not null default '',
  constraint offer_requests_kind_is_known check (kind in ('offer', 'self_supply', 'home_charger')),
  constraint offer_requests_state_is_known check (state in ('sent', 'arranging', 'done', 'declined', 'withdrawn')),
  constraint offer_requests_subject_is_short check (length(subject) <= 80),
  constraint offer_requests_note_is_short check (length(note) <= 2000)
);
create index offer_requests_of_account on offer_requests (account_id, id desc);
create index offer_requests_waiting on offer_requests (id) where state in ('sent', 'arranging');
-- The same thing is asked once, also when the button is pressed twice in the same moment. An offer that was arranged is
-- had; power of one's own or a charger may be wanted again.
create unique index offer_requests_one_open_each on offer_requests (account_id, kind, subject)
  where state in ('sent', 'arranging') or (state = 'done' and kind = 'offer');

-- What was asked stays as it was; only how it stands moves on, and an end stays an end.
create function offer_requests_keep_their_end() returns trigger language plpgsql as $$
begin
  if old.state in ('done', 'declined', 'withdrawn') and new.state <> old.state then
    raise exception 'a request that has ended stays so: send a new one'
      using errcode = 'restrict_violation', constraint = 'offer_requests_keep_their_end';
  end if;
  return new;
end $$;
create trigger offer_requests_keep_their_end before update on offer_requests
  for each row execute function offer_requests_keep_their_end();

-- Charging sessions of electric cars, from the operator of the chargers. Written by the import only, and never changed.
-- Energy is thousandths of a kWh, money whole cents with VAT, a price millionths of a euro per kWh.
create table charging_sessions (
  id                 bigint generated always as identity primary key,
  number             text not null,
  contract_id        bigint not null references contracts,
  place              text not null,
  charger            text,
  started_at         timestamptz not null,
  ended_at           timestamptz not null,
  energy_thousandths bigint not null,
  price_micro        bigint,
  cost_cents         bigint not null,
  imported_at        timestamptz not null default now(),
  constraint charging_sessions_one_per_number unique (number),
  constraint charging_sessions_number_is_normal check (number ~ '^[A-Z0-9/-]{1,40}$'),
  constraint charging_sessions_end_after_they_begin check (ended_at > started_at),
  constraint charging_sessions_are_not_negative check (energy_thousandths >= 0 and cost_cents >= 0 and price_micro >= 0)
);
create index charging_sessions_newest_of_contract on charging_sessions (contract_id, started_at desc, id desc);
create trigger charging_sessions_only_grow before update or delete or truncate on charging_sessions
  for each statement execute function refuse_change();
