import type { Day } from './day.ts';

/**
 * The instant at which the clocks of the zone (an IANA name such as `Europe/Ljubljana`) show that full hour on that day,
 * 0 to 23. Of an hour that comes twice it is the first; where the clocks skip the hour, the instant they skip to.
 */
export function instantOf(day: Day, hour: number, timeZone: string): Date {
  const shown = Date.parse(`${day}T00:00:00Z`) + hour * HOUR;
  // no zone shifts twice within two days: the offsets around the hour are those before and after a shift, if there is one
  const before = shown - offsetAt(shown - 24 * HOUR, timeZone);
  const after = shown - offsetAt(shown + 24 * HOUR, timeZone);
  const isAfter = showsAt(before, timeZone) !== shown && showsAt(after, timeZone) === shown;
  return new Date(isAfter ? after : before);
}

/** The hour that the clocks of the zone show at the instant, 0 to 23. */
export function hourIn(instant: Date, timeZone: string): number {
  return new Date(showsAt(instant.getTime(), timeZone)).getUTCHours();
}

/** What the clocks of the zone show at the instant, `08:05`. As text, times of one day are in order. */
export function timeIn(instant: Date, timeZone: string): string {
  return new Date(showsAt(instant.getTime(), timeZone)).toISOString().slice(11, 16);
}

const HOUR = 3_600_000;

/** What the clocks show, counted as if it were UTC. */
function showsAt(instant: number, timeZone: string): number {
  return instant + offsetAt(instant, timeZone);
}

/** How far the zone's clocks are ahead of UTC at the instant, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  let format = formatOfZone.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', { timeZone, timeZoneName: 'longOffset' });
    formatOfZone.set(timeZone, format);
  }
  const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /^GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  const size = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  return sign === '-' ? -size : size;
}

const formatOfZone = new Map<string, Intl.DateTimeFormat>();
