// Generated from list.sql by `npm run generate`. Do not edit.
import { many } from '#platform/db/query.ts';
import { bytes, flag, json, number } from '#platform/db/cells.ts';
import type { Day } from '#kernel/day.ts';

export type ListBillsRow = {
  id: number;
  number: string;
  contractId: number;
  contractNumber: string;
  energy: string;
  kind: string;
  periodFrom: Day;
  periodUntil: Day;
  issuedOn: Day;
  dueOn: Day;
  netCents: number;
  vatCents: number;
  totalCents: number;
  toPayCents: number;
  openCents: number;
  directDebit: boolean;
  reference: string;
  documentSha256: Buffer | null;
  state: string;
};

/**
 * Newest first, from the one after the given on. Each contract gives its first few by the index, and the newest of those
 * make the page: what comes after it is not read.
 */
export const listBills = many<
  {
    today: Day;
    from: Day;
    until: Day;
    afterDay: Day;
    afterId: number;
    state: string | null;
    limit: number;
    accountId: number;
    contractId: number | null;
  },
  ListBillsRow
>({
  name: 'bills/pages/list/listBills',
  text: 'select b.id, b.number, b.contract_id, c.number as contract_number, c.energy, b.kind, b.period_from, b.period_until, b.issued_on, b.due_on,\n       b.net_cents, b.vat_cents, b.total_cents, b.to_pay_cents, b.open_cents, b.direct_debit, b.reference, b.document_sha256,\n       bill_state(b, $1) as "state!"\n  from (\n    select f.id, f.issued_on\n      from visible_contracts v\n     cross join lateral (\n        select b.id, b.issued_on\n          from bills b\n         where b.contract_id = v.contract_id\n           and b.issued_on >= $2 and b.issued_on < $3\n           and (b.issued_on, b.id) < ($4, $5::bigint)\n           and ($6::text is null or bill_state(b, $1) = $6)\n         order by b.issued_on desc, b.id desc\n         limit $7) f\n     where v.account_id = $8 and ($9::bigint is null or v.contract_id = $9)\n     order by f.issued_on desc, f.id desc\n     limit $7) shown\n  join bills b on b.id = shown.id\n  join contracts c on c.id = b.contract_id\n order by b.issued_on desc, b.id desc',
  values: (p) => [p.today, p.from, p.until, p.afterDay, p.afterId, p.state, p.limit, p.accountId, p.contractId],
  row: (c) => ({
    id: number(c[0]) as number,
    number: c[1] as string,
    contractId: number(c[2]) as number,
    contractNumber: c[3] as string,
    energy: c[4] as string,
    kind: c[5] as string,
    periodFrom: c[6] as Day,
    periodUntil: c[7] as Day,
    issuedOn: c[8] as Day,
    dueOn: c[9] as Day,
    netCents: number(c[10]) as number,
    vatCents: number(c[11]) as number,
    totalCents: number(c[12]) as number,
    toPayCents: number(c[13]) as number,
    openCents: number(c[14]) as number,
    directDebit: flag(c[15]) as boolean,
    reference: c[16] as string,
    documentSha256: bytes(c[17]) as Buffer | null,
    state: c[18] as string,
  }),
});

export type ListOwedRow = {
  id: number;
  number: string;
  energy: string;
  toPayCents: number;
  overdueCents: number;
  collectedCents: number;
  creditCents: number;
  openBills: number;
  firstDueOn: Day | null;
  firstId: number | null;
  collectedOn: Day | null;
  firstIssuedOn: Day | null;
  streets: string[];
};

/**
 * The contracts of the account, those first of which something is owed: what there is to pay, what the supplier collects
 * itself, and what it owes. Only open bills are read.
 */
