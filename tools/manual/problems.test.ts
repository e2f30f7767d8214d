import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { manualFolder, openManual } from '#features/manual/index.ts';
import { takenPictures } from '../../test/manual/all-pictures.ts';
import { addressesOfPortal } from './addresses.ts';
import { labelsOf } from './catalogue.ts';
import { manualProblems, type Known } from './problems.ts';

const known: Known = {
  addresses: await addressesOfPortal(),
  labels: { sl: await labelsOf('sl'), en: await labelsOf('en') },
  pictures: takenPictures(),
};

/** A copy of the manual in which something was changed. */
async function spoilt(t: TestContext, change: (file: (name: string) => string) => Promise<void>): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'odcitek-manual-'));
  t.after(() => rm(folder, { recursive: true }));
  await cp(manualFolder, folder, { recursive: true });
  await change((name) => join(folder, name));
  return manualProblems(await openManual(folder), known);
}

async function replace(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  assert.ok(text.includes(from), `${file} has no ${from}`);
  await writeFile(file, text.replaceAll(from, to));
}

test('nothing is wrong with the manual as it is', async () => {
  assert.deepEqual(manualProblems(await openManual(), known), []);
});

const changes: readonly (readonly [what: string, change: (file: (name: string) => string) => Promise<void>, RegExp])[] =
  [
    [
      'a label that no text of the portal says',
      (file) => replace(file('sl/02-log-in.md'), '**Zapomni si me**', '**Ne pozabi me**'),
      /sl\/02-log-in\.md speaks of »Ne pozabi me«/,
    ],
    [
      'a label in the other language',
      (file) => replace(file('en/02-log-in.md'), '**Remember me**', '**Zapomni si me**'),
      /en\/02-log-in\.md speaks of »Zapomni si me«/,
    ],
    [
      'a page that is none',
      (file) => replace(file('sl/10-messages.md'), '/messages', '/letters'),
      /sl\/10-messages\.md speaks of \/letters, which is no page/,
    ],
    [
      'an address that only takes forms',
      (file) => replace(file('sl/01-registration.md'), '/activated', '/logout'),
      /speaks of \/logout/,
    ],
    [
      'a link to a chapter that is not there',
      (file) => replace(file('sl/02-log-in.md'), '03-forgotten-password.md', '03-lost-password.md'),
      /leads to 03-lost-password\.md/,
    ],
    [
      'a circle that the picture does not have',
      (file) => replace(file('sl/02-log-in.md'), '`2d`', '`2e`'),
      /explains 2a, 2b, 2c, 2e below log-in\.png, which has 2a, 2b, 2c, 2d/,
    ],
    [
      'a picture that is missing',
      (file) => rm(file('sl/pictures/log-in.png')),
      /sl\/pictures\/log-in\.png is not there/,
    ],
    [
      'a picture that nobody shows',
      (file) => cp(file('sl/pictures/log-in.png'), file('sl/pictures/other.png')),
      /sl\/pictures\/other\.png is in no chapter/,
    ],
    [
      'a chapter in one language only',
      (file) => rm(file('en/15-calendar.md')),
      /Only docs\/manual\/sl has: 15-calendar\.md/,
    ],
    ['no PDF', (file) => rm(file('en/manual.pdf')), /en\/manual\.pdf is not there/],
  ];

for (const [what, change, sentence] of changes) {
  test(`${what} is found`, async (t) => {
    const problems = await spoilt(t, change);
    assert.ok(
      problems.some((problem) => sentence.test(problem)),
      problems.join('\n'),
    );
  });
}
