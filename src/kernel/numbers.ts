import type { Language } from './language.ts';

/** Why a text is not a whole number that can be a reading. Each deserves its own sentence. */
export type WholeNumberFault = 'empty' | 'negative' | 'decimals' | 'exponent' | 'not_a_number' | 'too_long';

export type WholeNumberResult =
  { readonly ok: true; readonly value: number } | { readonly ok: false; readonly reason: WholeNumberFault };

const MOST_DIGITS = 15;
const MOST_CHARACTERS = 60;
const MINUS = '\u2212';
const SPACES = /[\s\u200B\u2060\uFEFF]+/g;

/**
 * A whole number from zero up, as people type or paste it: `12345`, `012 345`, `12.345`, `1'234'567`.
 * Spaces of every kind are forgiven anywhere; dots and apostrophes only where they group thousands.
 * A comma groups in English and starts decimals elsewhere. At most 15 digits, leading zeros not counted.
 */
export function parseWholeNumber(text: string, language: Language = 'sl'): WholeNumberResult {
  if (text.length > MOST_CHARACTERS) return fault(text.trim() === '' ? 'empty' : 'too_long');
  const typed = text.replace(SPACES, '').replaceAll('\u2019', "'");
  if (typed === '') return fault('empty');
  if (/^\d+$/.test(typed) || groupedIn(language).test(typed)) return wholeNumber(typed.replace(/\D/g, ''));
  return fault(faultOf(typed));
}

/** Digits in groups of three: `1.842` in Slovenian and Croatian, `1,842` in English. A minus is U+2212. */
export function formatWholeNumber(value: number, language: Language): string {
  const digits = String(Math.abs(value));
  let grouped = digits.slice(-3);
  for (let end = digits.length - 3; end > 0; end -= 3) {
    grouped = digits.slice(Math.max(0, end - 3), end) + (language === 'en' ? ',' : '.') + grouped;
  }
  return value < 0 ? MINUS + grouped : grouped;
}

/** Like `formatWholeNumber`, with up to three decimals where the value has them: `1.842,5` kWh. */
export function formatQuantity(value: number, language: Language): string {
  if (Number.isInteger(value)) return formatWholeNumber(value, language);
  const [whole, decimals] = Math.abs(value)
    .toFixed(3)
    .replace(/\.?0+$/, '')
    .split('.');
  const formatted =
    formatWholeNumber(Number(whole), language) + (decimals ? (language === 'en' ? '.' : ',') + decimals : '');
  return value < 0 ? MINUS + formatted : formatted;
}

function groupedIn(language: Language): RegExp {
  return language === 'en'
    ? /^\d{1,3}(?:(?:\.\d{3})+|(?:,\d{3})+|(?:'\d{3})+)$/
    : /^\d{1,3}(?:(?:\.\d{3})+|(?:'\d{3})+)$/;
}

function wholeNumber(digits: string): WholeNumberResult {
  const significant = digits.replace(/^0+(?=\d)/, '');
  return significant.length > MOST_DIGITS ? fault('too_long') : { ok: true, value: Number(significant) };
}

function faultOf(typed: string): WholeNumberFault {
  if (/^[-\u2212\u2013]\d/.test(typed)) return 'negative';
  if (/^\d[\d.,']*e[+\-\u2212]?\d+$/i.test(typed)) return 'exponent';
  if (
    /^\d*[.,]\d+$/.test(typed) ||
    /^\d{1,3}(?:[.']\d{3})+,\d+$/.test(typed) ||
    /^\d{1,3}(?:,\d{3})+\.\d+$/.test(typed)
  ) {
    return 'decimals';
  }
  return 'not_a_number';
}

function fault(reason: WholeNumberFault): WholeNumberResult {
  return { ok: false, reason };
}
