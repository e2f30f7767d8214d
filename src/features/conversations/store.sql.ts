// Generated from store.sql by `npm run generate`. Do not edit.
import { many, maybe, none, one } from '#platform/db/query.ts';
import { flag, instant, number } from '#platform/db/cells.ts';
import type { Day } from '#kernel/day.ts';

export type InsertConversationRow = {
  id: number;
  number: string;
};

export const insertConversation = one<
  {
    now: Date;
    accountId: number | null;
    guestName: string;
    guestEmail: string | null;
    language: string;
    topic: string;
    contractId: number | null;
    meteringPointId: number | null;
    billId: number | null;
  },
  InsertConversationRow
>({
  name: 'conversations/insertConversation',
  text: 'insert into conversations (asked_in, account_id, guest_name, guest_email, language, topic, contract_id, metering_point_id,\n                           bill_id, created_at, changed_at)\nvalues (extract(year from $1::timestamptz), $2, $3, $4, $5, $6, $7,\n        $8, $9, $1, $1)\nreturning id, number',
  values: (p) => [
    p.now,
    p.accountId,
    p.guestName,
    p.guestEmail,
    p.language,
    p.topic,
    p.contractId,
    p.meteringPointId,
    p.billId,
  ],
  row: (c) => ({ id: number(c[0]) as number, number: c[1] as string }),
});

export type InsertMessageRow = {
  id: number;
};

export const insertMessage = one<
  { conversationId: number; author: string; body: string; now: Date; formHash: Buffer | null },
  InsertMessageRow
>({
  name: 'conversations/insertMessage',
  text: 'insert into conversation_messages (conversation_id, author, body, sent_at, form_hash)\nvalues ($1, $2, $3, $4, $5)\nreturning id',
  values: (p) => [p.conversationId, p.author, p.body, p.now, p.formHash],
  row: (c) => ({ id: number(c[0]) as number }),
});

export type FindByFormRow = {
  conversationId: number;
};

/**
 * What became of a form that was sent before.
 */
export const findByForm = maybe<{ formHash: Buffer; accountId: number | null }, FindByFormRow>({
  name: 'conversations/findByForm',
  text: 'select m.conversation_id\n  from conversation_messages m\n  join conversations c on c.id = m.conversation_id\n where m.form_hash = $1 and c.account_id is not distinct from $2',
  values: (p) => [p.formHash, p.accountId],
  row: (c) => ({ conversationId: number(c[0]) as number }),
});

export type CountWaitingRow = {
  waiting: number;
};

export const countWaiting = one<{ accountId: number }, CountWaitingRow>({
  name: 'conversations/countWaiting',
  text: "select count(*)::int as \"waiting!\" from conversations\n where account_id = $1 and state in ('sent', 'in_progress')",
  values: (p) => [p.accountId],
  row: (c) => ({ waiting: number(c[0]) as number }),
});

export type LockConversationRow = {
  id: number;
  state: string;
  lastAuthor: string;
};

export const lockConversation = maybe<{ conversationId: number; accountId: number | null }, LockConversationRow>({
  name: 'conversations/lockConversation',
  text: 'select c.id, c.state,\n       (select m.author from conversation_messages m where m.conversation_id = c.id order by m.id desc limit 1)\n         as "last_author!"\n  from conversations c\n where c.id = $1 and c.account_id is not distinct from $2\n   for update of c',
  values: (p) => [p.conversationId, p.accountId],
  row: (c) => ({ id: number(c[0]) as number, state: c[1] as string, lastAuthor: c[2] as string }),
});

export const setState = none<{ state: string; now: Date; conversationId: number }>({
  name: 'conversations/setState',
  text: 'update conversations set state = $1, changed_at = $2 where id = $3',
  values: (p) => [p.state, p.now, p.conversationId],
});

export const markSeen = none<{ now: Date; conversationId: number; accountId: number | null }>({
  name: 'conversations/markSeen',
  text: 'update conversations set seen_at = $1\n where id = $2 and account_id is not distinct from $3\n   and (seen_at is null or seen_at < changed_at)',
  values: (p) => [p.now, p.conversationId, p.accountId],
});

