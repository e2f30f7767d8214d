/** Payments, and which bills they settle. Both are only ever added. */
import { append, fixed } from './fixed.ts';
import { today, type Sheet } from './sheet.ts';

export const payments: Sheet = {
  file: 'payments.csv',
  lookups: `left join contracts c on c.number = s.contract_number
            left join payments x on x.number = s.number`,
  found: 'c.id as contract_id, x as stored, x.id is not null as known',
  key: ['number'],
  checks: [
    { column: 'contract_number', code: 'unknown_contract', when: 't.contract_id is null' },
    ...fixed('payment_fixed', [
      ['contract_number', 'contract_id'],
      'paid_on',
      ['amount', 'amount_cents'],
      'payer',
      'means',
    ]),
    { column: 'paid_on', code: 'future', when: `t.paid_on > ${today}`, detail: today },
    { column: 'amount', code: 'nothing_paid', when: 't.amount_cents = 0' },
  ],
  store: append('payments', ['number', 'contract_id', 'paid_on', 'amount_cents', 'payer', 'means']),
};

export const settlements: Sheet = {
  file: 'settlements.csv',
  lookups: `left join payments p on p.number = s.payment_number
            left join bills b on b.number = s.bill_number
            left join settlements x
              on x.payment_id = p.id and x.bill_id = b.id and x.settled_on = coalesce(s.settled_on, p.paid_on)`,
  kept: 's.row, s.amount_cents',
  found: `p.id as payment_id, p.contract_id as payment_contract, p.paid_on, p.amount_cents as paid_cents, b.id as bill_id,
          b.contract_id as bill_contract, b.to_pay_cents, coalesce(s.settled_on, p.paid_on) as settled_on,
          x as stored, x.bill_id is not null as known`,
  key: ['payment_id', 'bill_id', 'settled_on'],
  checks: [
    { column: 'payment_number', code: 'unknown_payment', when: 't.payment_id is null' },
    { column: 'bill_number', code: 'unknown_bill', when: 't.bill_id is null' },
    { column: 'bill_number', code: 'bill_of_another_contract', when: 't.bill_contract <> t.payment_contract' },
    ...fixed('payment_fixed', [['amount', 'amount_cents']]),
    { column: 'settled_on', code: 'settled_before_paid', when: 't.settled_on < t.paid_on', detail: 't.paid_on' },
    { column: 'settled_on', code: 'future', when: `t.settled_on > ${today}`, detail: today },
    { column: 'amount', code: 'nothing_paid', when: 't.amount_cents = 0' },
  ],
  crossChecks: [
    within({ of: 'payment_id', bound: 'paid_cents', code: 'beyond_payment' }),
    within({ of: 'bill_id', bound: 'to_pay_cents', code: 'beyond_bill' }),
  ],
  store: append('settlements', ['payment_id', 'bill_id', 'settled_on', 'amount_cents']),
};

/** All settlements of a payment, or of a bill, come to no more than its amount. The last row of the thing bears the fault. */
function within({ of, bound, code }: { of: string; bound: string; code: string }): string {
  return `insert into faults (row, col, code, detail)
    select n.row, 'amount', '${code}', (n.bound::numeric / 100)::numeric(20, 2)
      from (select t.${of} as thing, max(t.row) as row, max(t.${bound}) as bound, sum(t.amount_cents) as added
              from typed t
             where not t.known and not exists (select from faults f where f.row = t.row)
             group by t.${of}) n
     cross join lateral (select n.added + coalesce(sum(x.amount_cents), 0) as total from settlements x where x.${of} = n.thing) s
     where s.total not between least(n.bound, 0) and greatest(n.bound, 0)`;
}
