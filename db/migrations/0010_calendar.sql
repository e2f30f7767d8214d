-- The calendar feed of an account: one secret address, and what has been told at it, so that changes carry a number.

create table calendar_feeds (
  account_id   bigint primary key references accounts on delete cascade,
  -- the address is derived from this and the portal's secret: here stands nothing that opens the feed
  salt         bytea not null,
  token_hash   bytea not null,
  made_at      timestamptz not null,
  last_read_at timestamptz,
  constraint calendar_feeds_one_per_token unique (token_hash),
  constraint calendar_feeds_are_hashed check (length(token_hash) = 32 and length(salt) = 16)
);

create table calendar_events (
  account_id bigint not null references accounts on delete cascade,
  -- what makes it the same event when its days change: energy, operator and the month that is read
  key        text not null,
  opens_on   date not null,
  closes_on  date not null,
  -- of everything that is told about it
  digest     text not null,
  sequence   integer not null default 0,
  changed_at timestamptz not null,
  cancelled  boolean not null default false,
  primary key (account_id, key)
);
