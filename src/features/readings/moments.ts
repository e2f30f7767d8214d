/** The time of day at the supplier's: «18.42», `18:42`. Formatters are made once a zone. */
const formats = new Map<string, Intl.DateTimeFormat>();

export function timeOfDay(instant: Date, { language, timeZone }: { language: string; timeZone: string }): string {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    formats.set(timeZone, format);
  }
  const written = format.format(instant);
  return language === 'sl' ? written.replace(':', '.') : written;
}
