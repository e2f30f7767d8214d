/**
 * What was used between two days, spread over the days between: a stretch of them gets its share by its length, as
 * the law has it where a price changes and nobody read the meter. Shares of neighbours always add up to the whole,
 * and a whole number of units is shared out in whole units. Source: domain.md §4.2.
 */
import { lengthOf, type Days } from '#features/tariffs/index.ts';
import {
  addDays,
  daysBetween,
  daysInMonth,
  firstOfMonth,
  monthOf,
  nextMonth,
  firstDayOf,
  type Day,
} from '#kernel/day.ts';
import { roundedQuotient, type Thousandths } from '#kernel/money.ts';

/** So much, from one day to another. */
export type Amount = Days & { readonly quantity: Thousandths };

/** The part of an amount that fell into a stretch: `days` of its `ofDays`. */
export type Share = {
  readonly quantity: Thousandths;
  readonly whole: Thousandths;
  readonly days: number;
  readonly ofDays: number;
  /** What the stretches before it had got, and whether it gets the rest. */
  readonly before: Thousandths;
  readonly isRest: boolean;
};

/** The part of the amount that fell into the stretch, or undefined where they share no day. */
export function shareOf(amount: Amount, stretch: Days): Share | undefined {
  const from = later(amount.from, stretch.from);
  const until = earlier(amount.until, stretch.until);
  if (from >= until) return undefined;
  const before = usedUntil(amount, from);
  return {
    quantity: usedUntil(amount, until) - before,
    whole: amount.quantity,
    days: daysBetween(from, until),
    ofDays: lengthOf(amount),
    before,
    isRest: until === amount.until,
  };
}

/** The days, cut at those of the given days that lie inside. */
export function cutAt(days: Days, cuts: readonly Day[]): readonly Days[] {
  const inside = [...new Set(cuts)].filter((cut) => cut > days.from && cut < days.until).toSorted();
  const edges = [days.from, ...inside, days.until];
  return edges.slice(1).map((until, index) => ({ from: edges[index] ?? days.from, until }));
}

/**
 * A stretch at the edge of the period, widened as far as the readings reach: one may lie a few days off the edge, and
 * what it counted belongs to the bill all the same.
 */
export function reachingOut(stretch: Days, period: Days, readings: readonly Days[]): Days {
  const { from, until } = hullOf(readings, stretch);
  return {
    from: stretch.from === period.from ? earlier(stretch.from, from) : stretch.from,
    until: stretch.until === period.until ? later(stretch.until, until) : stretch.until,
  };
}

/** The days of one calendar month that lie in a stretch. */
export type MonthShare = { readonly firstOn: Day; readonly days: number; readonly ofDays: number };

/** The stretch month by month. A month that lies in it as a whole has `days` equal to `ofDays`. */
export function monthsOf({ from, until }: Days): readonly MonthShare[] {
  const months: MonthShare[] = [];
  for (let day = from; day < until;) {
    const next = firstDayOf(nextMonth(monthOf(day)));
    const days = daysBetween(day, earlier(next, until));
    months.push({ firstOn: firstOfMonth(day), days, ofDays: daysInMonth(monthOf(day)) });
    day = addDays(day, days);
  }
  return months;
}

/** So much a month over the months, each counted by its days; rounded once. One unit of months is 1000. */
export function overMonths(quantity: Thousandths, months: readonly MonthShare[]): Thousandths {
  const parts = months.reduce((sum, { days, ofDays }) => sum + days * (DAYS_DENOMINATOR / ofDays), 0);
  return roundedQuotient(BigInt(quantity) * BigInt(parts), BigInt(DAYS_DENOMINATOR));
}

/** Divisible by 28, 29, 30 and 31: months of every length add up without a fraction. */
const DAYS_DENOMINATOR = 377_580;

function usedUntil(amount: Amount, day: Day): Thousandths {
  const grain = amount.quantity % 1000 === 0 ? 1000 : 1;
  const days = BigInt(daysBetween(amount.from, day));
  return grain * roundedQuotient(BigInt(amount.quantity) * days, BigInt(lengthOf(amount)) * BigInt(grain));
}

function earlier(one: Day, other: Day): Day {
  return one < other ? one : other;
}

function later(one: Day, other: Day): Day {
  return one > other ? one : other;
}

function hullOf(stretches: readonly Days[], orElse: Days): Days {
  return stretches.reduce(
    (hull, { from, until }) => ({ from: earlier(hull.from, from), until: later(hull.until, until) }),
    stretches[0] ?? orElse,
  );
}
