import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, addMonths, type Day, parseDay } from '#kernel/day.ts';
import { expectedUse, type KnownTotal, type Span } from './plausibility.ts';

const day = (text: string): Day => parseDay(text) ?? assert.fail(`${text} is not a day`);
const known = (text: string, units: number): KnownTotal => ({ readOn: day(text), total: BigInt(units) * 1000n });
const span = (from: string, to: string, more: Partial<Span> = {}): Span => ({
  from: day(from),
  to: day(to),
  unit: 'kWh',
  step: 1,
  ...more,
});
/** One reading on the first of each month, with that month's use following it. */
const monthly = (from: string, uses: readonly number[]): KnownTotal[] => {
  let total = 0;
  return [0, ...uses].map((use, index) => {
    total += use;
    return known(addMonths(day(from), index), total);
  });
};

test('the same days of last year are expected again, scaled to the number of days', () => {
  const totals = monthly('2018-05-01', [300, 280, 300, 310, 300, 350, 400, 450, 500, 400, 350, 300, 290, 280]);
  const july = expectedUse(totals, span('2019-07-01', '2019-08-01'));
  assert.deepEqual(july, { usual: 300, low: 130, high: 620, basis: 'last_year' });
  const half = expectedUse(totals, span('2019-07-01', '2019-07-16'));
  assert.equal(Math.round(half?.usual ?? 0), 145);
});

test('the leap day adds a day’s use and does not shift the season', () => {
  const totals = monthly('2023-01-01', [310, 280, 310, 300]);
  const leap = expectedUse(totals, span('2024-02-01', '2024-03-01'));
  assert.equal(leap?.usual, 290);
  const from29th = expectedUse(totals, span('2024-02-29', '2024-03-31'));
  assert.equal(from29th?.basis, 'last_year');
});

test('without last year the daily average of recent months is taken, with a wider range', () => {
  const expected = expectedUse(monthly('2019-04-01', [300, 310, 300]), span('2019-07-01', '2019-08-01'));
  assert.equal(expected?.basis, 'recent_months');
  assert.ok(expected.usual > 305 && expected.usual < 315);
  assert.ok(expected.low < 100 && expected.high > 1000);
});

test('readings two months apart still show the season, yearly ones do not', () => {
  const july = span('2019-07-01', '2019-08-01');
  const everySecondMonth = [known('2018-06-15', 0), known('2018-08-15', 610), known('2019-07-01', 4000)];
  assert.equal(expectedUse(everySecondMonth, july)?.basis, 'last_year');
  const yearly = [known('2017-07-01', 0), known('2018-07-01', 4000), known('2019-07-01', 8000)];
  assert.equal(expectedUse(yearly, july)?.basis, 'recent_months');
});

test('what was used years ago is not recent', () => {
  const totals = [
    known('2015-07-01', 0),
    known('2018-06-10', 90_000),
    known('2019-06-30', 93_850),
    known('2019-07-01', 93_860),
  ];
  assert.equal(expectedUse(totals, span('2019-07-01', '2019-07-11'))?.usual, 100);
});

test('nothing is expected from a single reading, from a few days or from a counter that went back', () => {
  const july = span('2019-07-01', '2019-08-01');
  assert.equal(expectedUse([known('2019-07-01', 5)], july), undefined);
  assert.equal(expectedUse([known('2019-06-25', 0), known('2019-07-01', 5)], july), undefined);
  assert.equal(expectedUse([known('2019-05-01', 900), known('2019-07-01', 5)], july), undefined);
  assert.equal(expectedUse([], july), undefined);
});

test('a small use has an absolute tolerance, wider where one step of the counter is worth more', () => {
  const totals = monthly('2018-06-01', [1, 1, 1]);
  assert.deepEqual(expectedUse(totals, span('2019-07-01', '2019-08-01')), {
    usual: 1,
    low: 0,
    high: 22,
    basis: 'last_year',
  });
  assert.equal(expectedUse(totals, span('2019-07-01', '2019-08-01', { step: 40 }))?.high, 82);
  assert.equal(expectedUse(totals, span('2019-07-01', '2019-08-01', { unit: 'm³' }))?.high, 8);
});

test('within a week there is no least use: VT stands still at a weekend', () => {
  const totals = monthly('2018-06-01', [1200, 1240, 1240]);
  assert.equal(expectedUse(totals, span('2019-07-05', '2019-07-07'))?.low, 0);
  assert.ok((expectedUse(totals, span('2019-07-01', '2019-07-31'))?.low ?? 0) > 500);
});

test('what is used evenly is always expected, whatever the gaps', () => {
  const gaps = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 2, maxLength: 30 });
  fc.assert(
    fc.property(gaps, fc.nat({ max: 100 }), fc.integer({ min: 1, max: 300 }), (days, daily, ahead) => {
      let readOn = day('2015-01-01');
      let units = 0;
      const totals = [known(readOn, units)];
      for (const gap of days) {
        readOn = addDays(readOn, gap);
        units += gap * daily;
        totals.push(known(readOn, units));
      }
      const expected = expectedUse(totals, span(readOn, addDays(readOn, ahead)));
      if (!expected) return;
      assert.ok(Math.abs(expected.usual - ahead * daily) < 0.01);
      assert.ok(expected.low <= ahead * daily && ahead * daily <= expected.high);
    }),
  );
});
