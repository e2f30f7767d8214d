import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, daysBetween, parseDay, type Day } from '#kernel/day.ts';
import { spentOver, yearTo, type BilledPeriod } from './year.ts';

const day = (text: string): Day => parseDay(text) ?? assert.fail(text);
const billed = (days: string, kwh: number, cents: number): BilledPeriod => ({
  periodFrom: day(days.slice(0, 10)),
  periodUntil: day(days.slice(-10)),
  usedThousandths: kwh * 1000,
  totalCents: cents,
});

test('a month with its own bill has what the bill says, one without has nothing', () => {
  const months = yearTo(day('2026-12-01'), [
    billed('2026-11-01/2026-12-01', 330, 8312),
    billed('2025-11-01/2025-12-01', 300, 7000),
  ]);
  assert.equal(months.length, 12);
  assert.deepEqual(months.at(-1), {
    month: '2026-11',
    now: { kwh: 330, cents: 8312 },
    before: { kwh: 300, cents: 7000 },
  });
  assert.deepEqual(months[0], { month: '2025-12', now: null, before: null });
});

test('a bill for a longer time is divided among its months by days, a month of two bills gathered from both', () => {
  const year = yearTo(day('2026-12-01'), [
    billed('2026-09-01/2026-11-01', 610, 6100),
    billed('2026-11-01/2026-11-11', 100, 1000),
    billed('2026-11-11/2026-12-01', 200, 2500),
  ]);
  assert.deepEqual(
    year.slice(-3).map(({ now }) => now),
    [
      { kwh: 300, cents: 3000 },
      { kwh: 310, cents: 3100 },
      { kwh: 300, cents: 3500 },
    ],
  );
});

test('a stretch of which a single day was not billed has no number', () => {
  const periods = [billed('2026-11-01/2026-11-30', 290, 2900)];
  assert.equal(spentOver(day('2026-11-01'), day('2026-12-01'), periods), null);
  assert.deepEqual(spentOver(day('2026-11-01'), day('2026-11-30'), periods), { kwh: 290, cents: 2900 });
});

test('wherever a period is cut, its parts come to the whole but for rounding', () => {
  const whole = billed('2026-01-15/2026-12-20', 4321, 98_765);
  const length = daysBetween(whole.periodFrom, whole.periodUntil);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: length - 1 }), (days) => {
      const cut = addDays(whole.periodFrom, days);
      const [one, other] = [spentOver(whole.periodFrom, cut, [whole]), spentOver(cut, whole.periodUntil, [whole])];
      assert.ok(Math.abs((one?.kwh ?? 0) + (other?.kwh ?? 0) - 4321) <= 1);
      assert.ok(Math.abs((one?.cents ?? 0) + (other?.cents ?? 0) - 98_765) <= 1);
    }),
  );
});
