import type { PageLanguage } from '#kernel/language.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

const locales: Readonly<Record<PageLanguage, string>> = { sl: 'sl-SI', en: 'en-GB', hr: 'hr-HR' };

/** An instant as people of the time zone write it: «23. november 2026 ob 6.05», `23 November 2026 at 06:05`. */
export function writeMoment(instant: Date, language: PageLanguage, timeZone: string): string {
  const key = `${language} ${timeZone}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locales[language], {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone,
    });
    formats.set(key, format);
  }
  const written = format.format(instant);
  return language === 'sl' ? written.replace(/0?(\d+):(\d+)$/, '$1.$2') : written;
}
