import type { Day } from './day.ts';

/** Half-open stretch of days: `from` is inside, `until` is the first day outside. An open end is null. */
export type Period = { readonly from: Day; readonly until: Day | null };

/** Whether the day lies in the period. */
export function contains(period: Period, day: Day): boolean {
  return period.from <= day && (period.until === null || day < period.until);
}

/** The days that both periods share, or undefined when they share none. */
export function overlap(one: Period, other: Period): Period | undefined {
  const from = one.from > other.from ? one.from : other.from;
  const until = earlierEnd(one.until, other.until);
  return until === null || from < until ? { from, until } : undefined;
}

function earlierEnd(one: Day | null, other: Day | null): Day | null {
  if (one === null) return other;
  if (other === null) return one;
  return one < other ? one : other;
}
