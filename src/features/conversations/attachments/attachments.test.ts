import assert from 'node:assert/strict';
import { crc32 } from 'node:zlib';
import { describe, it, test } from 'node:test';
import { Transformer } from '@napi-rs/image';
import fc from 'fast-check';
import type { SentFile } from '#platform/http/exchange.ts';
import { box, heicOf, jpegOf, pdfOf, pngOf, secretPlace, withPlace } from '#test/support/made-files.ts';
import { boxesIn } from './boxes.ts';
import { blankHeic } from './heic.ts';
import { judgeFile } from './judge.ts';
import { kindOf, safeName } from './kinds.ts';
import { jpegSize, pngSize, redraw } from './pictures.ts';

const sent = (bytes: Buffer, more: Partial<SentFile> = {}): SentFile => ({
  field: 'files',
  name: 'IMG_0042.HEIC',
  size: bytes.length,
  whole: true,
  bytes: () => Promise.resolve(bytes),
  ...more,
});

async function verdictOf(bytes: Buffer, more: Partial<SentFile> = {}): Promise<string> {
  const verdict = await judgeFile(sent(bytes, more));
  return verdict.ok ? verdict.value.kind : verdict.refusals[0].code;
}

test('a file is what its bytes say, whatever it is called', async () => {
  assert.equal(await verdictOf(pdfOf(), { name: 'a.jpg' }), 'pdf');
  assert.equal(await verdictOf(await jpegOf(8, 8), { name: 'a.pdf' }), 'jpeg');
  assert.equal(await verdictOf(await pngOf(8, 8), { name: 'a' }), 'png');
  assert.equal(await verdictOf(heicOf().bytes, { name: 'a.exe' }), 'heic');
});

