/** The days that a bill is for, in words. */
import { addDays, dayOfMonth, firstOfMonth, lastOfMonth, monthOf, type Day } from '#kernel/day.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { monthAndYear, writtenDay } from '#ui/days.ts';

/** Half-open, as bills keep it: `until` is the first day that no longer counts. */
export type BilledDays = { readonly periodFrom: Day; readonly periodUntil: Day };

/** «november 2026» where it is a whole month, otherwise «1. 11. 2026 – 20. 11. 2026», both days counted. */
export function periodInWords({ periodFrom, periodUntil }: BilledDays, language: PageLanguage): string {
  const last = addDays(periodUntil, -1);
  if (isWholeMonth(periodFrom, last)) return monthAndYear(monthOf(periodFrom), language);
  return `${writtenDay(periodFrom, language)} – ${writtenDay(last, language)}`;
}

function isWholeMonth(first: Day, last: Day): boolean {
  return dayOfMonth(first) === 1 && firstOfMonth(last) === first && lastOfMonth(last) === last;
}
