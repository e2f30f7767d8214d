/** Reads QR codes back with a reader that knows nothing of how they were made (ZXing-C++). */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { prepareZXingModule, readBarcodes, type ReadResult } from 'zxing-wasm/reader';

/** Grey levels, row by row: 0 is black, 255 white. */
export type GreyPicture = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };

/** What a camera would see: each module so many pixels wide, with a light margin of so many modules. */
export function pictureOf(
  image: { readonly size: number; readonly isDark: (x: number, y: number) => boolean },
  { scale = 3, margin = 4 }: { readonly scale?: number; readonly margin?: number } = {},
): GreyPicture {
  const width = (image.size + 2 * margin) * scale;
  const pixels = new Uint8Array(width * width).fill(255);
  for (let y = 0; y < image.size; y++) {
    for (let x = 0; x < image.size; x++) {
      if (!image.isDark(x, y)) continue;
      for (let row = 0; row < scale; row++) {
        const start = ((y + margin) * scale + row) * width + (x + margin) * scale;
        pixels.fill(0, start, start + scale);
      }
    }
  }
  return { width, height: width, pixels };
}

/** The one QR code of the picture. Throws where there is none, or where there are more. */
export async function readQr({ width, height, pixels }: GreyPicture): Promise<ReadResult> {
  await loaded();
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let index = 0; index < pixels.length; index++) data.fill(pixels[index] ?? 255, index * 4, index * 4 + 3);
  const picture = { data, width, height, colorSpace: 'srgb' } as Parameters<typeof readBarcodes>[0];
  return theOne(await readBarcodes(picture, { formats: ['QRCode'] }));
}

/** The one QR code of a PNG, such as a browser makes of what it shows. Throws as `readQr` does. */
export async function readQrOfPng(png: Uint8Array): Promise<ReadResult> {
  await loaded();
  return theOne(await readBarcodes(new Uint8Array(png), { formats: ['QRCode'] }));
}

function theOne(found: readonly ReadResult[]): ReadResult {
  const [only, ...others] = found;
  if (!only?.isValid || others.length > 0) throw new Error(`Not one QR code, but ${found.length}: ${only?.error}`);
  return only;
}

/** The picture as a file that every reader of pictures knows: PGM, binary. */
export function pgmOf({ width, height, pixels }: GreyPicture): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), pixels]);
}

let loading: Promise<void> | undefined;

async function loaded(): Promise<void> {
  loading ??= (async () => {
    const file = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'));
    const bytes = await readFile(file);
    await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(bytes).buffer }, fireImmediately: true });
  })();
  await loading;
}