test('what is none of the kinds, cut, empty, broken or locked is refused, each with its reason', async () => {
  const jpeg = await jpegOf(64, 64);
  const cases: [string, Buffer, Partial<SentFile>?][] = [
    ['file_large', jpeg, { whole: false }],
    ['file_empty', Buffer.alloc(0)],
    ['file_kind', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['file_kind', Buffer.from('MZ\x90\0')],
    ['file_kind', Buffer.from('GIF89a')],
    ['file_kind', Buffer.concat([Buffer.from('<html>'), pdfOf()])],
    ['file_kind', box('ftyp', Buffer.from('avif\0\0\0\0mif1avif'))],
    ['file_broken', jpeg.subarray(0, 40)],
    ['file_broken', Buffer.from('%PDF-1.7 and nothing more')],
    ['file_broken', box('ftyp', Buffer.from('heic\0\0\0\0mif1heic'))],
    ['file_locked', pdfOf('/Encrypt 9 0 R')],
    ['file_locked', pdfOf('/Encrypt<</Filter/Standard>>')],
  ];
  for (const [code, bytes, more] of cases) assert.equal(await verdictOf(bytes, more), code, code);
});

test('a refusal quotes the name of the file that it is about', async () => {
  const verdict = await judgeFile(sent(Buffer.from('x'), { name: 'virus.exe' }));
  assert.deepEqual(verdict.ok ? [] : verdict.refusals[0].facts, { name: 'virus.exe' });
});

test('a name keeps its words and loses folders, tricks and a wrong ending', () => {
  const cases: [string, string][] = [
    ['Račun november.PDF', 'Račun november.pdf'],
    ['C:\\Users\\ana\\slika.jpeg', 'slika.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['gnp\u202Eexe.pdf', 'gnpexe.pdf'],
    ['a"b\r\nSet-Cookie: x', 'abSet-Cookie x.pdf'],
    ['.htaccess', 'htaccess.pdf'],
    ['...', 'priloga.pdf'],
    ['', 'priloga.pdf'],
    ['x'.repeat(300), `${'x'.repeat(70)}.pdf`],
  ];
  for (const [given, name] of cases) assert.equal(safeName(given, 'pdf'), name);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (given) => {
      const name = safeName(given, 'jpeg');
      assert.match(name, /^[^/\\"\p{Cc}]{1,76}\.jpg$/u);
      assert.ok(name.isWellFormed());
    }),
  );
});

describe('a picture', () => {
  it('is turned upright, and nothing of where and by whom it was taken is left', async () => {
    const photo = withPlace(await jpegOf(60, 30));
    assert.ok(photo.includes(secretPlace));
    const drawn = (await redraw(photo, 'jpeg')) ?? assert.fail('refused');
    const { width, height, exif } = await new Transformer(drawn).metadata(true);
    assert.deepEqual([width, height, exif], [30, 60, undefined]);
    assert.ok(!drawn.includes(secretPlace) && !drawn.includes('Exif') && !drawn.includes('adobe'));
    // red was to the left: upright it is above
    const pixels = await new Transformer(drawn).rawPixels();
    assert.ok((pixels[1] ?? 255) < 60 && (pixels.at(-2) ?? 0) > 200);
  });

  it('of a PNG loses its texts, and what is behind its end', async () => {
    const plain = await pngOf(20, 10);
    const text = Buffer.concat([Buffer.from('tEXt'), Buffer.from(secretPlace)]);
    const chunk = Buffer.alloc(8);
    chunk.writeUInt32BE(secretPlace.length, 0);
    chunk.writeUInt32BE(crc32(text), 4);
    const noted = Buffer.concat([
      plain.subarray(0, 33),
      chunk.subarray(0, 4),
      text,
      chunk.subarray(4),
      plain.subarray(33),
      Buffer.from(secretPlace),
    ]);
    const drawn = (await redraw(noted, 'png')) ?? assert.fail('refused');
    assert.ok(!drawn.includes(secretPlace));
    assert.deepEqual(pngSize(drawn), { width: 20, height: 10 });
  });

  it('larger than anybody looks at is made smaller', async () => {
    const drawn = (await redraw(await jpegOf(5000, 20), 'jpeg')) ?? assert.fail('refused');
    assert.deepEqual(jpegSize(drawn), { width: 4000, height: 16 });
  });

  it('that unfolds to too much is refused before it is unfolded', async () => {
    const bomb = await pngOf(4, 4);
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    assert.equal(await redraw(bomb, 'png'), undefined);
    const photo = await jpegOf(8, 8);
    const frame = photo.indexOf('ffc0', 0, 'hex');
    photo.writeUInt16BE(65_000, frame + 5);
    photo.writeUInt16BE(65_000, frame + 7);
    assert.equal(await redraw(photo, 'jpeg'), undefined);
  });

  it('with scans without end is refused', async () => {
    const photo = await jpegOf(8, 8);
    const scan = photo.indexOf('ffda', 0, 'hex');
    const scans = Array.from({ length: 150 }, () => photo.subarray(scan, -2));
    assert.equal(
      await redraw(Buffer.concat([photo.subarray(0, scan), ...scans, photo.subarray(-2)]), 'jpeg'),
      undefined,
    );
  });

  it('of which anything is broken is drawn or refused, and never a fault', async () => {
    const [jpeg, png] = [withPlace(await jpegOf(24, 24)), await pngOf(24, 24)];
    const anywhere = fc.tuple(fc.boolean(), fc.nat(), fc.nat(255), fc.nat());
    await fc.assert(
      fc.asyncProperty(anywhere, async ([isJpeg, at, value, cut]) => {
        const broken = Buffer.from(isJpeg ? jpeg : png);
        broken[at % broken.length] = value;
        const some = broken.subarray(0, (cut % broken.length) + 1);
        await redraw(some, isJpeg ? 'jpeg' : 'png');
      }),
      { numRuns: 150 },
    );
  });
});

describe('a HEIC picture', () => {
  it('keeps what draws it where it was, and nothing of where it was taken', () => {
    const { bytes, tile, grid } = heicOf();
    assert.ok(bytes.toString('latin1').split(secretPlace).length > 8);
    const blank = blankHeic(bytes) ?? assert.fail('refused');
    assert.ok(!blank.includes(secretPlace) && !blank.includes('46.05') && !blank.includes('rdf'));
    assert.equal(blank.length, bytes.length);
    assert.equal(blank.indexOf(tile), bytes.indexOf(tile));
    assert.equal(blank.indexOf(grid), bytes.indexOf(grid));
    assert.equal(blank.indexOf('iloc'), bytes.indexOf('iloc'));
    assert.equal(kindOf(blank), 'heic');
    assert.deepEqual(
      boxesIn(blank, 0, blank.length).map(({ type }) => type),
      ['ftyp', 'meta', 'mdat', 'free', 'free'],
    );
  });

  it('that was blanked is blanked no further', () => {
    const blank = blankHeic(heicOf().bytes) ?? assert.fail('refused');
    assert.deepEqual(blankHeic(blank), blank);
  });

  it('of which anything is broken is blanked or refused, and never a fault', () => {
    const { bytes } = heicOf();
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.nat(bytes.length), (at, value, cut) => {
        const broken = Buffer.from(bytes);
        broken[at] = value;
        const some = broken.subarray(0, cut % 3 === 0 ? cut : bytes.length);
        const blank = blankHeic(some);
        assert.ok(blank === undefined || blank.length === some.length);
      }),
      { numRuns: 2000 },
    );
  });
});
