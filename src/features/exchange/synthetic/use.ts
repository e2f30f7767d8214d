/** How much an invented customer uses: by the season, and a little by chance. */
import { addDays, daysBetween, firstDayOf, monthOf, nextMonth, type Day } from '#kernel/day.ts';
import type { Random } from './random.ts';

/** Share of each month, January first; the mean of a row is 1. */
const shares = {
  // more light and heating in winter
  home: [1.24, 1.16, 1.06, 0.96, 0.88, 0.83, 0.84, 0.85, 0.88, 0.98, 1.1, 1.22],
  // gas for heating and hot water
  heating: [2.25, 1.95, 1.5, 0.85, 0.35, 0.16, 0.12, 0.12, 0.3, 0.9, 1.6, 1.9],
  // shops and workshops: nearly even, a little less in August
  trade: [1.05, 1.04, 1.03, 1.0, 1.0, 0.98, 0.96, 0.84, 1.0, 1.03, 1.04, 1.03],
  // what a roof of solar panels feeds in
  sun: [0.3, 0.5, 0.95, 1.25, 1.5, 1.65, 1.7, 1.5, 1.1, 0.75, 0.45, 0.35],
} as const;

export type Season = keyof typeof shares;

/** Use from one day to another, in whole units, for so much a year. `random` spreads it by up to a tenth either way. */
export function useBetween(
  days: { from: Day; until: Day },
  habit: { yearly: number; season: Season },
  random: Random,
): number {
  let use = 0;
  for (let from = days.from; from < days.until;) {
    const monthEnds = firstDayOf(nextMonth(monthOf(from)));
    const until = monthEnds < days.until ? monthEnds : days.until;
    const share = shares[habit.season][Number(from.slice(5, 7)) - 1] ?? 1;
    use += ((habit.yearly * share) / 365) * daysBetween(from, until);
    from = until;
  }
  return Math.round(use * (0.9 + 0.2 * random.next()));
}

/** The first of each month up to `today`, oldest first. */
export function firstsOfMonths(today: Day, count: number): Day[] {
  const days: Day[] = [];
  for (let first = firstDayOf(monthOf(today)); days.length < count; first = firstDayOf(monthOf(addDays(first, -1)))) {
    days.push(first);
  }
  return days.toReversed();
}

/** The last day of each month, the latest on or before `today`, oldest first. */
export function lastsOfMonths(today: Day, count: number): Day[] {
  return firstsOfMonths(addDays(today, 1), count).map((first) => addDays(first, -1));
}
