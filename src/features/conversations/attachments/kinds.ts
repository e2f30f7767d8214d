/** What a file is, by its bytes: names and what a browser says of them prove nothing. */
export const attachmentKinds = ['pdf', 'jpeg', 'png', 'heic'] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

const png = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
/** Brands of ISO/IEC 23008-12 for a still picture in HEVC, and the general one with which some cameras begin. */
const heicBrands = new Set(['heic', 'heix', 'heim', 'heis', 'mif1']);

/** Undefined where it is none of those that may be sent. */
export function kindOf(bytes: Buffer): AttachmentKind | undefined {
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return 'pdf';
  if (bytes.length > 3 && bytes.readUIntBE(0, 3) === 0xff_d8_ff) return 'jpeg';
  if (bytes.subarray(0, 8).equals(png)) return 'png';
  return isHeic(bytes) ? 'heic' : undefined;
}

/** `mif1` alone could be another codec: one of the compatible brands must then say HEVC. */
function isHeic(bytes: Buffer): boolean {
  if (bytes.length < 16 || bytes.toString('latin1', 4, 8) !== 'ftyp') return false;
  const end = Math.min(bytes.readUInt32BE(0), bytes.length, 200);
  const brands = [bytes.toString('latin1', 8, 12)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(bytes.toString('latin1', at, at + 4));
  return heicBrands.has(brands[0] ?? '') && brands.some((brand) => brand.startsWith('hei'));
}

const types: Readonly<Record<AttachmentKind, string>> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  heic: 'image/heic',
};

export function contentTypeOf(kind: AttachmentKind): string {
  return types[kind];
}

const endings: Readonly<Record<AttachmentKind, string>> = { pdf: 'pdf', jpeg: 'jpg', png: 'png', heic: 'heic' };

/**
 * The name of a file as it is kept and offered again: no folder, nothing invisible or that turns the direction of writing,
 * an ending that says what it is, at most 80 characters.
 */
export function safeName(given: string, kind: AttachmentKind): string {
  const bare = given
    .replace(/^.*[/\\]/s, '')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}"<>|:*?%]/gu, '')
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .slice(0, 70)
    .toWellFormed()
    .trim();
  return `${bare === '' ? 'priloga' : bare}.${endings[kind]}`;
}
