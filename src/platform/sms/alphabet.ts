/**
 * The alphabet of SMS: GSM 03.38 (3GPP TS 23.038 §6.2.1), 7 bits a character, with its extension table, whose characters
 * take two places. A text with any other character goes as UCS-2, 16 bits a unit, with fewer than half as many.
 */
const basic =
  '@£$¥èéùìòÇ\nØø\rÅå' +
  'Δ_ΦΓΛΩΠΨΣΘΞÆæßÉ' +
  ' !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§' +
  '¿abcdefghijklmnopqrstuvwxyzäöñüà';

const extension = '\f^{}\\[~]|€';

const places: ReadonlyMap<string, 1 | 2> = new Map([
  ...Array.from(basic, (character) => [character, 1] as const),
  ...Array.from(extension, (character) => [character, 2] as const),
]);

/** How many places of 7 bits a character takes, or undefined where the alphabet lacks it. */
export function septetsOf(character: string): 1 | 2 | undefined {
  return places.get(character);
}

export function isGsm(text: string): boolean {
  return Array.from(text).every((character) => places.has(character));
}
