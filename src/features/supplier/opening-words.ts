/** Opening hours in words, for sentences: «od ponedeljka do sobote med 8. in 20. uro». */
import type { Language } from '#kernel/language.ts';
import { weekdays, type OpeningHours } from './opening-hours.ts';

type Line = OpeningHours['weekly'][number];
type Weekday = Line['from'];

const genitives: Readonly<Record<'sl' | 'hr', readonly string[]>> = {
  sl: ['ponedeljka', 'torka', 'srede', 'četrtka', 'petka', 'sobote', 'nedelje'],
  hr: ['ponedjeljka', 'utorka', 'srijede', 'četvrtka', 'petka', 'subote', 'nedjelje'],
};
const onThatDay: Readonly<Record<'sl' | 'hr', readonly string[]>> = {
  sl: ['ob ponedeljkih', 'ob torkih', 'ob sredah', 'ob četrtkih', 'ob petkih', 'ob sobotah', 'ob nedeljah'],
  hr: ['ponedjeljkom', 'utorkom', 'srijedom', 'četvrtkom', 'petkom', 'subotom', 'nedjeljom'],
};

const lineIn: Readonly<Record<Language, (line: Line) => string>> = {
  sl: ({ from, to, opens, closes }) => {
    const days =
      from === to ? nameIn(onThatDay.sl, from) : `od ${nameIn(genitives.sl, from)} do ${nameIn(genitives.sl, to)}`;
    const whole = isFullHour(opens) && isFullHour(closes);
    return `${days} ${whole ? `med ${hourOf(opens)}. in ${hourOf(closes)}. uro` : `od ${dotted(opens)} do ${dotted(closes)}`}`;
  },
  en: ({ from, to, opens, closes }) => {
    const days = from === to ? `${english(from)}s` : `${english(from)} to ${english(to)}`;
    return `${days}, ${twelveHours(opens)} to ${twelveHours(closes)}`;
  },
  hr: ({ from, to, opens, closes }) => {
    const days =
      from === to ? nameIn(onThatDay.hr, from) : `od ${nameIn(genitives.hr, from)} do ${nameIn(genitives.hr, to)}`;
    const whole = isFullHour(opens) && isFullHour(closes);
    return `${days} od ${whole ? `${hourOf(opens)} do ${hourOf(closes)} sati` : `${dotted(opens)} do ${dotted(closes)}`}`;
  },
};

/** The hours of the week, in each language that the portal can speak. */
export function openingWords(hours: OpeningHours): Readonly<Record<Language, string>> {
  const inWords = (language: Language): string => hours.weekly.map(lineIn[language]).join('; ');
  return { sl: inWords('sl'), en: inWords('en'), hr: inWords('hr') };
}

/** A time as a page shows it: «8.00», `8 am`, «8:00». */
export function writtenTime(time: string, language: Language): string {
  return language === 'en' ? twelveHours(time) : dotted(time);
}

function nameIn(names: readonly string[], day: Weekday): string {
  return names[weekdays.indexOf(day)] ?? day;
}

function english(day: Weekday): string {
  return `${day.slice(0, 1).toUpperCase()}${day.slice(1)}`;
}

function isFullHour(time: string): boolean {
  return time.endsWith(':00');
}

function hourOf(time: string): number {
  return Number(time.slice(0, 2));
}

/** «8.30» */
function dotted(time: string): string {
  return `${hourOf(time)}.${time.slice(3)}`;
}

/** `8 am`, `8.30 am`, `noon`, `midnight` */
function twelveHours(time: string): string {
  if (time === '12:00') return 'noon';
  if (time === '24:00' || time === '00:00') return 'midnight';
  const hour = hourOf(time) % 12 === 0 ? 12 : hourOf(time) % 12;
  return `${hour}${isFullHour(time) ? '' : `.${time.slice(3)}`} ${hourOf(time) < 12 ? 'am' : 'pm'}`;
}