export type FindConversationRow = {
  id: number;
  number: string;
  topic: string;
  state: string;
  createdAt: Date;
  changedAt: Date;
  answeredAt: Date | null;
  seenAt: Date | null;
  contractId: number | null;
  contractNumber: string | null;
  billId: number | null;
  billNumber: string | null;
  pointId: number | null;
  pointNumber: string | null;
  pointStreet: string | null;
};

/**
 * What it is about is named as far as the account still sees it.
 */
export const findConversation = maybe<{ conversationId: number; accountId: number | null }, FindConversationRow>({
  name: 'conversations/findConversation',
  text: 'select c.id, c.number, c.topic, c.state, c.created_at, c.changed_at, c.answered_at, c.seen_at,\n       k.id as "contract_id?", k.number as "contract_number?",\n       b.id as "bill_id?", b.number as "bill_number?",\n       p.id as "point_id?", coalesce(p.number, p.gsrn) as "point_number?", p.street as "point_street?"\n  from conversations c\n  left join visible_contracts vk on vk.account_id = c.account_id and vk.contract_id = c.contract_id\n  left join contracts k on k.id = vk.contract_id\n  left join visible_bills vb on vb.account_id = c.account_id and vb.bill_id = c.bill_id\n  left join bills b on b.id = vb.bill_id\n  left join metering_points p\n    on p.id = c.metering_point_id\n   and exists (select from visible_supplies v\n                where v.account_id = c.account_id and v.metering_point_id = c.metering_point_id)\n where c.id = $1 and c.account_id is not distinct from $2',
  values: (p) => [p.conversationId, p.accountId],
  row: (c) => ({
    id: number(c[0]) as number,
    number: c[1] as string,
    topic: c[2] as string,
    state: c[3] as string,
    createdAt: instant(c[4]) as Date,
    changedAt: instant(c[5]) as Date,
    answeredAt: instant(c[6]) as Date | null,
    seenAt: instant(c[7]) as Date | null,
    contractId: number(c[8]) as number | null,
    contractNumber: c[9] as string | null,
    billId: number(c[10]) as number | null,
    billNumber: c[11] as string | null,
    pointId: number(c[12]) as number | null,
    pointNumber: c[13] as string | null,
    pointStreet: c[14] as string | null,
  }),
});

export type ListMessagesRow = {
  id: number;
  author: string;
  body: string;
  sentAt: Date;
};

/**
 * Only after the conversation was found through one of the statements above.
 */
export const listMessages = many<{ conversationId: number }, ListMessagesRow>({
  name: 'conversations/listMessages',
  text: 'select id, author, body, sent_at from conversation_messages where conversation_id = $1 order by id',
  values: (p) => [p.conversationId],
  row: (c) => ({
    id: number(c[0]) as number,
    author: c[1] as string,
    body: c[2] as string,
    sentAt: instant(c[3]) as Date,
  }),
});

export type ListConversationsRow = {
  id: number;
  number: string;
  topic: string;
  state: string;
  changedAt: Date;
  unread: boolean;
  asked: string;
};

/**
 * One more than fits a page tells that there is another.
 */
export const listConversations = many<{ accountId: number; most: number; skipped: number }, ListConversationsRow>({
  name: 'conversations/listConversations',
  text: 'select c.id, c.number, c.topic, c.state, c.changed_at,\n       coalesce(c.answered_at > c.seen_at, c.answered_at is not null) as "unread!",\n       (select left(m.body, 160) from conversation_messages m where m.conversation_id = c.id order by m.id limit 1)\n         as "asked!"\n  from conversations c\n where c.account_id = $1\n order by c.changed_at desc, c.id desc\n limit $2 offset $3',
  values: (p) => [p.accountId, p.most, p.skipped],
  row: (c) => ({
    id: number(c[0]) as number,
    number: c[1] as string,
    topic: c[2] as string,
    state: c[3] as string,
    changedAt: instant(c[4]) as Date,
    unread: flag(c[5]) as boolean,
    asked: c[6] as string,
  }),
});

export type CountConversationsRow = {
  total: number;
  unread: number;
};

