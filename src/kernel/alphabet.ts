import type { Language } from './language.ts';

/**
 * Order of names for people: the Slovenian alphabet (Čakovec after Cerknica), house numbers as numbers (2 before 10).
 * For `toSorted`. The collators are made once: making one costs more than a long list.
 */
export function byName(one: string, other: string): number {
  return slovenian.compare(one, other);
}

/** The same for readers of a language: Croatians know dž, lj and nj as letters. English has no č, and borrows Slovenian. */
export function byNameIn(language: Language): (one: string, other: string) => number {
  return collators[language].compare;
}

const slovenian = new Intl.Collator('sl', { numeric: true });

const collators: Readonly<Record<Language, Intl.Collator>> = {
  sl: slovenian,
  en: slovenian,
  hr: new Intl.Collator('hr', { numeric: true }),
};
