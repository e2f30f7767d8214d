/** What programs, attackers and broken browsers send, as it goes over the wire. */
import fc from 'fast-check';

const nasty = [
  '',
  ' ',
  '\0',
  'a\0b',
  '-1',
  '-0',
  '1e9',
  '1E-3',
  '0x1f',
  '١٢٣',
  '１８２７５',
  '18,275',
  '18.275,5',
  '999999999999999999999999',
  '9007199254740993',
  'NaN',
  'Infinity',
  "'; drop table readings; --",
  "' or 1=1 --",
  '$1',
  '%s%n',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '&lt;b&gt;',
  '{{7*7}}${7*7}',
  '../../../etc/passwd',
  'javascript:alert(1)',
  '=HYPERLINK("http://evil.example")',
  'a\r\nSet-Cookie: a=b',
  '\u202Egnp.exe',
  'Z̷̢̛a̸l̶g̷o̴',
  '👩‍👩‍👧‍👦🏳️‍🌈',
  '\uFEFF',
  '2026-02-30',
  '31. 11. 2026',
  '0000-00-00',
  '+292278994-08-17',
  'x'.repeat(10_000),
  'č'.repeat(5_000),
];

/** Text of any kind, the well-known traps more often than chance would bring them. */
export const anyText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...nasty) },
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.integer().map(String),
  fc.double().map(String),
);

/** Bytes that no text of ours would be encoded to: lone surrogates, Latin-2, cut and overlong UTF-8, broken escapes. */
export const brokenEncoding = fc.constantFrom(
  '%ED%A0%80',
  '%ED%BF%BF%ED%A0%80',
  '%E8%B9%BE',
  '%C0%80',
  '%F0%9F%98',
  '%00',
  '%',
  '%zz',
  '%u0041',
  '\u00E8evlj',
  '+%2B+',
);

/** A value as it stands in a body or a query string. */
export const anyEncoded = fc.oneof(
  { weight: 4, arbitrary: anyText.map((text) => encodeURIComponent(text.toWellFormed())) },
  brokenEncoding,
);

export type Pair = readonly [name: string, encodedValue: string];

const oddNames = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  'a[]',
  'a[b][c]',
  'formToken',
  'lang',
  'r-',
];

/** Fields with some left out, some replaced, some sent twice, and some that nobody asked for; in any order. */
export function garbled(fields: Readonly<Record<string, string>>): fc.Arbitrary<Pair[]> {
  const names = Object.keys(fields);
  const some =
    names.length === 0
      ? fc.constantFrom(...oddNames)
      : fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...names) }, fc.constantFrom(...oddNames));
  const extra = fc.array(fc.tuple(some, anyEncoded), { minLength: 1, maxLength: 4 });
  return fc
    .tuple(fc.subarray(names, { minLength: Math.max(0, names.length - 2) }), extra, fc.boolean())
    .map(([kept, garbage, replaces]) => {
      const replaced = new Set(replaces ? garbage.map(([name]) => name) : []);
      const good = kept
        .filter((name) => !replaced.has(name))
        .map((name): Pair => [name, encodeURIComponent(fields[name] ?? '')]);
      return [...garbage, ...good];
    });
}

export function encodePairs(pairs: readonly Pair[]): string {
  return pairs.map(([name, value]) => `${encodeURIComponent(name)}=${value}`).join('&');
}
