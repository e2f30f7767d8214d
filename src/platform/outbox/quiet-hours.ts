import { hourIn } from '#kernel/zoned.ts';

/** Hours of the day in which nothing leaves: `{ from: 21, until: 8 }` is from nine in the evening to eight in the morning. */
export type QuietHours = { readonly from: number; readonly until: number };

const quarter = 15 * 60_000;

/**
 * When the quiet hours end that the instant lies in; undefined outside of them. Hours are those on the clocks of the zone:
 * where 2:30 is left out in spring, hours until 2 end at 3; where it comes twice in autumn, it is quiet twice.
 */
export function endOfQuietHours(now: Date, hours: QuietHours, timeZone: string): Date | undefined {
  const isQuiet = (instant: number): boolean => contains(hours, hourIn(new Date(instant), timeZone));
  if (!isQuiet(now.getTime())) return undefined;
  // clocks of every zone change at a quarter of an hour
  let end = Math.floor(now.getTime() / quarter) * quarter + quarter;
  while (isQuiet(end)) end += quarter;
  return new Date(end);
}

function contains({ from, until }: QuietHours, hour: number): boolean {
  return from < until ? hour >= from && hour < until : hour >= from || hour < until;
}
