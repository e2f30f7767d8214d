/** The reading windows of an account as days of a calendar. Pure: no clock, no database. */
import { windowFor, type ReadingWindowRule } from '#features/metering/index.ts';
import { addDays, addMonths, monthOf, nextMonth, type Day } from '#kernel/day.ts';
import type { Energy } from '#kernel/identifiers.ts';

/** A point on the days on which the account sees it and reads it by hand; `until` is included, null is open. */
export type CalendarPoint = {
  readonly id: number;
  readonly name: string;
  readonly street: string;
  readonly post: string;
  readonly energy: Energy;
  readonly operatorCode: string;
  readonly from: Day;
  readonly until: Day | null;
};

/** Points that share a window stand in one event: forty points are not forty entries a month. */
export type WindowEvent = {
  /** The same for the same window, whatever becomes of its days and points: `electricity-ELLJ-2026-11`. */
  readonly key: string;
  readonly opensOn: Day;
  readonly closesOn: Day;
  readonly energy: Energy;
  readonly points: readonly CalendarPoint[];
};

/** How far the feed looks back and ahead. */
const MONTHS_BACK = 2;
const MONTHS_AHEAD = 13;

/** The first day of the months that the feed tells of. */
export function beginOfFeed(today: Day): Day {
  return addMonths(today, -MONTHS_BACK);
}

/** The windows from two months ago to a year ahead, earliest first. */
export function windowEvents(
  rules: readonly ReadingWindowRule[],
  points: readonly CalendarPoint[],
  today: Day,
): readonly WindowEvent[] {
  const events: WindowEvent[] = [];
  const groups = Map.groupBy(points, ({ energy, operatorCode }) => `${energy}-${operatorCode}`);
  const begin = beginOfFeed(today);
  const end = addMonths(today, MONTHS_AHEAD);
  for (const [name, members] of groups) {
    const [first] = members;
    if (first === undefined) continue;
    for (let month = monthOf(begin); month <= monthOf(end); month = nextMonth(month)) {
      const window = windowFor(rules, { energy: first.energy, operatorCode: first.operatorCode, month });
      if (window === null || window.closesOn < begin) continue;
      const { opensOn, closesOn } = window;
      const seen = members.filter(({ from, until }) => from <= closesOn && (until === null || until >= opensOn));
      if (seen.length === 0) continue;
      events.push({ key: `${name}-${month}`, opensOn, closesOn, energy: first.energy, points: seen });
    }
  }
  return events.toSorted((one, other) => compare(one.opensOn, other.opensOn) || compare(one.key, other.key));
}

/** A whole-day event ends on the day after its last one (RFC 5545, 3.6.1). */
export function dayAfter(day: Day): Day {
  return addDays(day, 1);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
