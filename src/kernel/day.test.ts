import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  type Day,
  dayIn,
  dayOfMonth,
  daysBetween,
  firstDayOf,
  firstOfMonth,
  lastDayOf,
  lastOfMonth,
  monthOf,
  nextMonth,
  parseDay,
  parseMonth,
  parseWrittenDay,
  previousMonth,
  weekday,
} from './day.ts';

const day = (text: string): Day => parseDay(text) ?? assert.fail(`${text} is not a day`);

const MILLISECONDS_A_DAY = 86_400_000;
const anyDay = fc
  .integer({ min: Date.UTC(1900, 0, 1) / MILLISECONDS_A_DAY, max: Date.UTC(2200, 11, 31) / MILLISECONDS_A_DAY })
  .map((number) => new Date(number * MILLISECONDS_A_DAY));
const isoOf = (date: Date) => date.toISOString().slice(0, 10);

test('only days that exist are days', () => {
  for (const text of ['2019-07-19', '2020-02-29', '2000-02-29', '1900-01-01', '2200-12-31']) {
    assert.equal(parseDay(text), text);
  }
  for (const text of [
    '2019-02-29',
    '1900-02-29',
    '2019-04-31',
    '2019-00-10',
    '2019-13-01',
    '2019-07-00',
    '2019-7-19',
    '1899-12-31',
    '2201-01-01',
    '2019-07-19T00:00',
    ' 2019-07-19',
    '２０１９-07-19',
    '2019-07-19\n',
    '',
  ]) {
    assert.equal(parseDay(text), undefined, text);
  }
});

test('a day is understood as people write it', () => {
  for (const text of [
    '19.7.2019',
    '19. 7. 2019',
    '19.07.2019',
    '19. 07. 2019.',
    ' 19.\u00A07.\u202F2019 ',
    '2019-07-19',
  ]) {
    assert.equal(parseWrittenDay(text), '2019-07-19', text);
  }
  for (const text of ['7/19/2019', '31.6.2019', '19.7.19', '19.7', '19-7-2019', '1'.repeat(1000), 'danes', '']) {
    assert.equal(parseWrittenDay(text), undefined, text);
  }
});

test('a month is YYYY-MM', () => {
  assert.equal(parseMonth('2019-07'), '2019-07');
  for (const text of ['2019-13', '2019-7', '2019', '2019-07-01', '']) assert.equal(parseMonth(text), undefined, text);
});

test('day arithmetic agrees with the calendar of Date over three centuries', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -40_000, max: 40_000 }), (date, days) => {
      const start = day(isoOf(date));
      const moved = addDays(start, days);
      assert.equal(moved, isoOf(new Date(date.getTime() + days * MILLISECONDS_A_DAY)));
      assert.equal(daysBetween(start, moved), days);
      assert.equal(weekday(start), date.getUTCDay() || 7);
      assert.equal(dayOfMonth(start), date.getUTCDate());
      assert.equal(lastOfMonth(start), isoOf(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0))));
      assert.equal(addDays(lastOfMonth(start), 1), firstDayOf(nextMonth(monthOf(start))));
      assert.equal(previousMonth(nextMonth(monthOf(start))), monthOf(start));
      assert.equal(daysBetween(firstOfMonth(start), start), dayOfMonth(start) - 1);
    }),
  );
});

test('adding months keeps the day of the month, or takes the last day where the month is shorter', () => {
  const cases: [string, number, string][] = [
    ['2019-01-31', 1, '2019-02-28'],
    ['2020-01-31', 1, '2020-02-29'],
    ['2020-02-29', 12, '2021-02-28'],
    ['2019-12-31', 1, '2020-01-31'],
    ['2019-03-31', -1, '2019-02-28'],
    ['2019-01-15', -13, '2017-12-15'],
    ['2019-05-31', 0, '2019-05-31'],
  ];
  for (const [from, months, to] of cases) assert.equal(addMonths(day(from), months), to);
});

const lastOf = (text: string) => lastDayOf(monthOf(day(`${text}-01`)));

test('months have their lengths', () => {
  assert.equal(lastOf('2019-02'), '2019-02-28');
  assert.equal(lastOf('2024-02'), '2024-02-29');
  assert.equal(lastOf('2019-04'), '2019-04-30');
  assert.equal(lastOf('2019-12'), '2019-12-31');
});

test('the day of an instant is the local day of the zone', () => {
  const cases: [string, string][] = [
    ['2019-07-03T21:59:59Z', '2019-07-03'],
    ['2019-07-03T22:00:00Z', '2019-07-04'],
    ['2019-12-31T22:59:59Z', '2019-12-31'],
    ['2019-12-31T23:00:00Z', '2020-01-01'],
    ['2024-02-28T23:00:00Z', '2024-02-29'],
    ['2024-02-29T23:00:00Z', '2024-03-01'],
    ['2026-03-28T23:00:00Z', '2026-03-29'],
    ['2026-03-29T21:59:59Z', '2026-03-29'],
    ['2026-03-29T22:00:00Z', '2026-03-30'],
    ['2026-10-24T22:00:00Z', '2026-10-25'],
    ['2026-10-25T22:59:59Z', '2026-10-25'],
    ['2026-10-25T23:00:00Z', '2026-10-26'],
  ];
  for (const [instant, expected] of cases) {
    assert.equal(dayIn(new Date(instant), 'Europe/Ljubljana'), expected, instant);
  }
  assert.equal(dayIn(new Date('2019-07-03T12:00:00Z'), 'Pacific/Kiritimati'), '2019-07-04');
});

test('local days of later instants are never earlier, and twelve hours from midnight is that day', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: MILLISECONDS_A_DAY }), (date, milliseconds) => {
      const first = dayIn(date, 'Europe/Ljubljana');
      const later = dayIn(new Date(date.getTime() + milliseconds), 'Europe/Ljubljana');
      assert.ok(first <= later);
      assert.equal(dayIn(new Date(date.getTime() + MILLISECONDS_A_DAY / 2), 'Europe/Ljubljana'), isoOf(date));
    }),
  );
});
