import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { openLibrary } from '#features/pages/index.ts';
import { addDays, parseDay, type Day } from '#kernel/day.ts';
import { htmlProblems } from '#test/support/html-rules.ts';
import { testPortal } from '#test/support/portal.ts';
import { supplierFolder } from '#test/support/supplier-folder.ts';
import { changesSince } from './changes.ts';
import { standingOn, versionProblem } from './rules.ts';

const day = (text: string): Day => parseDay(text) as Day;
const version = (slug: string, validFrom: string) => ({ slug, front: { validFrom: day(validFrom) } });
const three = [version('2027-01', '2027-01-01'), version('2025-03', '2025-03-01'), version('2026-01', '2026-01-01')];

test('the version in force is the latest that has begun', () => {
  const cases: [today: string, older: string, current: string | undefined, coming: string][] = [
    ['2025-02-28', '', undefined, '2025-03 2026-01 2027-01'],
    ['2025-03-01', '', '2025-03', '2026-01 2027-01'],
    ['2025-12-31', '', '2025-03', '2026-01 2027-01'],
    ['2026-01-01', '2025-03', '2026-01', '2027-01'],
    ['2028-01-01', '2026-01 2025-03', '2027-01', ''],
  ];
  const names = (all: readonly { slug: string }[]) => all.map(({ slug }) => slug).join(' ');
  for (const [today, older, current, coming] of cases) {
    const standing = standingOn(three, day(today));
    assert.deepEqual(
      [names(standing.older), standing.current?.slug, names(standing.coming)],
      [older, current, coming],
      today,
    );
  }
});

test('every version stands in one place, on every day', () => {
  const days = fc.array(fc.nat({ max: 2000 }), { maxLength: 6 });
  fc.assert(
    fc.property(days, fc.nat({ max: 2000 }), (from, today) => {
      const versions = from.map((after, index) => version(`v${index}`, addDays(day('2024-01-01'), after)));
      const { older, current, coming } = standingOn(versions, addDays(day('2024-01-01'), today));
      assert.equal(older.length + coming.length + (current ? 1 : 0), versions.length);
      assert.equal(current === undefined, versions.length === coming.length);
    }),
  );
});

test('people are asked to agree to a text that is there and has not been overtaken', () => {
  const problem = (agreed: string, today: string) => versionProblem(agreed, three, day(today));
  assert.equal(problem('2026-01', '2026-11-23'), undefined);
  assert.equal(problem('2027-01', '2026-11-23'), undefined, 'one to come may be put to people before its day');
  assert.match(problem('2026-02', '2026-11-23') ?? '', /neither terms\/ nor privacy\/ has a text of that name/);
  assert.match(problem('2026-01', '2027-01-01') ?? '', /"2026-01", but "2027-01" has been in force since 2027-01-01/);
  assert.equal(versionProblem('2026-01', [], day('2026-11-23')), undefined);
});

const text = (title: string, validFrom: string, changes: string[] = []) =>
  `---\nvalidFrom: ${validFrom}\nchanges:${changes.length === 0 ? ' []' : changes.map((each) => `\n  - "${each}"`).join('')}\n---\n# ${title}\n\nBesedilo ${validFrom}.\n`;
const files = {
  'terms/2025-03.sl.md': text('Pogoji', '2025-03-01'),
  'terms/2026-01.sl.md': text('Pogoji', '2026-01-01', ['Novo je prvo', 'Novo je drugo']),
  'terms/2026-01.en.md': text('Terms', '2026-01-01', ['First new', 'Second new']),
  'terms/2027-01.sl.md': text('Pogoji', '2027-01-01', ['Novo je tretje']),
  'privacy/2025-03.sl.md': text('Zasebnost', '2025-03-01'),
  'privacy/2025-09.sl.md': text('Zasebnost', '2025-09-01', ['Vmes']),
  'privacy/2026-01.sl.md': text('Zasebnost', '2026-01-01', ['Drugače']),
};

test('the terms that hold are shown, with what changed, what comes, and what was', async (t) => {
  const portal = await testPortal(t, { supplier: { folder: await supplierFolder(t, files) } });
  const browser = portal.browser();
  const { text: shown, body } = await browser.get('/terms');
  assert.match(
    shown,
    /Pogoji Različica 2026-01 · velja od 1\. januarja 2026 1\. januarja 2027 začne veljati nova različica\. Preberite jo že zdaj Kaj se je spremenilo Novo je prvo Novo je drugo Besedilo 2026-01-01\./,
  );
  assert.match(
    shown,
    /Vse različice Različica 2027-01 bo veljala od 1\. januarja 2027 Novo je tretje Različica 2026-01 Velja zdaj .* Različica 2025-03 je veljala od 1\. marca 2025 do 31\. decembra 2025 Prva različica/,
  );
  assert.deepEqual(htmlProblems(body), []);
  assert.match(
    (await browser.get('/terms/2025-03')).text,
    /To je starejša različica\. Poglejte, kaj velja zdaj .*Besedilo 2025-03-01/,
  );
  assert.match((await browser.get('/terms/2027-01')).text, /Ta različica še ne velja\./);
  for (const none of ['/terms/2024-01', '/privacy/2027-01', '/terms/2026-01.sl']) {
    assert.equal((await browser.get(none)).status, 404, none);
  }
  portal.clock.set('2027-01-01T00:00:00+01:00');
  assert.match((await browser.get('/terms')).text, /Različica 2027-01 · velja od/);
});

test('what a customer is told has changed lies between what was agreed to and what is asked', async (t) => {
  const library = await openLibrary(await supplierFolder(t, files));
  const told = (agreed: string | undefined, language: 'sl' | 'en' = 'sl') =>
    changesSince(library, { agreed, version: '2026-01', language }).map(
      ({ href, changes }) => `${href}: ${changes.join(', ')}`,
    );
  assert.deepEqual(told('2025-03'), [
    '/terms/2026-01: Novo je prvo, Novo je drugo',
    '/privacy/2026-01: Drugače',
    '/privacy/2025-09: Vmes',
  ]);
  assert.deepEqual(told('2025-09', 'en'), ['/terms/2026-01: First new, Second new', '/privacy/2026-01: Drugače']);
  assert.deepEqual(told(undefined), ['/terms/2026-01: Novo je prvo, Novo je drugo', '/privacy/2026-01: Drugače']);
  assert.deepEqual(told('nobody knows'), told(undefined));
  assert.deepEqual(told('2026-01'), []);
});

test('the portal does not open where people would agree to what no longer holds', async (t) => {
  const folder = await supplierFolder(t, files);
  await assert.rejects(
    testPortal(t, { now: '2027-01-01T00:00:00+01:00', supplier: { folder } }),
    /"2026-01", but "2027-01" has been in force since 2027-01-01/,
  );
});
