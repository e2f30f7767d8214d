import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { NotFound } from '#platform/http/exchange.ts';
import { buildAssets, type AssetSources } from './assets.ts';
import { serveAsset, serveFavicon } from './serve.ts';

const folder = mkdtempSync(join(tmpdir(), 'odcitek-assets-'));
after(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

file('arrow.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
const many = Array.from({ length: 40 }, (_, index) => `.a${index} { inline-size: ${index}rem }`).join('\n');
file('part.css', `@media (width >= 40rem) { ${many} }`);
const sources: AssetSources = {
  bundles: {
    'styles.css': file('index.css', "@import './part.css'; .b { background: url('./arrow.svg') }"),
    'portal.js': file('portal.client.ts', 'const shown: string = document.title;\nconsole.log(shown);'),
  },
  texts: { 'palette.css': ':root{--a:#fff}' },
};

const assets = await buildAssets(sources);
const request = (path: string, accepted: string) => ({ path, header: () => accepted });

test('bundles, texts and what style sheets refer to have addresses named by content', () => {
  for (const name of ['styles.css', 'portal.js', 'palette.css', 'arrow.svg']) {
    const [plain, extension] = name.split('.');
    assert.match(assets.url(name), new RegExp(`^/assets/${plain}\\.[A-Z0-9]{8}\\.${extension}$`));
  }
  assert.throws(() => assets.url('else.css'), /no asset else\.css/);
});

test('style sheets point at the hashed files and are lowered for older browsers', () => {
  const css = String(assets.find(assets.url('styles.css'))?.body);
  assert.ok(css.includes(assets.url('arrow.svg')), css);
  assert.ok(css.includes('(min-width:40rem)'), css);
});

test('the same sources give the same addresses, others give others', async () => {
  const again = await buildAssets(sources);
  const changed = await buildAssets({ ...sources, texts: { 'palette.css': ':root{--a:#000}' } });
  for (const name of ['styles.css', 'portal.js', 'palette.css']) assert.equal(again.url(name), assets.url(name));
  assert.notEqual(changed.url('palette.css'), assets.url('palette.css'));
});

test('a browser gets the smallest form it takes, to keep for ever', () => {
  const path = assets.url('styles.css');
  const plain = serveAsset(assets, request(path, 'identity, br;q=0'));
  const zipped = serveAsset(assets, request(path, 'gzip, deflate'));
  const small = serveAsset(assets, request(path, 'gzip, deflate, br'));
  assert.deepEqual(gunzipSync(zipped.body as Buffer), plain.body);
  assert.deepEqual(brotliDecompressSync(small.body as Buffer), plain.body);
  assert.deepEqual(small.headers, {
    'cache-control': 'public, max-age=31536000, immutable',
    'content-encoding': 'br',
    vary: 'accept-encoding',
  });
  assert.equal(plain.type, 'text/css; charset=utf-8');
  assert.equal(plain.headers?.['content-encoding'], undefined);
});

test('only what was built is found', () => {
  for (const path of ['/assets/', '/assets/../package.json', '/assets/styles.css', '/assets/__proto__']) {
    assert.throws(() => serveAsset(assets, request(path, '')), NotFound, path);
  }
});

test('the old address of the picture of a site is answered too, but not for ever', () => {
  const reply = serveFavicon(assets, 'arrow.svg', request('/favicon.ico', ''));
  assert.equal(reply.type, 'image/svg+xml');
  assert.doesNotMatch(reply.headers?.['cache-control'] ?? '', /immutable/);
});

test('a source that is wrong stops the start', async () => {
  await assert.rejects(buildAssets({ bundles: { 'styles.css': join(folder, 'missing.css') } }), /missing\.css/);
});
