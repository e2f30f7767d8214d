import { inUnits, type Thousandths } from '#kernel/counter.ts';
import { addMonths, type Day, daysBetween } from '#kernel/day.ts';
import type { Unit } from '#kernel/register-codes.ts';

/**
 * How much use may be expected between two days. Only for asking "is this right?": no answer here refuses anything.
 *
 * The pattern is the high/low check of utility billing systems (domain.md §4.3): expected use times a factor, from the
 * same season last year, else from the daily average of recent months, else no check. Factors and tolerances are our
 * own choice, wide on purpose: a warning that is usually wrong is not read (docs/decisions/0002).
 */

/** A day on which the running total of a register code is known. Lists of them are sorted by day. */
export type KnownTotal = { readonly readOn: Day; readonly total: Thousandths };

/** Use from `from` (a day with a known total) up to `to`; `step` is what one step of the counter is worth. */
export type Span = { readonly from: Day; readonly to: Day; readonly unit: Unit; readonly step: number };

/** In units: the likeliest use, and in whole units the least and the most that nobody would ask about. */
export type Expectation = {
  readonly usual: number;
  readonly low: number;
  readonly high: number;
  readonly basis: 'last_year' | 'recent_months';
};

type Spread = { readonly low: number; readonly high: number };

/** In a week there are five working days and one Sunday; in less than one, anything can be. */
const WEEK = 7;
const WITHIN_A_WEEK: Spread = { low: 0, high: 3 };

/** Gas follows the weather: a quarter in summer says little about January. */
const SPREADS: Record<Unit, Record<Expectation['basis'], Spread>> = {
  kWh: { last_year: { low: 0.5, high: 2 }, recent_months: { low: 0.25, high: 4 } },
  'm³': { last_year: { low: 0.4, high: 2.5 }, recent_months: { low: 0, high: 12 } },
};

/** 3 kWh where 1 kWh was expected is three times too much and nothing to talk about. */
const TOLERANCE: Record<Unit, number> = { kWh: 20, 'm³': 5 };
const TOLERATED_STEPS = 2;

/** Between readings further apart than this, a line is no season any more. */
const LONGEST_GAP_DAYS = 70;
const RECENT_DAYS = 400;
const SHORTEST_RECENT_DAYS = 14;

/** The use to expect in the span, or undefined where the known totals tell nothing. */
export function expectedUse(known: readonly KnownTotal[], span: Span): Expectation | undefined {
  const days = daysBetween(span.from, span.to);
  const lastYear = useLastYear(known, span);
  if (lastYear !== undefined) return expectation(lastYear * days, 'last_year', span);
  const recent = recentUse(known, span.from);
  return recent === undefined ? undefined : expectation(recent * days, 'recent_months', span);
}

/** Use that is too little to be worth a word, in units. */
export function toleratedUse(unit: Unit, step: number): number {
  return Math.max(TOLERANCE[unit], TOLERATED_STEPS * step);
}

function expectation(use: number, basis: Expectation['basis'], span: Span): Expectation {
  const usual = SPREADS[span.unit][basis];
  const short = daysBetween(span.from, span.to) < WEEK;
  const spread = short ? { low: WITHIN_A_WEEK.low, high: Math.max(usual.high, WITHIN_A_WEEK.high) } : usual;
  const tolerated = toleratedUse(span.unit, span.step);
  return {
    usual: use,
    low: Math.max(0, Math.floor(use * spread.low - tolerated)),
    high: Math.ceil(use * spread.high + tolerated),
    basis,
  };
}

/** Daily use over the same days one year earlier. */
function useLastYear(known: readonly KnownTotal[], span: Span): number | undefined {
  const from = addMonths(span.from, -12);
  const to = addMonths(span.to, -12);
  return dailyUse({ day: from, units: unitsOn(known, from) }, { day: to, units: unitsOn(known, to) });
}

/** Daily use over up to 400 days before the day. */
function recentUse(known: readonly KnownTotal[], until: Day): number | undefined {
  const last = known.findLast(({ readOn }) => readOn <= until);
  if (!last) return undefined;
  const first = known.find(({ readOn }) => daysBetween(readOn, last.readOn) <= RECENT_DAYS);
  if (!first || daysBetween(first.readOn, last.readOn) < SHORTEST_RECENT_DAYS) return undefined;
  return dailyUse({ day: first.readOn, units: inUnits(first.total) }, { day: last.readOn, units: inUnits(last.total) });
}

type Point = { readonly day: Day; readonly units: number | undefined };

/** Undefined where a total is unknown, and where the counter went backwards: a correction tells nothing about use. */
function dailyUse(from: Point, to: Point): number | undefined {
  const days = daysBetween(from.day, to.day);
  if (from.units === undefined || to.units === undefined || days < 1 || to.units < from.units) return undefined;
  return (to.units - from.units) / days;
}

/** The total on the day, on the straight line between the readings around it (domain.md §4.2, linear split). */
function unitsOn(known: readonly KnownTotal[], day: Day): number | undefined {
  const before = known.findLast(({ readOn }) => readOn <= day);
  if (before?.readOn === day) return inUnits(before.total);
  const after = known.find(({ readOn }) => readOn > day);
  if (!before || !after) return undefined;
  const gap = daysBetween(before.readOn, after.readOn);
  if (gap > LONGEST_GAP_DAYS) return undefined;
  const share = daysBetween(before.readOn, day) / gap;
  return inUnits(before.total) + share * inUnits(after.total - before.total);
}
