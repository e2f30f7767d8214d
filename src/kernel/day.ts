/**
 * Plain days and months, without a time and without a zone: 2019-07-19 is the same day for everybody.
 * A day is its ISO text, so days compare with `<`, travel through JSON and SQL unchanged and need no library.
 * The arithmetic counts whole days in the proleptic Gregorian calendar; no `Date` is made.
 */

/** A real calendar day as `YYYY-MM-DD`. Make one with `parseDay`; text order is time order. */
export type Day = string & { readonly __brand: 'Day' };

/** A calendar month as `YYYY-MM`. Text order is time order. */
export type Month = string & { readonly __brand: 'Month' };

const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2200;
const DAYS_BEFORE_1970 = 719468;

/** Strict: exactly `YYYY-MM-DD`, a day that exists, years 1900–2200. Anything else is undefined. */
export function parseDay(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  return existingDay(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8)));
}

/**
 * A day as people write it: `19.7.2019`, `1. 07. 2019`, `19. 7. 2019.` (hard spaces too), or ISO.
 * Source of the forms: domain.md §9, the manual's own screens.
 */
export function parseWrittenDay(text: string): Day | undefined {
  if (text.length > 30) return undefined;
  const written = /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})\.?$/.exec(text.trim());
  if (!written) return parseDay(text.trim());
  return existingDay(Number(written[3]), Number(written[2]), Number(written[1]));
}

/** Strict: exactly `YYYY-MM`, years 1900–2200. Anything else is undefined. */
export function parseMonth(text: string): Month | undefined {
  return parseDay(`${text}-01`) && (text as Month);
}

/** The calendar day that the instant falls on in the zone (an IANA name such as `Europe/Ljubljana`). */
export function dayIn(instant: Date, timeZone: string): Day {
  const quarter = Math.floor(instant.getTime() / QUARTER_HOUR);
  const last = lastSeen.get(timeZone);
  if (last?.quarter === quarter) return last.day;
  const day = formattedDay(instant, timeZone);
  lastSeen.set(timeZone, { quarter, day });
  return day;
}

/** Today's zones lie whole quarters of an hour apart: within one no day begins, and asking Intl is dear. */
const QUARTER_HOUR = 900_000;
const lastSeen = new Map<string, { readonly quarter: number; readonly day: Day }>();

function formattedDay(instant: Date, timeZone: string): Day {
  let format = formatOfZone.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    });
    formatOfZone.set(timeZone, format);
  }
  const [month, day, year] = format.format(instant).split('/');
  return dayOf(Number(year), Number(month), Number(day));
}

const formatOfZone = new Map<string, Intl.DateTimeFormat>();

/** The day that many days later; earlier when negative. */
export function addDays(day: Day, days: number): Day {
  return dayOfNumber(numberOfDay(day) + days);
}

/** Whole days from one to the other; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return numberOfDay(to) - numberOfDay(from);
}

/** The same day of the month that many months later; the last day of that month where it is shorter. */
export function addMonths(day: Day, months: number): Day {
  const month = monthAfter(monthOf(day), months);
  return dayOf(yearOf(month), monthNumberOf(month), Math.min(dayOfMonth(day), daysInMonth(month)));
}

/** 1–31. */
export function dayOfMonth(day: Day): number {
  return digitsAt(day, 8, 2);
}

/** 1 = Monday … 7 = Sunday, as ISO 8601 counts. */
export function weekday(day: Day): number {
  return ((((numberOfDay(day) + 3) % 7) + 7) % 7) + 1;
}

/** The month that the day lies in. */
export function monthOf(day: Day): Month {
  return day.slice(0, 7) as Month;
}

/** The first day of the day's month. */
export function firstOfMonth(day: Day): Day {
  return firstDayOf(monthOf(day));
}

/** The last day of the day's month: the 28th to the 31st. */
export function lastOfMonth(day: Day): Day {
  return lastDayOf(monthOf(day));
}

export function firstDayOf(month: Month): Day {
  return `${month}-01` as Day;
}

export function lastDayOf(month: Month): Day {
  return `${month}-${daysInMonth(month)}` as Day;
}

export function nextMonth(month: Month): Month {
  return monthAfter(month, 1);
}

export function previousMonth(month: Month): Month {
  return monthAfter(month, -1);
}

/** 28–31. */
export function daysInMonth(month: Month): number {
  return lengthOfMonth(yearOf(month), monthNumberOf(month));
}

function monthAfter(month: Month, months: number): Month {
  const count = yearOf(month) * 12 + monthNumberOf(month) - 1 + months;
  return `${fourDigits(Math.floor(count / 12))}-${twoDigits[(count % 12) + 1]}` as Month;
}

function yearOf(month: Month): number {
  return digitsAt(month, 0, 4);
}

function monthNumberOf(month: Month): number {
  return digitsAt(month, 5, 2);
}

function existingDay(year: number, month: number, day: number): Day | undefined {
  if (year < EARLIEST_YEAR || year > LATEST_YEAR || month < 1 || month > 12) return undefined;
  if (day < 1 || day > lengthOfMonth(year, month)) return undefined;
  return dayOf(year, month, day);
}

function lengthOfMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function dayOf(year: number, month: number, day: number): Day {
  return `${fourDigits(year)}-${twoDigits[month]}-${twoDigits[day]}` as Day;
}

// Pages reckon with dozens of days: digits are read and written without making texts of them on the way.
const twoDigits: readonly string[] = Array.from({ length: 32 }, (_, value) => String(value).padStart(2, '0'));

function fourDigits(value: number): string {
  return value >= 1000 ? String(value) : String(value).padStart(4, '0');
}

function digitsAt(text: string, start: number, count: number): number {
  let value = 0;
  for (let at = start; at < start + count; at++) value = value * 10 + text.charCodeAt(at) - 48;
  return value;
}

/** Days since 1970-01-01, by counting years from March so that the leap day comes last (Hinnant, days_from_civil). */
function numberOfDay(day: Day): number {
  const month = digitsAt(day, 5, 2);
  const year = digitsAt(day, 0, 4) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + digitsAt(day, 8, 2) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - DAYS_BEFORE_1970;
}

/** The inverse of `numberOfDay` (Hinnant, civil_from_days). */
function dayOfNumber(number: number): Day {
  const shifted = number + DAYS_BEFORE_1970;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36524) + Math.floor(dayOfEra / 146096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = ((marchMonth + 2) % 12) + 1;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return dayOf(year, month, dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1);
}
