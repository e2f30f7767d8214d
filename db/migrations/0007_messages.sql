-- One outbox for everything that leaves the house, by mail or by SMS. A message is written in the transaction of what
-- caused it and sent after commit; every attempt is kept.

alter table mails rename to messages;
alter table messages rename column to_address to recipient;
alter index mails_pkey rename to messages_pkey;
alter index mails_by_age rename to messages_by_age;
alter sequence mails_id_seq rename to messages_id_seq;
alter table messages rename constraint mails_account_id_fkey to messages_account_id_fkey;
drop index mails_waiting;

alter table messages
  add column channel text not null default 'mail',
  add column state text not null default 'waiting',
  -- what its owner reads of it later: the text without one-time links
  add column shown_text text not null default '',
  -- asked for by its reader, here and now (activation, new password): tried even where the address was stopped
  add column asked_for boolean not null default false,
  -- after this moment it says nothing any more: a reminder of a window that has closed
  add column expires_at timestamptz,
  -- not before this moment; moved on by quiet hours, but not by a try that failed
  add column due_at timestamptz not null default now(),
  -- hours of the day, in the supplier's zone, in which it does not leave: 21 and 8
  add column quiet_from smallint,
  add column quiet_until smallint,
  -- where a mail program finds the way to stop such mail (RFC 8058)
  add column stop_url text,
  add column claimed_until timestamptz,
  add column settled_at timestamptz,
  -- the gateway's name for it, and what the gateway reported of its way to the phone
  add column gateway_id text,
  add column delivery text,
  add column delivered_at timestamptz;

update messages set due_at = created_at;
update messages set state = 'sent', settled_at = sent_at where sent_at is not null;
update messages set state = 'refused', settled_at = given_up_at where given_up_at is not null;
-- the answers of servers quote addresses: from now on only their codes are kept, with each attempt
alter table messages alter column channel drop default, drop column sent_at, drop column given_up_at, drop column last_error;

alter table messages
  add constraint messages_channel_is_known check (channel in ('mail', 'sms')),
  -- unclear: handed over perhaps, and never again (SMS); expired: its time passed; dropped: no longer needed
  add constraint messages_state_is_known check (
    state in ('waiting', 'sending', 'sent', 'refused', 'unclear', 'expired', 'dropped')),
  add constraint messages_settled_when_over check ((settled_at is null) = (state in ('waiting', 'sending'))),
  add constraint messages_claimed_while_sending check ((claimed_until is not null) = (state = 'sending')),
  add constraint messages_quiet_hours_are_hours check (
    (quiet_from is null) = (quiet_until is null)
    and quiet_from between 0 and 23 and quiet_until between 0 and 23 and quiet_from <> quiet_until),
  add constraint messages_delivery_is_known check (delivery in ('delivered', 'failed', 'on_its_way'));

-- what somebody waits for in front of a screen goes out before ten thousand reminders
create index messages_waiting on messages (channel, asked_for desc, next_try_at, id) where state = 'waiting';
create index messages_being_sent on messages (claimed_until) where state = 'sending';
create index messages_to_expire on messages (expires_at) where state = 'waiting' and expires_at is not null;
create index messages_of_account on messages (account_id, id desc);

-- Wakes the senders when the transaction is committed.
create function tell_senders() returns trigger language plpgsql as $$
begin
  notify messages;
  return null;
end $$;

create trigger messages_wake_senders after insert on messages for each statement execute function tell_senders();

create table message_attempts (
  message_id bigint not null references messages on delete cascade,
  number     integer not null,
  started_at timestamptz not null,
  ended_at   timestamptz,
  -- null while under way; a worker that was killed leaves it so
  outcome    text,
  -- the code of the answer, without the words: servers quote the address in them
  answer     text not null default '',
  primary key (message_id, number),
  constraint message_attempts_outcome_is_known check (outcome in ('accepted', 'refused_for_now', 'refused', 'unclear'))
);

-- Addresses that refused for good. Nothing but what is asked for goes there until their owner says that they work again.
create table stopped_recipients (
  channel    text not null,
  recipient  text not null,
  stopped_at timestamptz not null,
  answer     text not null default '',
  primary key (channel, recipient),
  constraint stopped_recipients_channel_is_known check (channel in ('mail', 'sms'))
);
