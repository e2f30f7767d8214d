/** Width and height of a picture in pixels, read from the first bytes of the file. */
import { ArticleRefused } from './refused.ts';

export type Size = { readonly width: number; readonly height: number };

/** Throws ArticleRefused for bytes that are no such picture. */
export const sizeOf: Readonly<Record<'svg' | 'png' | 'jpg', (bytes: Buffer) => Size>> = {
  svg: (bytes) => sizeOfSvg(bytes.toString('utf8')),
  png: (bytes) => {
    const isPng =
      bytes.length > 24 && bytes.subarray(0, 8).equals(pngSignature) && bytes.toString('latin1', 12, 16) === 'IHDR';
    return sound(isPng ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : undefined, 'PNG');
  },
  jpg: (bytes) => sound(sizeOfJpeg(bytes), 'JPEG'),
};

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** By `width` and `height`, otherwise by the view box. */
function sizeOfSvg(svg: string): Size {
  const tag = /<svg\b(?:[^>"']|"[^"]*"|'[^']*')*>/.exec(svg)?.[0] ?? '';
  const lengthOf = (name: string): number | undefined => {
    const found = new RegExp(`\\s${name}\\s*=\\s*["'](\\d+(?:\\.\\d+)?)(?:px)?["']`).exec(tag)?.[1];
    return found === undefined ? undefined : Number(found);
  };
  const box =
    /\sviewBox\s*=\s*["']([^"']*)["']/
      .exec(tag)?.[1]
      ?.trim()
      .split(/[\s,]+/)
      .map(Number) ?? [];
  const width = lengthOf('width') ?? box[2];
  const height = lengthOf('height') ?? box[3];
  if (width !== undefined && height !== undefined && width > 0 && height > 0) {
    return { width: Math.round(width), height: Math.round(height) };
  }
  throw new ArticleRefused('it does not say how large it is: give <svg> a viewBox');
}

/** The first frame header (SOF0 to SOF15 but DHT, JPG and DAC), ITU-T T.81 B.2.2. */
function sizeOfJpeg(bytes: Buffer): Size | undefined {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 9 < bytes.length;) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    } else at += 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}

function sound(size: Size | undefined, kind: string): Size {
  if (size !== undefined && size.width > 0 && size.height > 0) return size;
  throw new ArticleRefused(`it is not a ${kind} picture`);
}
