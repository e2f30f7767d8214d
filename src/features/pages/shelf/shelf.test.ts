import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { z } from 'zod';
import { render } from '#platform/html/html.ts';
import { eventually } from '#test/support/embedded.ts';
import { openPictures } from './pictures.ts';
import { ArticleRefused } from './refused.ts';
import { openShelf, type ShelfPlan } from './shelf.ts';

type Front = { summary: string; order: number };
const plan: ShelfPlan<Front> = {
  folder: 'notes',
  slug: /^[a-z-]+$/,
  schema: z.strictObject({ summary: z.string(), order: z.int().default(1) }),
  words: ['summary'],
  address: (slug) => `/notes/${slug}`,
};
const note = (title: string, front = 'summary: kratko') => `---\n${front}\n---\n# ${title}\n`;

async function shelfOf(t: TestContext, files: Record<string, string>) {
  const folder = await mkdtemp(join(tmpdir(), 'odcitek-shelf-'));
  t.after(() => rm(folder, { recursive: true }));
  let second = 1_800_000_000;
  const write = async (name: string, text: string): Promise<void> => {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
    await utimes(join(folder, name), second, second++);
  };
  for (const [name, text] of Object.entries(files)) await write(name, text);
  const problems: string[] = [];
  const open = () =>
    openShelf(plan, {
      supplierFolder: folder,
      pictures: openPictures(folder),
      onProblem: (sentence) => void problems.push(sentence),
    });
  return { write, open, problems, remove: (name: string) => rm(join(folder, name)) };
}

test('texts are there by name; facts come from the Slovenian file, words from the translation', async (t) => {
  const { open } = await shelfOf(t, {
    'notes/b.sl.md': note('Druga'),
    'notes/a.sl.md': note('Prva', 'summary: kratko\norder: 7'),
    'notes/a.en.md': note('First', 'summary: short\norder: 9'),
    'notes/only-english.en.md': note('Alone'),
    'notes/README.md': 'not a text',
  });
  const shelf = await open();
  assert.deepEqual([...shelf.slugs()], ['a', 'b']);
  assert.deepEqual(
    shelf.list('en').map(({ slug, title, language, front }) => [slug, title, language, front]),
    [
      ['a', 'First', 'en', { summary: 'short', order: 7 }],
      ['b', 'Druga', 'sl', { summary: 'kratko', order: 1 }],
    ],
  );
  assert.equal((await shelf.find('a', 'sl'))?.title, 'Prva');
  for (const none of ['only-english', 'c', '', '..', '../notes/a', 'a.sl', 'A', 'a\0']) {
    assert.equal(await shelf.find(none, 'en'), undefined, none);
  }
});

test('a shelf without a folder is empty', async (t) => {
  const shelf = await (await shelfOf(t, {})).open();
  assert.deepEqual([shelf.list('sl'), shelf.slugs().size], [[], 0]);
});

test('a text that cannot be shown keeps the portal from opening, by file and line', async (t) => {
  const { open } = await shelfOf(t, { 'notes/a.sl.md': note('A', 'summary: a\norder: x') });
  await assert.rejects(
    open(),
    (error) => error instanceof ArticleRefused && /^notes\/a\.sl\.md, line 3: .*order/.test(error.message),
  );
});

test('what changes is read at the next visit; what is spoilt keeps its last good text and is told of once', async (t) => {
  const { open, write, problems } = await shelfOf(t, { 'notes/a.sl.md': note('A') });
  const shelf = await open();
  await write('notes/a.sl.md', note('B'));
  assert.equal((await shelf.find('a', 'sl'))?.title, 'B');
  await write('notes/a.sl.md', 'no heading');
  assert.equal((await shelf.find('a', 'sl'))?.title, 'B');
  assert.equal((await shelf.find('a', 'sl'))?.title, 'B');
  assert.equal(problems.length, 1);
  await write('notes/a.sl.md', note('C'));
  assert.equal((await shelf.find('a', 'sl'))?.title, 'C');
});

test('what comes or goes is on the list within seconds; while nothing does, the set of names stays the same', async (t) => {
  const { open, write, remove } = await shelfOf(t, { 'notes/a.sl.md': note('A') });
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const shelf = await open();
  const before = shelf.slugs();
  const titlesSoon = async (expected: string): Promise<void> => {
    t.mock.timers.tick(6_000);
    await eventually(expected, () =>
      Promise.resolve(
        shelf
          .list('sl')
          .map(({ title }) => title)
          .join(' ') === expected
          ? true
          : undefined,
      ),
    );
  };
  await titlesSoon('A');
  assert.equal(shelf.slugs(), before);
  await write('notes/b.sl.md', note('B'));
  await titlesSoon('A B');
  assert.notEqual(shelf.slugs(), before);
  await remove('notes/a.sl.md');
  await titlesSoon('B');
});

test('a text shows its picture as it is now, also one that comes after it', async (t) => {
  const svg = (width: number) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} 10"></svg>`;
  const { open, write, problems } = await shelfOf(t, {
    'notes/a.sl.md': `${note('A')}\n![Slika števca](pictures/p.svg)\n`,
  });
  const shelf = await open();
  const body = async () => render((await shelf.find('a', 'sl'))?.body ?? assert.fail());
  assert.match(await body(), /<p class="muted">Slika števca<\/p>/);
  assert.deepEqual(problems, ['notes/a.sl.md, line 6: pictures/p.svg cannot be shown.']);
  await write('pictures/p.svg', svg(20));
  assert.match(await body(), /alt="Slika števca" width="20"/);
  await write('pictures/p.svg', svg(30));
  assert.match(await body(), /width="30"/);
});
