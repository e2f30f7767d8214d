// Generated from payments.sql by `npm run generate`. Do not edit.
import { many } from '#platform/db/query.ts';
import { json, number } from '#platform/db/cells.ts';
import type { Day } from '#kernel/day.ts';
import type { SettledBill } from './payment-facts.ts';

export type ListPaymentsRow = {
  id: number;
  number: string;
  contractId: number;
  contractNumber: string;
  paidOn: Day;
  amountCents: number;
  payer: string;
  means: string;
  settled: SettledBill[];
};

/**
 * Newest first, from the one after the given on; found as bills are.
 */
export const listPayments = many<
  {
    accountId: number;
    from: Day;
    until: Day;
    afterDay: Day;
    afterId: number;
    limit: number;
    contractId: number | null;
  },
  ListPaymentsRow
>({
  name: 'bills/pages/payments/listPayments',
  text: "select p.id, p.number, p.contract_id, c.number as contract_number, p.paid_on, p.amount_cents, p.payer, p.means,\n       coalesce((\n         select json_agg(json_build_object('id', s.bill_id, 'number', s.number, 'cents', s.cents) order by s.issued_on, s.bill_id)\n           from (select s.bill_id, b.number, b.issued_on, sum(s.amount_cents) as cents\n                   from settlements s\n                   join bills b on b.id = s.bill_id\n                   join visible_bills v on v.bill_id = b.id and v.account_id = $1\n                  where s.payment_id = p.id\n                  group by s.bill_id, b.number, b.issued_on\n                 having sum(s.amount_cents) <> 0) s), '[]') as \"settled!\"\n  from (\n    select f.id, f.paid_on\n      from visible_contracts v\n     cross join lateral (\n        select p.id, p.paid_on\n          from payments p\n         where p.contract_id = v.contract_id\n           and p.paid_on >= $2 and p.paid_on < $3\n           and (p.paid_on, p.id) < ($4, $5::bigint)\n         order by p.paid_on desc, p.id desc\n         limit $6) f\n     where v.account_id = $1 and ($7::bigint is null or v.contract_id = $7)\n     order by f.paid_on desc, f.id desc\n     limit $6) shown\n  join payments p on p.id = shown.id\n  join contracts c on c.id = p.contract_id\n order by p.paid_on desc, p.id desc",
  values: (p) => [p.accountId, p.from, p.until, p.afterDay, p.afterId, p.limit, p.contractId],
  row: (c) => ({
    id: number(c[0]) as number,
    number: c[1] as string,
    contractId: number(c[2]) as number,
    contractNumber: c[3] as string,
    paidOn: c[4] as Day,
    amountCents: number(c[5]) as number,
    payer: c[6] as string,
    means: c[7] as string,
    settled: json(c[8]) as SettledBill[],
  }),
});

export type ListPaidContractsRow = {
  id: number;
  number: string;
  energy: string;
  firstPaidOn: Day | null;
};

/**
 * The contracts of the account, with the day of the first payment.
 */
export const listPaidContracts = many<{ accountId: number }, ListPaidContractsRow>({
  name: 'bills/pages/payments/listPaidContracts',
  text: 'select c.id, c.number, c.energy, f.paid_on as "firstPaidOn?"\n  from visible_contracts v\n  join contracts c on c.id = v.contract_id\n  left join lateral (\n    select p.paid_on from payments p where p.contract_id = v.contract_id order by p.paid_on, p.id limit 1) f on true\n where v.account_id = $1\n order by c.number',
  values: (p) => [p.accountId],
  row: (c) => ({
    id: number(c[0]) as number,
    number: c[1] as string,
    energy: c[2] as string,
    firstPaidOn: c[3] as Day | null,
  }),
});
