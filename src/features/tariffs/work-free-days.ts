/**
 * Work-free days: on them, as on Saturdays and Sundays, the low rate holds all day and the time blocks are a step
 * cheaper. A holiday that falls on a weekend is not moved. The days are rules with years, and a table of days that
 * were free just once. Source: domain.md §3.4.
 */
import { addDays, parseDay, weekday, type Day } from '#kernel/day.ts';

/** Which years a rule holds in: from the first to the last, both included; null while it still does. */
type Years = { readonly fromYear: number; readonly toYear: number | null };

export type WorkFreeRule = Years &
  (
    | { readonly kind: 'date'; /** `MM-DD`. */ readonly monthAndDay: string }
    | { readonly kind: 'easter'; /** Days after Easter Sunday. */ readonly daysAfter: number }
  );

export type WorkFreeCalendar = {
  readonly rules: readonly WorkFreeRule[];
  /** Days that are free only in that one year. */
  readonly once: readonly Day[];
};

/** Whether the day is a holiday on which no work is done; Saturdays and Sundays are none by themselves. */
export function isWorkFree(day: Day, calendar: WorkFreeCalendar): boolean {
  return calendar.once.includes(day) || calendar.rules.some((rule) => dayOfRule(rule, yearOf(day)) === day);
}

/** Whether tariffs treat the day as a day off: a weekend or a work-free day. */
export function isDayOff(day: Day, calendar: WorkFreeCalendar): boolean {
  return weekday(day) >= 6 || isWorkFree(day, calendar);
}

/** Easter Sunday of the Gregorian calendar, by Gauss's rule in Meeus's form, right for every year. */
export function easterSunday(year: number): Day {
  const century = Math.floor(year / 100);
  const golden = year % 19;
  const moon =
    (19 * golden + century - Math.floor(century / 4) - Math.floor((century - moonShift(century) + 1) / 3) + 15) % 30;
  const inCentury = year % 100;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - moon - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * toSunday) / 451);
  return addDays(dayOf(year, '03-22'), moon + toSunday - 7 * late);
}

function moonShift(century: number): number {
  return Math.floor((century + 8) / 25);
}

function dayOfRule(rule: WorkFreeRule, year: number): Day | undefined {
  if (year < rule.fromYear || (rule.toYear !== null && year > rule.toYear)) return undefined;
  return rule.kind === 'date' ? dayOf(year, rule.monthAndDay) : addDays(easterSunday(year), rule.daysAfter);
}

function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

function dayOf(year: number, monthAndDay: string): Day {
  const day = parseDay(`${year}-${monthAndDay}`);
  if (day === undefined) throw new RangeError(`${monthAndDay} is no day of ${year}.`);
  return day;
}
