/** On which days of a reading window, and at which hours, a reminder goes out. */
import { addDays, type Day } from '#kernel/day.ts';

/** When a customer wants to be reminded, within the window of a point. */
export type ReminderDays = { readonly opening: boolean; readonly lastButOne: boolean; readonly last: boolean };

/** Hours of the day, in the supplier's zone, in which nobody is disturbed: from 21 until 8. They are never equal. */
export type QuietHours = { readonly from: number; readonly until: number };

export const usualQuietHours: QuietHours = { from: 21, until: 8 };

type Window = { readonly opensOn: Day; readonly closesOn: Day };

/**
 * Which of the days that customers choose from this day is. A short window has fewer days than names for them: of two days
 * the first is the last but one too; a single day is all three, so that whoever asked for any of them is reminded.
 */
export function namesOfDay({ opensOn, closesOn }: Window, day: Day): ReminderDays {
  const beforeLast = addDays(closesOn, -1);
  return {
    opening: day === opensOn,
    lastButOne: day === (beforeLast < opensOn ? opensOn : beforeLast),
    last: day === closesOn,
  };
}

export function isQuiet({ from, until }: QuietHours, hour: number): boolean {
  return from < until ? from <= hour && hour < until : from <= hour || hour < until;
}

const MORNING = 8;

/** The hour from which a day's reminders go out: eight in the morning, or the end of the quiet hours where it is one of them. */
export function sendHour(hours: QuietHours): number {
  return isQuiet(hours, MORNING) ? hours.until : MORNING;
}

/**
 * Whether a reminder may be sent when the clocks show this hour. Where the portal stood still in the morning it goes out
 * later that day, until the quiet hours begin; after that its day is over.
 */
export function isTimeToSend(hours: QuietHours, hour: number): boolean {
  return hour >= sendHour(hours) && !isQuiet(hours, hour);
}

/** All quiet hours under which a reminder may be sent at this hour. */
export function hoursThatAllow(hour: number): QuietHours[] {
  const clock = Array.from({ length: 24 }, (_, each) => each);
  return clock
    .flatMap((from) => clock.map((until) => ({ from, until })))
    .filter((hours) => hours.from !== hours.until && isTimeToSend(hours, hour));
}
