import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { lineGroups } from '#features/tariffs/index.ts';
import { parseDay, type Day } from '#kernel/day.ts';
import type { BillLine } from './bill-facts.ts';
import { groupsOf, netByPoint } from './lines.ts';

const day = (text: string): Day => parseDay(text) ?? assert.fail(text);
const line = (more: Partial<BillLine>): BillLine => ({
  number: 1,
  group: 'energy',
  code: 'energy_et',
  label: 'Energija',
  pointId: 1,
  from: day('2026-11-01'),
  until: day('2026-12-01'),
  block: null,
  quantity: 100_000,
  unit: 'KWH',
  priceMicro: 100_000,
  net: 1000,
  vatPermille: 220,
  ...more,
});

test('groups stand in the order of a bill, and the same line of several points becomes one', () => {
  const groups = groupsOf([
    line({ group: 'fee', code: 'monthly_fee', label: 'Nadomestilo', unit: 'MON', quantity: 1000, net: 199 }),
    line({ pointId: 1 }),
    line({ pointId: 2, quantity: 50_000, net: 500 }),
    line({ pointId: 2, priceMicro: 90_000, quantity: 10_000, net: 90 }),
  ]);
  assert.deepEqual(
    groups.map(({ group, net, lines }) => [group, net, lines.map(({ quantity, net: own }) => [quantity, own])]),
    [
      [
        'energy',
        1590,
        [
          [150_000, 1500],
          [10_000, 90],
        ],
      ],
      ['fee', 199, [[1000, 199]]],
    ],
  );
});

test('however lines are grouped or divided by point, they come to the same sum', () => {
  const anyLine = fc.record({
    group: fc.constantFrom(...lineGroups),
    code: fc.constantFrom('a', 'b'),
    block: fc.constantFrom(null, 1, 2),
    pointId: fc.constantFrom(null, 1, 2, 3),
    net: fc.integer({ min: -100_000, max: 100_000 }),
    quantity: fc.integer({ min: -1_000_000, max: 1_000_000 }),
  });
  const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 40 }), (given) => {
      const lines = given.map(line);
      const whole = sum(lines.map(({ net }) => net));
      const groups = groupsOf(lines);
      assert.equal(sum(groups.map(({ net }) => net)), whole);
      assert.equal(sum(groups.flatMap((group) => group.lines.map(({ net }) => net))), whole);
      assert.equal(sum([...netByPoint(lines).values()]), whole);
    }),
  );
});