export const countConversations = one<{ accountId: number }, CountConversationsRow>({
  name: 'conversations/countConversations',
  text: 'select count(*)::int as "total!",\n       (count(*) filter (where coalesce(c.answered_at > c.seen_at, c.answered_at is not null)))::int as "unread!"\n  from conversations c\n where c.account_id = $1',
  values: (p) => [p.accountId],
  row: (c) => ({ total: number(c[0]) as number, unread: number(c[1]) as number }),
});

export type ListAboutBillRow = {
  id: number;
  number: string;
  state: string;
  changedAt: Date;
};

/**
 * What the account has asked about a bill so far.
 */
export const listAboutBill = many<{ accountId: number; billId: number }, ListAboutBillRow>({
  name: 'conversations/listAboutBill',
  text: 'select c.id, c.number, c.state, c.changed_at\n  from conversations c\n where c.account_id = $1 and c.bill_id = $2\n order by c.id desc\n limit 20',
  values: (p) => [p.accountId, p.billId],
  row: (c) => ({
    id: number(c[0]) as number,
    number: c[1] as string,
    state: c[2] as string,
    changedAt: instant(c[3]) as Date,
  }),
});

export type ListSubjectsRow = {
  kind: string;
  id: number;
  label: string;
  detail: string;
};

/**
 * What a question can be about: contracts, metering points, and the latest bills.
 */
export const listSubjects = many<{ accountId: number }, ListSubjectsRow>({
  name: 'conversations/listSubjects',
  text: '(select \'contract\' as "kind!", c.id as "id!", c.number as "label!", \'\' as "detail!"\n   from visible_contracts v join contracts c on c.id = v.contract_id\n  where v.account_id = $1\n  order by c.number limit 200)\nunion all\n(select \'point\', p.id, coalesce(p.number, p.gsrn), p.street\n   from metering_points p\n  where exists (select from visible_supplies v where v.account_id = $1 and v.metering_point_id = p.id)\n  order by p.street, p.id limit 200)\nunion all\n(select \'bill\', b.id, b.number, b.issued_on::text\n   from visible_bills v join bills b on b.id = v.bill_id\n  where v.account_id = $1\n  order by b.issued_on desc, b.id desc limit 12)',
  values: (p) => [p.accountId],
  row: (c) => ({ kind: c[0] as string, id: number(c[1]) as number, label: c[2] as string, detail: c[3] as string }),
});

export type FindContractSubjectRow = {
  id: number;
  number: string;
};

export const findContractSubject = maybe<{ accountId: number; id: number }, FindContractSubjectRow>({
  name: 'conversations/findContractSubject',
  text: 'select c.id, c.number from visible_contracts v join contracts c on c.id = v.contract_id\n where v.account_id = $1 and v.contract_id = $2',
  values: (p) => [p.accountId, p.id],
  row: (c) => ({ id: number(c[0]) as number, number: c[1] as string }),
});

export type FindPointSubjectRow = {
  id: number;
  number: string;
  street: string;
  contractId: number | null;
};

/**
 * With the contract that supplied it last.
 */
export const findPointSubject = maybe<{ accountId: number; id: number }, FindPointSubjectRow>({
  name: 'conversations/findPointSubject',
  text: 'select p.id, coalesce(p.number, p.gsrn) as "number!", p.street, v.contract_id\n  from visible_supplies v join metering_points p on p.id = v.metering_point_id\n where v.account_id = $1 and v.metering_point_id = $2\n order by v.visible_from desc\n limit 1',
  values: (p) => [p.accountId, p.id],
  row: (c) => ({
    id: number(c[0]) as number,
    number: c[1] as string,
    street: c[2] as string,
    contractId: number(c[3]) as number | null,
  }),
});

export type FindBillSubjectRow = {
  id: number;
  number: string;
  contractId: number;
  issuedOn: Day;
};

export const findBillSubject = maybe<{ accountId: number; id: number }, FindBillSubjectRow>({
  name: 'conversations/findBillSubject',
  text: 'select b.id, b.number, b.contract_id, b.issued_on\n  from visible_bills v join bills b on b.id = v.bill_id\n where v.account_id = $1 and v.bill_id = $2',
  values: (p) => [p.accountId, p.id],
  row: (c) => ({
    id: number(c[0]) as number,
    number: c[1] as string,
    contractId: number(c[2]) as number,
    issuedOn: c[3] as Day,
  }),
});
