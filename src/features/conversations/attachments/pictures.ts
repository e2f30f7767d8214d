/**
 * Pictures are drawn anew: decoded, turned upright, made no larger than a person looks at, and written again. Whatever else
 * was in the file (place, camera, owner, a second file behind the picture) is not in the new one.
 */
import { ResizeFit, Transformer } from '@napi-rs/image';

/** More is no photo of a meter but a bomb: a few kilobytes can unfold to gigabytes. A camera of 50 megapixels passes. */
const mostPixels = 52_000_000;
/** A progressive JPEG is drawn once for each of its scans; cameras and programs write ten or so. */
const mostScans = 100;
const longestSide = 4_000;
const quality = 85;

export type Size = { readonly width: number; readonly height: number };

/** The picture drawn anew, or undefined where it cannot be read or unfolds to too much. */
export async function redraw(bytes: Buffer, kind: 'jpeg' | 'png'): Promise<Buffer | undefined> {
  const size = kind === 'jpeg' ? jpegSize(bytes) : pngSize(bytes);
  if (size === undefined || size.width * size.height > mostPixels) return undefined;
  if (kind === 'jpeg' && scansOf(bytes) > mostScans) return undefined;
  return oneAtATime(async () => {
    try {
      const picture = new Transformer(kind === 'png' ? withoutSideChunks(bytes) : bytes).rotate();
      if (Math.max(size.width, size.height) > longestSide)
        picture.resize({ width: longestSide, height: longestSide, fit: ResizeFit.Inside });
      return await (kind === 'jpeg' ? picture.jpeg(quality) : picture.png());
    } catch {
      return undefined;
    }
  });
}

/** Width and height as the first frame header says (ITU-T T.81, B.2.2). */
export function jpegSize(bytes: Buffer): Size | undefined {
  for (let at = 2; at + 9 <= bytes.length;) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    // SOF0–SOF15 without DHT (C4), JPG (C8) and DAC (CC)
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return sizeOf(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5));
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}

/** Inside coded data FF is followed by 00 or a restart marker (B.1.1.5): FF DA begins a scan. */
function scansOf(bytes: Buffer): number {
  let scans = 0;
  for (let at = bytes.indexOf('ffda', 0, 'hex'); at !== -1; at = bytes.indexOf('ffda', at + 2, 'hex')) scans += 1;
  return scans;
}

/** Width and height as the first chunk, which must be IHDR, says (PNG 3rd edition, 11.2.1). */
export function pngSize(bytes: Buffer): Size | undefined {
  if (bytes.length < 33 || bytes.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  return sizeOf(bytes.readUInt32BE(16), bytes.readUInt32BE(20));
}

function sizeOf(width: number, height: number): Size | undefined {
  return width > 0 && height > 0 ? { width, height } : undefined;
}

const kept = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);

/** Texts, profiles and animations of a PNG can unfold too, beside its pixels: only what draws is given to the decoder. */
function withoutSideChunks(bytes: Buffer): Buffer {
  const parts = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) break;
    if (kept.has(bytes.toString('latin1', at + 4, at + 8))) parts.push(bytes.subarray(at, end));
    at = end;
  }
  return Buffer.concat(parts);
}

let last: Promise<unknown> = Promise.resolve();

/** A picture takes up to some 400 MB while it is drawn: one after the other. */
function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work);
  last = mine.catch(() => undefined);
  return mine;
}
