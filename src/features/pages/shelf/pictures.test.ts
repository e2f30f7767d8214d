import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { Transformer } from '@napi-rs/image';
import { NotFound } from '#platform/http/exchange.ts';
import { openPictures, type Pictures } from './pictures.ts';
import { ArticleRefused } from './refused.ts';
import { servePicture } from './serve-picture.ts';
import { checkDrawing } from './svg.ts';

async function folderOf(t: TestContext, files: Record<string, string | Buffer>) {
  const folder = await mkdtemp(join(tmpdir(), 'odcitek-pictures-'));
  t.after(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, 'pictures'));
  const write = (name: string, content: string | Buffer) => writeFile(join(folder, 'pictures', name), content);
  for (const [name, content] of Object.entries(files)) await write(name, content);
  return { folder, write, pictures: openPictures(folder) };
}

const svg = (inner: string, attributes = 'viewBox="0 0 320 200"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inner}</svg>`;

const refusal = (pictures: Pictures, name: string) =>
  pictures.find(name).then(
    () => 'shown',
    (error: Error) => (error instanceof ArticleRefused ? error.message : `${error}`),
  );

test('a drawing is only a drawing', () => {
  for (const harmless of [
    '<path d="M0 0h9"/>',
    '<style>.a{fill:#fff}</style><use href="#a"/><rect fill="url(#g)" style="fill:url(\'#g\')"/>',
    '<!-- <script> --><text>a &amp; b &#269;</text>',
    '<linearGradient id="g"><stop offset="1"/></linearGradient>',
  ]) {
    assert.doesNotThrow(() => checkDrawing(`<?xml version="1.0"?>${svg(harmless)}`), harmless);
  }
  for (const harmful of [
    '<script>alert(1)</script>',
    '<script xlink:href="x"/>',
    '<g onload="alert(1)"/>',
    "<g ONCLICK='x'/>",
    '<a href="https://example.com"><path/></a>',
    '<use href="other.svg#a"/>',
    '<use xlink:href="https://example.com/a.svg#b"/>',
    '<use href="&#104;ttps://example.com"/>',
    '<image href="#a"/>',
    '<foreignObject><p>x</p></foreignObject>',
    '<animate attributeName="href" to="javascript:x"/>',
    '<style>@import "https://example.com/a.css"</style>',
    '<style>.a{background:url(https://example.com/a.png)}</style>',
    '<style>.a{background:\\75rl(https://example.com/a.png)}</style>',
    '<rect style="fill:url(//example.com)"/>',
    '<![CDATA[<script>]]>',
    '<?xml-stylesheet href="https://example.com/a.css"?>',
    '<x:script/>',
    '<path d="<',
  ]) {
    assert.throws(() => checkDrawing(svg(harmful)), ArticleRefused, harmful);
  }
  assert.throws(() => checkDrawing(`<!DOCTYPE svg [<!ENTITY a "b">]>${svg('')}`), ArticleRefused);
  assert.throws(() => checkDrawing('<p>hello</p>'), ArticleRefused);
});

test('pictures say how large they are, in every format', async (t) => {
  const pixels = Transformer.fromRgbaPixels(Buffer.alloc(30 * 20 * 4), 30, 20);
  const { pictures } = await folderOf(t, {
    'a.svg': svg(''),
    'b.svg': svg('', 'width="64px" height="48.4" viewBox="0 0 1 1"'),
    'c.png': await pixels.png(),
    'd.jpg': await pixels.jpeg(),
  });
  const sizes = await Promise.all(['a.svg', 'b.svg', 'c.png', 'd.jpg'].map((name) => pictures.find(name)));
  assert.deepEqual(
    sizes.map((picture) => [picture?.type, picture?.width, picture?.height]),
    [
      ['image/svg+xml', 320, 200],
      ['image/svg+xml', 64, 48],
      ['image/png', 30, 20],
      ['image/jpeg', 30, 20],
    ],
  );
});

test('what is no such picture is refused with the name of the file', async (t) => {
  const { pictures } = await folderOf(t, {
    'no-size.svg': svg('', ''),
    'script.svg': svg('<script/>'),
    'text.png': 'this is no picture at all, whatever it is called',
    'short.jpg': Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 2, 0xff, 0xc0]),
    'large.svg': svg(' '.repeat(2_000_000)),
  });
  assert.match(await refusal(pictures, 'no-size.svg'), /^pictures\/no-size\.svg: it does not say how large/);
  assert.match(await refusal(pictures, 'script.svg'), /script/);
  assert.match(await refusal(pictures, 'text.png'), /not a PNG/);
  assert.match(await refusal(pictures, 'short.jpg'), /not a JPEG/);
  assert.match(await refusal(pictures, 'large.svg'), /larger than 2 MB/);
});

test('a picture has an address that changes with it, and nothing outside the folder has one', async (t) => {
  const { pictures, write, folder } = await folderOf(t, { 'a.svg': svg('') });
  const before = await pictures.find('a.svg');
  assert.equal(await pictures.find('a.svg'), before);
  assert.match(before?.address ?? '', /^\/pictures\/a\.[0-9a-f]{10}\.svg$/);
  await write('a.svg', svg('<g/>'));
  await utimes(join(folder, 'pictures', 'a.svg'), 1, 1);
  assert.notEqual((await pictures.find('a.svg'))?.address, before?.address);
  for (const name of ['../supplier.json', 'a.svg/..', '.svg', 'A.svg', 'b.svg', 'a.gif', '']) {
    assert.equal(await pictures.find(name), undefined, name);
  }
});

test('a picture is sent to be kept, and can do nothing by itself', async (t) => {
  const { pictures } = await folderOf(t, { 'a.svg': svg('') });
  const file = (await pictures.find('a.svg'))?.address.split('/').at(-1);
  const { headers, type, body } = await servePicture(pictures, file);
  assert.deepEqual([type, body], ['image/svg+xml', Buffer.from(svg(''))]);
  assert.match(headers?.['cache-control'] ?? '', /immutable/);
  assert.match(headers?.['content-security-policy'] ?? '', /^default-src 'none';.*sandbox$/);
  const old = await servePicture(pictures, 'a.0123456789.svg');
  assert.deepEqual([old.body, old.headers?.['cache-control']], [body, 'no-cache']);
  for (const name of [undefined, 'a.svg', 'b.0123456789.svg', '../a.0123456789.svg', 'a.0123456789.png']) {
    await assert.rejects(servePicture(pictures, name), NotFound);
  }
});
