import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openLibrary } from '#features/pages/index.ts';
import { parseDay, type Day } from '#kernel/day.ts';
import { htmlProblems } from '#test/support/html-rules.ts';
import { testPortal } from '#test/support/portal.ts';
import { supplierFolder } from '#test/support/supplier-folder.ts';
import { publishedNews } from './published.ts';

const files = {
  'news/2025-03-01-pomlad.sl.md': '# Pomlad\n\nPrvi odstavek *tu*.\n\nDrugi odstavek.\n',
  'news/2026-11-30-zima.sl.md': '---\nsummary: Kaj prinaša "zima" & mraz\n---\n\n# Zima <3\n\nBesedilo.\n',
  'news/2026-11-30-zima.en.md': '---\nsummary: What winter brings\n---\n\n# Winter\n\nText.\n',
  'news/2026-12-01-jutri.sl.md': '# Jutri\n\nŠe ne.\n',
  'news/2026-02-30-nikoli.sl.md': '# Nikoli\n\nTega dne ni.\n',
};
const now = '2026-11-30T10:00:00+01:00';

test('news appear on their day, the latest first, year by year', async (t) => {
  const portal = await testPortal(t, { now, supplier: { folder: await supplierFolder(t, files) } });
  const browser = portal.browser();
  const { text, body } = await browser.get('/news');
  assert.match(text, /Arhiv novic 2026 30\. november 2026 Zima <3 .*? 2025 1\. marec 2025 Pomlad Prvi odstavek tu\. /);
  assert.doesNotMatch(text, /Jutri|Nikoli/);
  assert.match(
    body,
    /<link rel="alternate" type="application\/atom\+xml" title="moj GEN-I: Novice" href="\/news\/feed\.xml">/,
  );
  assert.deepEqual(htmlProblems(body), []);
  assert.equal((await browser.get('/news/2026-12-01-jutri')).status, 404);
  assert.equal((await browser.get('/news/2026-02-30-nikoli')).status, 404);
  assert.equal((await browser.get('/news/2026-11-30-poletje')).status, 404);
  portal.clock.set('2026-12-01T00:00:00+01:00');
  assert.equal((await browser.get('/news/2026-12-01-jutri')).status, 200);
});

test('a piece of news says its day, leads to those beside it, and in another language says what is missing', async (t) => {
  const portal = await testPortal(t, { now, supplier: { folder: await supplierFolder(t, files) } });
  const browser = portal.browser();
  const { text, body } = await browser.get('/news/2026-11-30-zima');
  assert.match(text, /Zima <3 Objavljeno 30\. novembra 2026 Besedilo\. Starejša novica Pomlad/);
  assert.deepEqual(htmlProblems(body), []);
  await browser.get('/?lang=en');
  assert.match((await browser.get('/news/2026-11-30-zima')).text, /Winter Published on 30 November 2026/);
  assert.match((await browser.get('/news/2025-03-01-pomlad')).text, /Pomlad .*available in Slovenian only/);
});

test('the feed has the same news, escaped, with whole addresses, in the language asked for', async (t) => {
  const folder = await supplierFolder(t, files);
  const portal = await testPortal(t, { now, publicUrl: 'https://moj.example.si', supplier: { folder } });
  const { headers, body } = await portal.browser().get('/news/feed.xml');
  assert.equal(headers['content-type'], 'application/atom+xml; charset=utf-8');
  assert.match(body, /<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom"/);
  assert.match(body, /<link rel="self" href="https:\/\/moj\.example\.si\/news\/feed\.xml"\/>/);
  assert.match(body, /<updated>2026-11-29T23:00:00\.000Z<\/updated>/);
  assert.match(body, /<id>https:\/\/moj\.example\.si\/news\/2026-11-30-zima<\/id>/);
  assert.match(body, /Kaj prinaša (?:<!\[CDATA\[)?"zima" &(?:amp;)? mraz|<!\[CDATA\[Kaj prinaša "zima" & mraz\]\]>/);
  assert.doesNotMatch(body.replace(/<!\[CDATA\[.*?\]\]>/gs, ''), /Zima <3|Jutri|Nikoli/);
  assert.match((await portal.browser().get('/news/feed.xml?language=en')).body, /Winter/);
  assert.match((await portal.browser().get('/news/feed.xml?language=xx')).body, /Zima/);
});

test('a supplier without news has no archive in the menus, and an empty one that says so', async (t) => {
  const portal = await testPortal(t, { now, supplier: { folder: await supplierFolder(t, {}) } });
  const { text, body } = await portal.browser().get('/news');
  assert.match(text, /Arhiv novic Novic še ni\./);
  assert.doesNotMatch(body, /<footer.*href="\/news"/s);
  assert.match((await portal.browser().get('/news/feed.xml')).body, /<feed /);
});

test('the latest few can be had for the first page', async (t) => {
  const library = await openLibrary(await supplierFolder(t, files));
  const today = parseDay('2026-12-05') as Day;
  assert.deepEqual(
    publishedNews(library, { today, language: 'en', most: 2 }).map(({ title, day, language }) => [
      title,
      day,
      language,
    ]),
    [
      ['Jutri', '2026-12-01', 'sl'],
      ['Winter', '2026-11-30', 'en'],
    ],
  );
});
