/**
 * A year of a contract in months, from bills of whatever length: what a bill says is spread over its days evenly, for
 * want of anything better, and gathered again by months. A month of which not every day was billed has no number.
 */
import {
  addDays,
  addMonths,
  daysBetween,
  firstDayOf,
  lastDayOf,
  monthOf,
  previousMonth,
  type Day,
  type Month,
} from '#kernel/day.ts';
import type { Cents, Thousandths } from '#kernel/money.ts';

/** Half-open, as bills keep it. */
export type BilledPeriod = {
  readonly periodFrom: Day;
  readonly periodUntil: Day;
  readonly totalCents: Cents;
  /** Thousandths of a kWh. */
  readonly usedThousandths: Thousandths;
};

/** What was used, in whole kWh, and what it cost. */
export type Spent = { readonly kwh: number; readonly cents: Cents };

export type MonthOfYear = { readonly month: Month; readonly now: Spent | null; readonly before: Spent | null };

/** The twelve months to the one in which the days end, oldest first, each with the same month of the year before. */
export function yearTo(until: Day, periods: readonly BilledPeriod[]): readonly MonthOfYear[] {
  const months: MonthOfYear[] = [];
  let month = monthOf(addDays(until, -1));
  for (let count = 0; count < 12; count += 1) {
    months.unshift({ month, now: inMonth(month, periods), before: inMonth(aYearBefore(month), periods) });
    month = previousMonth(month);
  }
  return months;
}

/** What was billed for the days from the first to the one before the last; null unless every one of them was. */
export function spentOver(from: Day, until: Day, periods: readonly BilledPeriod[]): Spent | null {
  const covered = new Set<number>();
  let thousandths = 0;
  let cents = 0;
  for (const period of periods) {
    const first = later(from, period.periodFrom);
    const end = earlier(until, period.periodUntil);
    const days = daysBetween(first, end);
    if (days <= 0) continue;
    for (let day = daysBetween(from, first); day < daysBetween(from, end); day += 1) covered.add(day);
    const share = days / daysBetween(period.periodFrom, period.periodUntil);
    thousandths += period.usedThousandths * share;
    cents += period.totalCents * share;
  }
  if (covered.size < daysBetween(from, until)) return null;
  return { kwh: Math.round(thousandths / 1000), cents: Math.round(cents) };
}

/** The same days a year before. */
export function yearBefore(from: Day, until: Day): { from: Day; until: Day } {
  return { from: addMonths(from, -12), until: addMonths(until, -12) };
}

function inMonth(month: Month, periods: readonly BilledPeriod[]): Spent | null {
  return spentOver(firstDayOf(month), addDays(lastDayOf(month), 1), periods);
}

function aYearBefore(month: Month): Month {
  return monthOf(addMonths(firstDayOf(month), -12));
}

function later(one: Day, other: Day): Day {
  return one > other ? one : other;
}

function earlier(one: Day, other: Day): Day {
  return one < other ? one : other;
}
