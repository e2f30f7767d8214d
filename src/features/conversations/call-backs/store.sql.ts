// Generated from store.sql by `npm run generate`. Do not edit.
import { many, maybe, none } from '#platform/db/query.ts';
import { instant, number } from '#platform/db/cells.ts';
import type { Day } from '#kernel/day.ts';

export type InsertCallBackRow = {
  id: number;
};

/**
 * None where one waits already.
 */
export const insertCallBack = maybe<
  {
    accountId: number;
    language: string;
    phone: string;
    topic: string;
    body: string;
    day: Day;
    from: string;
    until: string;
    now: Date;
  },
  InsertCallBackRow
>({
  name: 'conversations/call-backs/insertCallBack',
  text: 'insert into call_backs (account_id, language, phone, topic, body, day, from_time, until_time, created_at)\nvalues ($1, $2, $3, $4, $5, $6, $7, $8, $9)\non conflict do nothing\nreturning id',
  values: (p) => [p.accountId, p.language, p.phone, p.topic, p.body, p.day, p.from, p.until, p.now],
  row: (c) => ({ id: number(c[0]) as number }),
});

export type ListCallBacksRow = {
  id: number;
  phone: string;
  topic: string;
  body: string;
  day: Day;
  fromTime: string;
  untilTime: string;
  state: string;
  createdAt: Date;
  decidedAt: Date | null;
  note: string;
};

export const listCallBacks = many<{ accountId: number }, ListCallBacksRow>({
  name: 'conversations/call-backs/listCallBacks',
  text: 'select id, phone, topic, body, day, from_time, until_time, state, created_at, decided_at, note\n  from call_backs where account_id = $1 order by id desc limit 20',
  values: (p) => [p.accountId],
  row: (c) => ({
    id: number(c[0]) as number,
    phone: c[1] as string,
    topic: c[2] as string,
    body: c[3] as string,
    day: c[4] as Day,
    fromTime: c[5] as string,
    untilTime: c[6] as string,
    state: c[7] as string,
    createdAt: instant(c[8]) as Date,
    decidedAt: instant(c[9]) as Date | null,
    note: c[10] as string,
  }),
});

export type FindCallBackRow = {
  id: number;
  state: string;
};

export const findCallBack = maybe<{ accountId: number; id: number }, FindCallBackRow>({
  name: 'conversations/call-backs/findCallBack',
  text: 'select id, state from call_backs where account_id = $1 and id = $2',
  values: (p) => [p.accountId, p.id],
  row: (c) => ({ id: number(c[0]) as number, state: c[1] as string }),
});

export const cancelCallBack = none<{ now: Date; accountId: number; id: number }>({
  name: 'conversations/call-backs/cancelCallBack',
  text: "update call_backs set state = 'cancelled', decided_at = $1\n where account_id = $2 and id = $3 and state = 'sent'",
  values: (p) => [p.now, p.accountId, p.id],
});

export type FindPhoneRow = {
  phone: string;
};

export const findPhone = maybe<{ accountId: number }, FindPhoneRow>({
  name: 'conversations/call-backs/findPhone',
  text: 'select phone from accounts where id = $1',
  values: (p) => [p.accountId],
  row: (c) => ({ phone: c[0] as string }),
});

export type ListWaitingCallBacksRow = {
  id: number;
  topic: string;
  day: Day;
  fromTime: string;
  untilTime: string;
  createdAt: Date;
};

/**
 * For the supplier, by when to call. Nothing of who they are.
 */
export const listWaitingCallBacks = many<Record<string, never>, ListWaitingCallBacksRow>({
  name: 'conversations/call-backs/listWaitingCallBacks',
  text: "select id, topic, day, from_time, until_time, created_at\n  from call_backs where state = 'sent' order by day, from_time, id limit 500",
  values: () => [],
  row: (c) => ({
    id: number(c[0]) as number,
    topic: c[1] as string,
    day: c[2] as Day,
    fromTime: c[3] as string,
    untilTime: c[4] as string,
    createdAt: instant(c[5]) as Date,
  }),
});

export type FindCallBackToMakeRow = {
  id: number;
  accountId: number;
  phone: string;
  topic: string;
  body: string;
  day: Day;
  fromTime: string;
  untilTime: string;
  state: string;
  note: string;
  createdAt: Date;
  language: string;
  name: string;
  email: string;
};

export const findCallBackToMake = maybe<{ id: number }, FindCallBackToMakeRow>({
  name: 'conversations/call-backs/findCallBackToMake',
  text: 'select b.id, b.account_id, b.phone, b.topic, b.body, b.day, b.from_time, b.until_time, b.state, b.note, b.created_at,\n       b.language, a.name, a.email\n  from call_backs b join accounts a on a.id = b.account_id where b.id = $1',
  values: (p) => [p.id],
  row: (c) => ({
    id: number(c[0]) as number,
    accountId: number(c[1]) as number,
    phone: c[2] as string,
    topic: c[3] as string,
    body: c[4] as string,
    day: c[5] as Day,
    fromTime: c[6] as string,
    untilTime: c[7] as string,
    state: c[8] as string,
    note: c[9] as string,
    createdAt: instant(c[10]) as Date,
    language: c[11] as string,
    name: c[12] as string,
    email: c[13] as string,
  }),
});

export type DecideCallBackRow = {
  accountId: number;
};

export const decideCallBack = maybe<{ state: string; now: Date; note: string; id: number }, DecideCallBackRow>({
  name: 'conversations/call-backs/decideCallBack',
  text: "update call_backs set state = $1, decided_at = $2, note = $3\n where id = $4 and state = 'sent'\nreturning account_id",
  values: (p) => [p.state, p.now, p.note, p.id],
  row: (c) => ({ accountId: number(c[0]) as number }),
});
