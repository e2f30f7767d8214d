import { dayOfMonth, daysInMonth, nextMonth, type Month } from '#kernel/day.ts';
import { windowFor, type ReadingWindowRule, type WindowOf } from './windows.ts';

/**
 * The window as it is spoken of, from the day to the day of a long month: 31 and 3 for "last day to the 3rd". The manual
 * prints «31. – 3. v mesecu» in every month; the days of the month itself are for a calendar to show.
 * Null: the operator reads itself, or no rule is in force.
 */
export function spokenWindow(
  rules: readonly ReadingWindowRule[],
  of: WindowOf & { readonly month: Month },
): { readonly first: number; readonly last: number } | null {
  let month = of.month;
  while (daysInMonth(month) < 31) month = nextMonth(month);
  const window = windowFor(rules, { ...of, month });
  return window && { first: dayOfMonth(window.opensOn), last: dayOfMonth(window.closesOn) };
}
