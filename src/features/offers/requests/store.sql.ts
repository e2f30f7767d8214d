// Generated from store.sql by `npm run generate`. Do not edit.
import { many, maybe, none } from '#platform/db/query.ts';
import { instant, json, number } from '#platform/db/cells.ts';
import type { RequestFacts } from './facts.ts';

export type ListRequestsRow = {
  id: number;
  kind: string;
  subject: string;
  facts: RequestFacts;
  state: string;
  createdAt: Date;
  changedAt: Date;
  note: string;
};

/**
 * The newest first, those that have ended too.
 */
export const listRequests = many<{ accountId: number; kind: string }, ListRequestsRow>({
  name: 'offers/requests/listRequests',
  text: 'select r.id, r.kind, r.subject, r.facts, r.state, r.created_at, r.changed_at, r.note\n  from offer_requests r\n where r.account_id = $1 and r.kind = $2\n order by r.id desc\n limit 50',
  values: (p) => [p.accountId, p.kind],
  row: (c) => ({
    id: number(c[0]) as number,
    kind: c[1] as string,
    subject: c[2] as string,
    facts: json(c[3]) as RequestFacts,
    state: c[4] as string,
    createdAt: instant(c[5]) as Date,
    changedAt: instant(c[6]) as Date,
    note: c[7] as string,
  }),
});

export type FindRequestRow = {
  id: number;
  kind: string;
  subject: string;
  facts: RequestFacts;
  state: string;
  createdAt: Date;
  changedAt: Date;
  note: string;
};

export const findRequest = maybe<{ accountId: number; requestId: number }, FindRequestRow>({
  name: 'offers/requests/findRequest',
  text: 'select r.id, r.kind, r.subject, r.facts, r.state, r.created_at, r.changed_at, r.note\n  from offer_requests r\n where r.account_id = $1 and r.id = $2',
  values: (p) => [p.accountId, p.requestId],
  row: (c) => ({
    id: number(c[0]) as number,
    kind: c[1] as string,
    subject: c[2] as string,
    facts: json(c[3]) as RequestFacts,
    state: c[4] as string,
    createdAt: instant(c[5]) as Date,
    changedAt: instant(c[6]) as Date,
    note: c[7] as string,
  }),
});

export type FindLatestRequestRow = {
  id: number;
  kind: string;
  subject: string;
  facts: RequestFacts;
  state: string;
  createdAt: Date;
  changedAt: Date;
  note: string;
};

/**
 * What stands of one thing: the request that was sent last.
 */
export const findLatestRequest = maybe<{ accountId: number; kind: string; subject: string }, FindLatestRequestRow>({
  name: 'offers/requests/findLatestRequest',
  text: 'select r.id, r.kind, r.subject, r.facts, r.state, r.created_at, r.changed_at, r.note\n  from offer_requests r\n where r.account_id = $1 and r.kind = $2 and r.subject = $3\n order by r.id desc\n limit 1',
  values: (p) => [p.accountId, p.kind, p.subject],
  row: (c) => ({
    id: number(c[0]) as number,
    kind: c[1] as string,
    subject: c[2] as string,
    facts: json(c[3]) as RequestFacts,
    state: c[4] as string,
    createdAt: instant(c[5]) as Date,
    changedAt: instant(c[6]) as Date,
    note: c[7] as string,
  }),
});

export type InsertRequestRow = {
  id: number;
};

/**
 * None where the same thing was asked already and is not at its end.
 */
export const insertRequest = maybe<
  { accountId: number; kind: string; subject: string; facts: unknown; now: Date },
  InsertRequestRow
>({
  name: 'offers/requests/insertRequest',
  text: 'insert into offer_requests (account_id, kind, subject, facts, created_at, changed_at)\nvalues ($1, $2, $3, $4, $5, $5)\non conflict do nothing\nreturning id',
  values: (p) => [p.accountId, p.kind, p.subject, p.facts, p.now],
  row: (c) => ({ id: number(c[0]) as number }),
});

export const withdrawRequest = none<{ now: Date; requestId: number; accountId: number }>({
  name: 'offers/requests/withdrawRequest',
  text: "update offer_requests set state = 'withdrawn', changed_at = $1\n where id = $2 and account_id = $3 and state in ('sent', 'arranging')",
  values: (p) => [p.now, p.requestId, p.accountId],
});

export type ListWaitingRow = {
  id: number;
  accountId: number;
  kind: string;
  subject: string;
  facts: string;
  state: string;
  createdAt: Date;
  email: string;
  name: string;
};

/**
 * For the supplier: what is not at its end, the oldest first.
 */
export const listWaiting = many<Record<string, never>, ListWaitingRow>({
  name: 'offers/requests/listWaiting',
  text: "select r.id, r.account_id, r.kind, r.subject, r.facts::text as \"facts!\", r.state, r.created_at, a.email, a.name\n  from offer_requests r\n  join accounts a on a.id = r.account_id\n where r.state in ('sent', 'arranging')\n order by r.id\n limit 500",
  values: () => [],
  row: (c) => ({
    id: number(c[0]) as number,
    accountId: number(c[1]) as number,
    kind: c[2] as string,
    subject: c[3] as string,
    facts: c[4] as string,
    state: c[5] as string,
    createdAt: instant(c[6]) as Date,
    email: c[7] as string,
    name: c[8] as string,
  }),
});

export type DecideRequestRow = {
  id: number;
  accountId: number;
  kind: string;
  subject: string;
  facts: RequestFacts;
  email: string;
  language: string;
};

/**
 * None where it has ended, or stands so already.
 */
export const decideRequest = maybe<{ state: string; now: Date; note: string; requestId: number }, DecideRequestRow>({
  name: 'offers/requests/decideRequest',
  text: "update offer_requests r\n   set state = $1, changed_at = $2, note = $3\n  from accounts a\n where r.id = $4 and r.state in ('sent', 'arranging') and r.state <> $1 and a.id = r.account_id\nreturning r.id, r.account_id, r.kind, r.subject, r.facts, a.email, a.language",
  values: (p) => [p.state, p.now, p.note, p.requestId],
  row: (c) => ({
    id: number(c[0]) as number,
    accountId: number(c[1]) as number,
    kind: c[2] as string,
    subject: c[3] as string,
    facts: json(c[4]) as RequestFacts,
    email: c[5] as string,
    language: c[6] as string,
  }),
});
