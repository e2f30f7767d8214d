import type { DatedRule } from '#kernel/dated-rule.ts';
import { type Day, dayOfMonth, firstDayOf, type Month, monthOf, nextMonth, previousMonth } from '#kernel/day.ts';

/**
 * On which bill a submission counts and from which day. Dated configuration of the supplier; GEN-I's rule is 3 and 21
 * (manual §6: "stanja, ki jih prejmemo do 3. dne v mesecu", "med 21. in zadnjim dnevom v mesecu").
 */
export type BookingRule = DatedRule & {
  /** Up to this day of the month a submission still counts for last month's bill; 0: never. */
  readonly lateUntilDay: number;
  /** From this day on it is booked on the 1st of the next month, so that the bill covers the whole month; null: never. */
  readonly wholeMonthFromDay: number | null;
};

export type Booking = { readonly billMonth: Month; readonly bookedOn: Day };

/**
 * The bill that a submission counts for, and the day it is booked on. Both days are plain days in the supplier's zone:
 * received at 23:59 on the 3rd is received on the 3rd. The day of the reading itself is kept beside the booked one.
 */
export function bookSubmission(
  rule: Pick<BookingRule, 'lateUntilDay' | 'wholeMonthFromDay'>,
  { receivedOn, readOn }: { readonly receivedOn: Day; readonly readOn: Day },
): Booking {
  const month = monthOf(receivedOn);
  const received = dayOfMonth(receivedOn);
  if (received <= rule.lateUntilDay) return { billMonth: previousMonth(month), bookedOn: readOn };
  const wholeMonth = rule.wholeMonthFromDay !== null && received >= rule.wholeMonthFromDay;
  return { billMonth: month, bookedOn: wholeMonth ? firstDayOf(nextMonth(month)) : readOn };
}
