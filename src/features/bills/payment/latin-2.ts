/**
 * Text as ISO 8859-2 has it, which is what Slovenian payment slips and their codes are read as (domain.md §5.1). What
 * the character set lacks is written with what it has; the pen that would refuse a customer's name is no use to them.
 */

/** What NFKD alone would lose or get wrong. */
const replacements: ReadonlyMap<string, string> = new Map([
  ...each('“”„‟«»″', '"'),
  ...each('‘’‚‛‹›′ʹʼ', "'"),
  ...each('‐‑‒–—―−·•', '-'),
  ...pairs('⁄ / € EUR £ GBP © (c) ® (r) № No. µ u μ u Æ AE æ ae Œ OE œ oe Ø O ø o Þ Th þ th Ð D ð d ẞ SS'),
  ...pairs('Ħ H ħ h ı i ĸ k Ŋ N ŋ n Ŧ T ŧ t Ș Ş ș ş Ț Ţ ț ţ'),
]);

const UNKNOWN = '?';
const byteOf = new Map<string, number>();
const decoder = new TextDecoder('iso-8859-2');
for (let byte = 0; byte < 256; byte++) byteOf.set(decoder.decode(Uint8Array.of(byte)), byte);

/**
 * The text in characters of ISO 8859-2 that can be printed, each of them one byte: accents that it lacks fall off
 * (ñ → n), signs are written out (€ → EUR), other scripts become `?`. White space of every kind becomes single spaces,
 * none at either end; signs without a shape of their own vanish.
 */
export function asLatin2(text: string): string {
  let written = '';
  for (const character of text.normalize('NFC')) written += replaced(character);
  return written.replace(/ {2,}/g, ' ').trim();
}

/** One byte for each character. Throws RangeError on a character outside ISO 8859-2: ask `asLatin2` first. */
export function latin2Bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const byte = byteOf.get(character);
    if (byte === undefined) throw new RangeError(`${character} is not in ISO 8859-2.`);
    return byte;
  });
}

function replaced(character: string): string {
  if (/[\s\p{Cc}]/u.test(character)) return ' ';
  if (/[\p{M}\p{Cf}]/u.test(character)) return '';
  if (byteOf.has(character)) return character;
  const known = replacements.get(character);
  if (known !== undefined) return known;
  const taken = character.normalize('NFKD').replace(/\p{M}/gu, '');
  return taken === character ? UNKNOWN : Array.from(taken, replaced).join('');
}

function each(characters: string, replacement: string): [string, string][] {
  return Array.from(characters, (character) => [character, replacement]);
}

/** Characters and what stands for them, in turn. */
function pairs(listed: string): [string, string][] {
  return [...listed.matchAll(/(\S+) (\S+)/g)].map(([, character = '', replacement = '']) => [character, replacement]);
}
