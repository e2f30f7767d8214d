import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import vectors from '#test/golden/vectors.json' with { type: 'json' };
import { pgmOf, pictureOf, readQr, type GreyPicture } from '#test/support/qr.ts';
import { latin2Bytes } from './latin-2.ts';
import { epcQrImage, qrPath, QUIET, UPN_MOST_BYTES, upnQrImage, type QrImage } from './qr-image.ts';

const decoder = new TextDecoder('iso-8859-2');
/** Every character of ISO 8859-2 that can be printed, and the line feed. */
const allOfLatin2 = [0x0a, ...range(0x20, 0x7e), ...range(0xa0, 0xff)];
const example = Buffer.from(vectors.upnqr[0]?.iso8859_2_hex ?? '', 'hex');
const every = Uint8Array.from({ length: UPN_MOST_BYTES }, (_, index) => allOfLatin2[index % allOfLatin2.length] ?? 32);
const payload = fc.uint8Array({ minLength: 1, maxLength: UPN_MOST_BYTES }).map(printable);
const fullPayload = fc.uint8Array({ minLength: UPN_MOST_BYTES, maxLength: UPN_MOST_BYTES }).map(printable);

async function assertReadsBack(picture: GreyPicture, bytes: Uint8Array): Promise<void> {
  const read = await readQr(picture);
  assert.deepEqual(Buffer.from(read.bytes), Buffer.from(bytes));
  assert.equal(read.text, decoder.decode(bytes));
  assert.equal(read.version, '15');
  assert.equal(read.ecLevel, 'M');
  assert.ok(read.hasECI);
  assert.match(Buffer.from(read.bytesECI).toString('latin1'), /^\]Q\d\\000004/, 'the character set is named');
}

test('the official example is read back by an independent reader: version 15, M, ISO 8859-2', async () => {
  const image = upnQrImage(example);
  assert.equal(image.size, 77);
  await assertReadsBack(pictureOf(image), example);
});

test('codes of any content are read back, 411 bytes and all of ISO 8859-2 among them', async () => {
  for (const bytes of [every, new Uint8Array(UPN_MOST_BYTES).fill(0xe8), new Uint8Array(UPN_MOST_BYTES).fill(0x20)]) {
    await assertReadsBack(pictureOf(upnQrImage(bytes)), bytes);
  }
  await fc.assert(
    fc.asyncProperty(fc.oneof(payload, fullPayload), async (bytes) => {
      await assertReadsBack(pictureOf(upnQrImage(bytes)), bytes);
    }),
    { numRuns: 30 },
  );
});

test('what is drawn as a path is the same code', async () => {
  const bytes = latin2Bytes('UPNQR\nŽiga Čuček\n');
  const image = upnQrImage(bytes);
  const drawn = rasterised(qrPath(image), image.size + 2 * QUIET);
  await assertReadsBack(pictureOf(drawn, { margin: 0 }), bytes);
  for (let y = 0; y < drawn.size; y++) {
    for (let x = 0; x < drawn.size; x++) {
      const inside = Math.min(x, y) >= QUIET && Math.max(x, y) < image.size + QUIET;
      assert.equal(drawn.isDark(x, y), inside && image.isDark(x - QUIET, y - QUIET), `${x} ${y}`);
    }
  }
});

test('more than a code holds is refused', () => {
  assert.throws(() => upnQrImage(new Uint8Array(412)), RangeError);
  assert.throws(() => epcQrImage(new Uint8Array(332)), RangeError);
});

test('an EPC code is M and at most version 13, and reads back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 1, maxLength: 140 }), async (text) => {
      const bytes = new TextEncoder().encode(text);
      const read = await readQr(pictureOf(epcQrImage(bytes)));
      assert.deepEqual(Buffer.from(read.bytes), Buffer.from(bytes));
      assert.equal(read.ecLevel, 'M');
    }),
    { numRuns: 10 },
  );
  const read = await readQr(pictureOf(epcQrImage(new Uint8Array(331).fill(0x41))));
  assert.equal(read.version, '13');
});

/** Debian's readers, tried where they are installed. The first gives the bytes, the second their text and a line feed. */
const readers = [
  { reader: 'ZXingReader', options: ['-format', 'QRCode', '-bytes'], expected: (bytes: Uint8Array) => bytes },
  {
    reader: 'zbarimg',
    options: ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable'],
    expected: (bytes: Uint8Array) => Buffer.from(`${decoder.decode(bytes)}\n`),
  },
];
for (const { reader, options, expected } of readers) {
  const isThere = spawnSync(reader, ['--help']).error === undefined;
  test(`${reader} reads codes of any content`, { skip: isThere ? false : `${reader} is not installed` }, async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'odcitek-qr-'));
    t.after(() => rm(folder, { recursive: true }));
    const file = join(folder, 'code.pgm');
    for (const bytes of [example, every, ...fc.sample(payload, 3), ...fc.sample(fullPayload, 3)]) {
      await writeFile(file, pgmOf(pictureOf(upnQrImage(bytes), { scale: 4 })));
      const { stdout } = spawnSync(reader, [...options, file]);
      assert.equal(stdout.toString('hex'), Buffer.from(expected(bytes)).toString('hex'));
    }
  });
}

function printable(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => allOfLatin2[byte % allOfLatin2.length] ?? 32);
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Draws a path of the form that `qrPath` makes, and no other. */
function rasterised(path: string, size: number): QrImage {
  const pieces = [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)];
  assert.equal(pieces.map(([piece]) => piece).join(''), path);
  const dark = new Set<number>();
  for (const [, x, y, length] of pieces) {
    for (let at = 0; at < Number(length); at++) dark.add(Number(y) * size + Number(x) + at);
  }
  return { size, isDark: (x, y) => dark.has(y * size + x) };
}
