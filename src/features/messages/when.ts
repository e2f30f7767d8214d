/** A moment to wait for, as short as it can be understood. */
import { dayIn } from '#kernel/day.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { longDayOfYear } from '#ui/days.ts';

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The clock alone where it is today: «8.00», `8:00`; else with its day: «3. december, 8.00». */
export function writeWhen(instant: Date, now: Date, page: { language: PageLanguage; timeZone: string }): string {
  const { language, timeZone } = page;
  const clock = writeClock(instant, timeZone).replace(':', language === 'sl' ? '.' : ':');
  const day = dayIn(instant, timeZone);
  return day === dayIn(now, timeZone) ? clock : `${longDayOfYear(day, language)}, ${clock}`;
}

function writeClock(instant: Date, timeZone: string): string {
  let format = clocks.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: '2-digit', timeZone });
    clocks.set(timeZone, format);
  }
  return format.format(instant).replace(/^0(?=\d:)/, '');
}
