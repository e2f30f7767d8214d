/** Phone numbers as people write them, kept in one form. */
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';

export type Phone =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly reason: 'phone_invalid' | 'phone_premium' };

/**
 * The number in E.164 (`+38641123456`), as it is kept. A number without its country's prefix is of `country`. Refused: what
 * no country has given out, and premium-rate numbers, which cost whoever calls back. `/max` knows the kinds of numbers.
 */
export function parsePhone(text: string, country: string): Phone {
  const parsed = text.length > 40 ? undefined : parsePhoneNumberFromString(text, country as CountryCode);
  if (parsed?.isValid() !== true || parsed.ext !== undefined) return { ok: false, reason: 'phone_invalid' };
  if (parsed.getType() === 'PREMIUM_RATE') return { ok: false, reason: 'phone_premium' };
  return { ok: true, value: parsed.number };
}

/** A kept number as people of `country` write it: `041 123 456`, or with its prefix where it is from elsewhere. */
export function writePhone(kept: string, country: string): string {
  const parsed = parsePhoneNumberFromString(kept);
  if (parsed === undefined) return kept;
  return parsed.country === country ? parsed.formatNational() : parsed.formatInternational();
}
