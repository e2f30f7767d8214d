import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, type Day, parseDay } from './day.ts';
import { contains, overlap, type Period } from './period.ts';

const day = (text: string): Day => parseDay(text) ?? assert.fail(`${text} is not a day`);
const START = day('2024-01-01');
const anyDay = fc.integer({ min: 0, max: 60 }).map((days) => addDays(START, days));
const anyPeriod: fc.Arbitrary<Period> = fc
  .tuple(anyDay, fc.option(fc.integer({ min: 1, max: 40 })))
  .map(([from, length]) => ({ from, until: length === null ? null : addDays(from, length) }));

test('the first day is inside, the day of the end is not', () => {
  const july = { from: day('2019-07-01'), until: day('2019-08-01') };
  assert.equal(contains(july, day('2019-06-30')), false);
  assert.equal(contains(july, day('2019-07-01')), true);
  assert.equal(contains(july, day('2019-07-31')), true);
  assert.equal(contains(july, day('2019-08-01')), false);
});

test('an open period goes on', () => {
  assert.equal(contains({ from: day('2019-07-01'), until: null }, day('2200-12-31')), true);
});

test('periods that only touch share no day', () => {
  const one = { from: day('2019-07-01'), until: day('2019-08-01') };
  const next = { from: day('2019-08-01'), until: null };
  assert.equal(overlap(one, next), undefined);
});

test('the overlap holds exactly the days that lie in both', () => {
  fc.assert(
    fc.property(anyPeriod, anyPeriod, anyDay, (one, other, someDay) => {
      const shared = overlap(one, other);
      assert.equal(shared ? contains(shared, someDay) : false, contains(one, someDay) && contains(other, someDay));
      assert.deepEqual(shared, overlap(other, one));
    }),
  );
});
