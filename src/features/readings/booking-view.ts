/** Before sending: on which bill the reading will count, from which day, and why. */
import { dayOfMonth, monthOf, type Day, type Month } from '#kernel/day.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { html, type Html } from '#platform/html/html.ts';
import { forMonth, forMonthAndYear, longDayOfYear, writtenDay } from '#ui/days.ts';
import { notice } from '#ui/notice.ts';
import type { Booking, BookingRule } from './booking.ts';
import { readingTexts } from './texts.ts';

export type BookingWords = {
  readonly booking: Booking;
  readonly rule: Pick<BookingRule, 'lateUntilDay' | 'wholeMonthFromDay'>;
  /** What has been sent for that bill already, by register; empty when nothing. */
  readonly alreadySent: readonly { readonly tariff: string; readonly value: number; readonly readOn: Day }[];
};

type Seen = { readonly today: Day; readonly language: PageLanguage };

/** «november», as it stands after «za»; with its year where that is not the one it is now. */
export function billMonthName(month: Month, { today, language }: Seen): string {
  return month.slice(0, 4) === today.slice(0, 4) ? forMonth(month, language) : forMonthAndYear(month, language);
}

export function bookingNotice({ booking, rule, alreadySent }: BookingWords, seen: Seen): Html {
  const t = readingTexts(seen.language);
  const month = billMonthName(booking.billMonth, seen);
  const values = alreadySent.map(
    ({ tariff, value, readOn }) => `${tariff} ${value} (${writtenDay(readOn, seen.language)})`,
  );
  const sent = values.length > 0 && html`<p class="small">${t.alreadySent(month, values.join(', '))}</p>`;
  return notice(
    'info',
    html`<p><strong>${t.willCount(month, writtenDay(booking.bookedOn, seen.language))}</strong></p><p class="small">${reason(booking, rule, seen)}</p>${sent}`,
    { icon: 'bill' },
  );
}

function reason(booking: Booking, rule: BookingWords['rule'], { today, language }: Seen): string {
  const t = readingTexts(language);
  const now = longDayOfYear(today, language);
  if (booking.billMonth < monthOf(today)) return t.whyLate(now, rule.lateUntilDay);
  const whole = rule.wholeMonthFromDay;
  return whole !== null && dayOfMonth(today) >= whole ? t.whyWhole(now, whole) : t.whyOwnDay(now);
}
