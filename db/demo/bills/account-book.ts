/** What a customer of the demo paid, and which bills it settled. */
import { addDays, type Day } from '#kernel/day.ts';
import type { CustomerContract } from '../plan.ts';
import type { Bill } from './compose.ts';
import { sum } from './reckon.ts';

type Means = 'transfer' | 'direct_debit' | 'counter';

/** Amounts in cents. */
export type Payment = {
  readonly number: string;
  readonly contract: CustomerContract;
  readonly paidOn: Day;
  readonly amount: number;
  readonly means: Means;
};

/** A negative amount takes back what settled a bill before. */
export type Settlement = {
  readonly payment: string;
  readonly bill: string;
  readonly settledOn: Day;
  readonly amount: number;
};

export type AccountBook = {
  readonly payments: readonly Payment[];
  readonly settlements: readonly Settlement[];
  /** Pays what is open of the bills by one payment, unless that day is yet to come. */
  pay(bills: readonly Bill[], on: Day): void;
  payPart(bill: Bill, hundredths: number): void;
  /** Pays the bill's amount once more: a credit for the next bill. */
  payTooMuch(bill: Bill, on: Day): void;
  /** Settles the bill, as it is issued, from what was paid too much before. */
  useCredit(bill: Bill): void;
  /** Lets a cancelled bill's payments settle the one made in its place; the rest is a credit, used or kept. */
  move(wrong: Bill, right: Bill, keepsCredit: boolean): void;
};

type Credit = { readonly payment: string; readonly amount: number };

export function openAccountBook(contract: CustomerContract, today: Day, means: Means): AccountBook {
  const payments: Payment[] = [];
  const settlements: Settlement[] = [];
  const credits: Credit[] = [];

  const settledOf = (bill: Bill): number =>
    sum(settlements.filter((settlement) => settlement.bill === bill.number).map(({ amount }) => amount));
  const settle = (payment: string, bill: Bill, rest: { settledOn: Day; amount: number }): void => {
    if (rest.amount !== 0) settlements.push({ payment, bill: bill.number, ...rest });
  };
  const take = (amount: number, { number, paidOn }: { number: string; paidOn: Day }): string => {
    payments.push({ number, contract, paidOn, amount, means });
    return number;
  };

  return {
    payments,
    settlements,
    pay(bills, on) {
      const open = bills
        .map((bill) => ({ bill, amount: bill.total - settledOf(bill) }))
        .filter(({ amount }) => amount > 0);
      const last = open.at(-1)?.bill;
      if (last === undefined || on > today) return;
      const payment = take(sum(open.map(({ amount }) => amount)), { number: numberFor(last), paidOn: on });
      for (const { bill, amount } of open) settle(payment, bill, { settledOn: on, amount });
    },
    payPart(bill, hundredths) {
      const usual = addDays(bill.issuedOn, 5);
      const paidOn = usual > today ? today : usual;
      const amount = Math.floor((bill.total * hundredths) / 100);
      settle(take(amount, { number: numberFor(bill), paidOn }), bill, { settledOn: paidOn, amount });
    },
    payTooMuch(bill, on) {
      if (on > today) return;
      credits.push({ payment: take(bill.total, { number: `${numberFor(bill)}-2`, paidOn: on }), amount: bill.total });
    },
    useCredit(bill) {
      for (const { payment, amount } of credits.splice(0)) {
        const used = Math.min(amount, bill.total - settledOf(bill));
        settle(payment, bill, { settledOn: bill.issuedOn, amount: used });
        if (used < amount) credits.push({ payment, amount: amount - used });
      }
    },
    move(wrong, right, keepsCredit) {
      const settledOn = right.issuedOn;
      const paid = settledOf(wrong);
      const former = settlements.find(({ bill }) => bill === wrong.number);
      const used = Math.min(paid, right.total);
      if (former === undefined) return;
      settle(former.payment, right, { settledOn, amount: used });
      settle(former.payment, wrong, { settledOn, amount: -(keepsCredit ? used : paid) });
      if (!keepsCredit && used < paid) credits.push({ payment: former.payment, amount: paid - used });
    },
  };
}

const numberFor = ({ number }: Bill): string => number.replace('R', 'P');
