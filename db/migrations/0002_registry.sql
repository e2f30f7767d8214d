-- The supplier's registry: operators, contracts, metering points, meters and their registers.
-- It is written by the import only; days are plain days in the supplier's zone, periods are half-open.

-- GS1 check digit (GS1 General Specifications, mod 10): weights 3, 1, 3, … from the right of the first 17 digits.
create function gsrn_is_valid(gsrn text) returns boolean language sql immutable strict parallel safe as $$
  select gsrn ~ '^[0-9]{18}$' and (
    3 * (substr(gsrn, 1, 1)::int + substr(gsrn, 3, 1)::int + substr(gsrn, 5, 1)::int + substr(gsrn, 7, 1)::int
       + substr(gsrn, 9, 1)::int + substr(gsrn, 11, 1)::int + substr(gsrn, 13, 1)::int + substr(gsrn, 15, 1)::int
       + substr(gsrn, 17, 1)::int)
    + substr(gsrn, 2, 1)::int + substr(gsrn, 4, 1)::int + substr(gsrn, 6, 1)::int + substr(gsrn, 8, 1)::int
    + substr(gsrn, 10, 1)::int + substr(gsrn, 12, 1)::int + substr(gsrn, 14, 1)::int + substr(gsrn, 16, 1)::int
    + substr(gsrn, 18, 1)::int) % 10 = 0
$$;

-- Distribution operators. One company may run both grids: it then has one row for each.
create table operators (
  code        text primary key,
  name        text not null,
  energy      text not null,
  country     text not null default 'SI',
  valid_from  date,
  valid_until date,
  constraint operators_code_is_short check (code ~ '^[A-Z0-9_-]{2,12}$'),
  constraint operators_energy_is_known check (energy in ('electricity', 'gas')),
  constraint operators_end_after_they_begin check (valid_until > valid_from),
  constraint operators_code_and_energy unique (code, energy)
);

create table contracts (
  id           bigint generated always as identity primary key,
  number       text not null,
  energy       text not null,
  holder_name  text not null,
  holder_email text,
  country      text not null default 'SI',
  valid_from   date not null,
  valid_until  date,
  -- SHA-256 of the proof asked for when linking (number of the latest bill, activation code), where the supplier uses one
  link_proof_hash bytea,
  constraint contracts_one_per_number unique (number),
  constraint contracts_number_is_normal check (number ~ '^[A-Z0-9/-]{1,30}$'),
  constraint contracts_energy_is_known check (energy in ('electricity', 'gas')),
  constraint contracts_end_after_they_begin check (valid_until > valid_from),
  constraint contracts_link_proof_is_hashed check (length(link_proof_hash) = 32)
);

create table metering_points (
  id             bigint generated always as identity primary key,
  gsrn           text not null,
  number         text,
  energy         text not null,
  operator_code  text not null,
  street         text not null,
  post_code      text not null,
  post           text not null,
  country        text not null default 'SI',
  read_remotely  boolean not null default false,
  constraint metering_points_one_per_gsrn unique (gsrn),
  constraint metering_points_gsrn_is_valid check (gsrn_is_valid(gsrn)),
  constraint metering_points_number_is_normal check (number ~ '^[A-Z0-9]{1,4}-[0-9]{1,16}$'),
  constraint metering_points_operator_is_of_the_energy foreign key (operator_code, energy) references operators (code, energy)
);
create unique index metering_points_one_per_number on metering_points (number, operator_code) where number is not null;

-- Which contract supplies which point, and when. A point has one supply contract a day.
create table supplies (
  metering_point_id bigint not null references metering_points,
  contract_id       bigint not null references contracts,
  supplied_from     date not null,
  supplied_until    date,
  primary key (metering_point_id, contract_id, supplied_from),
  constraint supplies_end_after_they_begin check (supplied_until > supplied_from),
  -- an int8range of one value stands in for "=", so that no extension is needed
  constraint supplies_one_contract_per_point_and_day exclude using gist (
    int8range(metering_point_id, metering_point_id, '[]') with &&, daterange(supplied_from, supplied_until) with &&)
);
create index supplies_of_contract on supplies (contract_id);

create table meters (
  id                bigint generated always as identity primary key,
  metering_point_id bigint not null references metering_points,
  serial            text not null,
  installed_on      date not null,
  removed_on        date,
  constraint meters_one_per_point_serial_and_day unique (metering_point_id, serial, installed_on),
  constraint meters_of_point unique (metering_point_id, id),
  constraint meters_are_removed_after_they_are_installed check (removed_on > installed_on),
  -- on the day of an exchange the new meter counts
  constraint meters_one_per_point_and_day exclude using gist (
    int8range(metering_point_id, metering_point_id, '[]') with &&, daterange(installed_on, removed_on) with &&)
);

-- A counting drum of a meter. Electricity: 1.8.0 single rate, 1.8.1 high, 1.8.2 low, 2.8.0 fed in; gas: V, in m³.
create table registers (
  metering_point_id bigint not null,
  meter_id          bigint not null,
  code              text not null,
  whole_digits      smallint not null,
  constant          numeric(9, 3) not null default 1,
  start_state       bigint not null default 0,
  final_state       bigint,
  -- use counted by the earlier meters of this point on the same register, in register units: what makes
  -- differences run on across an exchange. Kept by the import.
  carried           numeric(15, 3) not null default 0,
  primary key (meter_id, code),
  constraint registers_belong_to_a_meter_of_the_point foreign key (metering_point_id, meter_id) references meters (metering_point_id, id),
  constraint registers_digits unique (meter_id, code, whole_digits),
  constraint registers_code_is_known check (code in ('1.8.0', '1.8.1', '1.8.2', '2.8.0', 'V')),
  constraint registers_digits_are_a_meters check (whole_digits between 4 and 9),
  constraint registers_constant_is_positive check (constant > 0),
  constraint registers_states_fit_the_digits check (
    start_state >= 0 and start_state < 10 ^ whole_digits and final_state >= 0 and final_state < 10 ^ whole_digits)
);
create index registers_of_point on registers (metering_point_id);

-- Which account has linked which contract. Ending a link keeps the row.
create table contract_links (
  id          bigint generated always as identity primary key,
  account_id  bigint not null references accounts on delete cascade,
  contract_id bigint not null references contracts,
  linked_at   timestamptz not null default now(),
  ended_at    timestamptz,
  constraint contract_links_end_after_they_begin check (ended_at >= linked_at)
);
create unique index contract_links_one_open_per_account on contract_links (account_id, contract_id) where ended_at is null;
create index contract_links_of_contract on contract_links (contract_id) where ended_at is null;

-- THE one place that says which metering points an account may see, through which contract, and for which days.
-- The last day is included: the closing reading belongs to who moves out as well as to who moves in.
create view visible_supplies as
  select l.account_id, l.contract_id, s.metering_point_id, s.supplied_from as visible_from, s.supplied_until as visible_until
    from contract_links l
    join supplies s on s.contract_id = l.contract_id
   where l.ended_at is null;

alter table accounts add column last_metering_point_id bigint references metering_points on delete set null;
