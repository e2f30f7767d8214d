-- What people ask the supplier and what they are answered, with the files they send along; and calls they ask for.

create table conversations (
  id                bigint generated always as identity primary key,
  asked_in          smallint not null,
  -- what people quote: V-2026-000123
  number            text not null generated always as
                      ('V-' || asked_in::text || '-' || lpad(id::text, greatest(6, length(id::text)), '0')) stored,
  account_id        bigint references accounts on delete cascade,
  guest_name        text not null default '',
  guest_email       text,
  language          text not null,
  topic             text not null,
  contract_id       bigint references contracts,
  metering_point_id bigint references metering_points,
  bill_id           bigint references bills,
  state             text not null default 'sent',
  created_at        timestamptz not null,
  -- the last message, or the last change of state
  changed_at        timestamptz not null,
  answered_at       timestamptz,
  -- when whoever asked has last looked at it
  seen_at           timestamptz,
  constraint conversations_number_is_unique unique (number),
  constraint conversations_have_one_asker check ((account_id is null) <> (guest_email is null)),
  constraint conversations_topic_is_known check (topic in ('readings', 'bills', 'contracts', 'portal', 'other')),
  constraint conversations_state_is_known check (state in ('sent', 'in_progress', 'answered', 'closed'))
);
create index conversations_of_account on conversations (account_id, changed_at desc);
create index conversations_to_answer on conversations (id) where state in ('sent', 'in_progress');
create index conversations_of_bill on conversations (bill_id) where bill_id is not null;

create table conversation_messages (
  id              bigint generated always as identity primary key,
  conversation_id bigint not null references conversations on delete cascade,
  author          text not null,
  body            text not null,
  sent_at         timestamptz not null,
  -- SHA-256 of the key that its form carried: the same form counts once
  form_hash       bytea,
  constraint conversation_messages_one_per_form unique (form_hash),
  constraint conversation_messages_author_is_known check (author in ('customer', 'supplier')),
  constraint conversation_messages_have_words check (body <> '' and length(body) <= 10000)
);
create index conversation_messages_of_conversation on conversation_messages (conversation_id, id);

-- A file belongs to a form until the form has become a message. Its bytes lie in the storage of documents.
create table conversation_attachments (
  id         bigint generated always as identity primary key,
  form_hash  bytea not null,
  message_id bigint references conversation_messages on delete cascade,
  name       text not null,
  kind       text not null,
  size       integer not null,
  sha256     bytea not null,
  object_key text not null,
  created_at timestamptz not null,
  constraint conversation_attachments_once_each unique (form_hash, sha256),
  constraint conversation_attachments_kind_is_known check (kind in ('pdf', 'jpeg', 'png', 'heic')),
  constraint conversation_attachments_own_object unique (object_key)
);
create index conversation_attachments_of_message on conversation_attachments (message_id);

-- Objects that nothing points at (any more), and when to remove them. An object is written down here before it is stored,
-- and crossed out when it belongs to a message: whatever breaks in between leaves nothing behind.
create table attachment_removals (
  object_key text primary key,
  due_at     timestamptz not null
);
create index attachment_removals_due on attachment_removals (due_at);

create function attachments_leave_nothing() returns trigger language plpgsql as $$
begin
  insert into attachment_removals (object_key, due_at) select object_key, now() from gone
  on conflict (object_key) do update set due_at = least(attachment_removals.due_at, excluded.due_at);
  return null;
end $$;
create trigger attachments_leave_nothing after delete on conversation_attachments referencing old table as gone
  for each statement execute function attachments_leave_nothing();

-- Questions of people without an account, until they have shown that the mailbox is theirs.
create table waiting_questions (
  id         bigint generated always as identity primary key,
  name       text not null,
  email      text not null,
  topic      text not null,
  body       text not null,
  language   text not null,
  asked_at   timestamptz not null,
  -- without a proof of work: the ticket with which it goes on after a wait
  ticket_hash bytea,
  ready_at    timestamptz,
  -- the link in the mailbox
  link_hash   bytea,
  expires_at  timestamptz,
  -- what became of it
  conversation_id bigint references conversations on delete cascade,
  constraint waiting_questions_one_per_ticket unique (ticket_hash),
  constraint waiting_questions_one_per_link unique (link_hash),
  constraint waiting_questions_topic_is_known check (topic in ('readings', 'bills', 'contracts', 'portal', 'other'))
);
create index waiting_questions_old on waiting_questions (asked_at);

-- Who asked without an account reads the conversation by a secret address; each letter brings a new one.
create table conversation_links (
  token_hash      bytea primary key,
  conversation_id bigint not null references conversations on delete cascade,
  expires_at      timestamptz not null
);
create index conversation_links_of_conversation on conversation_links (conversation_id);

create table call_backs (
  id         bigint generated always as identity primary key,
  account_id bigint not null references accounts on delete cascade,
  language   text not null,
  phone      text not null,
  topic      text not null,
  body       text not null default '',
  -- in the supplier's zone
  day        date not null,
  from_time  text not null,
  until_time text not null,
  state      text not null default 'sent',
  created_at timestamptz not null,
  decided_at timestamptz,
  note       text not null default '',
  constraint call_backs_topic_is_known check (topic in ('readings', 'bills', 'contracts', 'portal', 'other')),
  constraint call_backs_state_is_known check (state in ('sent', 'done', 'missed', 'cancelled')),
  constraint call_backs_decided_when_not_sent check ((state = 'sent') = (decided_at is null)),
  constraint call_backs_times_are_written check (from_time ~ '^\d\d:\d\d$' and until_time ~ '^\d\d:\d\d$'),
  constraint call_backs_are_short check (length(body) <= 500 and length(note) <= 2000)
);
-- One at a time: whoever wants another first takes this one back.
create unique index call_backs_one_waiting_each on call_backs (account_id) where state = 'sent';
create index call_backs_of_account on call_backs (account_id, id desc);

-- Questions about bills were requests until now.
alter table conversations add column moved_from bigint;
insert into conversations (moved_from, asked_in, account_id, language, topic, contract_id, bill_id, state, created_at,
                           changed_at, answered_at, seen_at)
select r.id, extract(year from r.created_at), r.account_id, a.language, 'bills', r.contract_id, b.id,
       case r.state when 'sent' then 'sent' when 'withdrawn' then 'closed' else 'answered' end,
       r.created_at, coalesce(r.decided_at, r.created_at), case when r.note <> '' then r.decided_at end, now()
  from bill_requests r
  join accounts a on a.id = r.account_id
  left join bills b on b.contract_id = r.contract_id and b.number = r.facts ->> 'bill'
 where r.kind = 'question'
 order by r.id;
insert into conversation_messages (conversation_id, author, body, sent_at)
select c.id, 'customer', r.facts ->> 'question', r.created_at
  from conversations c join bill_requests r on r.id = c.moved_from
 order by c.id;
insert into conversation_messages (conversation_id, author, body, sent_at)
select c.id, 'supplier', r.note, r.decided_at
  from conversations c join bill_requests r on r.id = c.moved_from
 where r.note <> ''
 order by c.id;
alter table conversations drop column moved_from;
delete from bill_requests where kind = 'question';
drop index bill_requests_one_question_waiting_each;
drop index bill_requests_one_waiting_each;
create unique index bill_requests_one_waiting_each on bill_requests (account_id, contract_id, kind) where state = 'sent';
alter table bill_requests drop constraint bill_requests_kind_is_known;
alter table bill_requests add constraint bill_requests_kind_is_known
  check (kind in ('delivery', 'joint_bill', 'direct_debit'));
