/** A reading window to look at: its days as the panes of a lit window, or as a few weeks of a calendar. */
import { addDays, dayOfMonth, monthOf, weekday, type Day } from '#kernel/day.ts';
import type { PageLanguage } from '#kernel/language.ts';
import type { Html } from '#platform/html/html.ts';
import { monthAndYear, monthName, weekdayName } from '#ui/days.ts';
import { uiTexts } from '#ui/texts.ts';
import { calendar, panes, type CalendarDay, type Pane } from '#ui/window.ts';
import type { ReadingWindow } from './windows.ts';

type Seen = { readonly today: Day; readonly language: PageLanguage };

/** From this many days on, panes would be a wall: then only the calendar shows the window. */
const mostPanes = 9;

/** The days of the window as panes; undefined for a window of more than nine days. */
export function windowPanes(window: ReadingWindow, { today, language }: Seen): Html | undefined {
  const days = daysFrom(window.opensOn, window.closesOn);
  if (days.length > mostPanes) return undefined;
  const pane = (day: Day): Pane => ({
    number: language === 'en' ? String(dayOfMonth(day)) : `${dayOfMonth(day)}.`,
    name: day === today ? uiTexts(language).today : weekdayName(day, language),
    state: day < today ? 'past' : day === today ? 'today' : 'ahead',
  });
  return panes(days.map(pane), language);
}

/** The weeks that the window touches, Monday first, with today marked where it lies in them. */
export function windowCalendar(window: ReadingWindow, { today, language }: Seen): Html {
  const monday = addDays(window.opensOn, 1 - weekday(window.opensOn));
  const sunday = addDays(window.closesOn, 7 - weekday(window.closesOn));
  const days = daysFrom(monday, sunday).map((day): CalendarDay => ({
    number: dayOfMonth(day),
    lit: window.opensOn <= day && day <= window.closesOn,
    today: day === today,
  }));
  const weeks = Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
  return calendar({ caption: monthsOf(window, language), weeks }, language);
}

/** «november – december 2026»; the year stands once where it is the same. */
function monthsOf({ opensOn, closesOn }: ReadingWindow, language: PageLanguage): string {
  if (monthOf(opensOn) === monthOf(closesOn)) return monthAndYear(closesOn, language);
  const sameYear = opensOn.slice(0, 4) === closesOn.slice(0, 4);
  const first = sameYear ? monthName(opensOn, language) : monthAndYear(opensOn, language);
  return `${first} – ${monthAndYear(closesOn, language)}`;
}

function daysFrom(first: Day, last: Day): Day[] {
  const days: Day[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}
