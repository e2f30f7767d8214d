import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/**
 * A number as its owner recognises it and nobody else can use it: `+386 41 ••• 456`. The country's prefix, two digits and the
 * last three stay.
 */
export function maskedNumber(e164: string): string {
  const parsed = parsePhoneNumberFromString(e164);
  const written = parsed?.formatInternational() ?? e164;
  const shownFirst = (parsed?.countryCallingCode.length ?? 0) + 2;
  const digits = written.replace(/\D/g, '').length;
  let seen = 0;
  return written
    .replace(/\d/g, (digit) => {
      seen += 1;
      return seen <= shownFirst || seen > digits - 3 ? digit : '•';
    })
    .replaceAll(' ', '\u00A0');
}
