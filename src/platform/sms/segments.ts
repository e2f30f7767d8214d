/** How many SMS a text takes, and where it is cut: each one is paid for. */
import { septetsOf } from './alphabet.ts';

export type SmsEncoding = 'gsm7' | 'ucs2';

export type Segments = {
  readonly encoding: SmsEncoding;
  /** Places taken: septets in GSM 03.38, UTF-16 units in UCS-2. */
  readonly units: number;
  /** The parts, as phones put them together again; a text that is empty is one empty part. */
  readonly parts: readonly string[];
};

/** The room in one SMS alone, and in each of several: 6 octets go to the header that joins them (3GPP TS 23.040 §9.2.3.24.1). */
const room = { gsm7: { alone: 160, joined: 153 }, ucs2: { alone: 70, joined: 67 } } as const;

/**
 * Cuts a text as gateways do. Neither the two places of an extension character nor the two units of a character beyond the
 * basic plane are torn apart: they move to the next part whole.
 */
export function segmentsOf(text: string): Segments {
  const characters = Array.from(text);
  const encoding = characters.every((character) => septetsOf(character) !== undefined) ? 'gsm7' : 'ucs2';
  const sizeOf = (character: string): number => (encoding === 'gsm7' ? (septetsOf(character) ?? 1) : character.length);
  const units = characters.reduce((sum, character) => sum + sizeOf(character), 0);
  const { alone, joined } = room[encoding];
  if (units <= alone) return { encoding, units, parts: [text] };
  const parts: string[] = [];
  let part = '';
  let taken = 0;
  for (const character of characters) {
    const size = sizeOf(character);
    if (taken + size > joined) {
      parts.push(part);
      part = '';
      taken = 0;
    }
    part += character;
    taken += size;
  }
  return { encoding, units, parts: [...parts, part] };
}
