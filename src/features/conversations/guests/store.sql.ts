// Generated from store.sql by `npm run generate`. Do not edit.
import { maybe, none, one } from '#platform/db/query.ts';
import { instant, number } from '#platform/db/cells.ts';

export type InsertQuestionRow = {
  id: number;
};

export const insertQuestion = one<
  {
    name: string;
    email: string;
    topic: string;
    body: string;
    language: string;
    now: Date;
    ticketHash: Buffer | null;
    readyAt: Date | null;
  },
  InsertQuestionRow
>({
  name: 'conversations/guests/insertQuestion',
  text: 'insert into waiting_questions (name, email, topic, body, language, asked_at, ticket_hash, ready_at)\nvalues ($1, $2, $3, $4, $5, $6, $7, $8)\nreturning id',
  values: (p) => [p.name, p.email, p.topic, p.body, p.language, p.now, p.ticketHash, p.readyAt],
  row: (c) => ({ id: number(c[0]) as number }),
});

export const setLink = none<{ linkHash: Buffer; expiresAt: Date; id: number }>({
  name: 'conversations/guests/setLink',
  text: 'update waiting_questions set link_hash = $1, expires_at = $2 where id = $3',
  values: (p) => [p.linkHash, p.expiresAt, p.id],
});

export type FindTicketRow = {
  readyAt: Date;
};

export const findTicket = maybe<{ ticketHash: Buffer }, FindTicketRow>({
  name: 'conversations/guests/findTicket',
  text: 'select ready_at as "ready_at!" from waiting_questions where ticket_hash = $1',
  values: (p) => [p.ticketHash],
  row: (c) => ({ readyAt: instant(c[0]) as Date }),
});

export type RedeemTicketRow = {
  id: number;
  email: string;
  language: string;
};

/**
 * The waiting question goes on, once.
 */
export const redeemTicket = maybe<{ ticketHash: Buffer; now: Date }, RedeemTicketRow>({
  name: 'conversations/guests/redeemTicket',
  text: 'update waiting_questions set ticket_hash = null, ready_at = null\n where ticket_hash = $1 and ready_at <= $2\nreturning id, email, language',
  values: (p) => [p.ticketHash, p.now],
  row: (c) => ({ id: number(c[0]) as number, email: c[1] as string, language: c[2] as string }),
});

export type FindQuestionRow = {
  id: number;
  name: string;
  email: string;
  topic: string;
  body: string;
  language: string;
  askedAt: Date;
  expiresAt: Date;
  conversationId: number | null;
};

export const findQuestion = maybe<{ linkHash: Buffer }, FindQuestionRow>({
  name: 'conversations/guests/findQuestion',
  text: 'select id, name, email, topic, body, language, asked_at, expires_at as "expires_at!", conversation_id\n  from waiting_questions where link_hash = $1',
  values: (p) => [p.linkHash],
  row: (c) => ({
    id: number(c[0]) as number,
    name: c[1] as string,
    email: c[2] as string,
    topic: c[3] as string,
    body: c[4] as string,
    language: c[5] as string,
    askedAt: instant(c[6]) as Date,
    expiresAt: instant(c[7]) as Date,
    conversationId: number(c[8]) as number | null,
  }),
});

export type LockQuestionRow = {
  id: number;
  name: string;
  email: string;
  topic: string;
  body: string;
  language: string;
  conversationId: number | null;
};

export const lockQuestion = maybe<{ linkHash: Buffer; now: Date }, LockQuestionRow>({
  name: 'conversations/guests/lockQuestion',
  text: 'select id, name, email, topic, body, language, conversation_id\n  from waiting_questions where link_hash = $1 and expires_at > $2\n   for update',
  values: (p) => [p.linkHash, p.now],
  row: (c) => ({
    id: number(c[0]) as number,
    name: c[1] as string,
    email: c[2] as string,
    topic: c[3] as string,
    body: c[4] as string,
    language: c[5] as string,
    conversationId: number(c[6]) as number | null,
  }),
});

/**
 * What was asked stands in the conversation from now on, and only there.
 */
export const questionBecame = none<{ conversationId: number; id: number }>({
  name: 'conversations/guests/questionBecame',
  text: "update waiting_questions set conversation_id = $1, body = '', name = '' where id = $2",
  values: (p) => [p.conversationId, p.id],
});

export const insertLink = none<{ tokenHash: Buffer; conversationId: number; expiresAt: Date }>({
  name: 'conversations/guests/insertLink',
  text: 'insert into conversation_links (token_hash, conversation_id, expires_at) values ($1, $2, $3)',
  values: (p) => [p.tokenHash, p.conversationId, p.expiresAt],
});

export type FindLinkedRow = {
  id: number;
};

/**
 * The conversation that a secret address opens. Guests' only.
 */
export const findLinked = maybe<{ tokenHash: Buffer; now: Date }, FindLinkedRow>({
  name: 'conversations/guests/findLinked',
  text: 'select c.id\n  from conversation_links l join conversations c on c.id = l.conversation_id\n where l.token_hash = $1 and l.expires_at > $2 and c.account_id is null',
  values: (p) => [p.tokenHash, p.now],
  row: (c) => ({ id: number(c[0]) as number }),
});

export const deleteOldQuestions = none<{ before: Date }>({
  name: 'conversations/guests/deleteOldQuestions',
  text: 'delete from waiting_questions where asked_at < $1',
  values: (p) => [p.before],
});

export const deleteOldLinks = none<{ now: Date }>({
  name: 'conversations/guests/deleteOldLinks',
  text: 'delete from conversation_links where expires_at < $1',
  values: (p) => [p.now],
});

export const deleteOldConversations = none<{ before: Date }>({
  name: 'conversations/guests/deleteOldConversations',
  text: 'delete from conversations where account_id is null and changed_at < $1',
  values: (p) => [p.before],
});
