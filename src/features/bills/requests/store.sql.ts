// Generated from store.sql by `npm run generate`. Do not edit.
import { many, maybe, none, one } from '#platform/db/query.ts';
import { instant, json, number } from '#platform/db/cells.ts';
import type { RequestFacts } from './facts.ts';

export type FindBillingContractRow = {
  id: number;
  number: string;
  energy: string;
  contracts: number;
};

/**
 * The contract, if the account may see it, and how many contracts it sees.
 */
export const findBillingContract = maybe<{ accountId: number; contractId: number }, FindBillingContractRow>({
  name: 'bills/requests/findBillingContract',
  text: 'select c.id, c.number, c.energy,\n       (select count(*) from visible_contracts o where o.account_id = v.account_id) as "contracts!"\n  from visible_contracts v\n  join contracts c on c.id = v.contract_id\n where v.account_id = $1 and v.contract_id = $2',
  values: (p) => [p.accountId, p.contractId],
  row: (c) => ({
    id: number(c[0]) as number,
    number: c[1] as string,
    energy: c[2] as string,
    contracts: number(c[3]) as number,
  }),
});

export type ListRequestsRow = {
  id: number;
  kind: string;
  facts: RequestFacts;
  state: string;
  createdAt: Date;
  decidedAt: Date | null;
  note: string;
};

/**
 * What the account has asked about a contract, the newest first. Others who have linked it too see nothing of that.
 */
export const listRequests = many<{ accountId: number; contractId: number }, ListRequestsRow>({
  name: 'bills/requests/listRequests',
  text: 'select r.id, r.kind, r.facts, r.state, r.created_at, r.decided_at, r.note\n  from visible_contracts v\n  join bill_requests r on r.account_id = v.account_id and r.contract_id = v.contract_id\n where v.account_id = $1 and v.contract_id = $2\n order by r.id desc\n limit 50',
  values: (p) => [p.accountId, p.contractId],
  row: (c) => ({
    id: number(c[0]) as number,
    kind: c[1] as string,
    facts: json(c[2]) as RequestFacts,
    state: c[3] as string,
    createdAt: instant(c[4]) as Date,
    decidedAt: instant(c[5]) as Date | null,
    note: c[6] as string,
  }),
});

export type FindLatestConfirmedRow = {
  id: number;
  kind: string;
  facts: RequestFacts;
  decidedAt: Date | null;
};

/**
 * What was agreed last, of each kind.
 */
export const findLatestConfirmed = many<{ accountId: number; contractId: number }, FindLatestConfirmedRow>({
  name: 'bills/requests/findLatestConfirmed',
  text: "select distinct on (r.kind) r.id, r.kind, r.facts, r.decided_at\n  from visible_contracts v\n  join bill_requests r on r.account_id = v.account_id and r.contract_id = v.contract_id\n where v.account_id = $1 and v.contract_id = $2 and r.state = 'confirmed'\n order by r.kind, r.decided_at desc, r.id desc",
  values: (p) => [p.accountId, p.contractId],
  row: (c) => ({
    id: number(c[0]) as number,
    kind: c[1] as string,
    facts: json(c[2]) as RequestFacts,
    decidedAt: instant(c[3]) as Date | null,
  }),
});

export type FindRequestRow = {
  id: number;
  contractId: number;
  contractNumber: string;
  kind: string;
  facts: RequestFacts;
  state: string;
  createdAt: Date;
  decidedAt: Date | null;
};

export const findRequest = maybe<{ accountId: number; requestId: number }, FindRequestRow>({
  name: 'bills/requests/findRequest',
  text: 'select r.id, r.contract_id, c.number as contract_number, r.kind, r.facts, r.state, r.created_at, r.decided_at\n  from visible_contracts v\n  join bill_requests r on r.account_id = v.account_id and r.contract_id = v.contract_id\n  join contracts c on c.id = r.contract_id\n where v.account_id = $1 and r.id = $2',
  values: (p) => [p.accountId, p.requestId],
  row: (c) => ({
    id: number(c[0]) as number,
    contractId: number(c[1]) as number,
    contractNumber: c[2] as string,
    kind: c[3] as string,
    facts: json(c[4]) as RequestFacts,
    state: c[5] as string,
    createdAt: instant(c[6]) as Date,
    decidedAt: instant(c[7]) as Date | null,
  }),
});

export type InsertRequestRow = {
  id: number;
};

export const insertRequest = one<
  { accountId: number; contractId: number; kind: string; facts: unknown; now: Date },
  InsertRequestRow
>({
  name: 'bills/requests/insertRequest',
  text: 'insert into bill_requests (account_id, contract_id, kind, facts, created_at)\nvalues ($1, $2, $3, $4, $5)\nreturning id',
  values: (p) => [p.accountId, p.contractId, p.kind, p.facts, p.now],
  row: (c) => ({ id: number(c[0]) as number }),
});

export const withdrawRequest = none<{ now: Date; requestId: number; accountId: number }>({
  name: 'bills/requests/withdrawRequest',
  text: "update bill_requests set state = 'withdrawn', decided_at = $1\n where id = $2 and account_id = $3 and state = 'sent'",
  values: (p) => [p.now, p.requestId, p.accountId],
});

export type ListWaitingRow = {
  id: number;
  accountId: number;
  kind: string;
  facts: string;
  createdAt: Date;
  contractNumber: string;
  email: string;
  name: string;
};

/**
 * For the supplier: what waits for an answer, the oldest first.
 */
export const listWaiting = many<Record<string, never>, ListWaitingRow>({
  name: 'bills/requests/listWaiting',
  text: 'select r.id, r.account_id, r.kind, r.facts::text as "facts!", r.created_at, c.number as contract_number, a.email, a.name\n  from bill_requests r\n  join contracts c on c.id = r.contract_id\n  join accounts a on a.id = r.account_id\n where r.state = \'sent\'\n order by r.id\n limit 500',
  values: () => [],
  row: (c) => ({
    id: number(c[0]) as number,
    accountId: number(c[1]) as number,
    kind: c[2] as string,
    facts: c[3] as string,
    createdAt: instant(c[4]) as Date,
    contractNumber: c[5] as string,
    email: c[6] as string,
    name: c[7] as string,
  }),
});

export type DecideRequestRow = {
  id: number;
  accountId: number;
  contractId: number;
  kind: string;
  facts: RequestFacts;
  contractNumber: string;
  email: string;
  language: string;
};

export const decideRequest = maybe<{ state: string; now: Date; note: string; requestId: number }, DecideRequestRow>({
  name: 'bills/requests/decideRequest',
  text: "update bill_requests r\n   set state = $1, decided_at = $2, note = $3\n  from contracts c, accounts a\n where r.id = $4 and r.state = 'sent' and c.id = r.contract_id and a.id = r.account_id\nreturning r.id, r.account_id, r.contract_id, r.kind, r.facts, c.number as contract_number, a.email, a.language",
  values: (p) => [p.state, p.now, p.note, p.requestId],
  row: (c) => ({
    id: number(c[0]) as number,
    accountId: number(c[1]) as number,
    contractId: number(c[2]) as number,
    kind: c[3] as string,
    facts: json(c[4]) as RequestFacts,
    contractNumber: c[5] as string,
    email: c[6] as string,
    language: c[7] as string,
  }),
});
