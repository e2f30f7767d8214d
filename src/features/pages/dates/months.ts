/** This month and the next as calendars, with the days of reading windows lit and today marked. */
import { windowFor, type ReadingWindow, type ReadingWindowRule } from '#features/metering/index.ts';
import {
  addDays,
  dayOfMonth,
  firstDayOf,
  lastDayOf,
  monthOf,
  nextMonth,
  previousMonth,
  weekday,
  type Day,
  type Month,
} from '#kernel/day.ts';
import type { Energy } from '#kernel/identifiers.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { html, type Html } from '#platform/html/html.ts';
import { monthAndYear } from '#ui/days.ts';
import { calendar, type CalendarDay } from '#ui/window.ts';

type WindowsOf = { readonly energy: Energy; readonly operatorCode: string; readonly today: Day };

/** The windows that touch this month or the next: also one that has closed. */
export function windowsAround(rules: readonly ReadingWindowRule[], { today, ...of }: WindowsOf): ReadingWindow[] {
  const here = monthOf(today);
  return [previousMonth(here), here, nextMonth(here)]
    .map((month) => windowFor(rules, { ...of, month }))
    .filter((window) => window !== null);
}

/** Two calendars, Monday first. Days of other months are left empty. */
export function twoMonths(
  windows: readonly ReadingWindow[],
  { today, language }: { today: Day; language: PageLanguage },
): Html {
  const here = monthOf(today);
  const months = [here, nextMonth(here)].map((month) => {
    const weeks = weeksOf(month).map((week) => week.map((day) => cellOf(day, { windows, today })));
    return html`<div>${calendar({ caption: monthAndYear(month, language), weeks }, language)}</div>`;
  });
  return html`<div class="cols two months">${months}</div>`;
}

function cellOf(
  day: Day | undefined,
  { windows, today }: { windows: readonly ReadingWindow[]; today: Day },
): CalendarDay {
  if (day === undefined) return { number: undefined };
  const lit = windows.some(({ opensOn, closesOn }) => opensOn <= day && day <= closesOn);
  return { number: dayOfMonth(day), lit, today: day === today };
}

/** Whole weeks; what lies outside the month is undefined. */
export function weeksOf(month: Month): (Day | undefined)[][] {
  const [first, last] = [firstDayOf(month), lastDayOf(month)];
  const weeks: (Day | undefined)[][] = [];
  for (let monday = addDays(first, 1 - weekday(first)); monday <= last; monday = addDays(monday, 7)) {
    const week = Array.from({ length: 7 }, (_, index) => addDays(monday, index));
    weeks.push(week.map((day) => (day < first || day > last ? undefined : day)));
  }
  return weeks;
}
