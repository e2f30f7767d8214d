import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, type Day, type Month, nextMonth, parseDay, parseMonth } from '#kernel/day.ts';
import { isSoundWindow, nextWindow, type ReadingWindowRule, windowFor, windowOn } from './windows.ts';

type Edges = NonNullable<ReadingWindowRule['window']>;

const day = (text: string): Day => parseDay(text) ?? assert.fail(`${text} is not a day`);
const month = (text: string): Month => parseMonth(text) ?? assert.fail(`${text} is not a month`);
const rule = (window: Edges | null, more: Partial<ReadingWindowRule> = {}): ReadingWindowRule => ({
  energy: 'gas',
  operatorCode: '*',
  validFrom: day('2000-01-01'),
  validUntil: null,
  window,
  ...more,
});
const gas = { energy: 'gas', operatorCode: 'PETR' } as const;

const lastDayToThird: Edges = { opens: { lastDays: 1 }, closes: { dayOfNextMonth: 3 } };
const lastFiveDays: Edges = { opens: { lastDays: 5 }, closes: { lastDays: 1 } };
const firstTwoDays: Edges = { opens: { dayOfNextMonth: 1 }, closes: { dayOfNextMonth: 2 } };
const fifthToSecondLast: Edges = { opens: { lastDays: 5 }, closes: { lastDays: 2 } };
const from22nd: Edges = { opens: { dayOfMonth: 22 }, closes: { lastDays: 1 } };

test('every form of window falls on the right days of the ugly months', () => {
  const cases: [Edges, string, string, string][] = [
    [lastDayToThird, '2019-07', '2019-07-31', '2019-08-03'],
    [lastDayToThird, '2019-09', '2019-09-30', '2019-10-03'],
    [lastDayToThird, '2019-02', '2019-02-28', '2019-03-03'],
    [lastDayToThird, '2024-02', '2024-02-29', '2024-03-03'],
    [lastDayToThird, '2019-12', '2019-12-31', '2020-01-03'],
    [lastFiveDays, '2019-07', '2019-07-27', '2019-07-31'],
    [lastFiveDays, '2019-02', '2019-02-24', '2019-02-28'],
    [lastFiveDays, '2024-02', '2024-02-25', '2024-02-29'],
    [lastFiveDays, '2019-12', '2019-12-27', '2019-12-31'],
    [firstTwoDays, '2019-01', '2019-02-01', '2019-02-02'],
    [firstTwoDays, '2019-12', '2020-01-01', '2020-01-02'],
    [fifthToSecondLast, '2019-07', '2019-07-27', '2019-07-30'],
    [fifthToSecondLast, '2019-06', '2019-06-26', '2019-06-29'],
    [fifthToSecondLast, '2019-02', '2019-02-24', '2019-02-27'],
    [from22nd, '2019-02', '2019-02-22', '2019-02-28'],
    [from22nd, '2019-12', '2019-12-22', '2019-12-31'],
  ];
  for (const [window, forMonth, opensOn, closesOn] of cases) {
    assert.deepEqual(windowFor([rule(window)], { ...gas, month: month(forMonth) }), { forMonth, opensOn, closesOn });
  }
});

test('an operator that reads the meters itself has no window, though others have', () => {
  const rules = [rule(lastFiveDays), rule(null, { operatorCode: 'ENCE' })];
  const celje = { energy: 'gas', operatorCode: 'ENCE' } as const;
  assert.equal(windowFor(rules, { ...celje, month: month('2019-07') }), null);
  assert.equal(windowOn(rules, { ...celje, day: day('2019-07-31') }), null);
  assert.equal(nextWindow(rules, { ...celje, day: day('2019-07-31') }), null);
  assert.notEqual(windowOn(rules, { ...gas, day: day('2019-07-31') }), null);
});

test('a new rule counts from the month on whose last day it holds', () => {
  const rules = [
    rule(firstTwoDays, { validUntil: day('2018-10-01') }),
    rule(lastFiveDays, { validFrom: day('2018-10-01') }),
  ];
  assert.equal(windowFor(rules, { ...gas, month: month('2018-09') })?.opensOn, '2018-10-01');
  assert.equal(windowFor(rules, { ...gas, month: month('2018-10') })?.opensOn, '2018-10-27');
});

test('the window of 31. – 3. is open on the 31st and up to the 3rd, and next opens on the last day', () => {
  const rules = [rule(lastDayToThird)];
  for (const text of ['2019-12-31', '2020-01-01', '2020-01-03']) {
    assert.equal(windowOn(rules, { ...gas, day: day(text) })?.forMonth, '2019-12', text);
  }
  for (const text of ['2019-12-30', '2020-01-04'])
    assert.equal(windowOn(rules, { ...gas, day: day(text) }), null, text);
  assert.equal(nextWindow(rules, { ...gas, day: day('2020-01-04') })?.opensOn, '2020-01-31');
  assert.equal(nextWindow(rules, { ...gas, day: day('2020-01-31') })?.opensOn, '2020-02-29');
});

test('a window that will only be opened by a later rule is found', () => {
  const rules = [rule(null), rule(firstTwoDays, { validFrom: day('2020-03-01') })];
  assert.equal(nextWindow(rules, { ...gas, day: day('2019-07-10') })?.opensOn, '2020-04-01');
});

test('edges that can cross, overlap or miss February are not sound', () => {
  for (const sound of [lastDayToThird, lastFiveDays, firstTwoDays, fifthToSecondLast, from22nd]) {
    assert.equal(isSoundWindow(sound), true);
  }
  const unsound: Edges[] = [
    { opens: { lastDays: 1 }, closes: { lastDays: 2 } },
    { opens: { dayOfMonth: 26 }, closes: { lastDays: 5 } },
    { opens: { dayOfMonth: 1 }, closes: { dayOfNextMonth: 1 } },
    { opens: { dayOfMonth: 29 }, closes: { dayOfNextMonth: 1 } },
    { opens: { lastDays: 1 }, closes: { dayOfNextMonth: 0 } },
    { opens: { lastDays: 1.5 }, closes: { dayOfNextMonth: 3 } },
  ];
  for (const window of unsound) assert.equal(isSoundWindow(window), false, JSON.stringify(window));
});

const anyEdge = fc.oneof(
  fc.integer({ min: 1, max: 28 }).map((dayOfMonth) => ({ dayOfMonth })),
  fc.integer({ min: 1, max: 28 }).map((lastDays) => ({ lastDays })),
  fc.integer({ min: 1, max: 28 }).map((dayOfNextMonth) => ({ dayOfNextMonth })),
);

test('sound windows have a day and never overlap, in any month; each of their days finds them', () => {
  const sound = fc.record({ opens: anyEdge, closes: anyEdge }).filter(isSoundWindow);
  fc.assert(
    fc.property(sound, fc.nat({ max: 80_000 }), (window, days) => {
      const rules = [rule(window, { validFrom: day('1900-01-01') })];
      const asked = month(addDays(day('1950-01-01'), days).slice(0, 7));
      const own = windowFor(rules, { ...gas, month: asked }) ?? assert.fail('no window');
      const following = windowFor(rules, { ...gas, month: nextMonth(asked) }) ?? assert.fail('no window');
      assert.ok(own.opensOn <= own.closesOn && own.closesOn < following.opensOn);
      assert.deepEqual(windowOn(rules, { ...gas, day: own.opensOn }), own);
      assert.deepEqual(windowOn(rules, { ...gas, day: own.closesOn }), own);
      assert.deepEqual(nextWindow(rules, { ...gas, day: own.closesOn }), following);
    }),
  );
});
