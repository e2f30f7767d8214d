-- Reminders: for which points, on which channel and when; the number for SMS; what was planned; the ways to stop.

create table reminder_choices (
  account_id        bigint not null references accounts on delete cascade,
  metering_point_id bigint not null references metering_points,
  by_mail           boolean not null default false,
  by_sms            boolean not null default false,
  -- on which days of the reading window
  at_opening        boolean not null default true,
  at_last_but_one   boolean not null default false,
  at_last           boolean not null default true,
  changed_at        timestamptz not null,
  primary key (account_id, metering_point_id)
);
create index reminder_choices_in_use on reminder_choices (metering_point_id) where by_mail or by_sms;

-- Per account: the hours in which nothing is sent. No row: 21 to 8.
create table reminder_hours (
  account_id  bigint primary key references accounts on delete cascade,
  quiet_from  smallint not null,
  quiet_until smallint not null,
  constraint reminder_hours_are_hours check (
    quiet_from between 0 and 23 and quiet_until between 0 and 23 and quiet_from <> quiet_until)
);

-- The number that SMS go to: confirmed by a code that came by SMS.
create table mobile_numbers (
  account_id   bigint primary key references accounts on delete cascade,
  number       text not null,
  confirmed_at timestamptz not null,
  constraint mobile_numbers_are_e164 check (number ~ '^[+][1-9][0-9]{6,14}$')
);

create table mobile_codes (
  account_id bigint primary key references accounts on delete cascade,
  number     text not null,
  code_hash  bytea not null,
  tries      integer not null default 0,
  sent_at    timestamptz not null,
  expires_at timestamptz not null,
  constraint mobile_codes_are_hashed check (length(code_hash) = 32)
);

-- One reminder per person, channel and day, however many points are due and however often the plan is made.
create table reminders (
  id         bigint generated always as identity primary key,
  account_id bigint not null references accounts on delete cascade,
  channel    text not null,
  day        date not null,
  message_id bigint references messages on delete set null,
  planned_at timestamptz not null,
  -- SHA-256 of the secret in its stop link
  stop_hash  bytea,
  written_at timestamptz,
  constraint reminders_one_per_person_channel_and_day unique (account_id, channel, day),
  constraint reminders_channel_is_known check (channel in ('mail', 'sms')),
  constraint reminders_stop_is_hashed check (length(stop_hash) = 32)
);
create unique index reminders_by_stop on reminders (stop_hash);
create index reminders_to_write on reminders (id) where written_at is null;
create index reminders_by_message on reminders (message_id);

create table reminder_points (
  reminder_id       bigint not null references reminders on delete cascade,
  metering_point_id bigint not null references metering_points,
  -- the month whose use is read in the window, by its first day
  for_month         date not null,
  opens_on          date not null,
  closes_on         date not null,
  primary key (reminder_id, metering_point_id),
  constraint reminder_points_are_of_a_month check (extract(day from for_month) = 1)
);

-- Of a reminder the points that still wait on the day: the channel is still wanted, the supply and the window go on, and
-- nothing was sent for the month or read since the window opened, on days that the account may see. Own records and
-- estimates are no readings, and none older than a hundred days counts for a window that is open.
create function waiting_points(reminder bigint, today date) returns setof reminder_points language sql stable as $$
  select p.*
    from reminders r
    join reminder_points p on p.reminder_id = r.id
    join reminder_choices c on c.account_id = r.account_id and c.metering_point_id = p.metering_point_id
    join metering_points m on m.id = p.metering_point_id
   where r.id = reminder
     and case r.channel when 'mail' then c.by_mail else c.by_sms end
     and p.closes_on >= today
     and not m.read_remotely
     and exists (select from visible_supplies v
                  where v.account_id = r.account_id and v.metering_point_id = p.metering_point_id
                    and v.visible_from <= today and (v.visible_until is null or v.visible_until > today))
     and not exists (select from readings d
                      where d.metering_point_id = p.metering_point_id and d.read_on > today - 100 and d.state = 'current'
                        and (d.kind in ('reading', 'submission') and d.read_on >= p.opens_on
                             or d.kind = 'submission' and d.bill_month >= p.for_month)
                        and exists (select from visible_supplies v
                                     where v.account_id = r.account_id and v.metering_point_id = p.metering_point_id
                                       and d.read_on >= v.visible_from
                                       and (v.visible_until is null or d.read_on <= v.visible_until)))
$$;

-- What a stop link ended, so that it can be undone; rows are only added.
create table reminder_stops (
  id         bigint generated always as identity primary key,
  reminder_id bigint not null references reminders on delete cascade,
  stopped_at timestamptz not null,
  undone_at  timestamptz,
  -- the points for which this channel was on before
  metering_point_ids bigint[] not null
);
create index reminder_stops_of_reminder on reminder_stops (reminder_id);