export const listOwed = many<{ accountId: number; today: Day }, ListOwedRow>({
  name: 'bills/pages/list/listOwed',
  text: 'select c.id, c.number, c.energy,\n       coalesce(o.to_pay, 0)::bigint as "toPayCents!", coalesce(o.overdue, 0)::bigint as "overdueCents!",\n       coalesce(o.collected, 0)::bigint as "collectedCents!", coalesce(o.credit, 0)::bigint as "creditCents!",\n       coalesce(o.bills, 0)::int as "openBills!", o.first_due_on as "firstDueOn?", o.first_id as "firstId?", o.collected_on as "collectedOn?",\n       f.issued_on as "firstIssuedOn?",\n       coalesce((\n         select json_agg(s.street order by s.street)\n           from (select distinct p.street\n                   from visible_supplies s\n                   join metering_points p on p.id = s.metering_point_id\n                  where s.account_id = $1 and s.contract_id = c.id\n                  order by p.street limit 2) s), \'[]\') as "streets!"\n  from visible_contracts v\n  join contracts c on c.id = v.contract_id\n  left join lateral (\n    select sum(b.open_cents) filter (where b.open_cents > 0 and not b.direct_debit) as to_pay,\n           sum(b.open_cents) filter (where b.open_cents > 0 and not b.direct_debit and b.due_on < $2) as overdue,\n           sum(b.open_cents) filter (where b.open_cents > 0 and b.direct_debit) as collected,\n           -sum(b.open_cents) filter (where b.open_cents < 0) as credit,\n           count(*) filter (where b.open_cents > 0 and not b.direct_debit) as bills,\n           min(b.due_on) filter (where b.open_cents > 0 and not b.direct_debit) as first_due_on,\n           (array_agg(b.id order by b.due_on, b.id) filter (where b.open_cents > 0 and not b.direct_debit))[1] as first_id,\n           min(b.due_on) filter (where b.open_cents > 0 and b.direct_debit) as collected_on\n      from bills b\n     where b.contract_id = v.contract_id and b.open_cents <> 0) o on true\n  left join lateral (\n    select b.issued_on from bills b where b.contract_id = v.contract_id order by b.issued_on, b.id limit 1) f on true\n where v.account_id = $1\n order by coalesce(o.to_pay, 0) = 0, o.first_due_on, c.number',
  values: (p) => [p.accountId, p.today],
  row: (c) => ({
    id: number(c[0]) as number,
    number: c[1] as string,
    energy: c[2] as string,
    toPayCents: number(c[3]) as number,
    overdueCents: number(c[4]) as number,
    collectedCents: number(c[5]) as number,
    creditCents: number(c[6]) as number,
    openBills: number(c[7]) as number,
    firstDueOn: c[8] as Day | null,
    firstId: number(c[9]) as number | null,
    collectedOn: c[10] as Day | null,
    firstIssuedOn: c[11] as Day | null,
    streets: json(c[12]) as string[],
  }),
});

export type ListDocumentsRow = {
  id: number;
  number: string;
  kind: string;
  issuedOn: Day;
  documentSha256: Buffer | null;
  documentSize: number | null;
};

/**
 * The documents of the bills that were chosen, by filters or one by one; newest first, from the one after the given on.
 */
export const listDocuments = many<
  {
    from: Day;
    until: Day;
    afterDay: Day;
    afterId: number;
    state: string | null;
    today: Day;
    ids: number[] | null;
    limit: number;
    accountId: number;
    contractId: number | null;
  },
  ListDocumentsRow
>({
  name: 'bills/pages/list/listDocuments',
  text: 'select b.id, b.number, b.kind, b.issued_on, b.document_sha256, b.document_size\n  from (\n    select f.id, f.issued_on\n      from visible_contracts v\n     cross join lateral (\n        select b.id, b.issued_on\n          from bills b\n         where b.contract_id = v.contract_id\n           and b.issued_on >= $1 and b.issued_on < $2\n           and (b.issued_on, b.id) < ($3, $4::bigint)\n           and ($5::text is null or bill_state(b, $6) = $5)\n           and ($7::bigint[] is null or b.id = any($7))\n           and b.document_sha256 is not null\n         order by b.issued_on desc, b.id desc\n         limit $8) f\n     where v.account_id = $9 and ($10::bigint is null or v.contract_id = $10)\n     order by f.issued_on desc, f.id desc\n     limit $8) chosen\n  join bills b on b.id = chosen.id\n order by b.issued_on desc, b.id desc',
  values: (p) => [p.from, p.until, p.afterDay, p.afterId, p.state, p.today, p.ids, p.limit, p.accountId, p.contractId],
  row: (c) => ({
    id: number(c[0]) as number,
    number: c[1] as string,
    kind: c[2] as string,
    issuedOn: c[3] as Day,
    documentSha256: bytes(c[4]) as Buffer | null,
    documentSize: number(c[5]) as number | null,
  }),
});
