-- The ledger of readings. Rows are added; later they may be replaced or withdrawn, never changed or removed.

-- One press of "Oddaj": the readings of all registers of a meter, with its receipt.
create table submissions (
  id                bigint generated always as identity,
  metering_point_id bigint not null references metering_points,
  meter_id          bigint not null,
  account_id        bigint,
  kind              text not null,
  read_on           date not null,
  received_at       timestamptz not null,
  received_on       date not null,
  bill_month        date,
  booked_on         date,
  -- codes of the warnings that the customer confirmed
  confirmed         text[] not null default '{}',
  origin            text not null,
  primary key (metering_point_id, id),
  constraint submissions_meter_is_of_the_point foreign key (metering_point_id, meter_id) references meters (metering_point_id, id),
  constraint submissions_kind_is_known check (kind in ('submission', 'own_record')),
  constraint submissions_are_not_of_the_future check (read_on <= received_on),
  constraint submissions_name_their_bill check ((kind = 'submission') = (bill_month is not null and booked_on is not null)),
  constraint submissions_are_not_booked_before_they_are_read check (booked_on >= read_on),
  constraint submissions_bill_is_a_month check (extract(day from bill_month) = 1)
);
create index submissions_of_account on submissions (account_id, received_at desc);

create table readings (
  id                bigint generated always as identity,
  metering_point_id bigint not null,
  meter_id          bigint not null,
  register_code     text not null,
  whole_digits      smallint not null,
  read_on           date not null,
  value             bigint not null,
  -- how often the register has passed its top since the meter was installed
  turns             smallint not null default 0,
  kind              text not null,
  source            text not null,
  state             text not null default 'current',
  submission_id     bigint,
  bill_month        date,
  booked_on         date,
  handed_over_at    timestamptz,
  recorded_at       timestamptz not null default now(),
  recorded_by       bigint,
  ended_at          timestamptz,
  ended_by          bigint,
  primary key (metering_point_id, id),
  constraint readings_register_is_of_the_meter foreign key (meter_id, register_code, whole_digits)
    references registers (meter_id, code, whole_digits),
  constraint readings_meter_is_of_the_point foreign key (metering_point_id, meter_id) references meters (metering_point_id, id),
  constraint readings_submission_exists foreign key (metering_point_id, submission_id) references submissions (metering_point_id, id),
  constraint readings_value_fits_the_register check (value >= 0 and value < 10 ^ whole_digits),
  constraint readings_turns_are_not_negative check (turns >= 0),
  constraint readings_kind_is_known check (kind in ('reading', 'submission', 'own_record', 'estimate')),
  constraint readings_source_is_known check (source in ('operator', 'portal', 'supplier', 'remote', 'estimate')),
  constraint readings_state_is_known check (state in ('current', 'replaced', 'withdrawn')),
  constraint readings_ended_when_not_current check ((state = 'current') = (ended_at is null)),
  constraint readings_of_the_portal_have_a_submission check (source <> 'portal' or submission_id is not null or handed_over_at is not null),
  constraint readings_own_records_are_not_booked check (kind <> 'own_record' or (bill_month is null and booked_on is null and handed_over_at is null)),
  constraint readings_bill_is_a_month check (extract(day from bill_month) = 1)
);

create unique index readings_one_current_per_register_day_and_kind
  on readings (metering_point_id, meter_id, register_code, read_on, kind) where state = 'current';
create unique index readings_one_current_submission_per_bill
  on readings (metering_point_id, meter_id, register_code, bill_month) where state = 'current' and kind = 'submission';
-- newest first per point: the list, the previous reading, the export
create index readings_newest_of_point on readings (metering_point_id, read_on desc, id desc);
create index readings_of_submission on readings (metering_point_id, submission_id) where submission_id is not null;

-- What was read stays as it was sent; only how it stands may move on, and only forward.
create function readings_keep_their_facts() returns trigger language plpgsql as $$
begin
  if (new.id, new.metering_point_id, new.meter_id, new.register_code, new.whole_digits, new.read_on, new.value, new.turns, new.kind,
      new.source, new.submission_id, new.bill_month, new.booked_on, new.recorded_at, new.recorded_by)
     is distinct from
     (old.id, old.metering_point_id, old.meter_id, old.register_code, old.whole_digits, old.read_on, old.value, old.turns, old.kind,
      old.source, old.submission_id, old.bill_month, old.booked_on, old.recorded_at, old.recorded_by)
  then
    raise exception 'a reading is never changed: replace or withdraw it'
      using errcode = 'restrict_violation', constraint = 'readings_keep_their_facts';
  end if;
  if old.state <> 'current' and (new.state, new.ended_at, new.ended_by) is distinct from (old.state, old.ended_at, old.ended_by) then
    raise exception 'a replaced or withdrawn reading stays so'
      using errcode = 'restrict_violation', constraint = 'readings_stay_ended';
  end if;
  if old.handed_over_at is not null and (new.state = 'withdrawn' or new.handed_over_at is distinct from old.handed_over_at) then
    raise exception 'a reading handed to billing is not withdrawn'
      using errcode = 'restrict_violation', constraint = 'readings_stay_handed_over';
  end if;
  return new;
end $$;
create trigger readings_keep_their_facts before update on readings for each row execute function readings_keep_their_facts();
create trigger readings_only_grows before delete or truncate on readings for each statement execute function refuse_change();
create trigger submissions_only_grows before update or delete or truncate on submissions for each statement execute function refuse_change();

-- Each reading with the running total of its register line: what was used since the first known meter, in kWh or m³.
-- The difference of two readings of a point and register code is the difference of their totals, whatever was
-- exchanged or rolled over between them.
create view reading_totals as
  select r.*, g.constant,
         g.carried + g.constant * (r.turns * (10 ^ r.whole_digits)::numeric + r.value - g.start_state) as total
    from readings r
    join registers g on g.meter_id = r.meter_id and g.code = r.register_code;
