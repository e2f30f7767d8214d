import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Month } from '#kernel/day.ts';
import { sumOf, yearTo, type ChargedMonth } from './rules.ts';

const row = (month: string, costCents: number): ChargedMonth => ({
  month,
  sessions: 1,
  energyThousandths: 10,
  costCents,
});

test('a year is twelve months to the one that runs, over New Year, each with the same month a year before', () => {
  const months = yearTo('2026-02' as Month, [row('2026-02', 5), row('2025-12', 7), row('2025-02', 9)]);
  assert.deepEqual([months.length, months[0]?.month, months.at(-1)?.month], [12, '2025-03', '2026-02']);
  assert.deepEqual([months.at(-1)?.now?.costCents, months.at(-1)?.before?.costCents], [5, 9]);
  assert.equal(months.at(-3)?.now?.costCents, 7);
});

test('a month without a session is nought after the first one, and unknown before it', () => {
  const months = yearTo('2026-11' as Month, [row('2026-11', 5), row('2026-09', 7)]);
  assert.deepEqual(
    months.slice(-4).map(({ now }) => now?.costCents ?? null),
    [null, 7, 0, 5],
  );
  assert.ok(months.every(({ before }) => before === null));
});

test('nobody has charged anything: nothing is known of any month', () => {
  assert.ok(yearTo('2026-11' as Month, []).every(({ now, before }) => now === null && before === null));
});

test('whatever was charged in the twelve months, their sum is the sum of the rows', () => {
  const months = yearTo('2026-11' as Month, []).map(({ month }) => month);
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...months)), fc.nat(), (some, seed) => {
      const rows = some.map((month, index) => row(month, (seed + index) % 10_000));
      const year = yearTo('2026-11' as Month, rows).map(({ now }) => now);
      assert.deepEqual(sumOf(year), sumOf(rows));
    }),
  );
});
