import { keptByKey } from '#platform/html/kept.ts';

const minutes = keptByKey<string>(10);
const MINUTE = 60_000;

/** The time of day at the supplier's: «6.05», `06:05`. Intl is asked once a minute. */
export function timeOfDay(instant: Date, { language, timeZone }: { language: string; timeZone: string }): string {
  const minute = Math.floor(instant.getTime() / MINUTE);
  const written = minutes([timeZone, minute], () => formatOf(timeZone).format(instant));
  return language === 'sl' ? written.replace(/^0?(\d+):/, '$1.') : written;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    formats.set(timeZone, format);
  }
  return format;
}
