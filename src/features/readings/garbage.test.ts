import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { household, ledger } from '#test/support/household.ts';

const nasty = [
  '',
  '0',
  '-1',
  '−1',
  '1e9',
  '99999999999999999999',
  '12,5',
  '１２３',
  '\0',
  '\ufeff16759',
  "1'; drop table readings; --",
  '<script>alert(1)</script>',
  '2026-02-30',
  '31. 11. 2026',
  '0001-01-01',
  '9999-12-31',
  '%00%ff',
  '🔢'.repeat(200),
  'submission',
  'own_record',
  'yes',
];
const anyText = fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'binary', maxLength: 80 }));
const anyFields = fc.dictionary(
  fc.constantFrom(
    'point',
    'meter',
    'date',
    'otherDate',
    'kind',
    'r-1.8.1',
    'r-1.8.2',
    'r-',
    'r-V',
    'confirm',
    'seen',
    'q',
  ),
  anyText,
  { maxKeys: 8 },
);

test('garbage in any field of the form is refused or explained, never a fault, never half stored', async (t) => {
  const home = await household(t);
  await fc.assert(
    fc.asyncProperty(anyFields, async (fields) => {
      const answer = await home.send(fields);
      assert.ok([303, 404, 422].includes(answer.status), `${answer.status} for ${JSON.stringify(fields)}`);
      const page = await home.browser.get(`/readings/new?${new URLSearchParams(fields).toString()}`);
      assert.ok([200, 404].includes(page.status), `${page.status} for ${JSON.stringify(fields)}`);
    }),
    { numRuns: 60 },
  );
  const lines = await ledger(home);
  assert.equal(lines.length % 2, 0, 'both registers or none');
  assert.ok(lines.filter((line) => line.includes('current') && !line.includes('own_record')).length <= 2);
});

test('garbage in the address of the list shows a list', async (t) => {
  const { browser } = await household(t);
  const anyQuery = fc.dictionary(fc.constantFrom('point', 'year', 'from', 'until', 'kind', 'tariff', 'page'), anyText);
  await fc.assert(
    fc.asyncProperty(anyQuery, async (fields) => {
      const query = new URLSearchParams(fields).toString();
      for (const path of ['/readings', '/readings/export.csv']) {
        const { status } = await browser.get(`${path}?${query}`);
        assert.ok([200, 404].includes(status), `${status} for ${path} ${JSON.stringify(fields)}`);
      }
    }),
    { numRuns: 40 },
  );
});
