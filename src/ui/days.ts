/**
 * Days and months in words. Hand-made tables: `Intl` would cost more than the rest of the page, and knows Slovenian
 * months in the nominative only («3. december»), while sentences need «do 3. decembra». Spaces inside a day are hard.
 */
import { dayOfMonth, weekday, type Day, type Month } from '#kernel/day.ts';
import type { Language } from '#kernel/language.ts';

type Names = {
  readonly months: readonly string[];
  /** In the accusative, as they stand after «za»; only Croatian «veljača» differs. */
  readonly monthsAfterFor: readonly string[];
  /** As they stand after a day: «3. decembra». */
  readonly monthsOfDay: readonly string[];
  readonly weekdays: readonly string[];
};

const list = (names: string): readonly string[] => names.split(' ');

const englishMonths = list('January February March April May June July August September October November December');

const englishMonthsShort = list('Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec');

const slovenianMonths = list('januar februar marec april maj junij julij avgust september oktober november december');

const names: Readonly<Record<Language, Names>> = {
  sl: {
    months: slovenianMonths,
    monthsAfterFor: slovenianMonths,
    monthsOfDay: list('januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra'),
    weekdays: list('ponedeljek torek sreda četrtek petek sobota nedelja'),
  },
  en: {
    months: englishMonths,
    monthsAfterFor: englishMonths,
    monthsOfDay: englishMonths,
    weekdays: list('Monday Tuesday Wednesday Thursday Friday Saturday Sunday'),
  },
  hr: {
    months: list('siječanj veljača ožujak travanj svibanj lipanj srpanj kolovoz rujan listopad studeni prosinac'),
    monthsAfterFor: list(
      'siječanj veljaču ožujak travanj svibanj lipanj srpanj kolovoz rujan listopad studeni prosinac',
    ),
    monthsOfDay: list(
      'siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca',
    ),
    weekdays: list('ponedjeljak utorak srijeda četvrtak petak subota nedjelja'),
  },
};

const hard = '\u00A0';

/** For tables and facts: «30. 11. 2026», `30 Nov 2026`. */
export function writtenDay(day: Day, language: Language): string {
  const number = dayOfMonth(day);
  if (language === 'en') return `${number}${hard}${nameOf(englishMonthsShort, day)}${hard}${yearOf(day)}`;
  const written = `${number}.${hard}${monthNumber(day)}.${hard}${yearOf(day)}`;
  return language === 'hr' ? `${written}.` : written;
}

/** For headings: «30. november 2026», `30 November 2026`. */
export function longDay(day: Day, language: Language): string {
  return withYear(longDayOfYear(day, language), day, language);
}

/** As `longDay`, of the year that it is now: «30. november», `30 November`. */
export function longDayOfYear(day: Day, language: Language): string {
  const { months, monthsOfDay } = names[language];
  const month = nameOf(language === 'hr' ? monthsOfDay : months, day);
  return `${ordinal(day, language)}${hard}${month}`;
}

/** Inside a sentence, in the genitive: «3. decembra», `3 December`. */
export function dayAndMonth(day: Day, language: Language): string {
  return `${ordinal(day, language)}${hard}${nameOf(names[language].monthsOfDay, day)}`;
}

/** The same with the year: «3. decembra 2026», `3 December 2026`. */
export function dayInSentence(day: Day, language: Language): string {
  return withYear(dayAndMonth(day, language), day, language);
}

/** The month's name by itself, in the nominative. */
export function monthName(month: Month | Day, language: Language): string {
  return nameOf(names[language].months, month);
}

/** «november 2026», `November 2026`. */
export function monthAndYear(month: Month | Day, language: Language): string {
  return withYear(monthName(month, language), month, language);
}

/** After «za», in the accusative: «za november», Croatian «za veljaču». */
export function forMonth(month: Month | Day, language: Language): string {
  return nameOf(names[language].monthsAfterFor, month);
}

/** After «za», with its year: «za november 2026», Croatian «za veljaču 2027.». */
export function forMonthAndYear(month: Month | Day, language: Language): string {
  return withYear(forMonth(month, language), month, language);
}

/** «ponedeljek», `Monday`. */
export function weekdayName(day: Day, language: Language): string {
  return names[language].weekdays[weekday(day) - 1] ?? '';
}

/** «ponedeljek, 30. november 2026», `Monday, 30 November 2026`. */
export function dayWithWeekday(day: Day, language: Language): string {
  return `${weekdayName(day, language)}, ${longDay(day, language)}`;
}

/** A Croatian year is an ordinal, and closes with a full stop of its own. */
function withYear(words: string, dated: Day | Month, language: Language): string {
  const written = `${words}${hard}${yearOf(dated)}`;
  return language === 'hr' ? `${written}.` : written;
}

/** The sentence with its full stop, where a Croatian date at its end does not bring one already. */
export function fullStop(sentence: string): string {
  return sentence.endsWith('.') ? sentence : `${sentence}.`;
}

function monthNumber(dated: Day | Month): number {
  return Number(dated.slice(5, 7));
}

function nameOf(table: readonly string[], dated: Day | Month): string {
  return table[monthNumber(dated) - 1] ?? '';
}

function yearOf(dated: Day | Month): string {
  return dated.slice(0, 4);
}

function ordinal(day: Day, language: Language): string {
  return language === 'en' ? String(dayOfMonth(day)) : `${dayOfMonth(day)}.`;
}
