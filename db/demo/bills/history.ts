/** Two years of a contract's bills and payments, told month by month in the way its customer has. */
import { addDays, type Day } from '#kernel/day.ts';
import { cancel, composeBill, type Bill, type BilledPoint } from './compose.ts';
import { overestimated } from './counted.ts';
import { billHabits, type BillHabit } from './habits.ts';
import { billedPoint, monthsOf, type Billed, type BilledMonth } from './months.ts';
import { openAccountBook, type AccountBook, type Payment, type Settlement } from './account-book.ts';
import { centsOf, type Line } from './reckon.ts';

export type History = {
  readonly bills: readonly Bill[];
  readonly payments: readonly Payment[];
  readonly settlements: readonly Settlement[];
};

type Telling = {
  readonly billed: Billed;
  readonly habit: BillHabit;
  readonly book: AccountBook;
  readonly bills: Bill[];
};

const usualDays = 20;

export function historyOf(billed: Billed): History {
  const habit = billHabits[billed.contract.number] ?? {};
  const book = openAccountBook(billed.contract, billed.today, habit.means ?? 'transfer');
  const telling: Telling = { billed, habit, book, bills: [] };
  const months = monthsOf(billed);
  months.forEach((month, index) => {
    tellMonth(telling, { month, former: months[index - 1], back: months.length - 1 - index });
  });
  return { bills: telling.bills, payments: book.payments, settlements: book.settlements };
}

type Chapter = { readonly month: BilledMonth; readonly former: BilledMonth | undefined; readonly back: number };

function tellMonth(telling: Telling, { month, former, back }: Chapter): void {
  const { habit, book, bills } = telling;
  if (habit.corrected?.month === back + 1 && former !== undefined) correct(telling, former, month.issuedOn);
  const steps = habit.corrected?.month === back ? habit.corrected.steps : 0;
  const bill = newBill(telling, { month, back, points: month.points.map((point) => guessed(point, month, steps)) });
  bills.push(bill);
  book.useCredit(bill);
  if (habit.unpaid?.includes(back) === true || habit.together === back - 1) return;
  const before = bills.at(-2);
  const due = habit.together === back && before !== undefined ? [before, bill] : [bill];
  if (habit.partly?.month === back) book.payPart(bill, habit.partly.hundredths);
  else book.pay(due, payDay(bill, telling));
  if (habit.twice === back) book.payTooMuch(bill, addDays(bill.dueOn, 1));
}

/** The bill made from an estimate is cancelled and made anew; what was paid of it goes to the new one first. */
function correct({ billed, habit, book, bills }: Telling, month: BilledMonth, issuedOn: Day): void {
  const wrong = bills.at(-1);
  if (wrong === undefined) return;
  const second = composeBill({
    contract: billed.contract,
    from: month.from,
    until: month.until,
    points: month.points,
    issuedOn,
    more: discount(habit, month),
    insteadOf: wrong.number,
    dueInDays: usualDays,
    directDebit: false,
  });
  bills.push(cancel(wrong, issuedOn), second);
  book.move(wrong, second, habit.corrected?.keepsCredit === true);
}

type Draft = { readonly month: BilledMonth; readonly back: number; readonly points: readonly BilledPoint[] };

function newBill({ billed, habit }: Telling, { month, back, points }: Draft): Bill {
  const more = [...discount(habit, month), ...interest(habit, month, back)];
  const { from, until, issuedOn } = month;
  return composeBill({
    contract: billed.contract,
    from,
    until,
    issuedOn,
    more,
    points: habit.wrongFee === back ? points.map(withFeeTwice) : points,
    dueInDays: habit.dueInDays ?? usualDays,
    directDebit: habit.means === 'direct_debit',
  });
}

function guessed(billed: BilledPoint, month: BilledMonth, steps: number): BilledPoint {
  if (steps === 0) return billed;
  const [first, ...others] = billed.stretches;
  if (first === undefined) return billed;
  const stretches = [overestimated(first, steps), ...others];
  const { from, until } = month;
  return billedPoint({ point: billed.point, period: { from, until }, stretches, isOneOfMany: false });
}

function withFeeTwice(billed: BilledPoint): BilledPoint {
  return { ...billed, lines: billed.lines.map((line) => (line.code === 'monthly_fee' ? twice(line) : line)) };
}

function twice(line: Line): Line {
  const quantity = 2 * line.quantity;
  return { ...line, quantity, net: centsOf(quantity, line.price) };
}

/** Half the fee, where nothing is printed. */
function discount({ byMail }: BillHabit, { from, until, points }: BilledMonth): Line[] {
  const fee = points[0]?.lines.find(({ code }) => code === 'monthly_fee');
  if (byMail !== true || fee === undefined) return [];
  const price = -fee.price / 2;
  const what = { group: 'discount', code: 'eco_discount', label: 'Popust za račun brez papirja' } as const;
  return [{ ...what, from, until, quantity: 1000, unit: 'C62', price, net: centsOf(1000, price), vat: fee.vat }];
}

/** No VAT on what is owed for being late. */
function interest(habit: BillHabit, { from, until }: BilledMonth, back: number): Line[] {
  if (habit.interest?.month !== back) return [];
  const net = habit.interest.cents;
  const what = { group: 'interest', code: 'late_interest', label: 'Zamudne obresti' } as const;
  return [{ ...what, from, until, quantity: 1000, unit: 'C62', price: net * 10_000, net, vat: 0 }];
}

/** Firms and banks pay on the day, people up to three days before: not all the same. */
function payDay({ dueOn, from }: Bill, { habit, billed }: Telling): Day {
  const isExact = habit.means === 'direct_debit' || habit.dueInDays !== undefined;
  const mixed = Number(billed.contract.number) + Number(from.slice(5, 7)) * 7;
  return addDays(dueOn, isExact ? 0 : -(mixed % 4));
}
