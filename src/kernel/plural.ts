import type { Language } from './language.ts';

export type PluralForm = 'one' | 'two' | 'few' | 'other';

/**
 * The plural form that a count takes: 1 odčitek, 2 odčitka, 3 odčitki, 5 odčitkov, 101 odčitek.
 * The rules are CLDR's (domain.md §9), written out because `Intl.PluralRules` costs more than the page around it.
 * A fraction gets CLDR's form too, but Slovenian nouns then need the genitive singular: word such texts without it.
 */
export function pluralForm(language: Language, count: number): PluralForm {
  const size = Math.abs(count);
  if (language === 'sl') return slovenian(size);
  if (language === 'hr') return croatian(size);
  return size === 1 ? 'one' : 'other';
}

function slovenian(size: number): PluralForm {
  if (!Number.isInteger(size)) return 'few';
  const end = size % 100;
  if (end === 1) return 'one';
  if (end === 2) return 'two';
  return end === 3 || end === 4 ? 'few' : 'other';
}

/** Croatian looks at the last digits written, which for a fraction are those after the decimal point. */
function croatian(size: number): PluralForm {
  const written = Number.isInteger(size) ? size : Number(String(size).split('.')[1]);
  const digit = written % 10;
  const teen = written % 100 >= 11 && written % 100 <= 14;
  if (digit === 1 && !teen) return 'one';
  return digit >= 2 && digit <= 4 && !teen ? 'few' : 'other';
}
