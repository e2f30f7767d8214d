-- Mail about bills: that one has come, that one is to be paid soon, that one should have been paid.

-- What an account wants to be told. No row: everything.
create table bill_notice_choices (
  account_id bigint primary key references accounts on delete cascade,
  on_arrival boolean not null,
  before_due boolean not null,
  after_due  boolean not null,
  changed_at timestamptz not null
);

-- One message a person and day, however many bills it tells of.
create table bill_notices (
  id         bigint generated always as identity primary key,
  account_id bigint not null references accounts on delete cascade,
  day        date not null,
  planned_at timestamptz not null,
  written_at timestamptz,
  message_id bigint references messages on delete set null,
  constraint bill_notices_one_per_person_and_day unique (account_id, day)
);
create index bill_notices_to_write on bill_notices (id) where written_at is null;
create index bill_notices_by_message on bill_notices (message_id);

-- Of each bill a person is told each thing once.
create table bill_notice_bills (
  account_id bigint not null references accounts on delete cascade,
  bill_id    bigint not null references bills,
  why        text not null,
  notice_id  bigint not null references bill_notices on delete cascade,
  primary key (account_id, bill_id, why),
  constraint bill_notice_bills_why_is_known check (why in ('arrived', 'before_due', 'after_due'))
);
create index bill_notice_bills_of_notice on bill_notice_bills (notice_id);

-- Of a notice what still holds: the bill is still seen, a cancelled one is no news, and what is paid needs no reminder.
create function standing_notices(notice bigint) returns setof bill_notice_bills language sql stable as $$
  select n.*
    from bill_notice_bills n
    join visible_bills v on v.account_id = n.account_id and v.bill_id = n.bill_id
    join bills b on b.id = n.bill_id
   where n.notice_id = notice
     and case n.why when 'arrived' then b.cancelled_by_id is null else b.open_cents > 0 end
$$;
