import { dayOfMonth, daysInMonth, nextMonth, type Month } from '#kernel/day.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { pluralForm } from '#kernel/plural.ts';
import { windowFor, type ReadingWindowRule, type WindowOf } from './windows.ts';

/** `first` and `last` are days of the month, `last` perhaps of the next one; `lastDays: 5` the last five days of each. */
export type SpokenWindow = { readonly first: number; readonly last: number } | { readonly lastDays: number };

/**
 * The window as it is spoken of. The manual prints «31. – 3. v mesecu» in every month, from the days of a long month. A
 * window that ends with the month and whose opening moves with its length is «zadnjih 5 dni»; one that moves otherwise
 * is spoken of by the days of the month asked for. Null: the operator reads itself, or no rule is in force.
 */
export function spokenWindow(
  rules: readonly ReadingWindowRule[],
  of: WindowOf & { readonly month: Month },
): SpokenWindow | null {
  let long = of.month;
  while (daysInMonth(long) < 31) long = nextMonth(long);
  const windows = [of.month, long, shortAfter(long)].map((month) => windowFor(rules, { ...of, month }));
  const [own, inLong, inShort] = windows.map(
    (window) => window && { first: dayOfMonth(window.opensOn), last: dayOfMonth(window.closesOn) },
  );
  if (!own || !inLong || !inShort) return own ?? null;
  const movesAtBothEnds = inLong.first !== inShort.first && inLong.last !== inShort.last;
  if (!movesAtBothEnds) return inLong;
  return inLong.last === 31 ? { lastDays: 31 - inLong.first + 1 } : own;
}

function shortAfter(month: Month): Month {
  let short = month;
  while (daysInMonth(short) !== 30) short = nextMonth(short);
  return short;
}

/** «31. – 3. v mesecu», «zadnjih 5 dni v mesecu»; within a sentence. */
export function writeSpokenWindow(spoken: SpokenWindow, language: PageLanguage): string {
  return speakers[language](spoken);
}

function inSlovenian(spoken: SpokenWindow): string {
  if (!('lastDays' in spoken)) return `${spoken.first}. – ${spoken.last}. v mesecu`;
  const { lastDays } = spoken;
  const form = pluralForm('sl', lastDays);
  const days = { one: 'zadnji dan', two: `zadnja ${lastDays} dneva`, few: `zadnje ${lastDays} dni` };
  return `${form === 'other' ? `zadnjih ${lastDays} dni` : days[form]} v mesecu`;
}

function inEnglish(spoken: SpokenWindow): string {
  if (!('lastDays' in spoken)) return `${ordinal(spoken.first)} – ${ordinal(spoken.last)} of the month`;
  return spoken.lastDays === 1 ? 'the last day of the month' : `the last ${spoken.lastDays} days of the month`;
}

function inCroatian(spoken: SpokenWindow): string {
  if (!('lastDays' in spoken)) return `${spoken.first}. – ${spoken.last}. u mjesecu`;
  const { lastDays } = spoken;
  if (lastDays === 1) return 'zadnji dan u mjesecu';
  const few = `zadnja ${lastDays} dana`;
  const days = { one: `zadnji ${lastDays} dan`, two: few, few, other: `zadnjih ${lastDays} dana` };
  return `${days[pluralForm('hr', lastDays)]} u mjesecu`;
}

const speakers: Readonly<Record<PageLanguage, (spoken: SpokenWindow) => string>> = {
  sl: inSlovenian,
  en: inEnglish,
  hr: inCroatian,
};

function ordinal(day: number): string {
  const ending = day % 100 >= 11 && day % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
  return `${day}${ending}`;
}
