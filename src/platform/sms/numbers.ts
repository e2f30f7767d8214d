/** Numbers that an SMS may go to: a person's mobile phone, in the one form in which they are kept. */
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';

/** A mobile number in E.164: `+38641123456`. Made by `parseMobile`; what the database holds was made by it too. */
export type E164 = string & { readonly __brand: 'E164' };

/**
 * Why a number gets no SMS: no country has given it out; it costs whoever calls it more than usual (premium rate, shared
 * cost); it is a fixed line or otherwise no mobile phone.
 */
export type MobileFault = 'mobile_invalid' | 'mobile_premium' | 'mobile_not_mobile';

export type Mobile = { readonly ok: true; readonly value: E164 } | { readonly ok: false; readonly reason: MobileFault };

const longestTyped = 40;

/**
 * A mobile number as people type it: `041 123 456`, `+386 (0)41 123-456`, `0038641123456`. Without a country's prefix it is
 * of `region` (ISO 3166, `SI`). Numbers of every country are taken. Where a country's plan does not tell mobile from fixed
 * (North America), a number counts as mobile.
 */
export function parseMobile(text: string, region: string): Mobile {
  const parsed = text.length > longestTyped ? undefined : parsePhoneNumberFromString(text, region as CountryCode);
  if (parsed?.isValid() !== true || parsed.ext !== undefined) return { ok: false, reason: 'mobile_invalid' };
  const type = parsed.getType();
  if (type === 'PREMIUM_RATE' || type === 'SHARED_COST') return { ok: false, reason: 'mobile_premium' };
  if (type !== 'MOBILE' && type !== 'FIXED_LINE_OR_MOBILE') return { ok: false, reason: 'mobile_not_mobile' };
  return { ok: true, value: parsed.number as unknown as E164 };
}
