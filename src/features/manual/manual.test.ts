import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageLanguages } from '#kernel/language.ts';
import { htmlProblems } from '#test/support/html-rules.ts';
import { testPortal } from '#test/support/portal.ts';
import { manualLanguages, openManual } from './index.ts';

test('the contents lead to every chapter, and each chapter on to the next', async (t) => {
  const portal = await testPortal(t);
  const manual = await openManual();
  for (const language of manualLanguages) {
    const browser = portal.browser();
    await browser.get(`/?lang=${language}`);
    const contents = await browser.get('/help/manual');
    assert.equal(contents.status, 200);
    assert.deepEqual(htmlProblems(contents.body), []);
    const slugs = [...contents.body.matchAll(/<li><a href="\/help\/manual\/([a-z-]+)">/g)].map(([, slug]) => slug);
    assert.deepEqual(
      slugs,
      manual[language].chapters.map(({ slug }) => slug),
    );
    for (const [index, slug = ''] of slugs.entries()) {
      const { status, body } = await browser.get(`/help/manual/${slug}`);
      assert.equal(status, 200);
      assert.deepEqual(htmlProblems(body), [], slug);
      assert.match(body, new RegExp(`<h1>${index + 1}\\. `));
      const next = /href="\/help\/manual\/([a-z-]+)" rel="next"/.exec(body)?.[1];
      assert.equal(next, slugs[index + 1]);
    }
  }
});

test('the first seven chapters are those of the old manual, in its order', async () => {
  const { sl } = await openManual();
  const slugs = sl.chapters.slice(0, 7).map(({ slug }) => slug);
  assert.deepEqual(slugs, [
    'registration',
    'log-in',
    'forgotten-password',
    'password',
    'contracts',
    'readings',
    'help',
  ]);
});

test('everything is on one page too, in every language of the portal', async (t) => {
  const portal = await testPortal(t);
  for (const language of pageLanguages) {
    const browser = portal.browser();
    await browser.get(`/?lang=${language}`);
    const { status, body } = await browser.get('/help/manual/all');
    assert.equal(status, 200);
    assert.deepEqual(htmlProblems(body), []);
    const { sl } = await openManual();
    assert.equal([...body.matchAll(/<section class="stack prose chapter"/g)].length, sl.chapters.length);
  }
});

test('pictures of chapters are served for ever under their own address, and no other file is', async (t) => {
  const portal = await testPortal(t);
  const browser = portal.browser();
  const { body } = await browser.get('/help/manual/log-in');
  const [, address = ''] = /<img class="shot" src="([^"]+)"/.exec(body) ?? [];
  const picture = await browser.get(address);
  assert.equal(picture.status, 200);
  assert.equal(picture.headers['content-type'], 'image/png');
  assert.match(String(picture.headers['cache-control']), /immutable/);
  const wrong = ['sl/log-in.png', 'xx/log-in.png', 'sl/..%2F01-registration.md', 'sl/%2e%2e', '__proto__/a'];
  for (const path of wrong) {
    assert.equal((await browser.get(`/help/manual/pictures/${path}`)).status, 404, path);
  }
  assert.equal((await browser.get('/help/manual/nothing')).status, 404);
});

test('the manual is a tagged PDF with bookmarks in the language of the reader', async (t) => {
  const portal = await testPortal(t);
  for (const [language, name] of [
    ['sl', 'navodila.pdf'],
    ['en', 'manual.pdf'],
  ] as const) {
    const browser = portal.browser();
    await browser.get(`/?lang=${language}`);
    const { status, headers, bytes } = await browser.get('/help/manual.pdf');
    assert.equal(status, 200);
    assert.equal(headers['content-disposition'], `inline; filename="${name}"`);
    const pdf = bytes.toString('latin1');
    assert.match(pdf, /^%PDF-1/);
    assert.match(pdf, /\/StructTreeRoot/);
    assert.match(pdf, /\/Outlines/);
    assert.match(pdf, new RegExp(`/Lang \\(${language}`));
  }
});

test('the page of help leads to the manual', async (t) => {
  const portal = await testPortal(t);
  assert.match((await portal.browser().get('/help')).body, /<a href="\/help\/manual">Navodila za uporabo portala<\/a>/);
});
