import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { openBrowser } from '#test/support/browser.ts';
import { withPalettes } from './indexed-pdf.ts';

/** Draws a picture of so many colours into a page, and prints it. */
async function printed(colors: number): Promise<Buffer> {
  const page = await (await openBrowser()).newPage();
  try {
    await page.setContent('<h1>Slika</h1><img alt="barve" width="300">');
    await page.evaluate(`(() => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 64 });
      const context = canvas.getContext('2d');
      for (let at = 0; at < 4096; at++) {
        const color = at % ${colors};
        context.fillStyle = 'rgb(' + (color % 16) * 16 + ',' + (color >> 4) % 256 + ',' + (color >> 12) + ')';
        context.fillRect(at % 64, at >> 6, 1, 1);
      }
      document.images[0].src = canvas.toDataURL('image/png');
      return document.images[0].decode();
    })()`);
    return await page.pdf({ format: 'A4', tagged: true, outline: true });
  } finally {
    await page.close();
  }
}

type Image = { readonly space: string; readonly pixels: Buffer };

function imageIn(pdf: Buffer): Image {
  const text = pdf.toString('latin1');
  const found =
    /\/Subtype \/Image[^>]*?\/ColorSpace ((?:\[.*?\](?=\s*\/Bits))|\/DeviceRGB)[\s\S]*?\/Length (\d+)>> stream\n/.exec(
      text,
    );
  assert.ok(found, 'the PDF has a picture');
  const [head, space = '', length] = found;
  const begin = found.index + head.length;
  return { space, pixels: inflateSync(pdf.subarray(begin, begin + Number(length))) };
}

/** Every line of the table leads to the object with its number. */
function assertTableLeads(pdf: Buffer): void {
  const text = pdf.toString('latin1');
  const table = Number(/startxref\s+(\d+)/.exec(text)?.[1]);
  const offsets = [...text.slice(table).matchAll(/^(\d{10}) \d{5} n/gm)].map(([, offset]) => Number(offset));
  assert.ok(offsets.length > 5);
  for (const [index, offset] of offsets.entries()) {
    assert.ok(text.startsWith(`${index + 1} 0 obj`, offset), `object ${index + 1}`);
  }
}

test('a picture of few colours gets a palette, and its pixels stay what they were', async () => {
  const before = await printed(200);
  const after = withPalettes(before);
  const { space, pixels } = imageIn(after);
  const palette = Buffer.from(/<([0-9a-f]+)>/.exec(space)?.[1] ?? '', 'hex');
  assert.match(space, /^\[\/Indexed /);
  const colors = Buffer.concat([...pixels].map((index) => palette.subarray(index * 3, index * 3 + 3)));
  assert.deepEqual(colors, imageIn(before).pixels);
  assertTableLeads(after);
  assert.match(after.toString('latin1'), /\/StructTreeRoot/);
});

test('a picture of more than 256 colours stays as it is', async () => {
  const before = await printed(257);
  const after = withPalettes(before);
  assert.deepEqual(imageIn(after), imageIn(before));
  assertTableLeads(after);
});

test('what has palettes already is not changed', async () => {
  const once = withPalettes(await printed(4));
  assert.deepEqual(withPalettes(once), once);
});
