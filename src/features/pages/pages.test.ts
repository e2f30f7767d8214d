import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { pageLanguages } from '#kernel/language.ts';
import { htmlProblems } from '#test/support/html-rules.ts';
import { eventually } from '#test/support/embedded.ts';
import { testPortal } from '#test/support/portal.ts';
import { ArticleRefused, openLibrary, slugs } from './index.ts';

const demo = fileURLToPath(new URL('../../../db/demo/supplier', import.meta.url));

const demoPages = [
  ...slugs.filter((slug) => !['sonce', 'e-mobility'].includes(slug)),
  'terms',
  'privacy',
  'news',
  'news/2026-03-16-racun-razlozen-do-centa',
  'help/reading-a-meter',
];

/** A copy of the demo supplier's folder that the test may change. */
async function ownFolder(t: TestContext): Promise<{ folder: string; file: (name: string) => string }> {
  const folder = await mkdtemp(join(tmpdir(), 'odcitek-pages-'));
  t.after(() => rm(folder, { recursive: true }));
  await cp(demo, folder, { recursive: true });
  return { folder, file: (name) => join(folder, 'pages', name) };
}

test('every page of the demo supplier is there in every language, valid, and leads only to addresses that exist', async (t) => {
  const portal = await testPortal(t);
  const browser = portal.browser();
  const links = new Set<string>();
  for (const language of pageLanguages) {
    await browser.get(`/?lang=${language}`);
    for (const slug of demoPages) {
      const { status, body } = await browser.get(`/${slug}`);
      assert.equal(status, 200, slug);
      assert.match(body, new RegExp(`<html lang="${language}"`));
      assert.doesNotMatch(body, /samo v slovenščini|in Slovenian only|samo na slovenskom/);
      assert.deepEqual(htmlProblems(body), [], slug);
      const main = /<main.*<\/main>/s.exec(body)?.[0] ?? '';
      for (const [, path = ''] of main.matchAll(/href="(\/[^"#?]*)/g)) links.add(path);
    }
  }
  for (const path of links) assert.ok([200, 303].includes((await browser.get(path)).status), path);
  assert.ok(links.size > 8);
});

test('contact and help show the phone and the mailboxes of the configuration', async (t) => {
  const portal = await testPortal(t);
  for (const path of ['/contact', '/help']) {
    const { body, text } = await portal.browser().get(path);
    assert.match(body, /href="tel:\+386801558"/);
    assert.match(text, /od ponedeljka do sobote med 8\. in 20\. uro .*plin@example\.si/);
  }
});

test('the texts people agree to say their version', async (t) => {
  const portal = await testPortal(t);
  for (const path of ['/terms', '/privacy']) assert.match((await portal.browser().get(path)).text, /Različica 2026-01/);
});

test('a page without a file is not there and stands in no menu', async (t) => {
  const { folder, file } = await ownFolder(t);
  await rm(file('why.sl.md'));
  const portal = await testPortal(t, { supplier: { folder } });
  assert.equal((await portal.browser().get('/why')).status, 404);
  assert.ok(!(await portal.browser().get('/')).body.includes('href="/why"'));
  assert.ok((await portal.browser().get('/')).body.includes('href="/contact"'));
});

test('a page that comes or goes later is noticed within seconds, in the menus too, without a restart', async (t) => {
  const { folder, file } = await ownFolder(t);
  const text = await readFile(file('questions.sl.md'), 'utf8');
  await rm(file('questions.sl.md'));
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const portal = await testPortal(t, { supplier: { folder } });
  const isInMenu = async (): Promise<boolean> =>
    (await portal.browser().get('/about')).body.includes('href="/questions"');
  const isSoon = async (expected: boolean): Promise<void> => {
    t.mock.timers.tick(6_000);
    await eventually(`/questions to be ${expected ? 'in' : 'out of'} the menu`, async () =>
      (await isInMenu()) === expected ? true : undefined,
    );
  };
  assert.equal(await isInMenu(), false);
  await writeFile(file('questions.sl.md'), text);
  await isSoon(true);
  assert.equal((await portal.browser().get('/questions')).status, 200);
  await rm(file('questions.sl.md'));
  await isSoon(false);
});

test('a missing translation is shown in Slovenian and says so', async (t) => {
  const { folder, file } = await ownFolder(t);
  await rm(file('about.en.md'));
  const library = await openLibrary(folder);
  assert.equal((await library.find('about', 'en'))?.language, 'sl');

  const portal = await testPortal(t, { supplier: { folder } });
  const browser = portal.browser();
  await browser.get('/?lang=en');
  const { body, text } = await browser.get('/about');
  assert.match(text, /O nas This page is available in Slovenian only\./);
  assert.match(body, /<h1 lang="sl">/);
});

test('a file that changes is read again; one that is spoilt keeps its last good text', async (t) => {
  const { folder, file } = await ownFolder(t);
  const problems: string[] = [];
  const library = await openLibrary(folder, (sentence) => problems.push(sentence));
  const title = async () => (await library.find('about', 'sl'))?.title;
  const write = async (text: string, second: number) => {
    await writeFile(file('about.sl.md'), text);
    await utimes(file('about.sl.md'), second, second);
  };
  assert.equal(await title(), 'O nas');
  await write('# O podjetju\n', 1_800_000_000);
  assert.equal(await title(), 'O podjetju');
  await write('brez naslova\n', 1_800_000_001);
  assert.equal(await title(), 'O podjetju');
  assert.equal(await title(), 'O podjetju');
  assert.deepEqual(problems, ['pages/about.sl.md, line 1: it must begin with a heading: # Title.']);
  await rm(file('about.sl.md'));
  assert.equal(await title(), undefined);
});

test('the portal does not open with a page that cannot be shown', async (t) => {
  const { folder, file } = await ownFolder(t);
  await writeFile(file('help.sl.md'), Buffer.from('# Pomo\xe8', 'latin1'));
  await assert.rejects(
    openLibrary(folder),
    (error) => error instanceof ArticleRefused && /pages\/help\.sl\.md: it is not UTF-8/.test(error.message),
  );
});

test('a supplier without pages has none', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'odcitek-pages-'));
  t.after(() => rm(folder, { recursive: true }));
  const library = await openLibrary(folder);
  assert.equal(library.hasPage('help'), false);
  assert.equal(await library.find('help', 'sl'), undefined);
});
