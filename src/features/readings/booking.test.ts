import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, type Day, dayIn, firstDayOf, lastDayOf, monthOf, nextMonth, parseDay } from '#kernel/day.ts';
import { bookSubmission } from './booking.ts';

const day = (text: string): Day => parseDay(text) ?? assert.fail(`${text} is not a day`);
const rule = { lateUntilDay: 3, wholeMonthFromDay: 21 };

test('the decision table: which bill, booked when', () => {
  const cases: [received: string, read: string, bill: string, booked: string][] = [
    ['2019-07-02', '2019-07-01', '2019-06', '2019-07-01'],
    ['2019-07-03', '2019-06-30', '2019-06', '2019-06-30'],
    ['2019-07-04', '2019-07-03', '2019-07', '2019-07-03'],
    ['2019-07-19', '2019-07-19', '2019-07', '2019-07-19'],
    ['2019-07-20', '2019-07-20', '2019-07', '2019-07-20'],
    ['2019-07-21', '2019-07-20', '2019-07', '2019-08-01'],
    ['2019-07-31', '2019-07-31', '2019-07', '2019-08-01'],
    ['2019-12-25', '2019-12-24', '2019-12', '2020-01-01'],
    ['2019-12-31', '2019-12-31', '2019-12', '2020-01-01'],
    ['2020-01-01', '2019-12-31', '2019-12', '2019-12-31'],
    ['2020-01-03', '2019-12-29', '2019-12', '2019-12-29'],
    ['2020-01-04', '2019-12-31', '2020-01', '2019-12-31'],
    ['2019-02-28', '2019-02-28', '2019-02', '2019-03-01'],
    ['2024-02-28', '2024-02-28', '2024-02', '2024-03-01'],
    ['2024-02-29', '2024-02-29', '2024-02', '2024-03-01'],
    ['2024-03-01', '2024-02-29', '2024-02', '2024-02-29'],
    ['2026-03-29', '2026-03-29', '2026-03', '2026-04-01'],
    ['2026-10-25', '2026-10-24', '2026-10', '2026-11-01'],
  ];
  for (const [received, read, billMonth, bookedOn] of cases) {
    const booking = bookSubmission(rule, { receivedOn: day(received), readOn: day(read) });
    assert.deepEqual(booking, { billMonth, bookedOn }, `${received}, ${read}`);
  }
});

const bill = (instant: string) => {
  const receivedOn = dayIn(new Date(instant), 'Europe/Ljubljana');
  return bookSubmission(rule, { receivedOn, readOn: receivedOn }).billMonth;
};

test('the 3rd lasts until midnight in Ljubljana, not in Greenwich', () => {
  assert.equal(bill('2019-07-03T21:59:59Z'), '2019-06');
  assert.equal(bill('2019-07-03T22:00:00Z'), '2019-07');
  assert.equal(bill('2020-01-03T22:59:59Z'), '2019-12');
  assert.equal(bill('2020-01-03T23:00:00Z'), '2020-01');
});

test('a supplier may take nothing late and book nothing ahead', () => {
  const plain = { lateUntilDay: 0, wholeMonthFromDay: null };
  const booking = (received: string) => bookSubmission(plain, { receivedOn: day(received), readOn: day(received) });
  assert.deepEqual(booking('2019-07-01'), { billMonth: '2019-07', bookedOn: '2019-07-01' });
  assert.deepEqual(booking('2019-07-31'), { billMonth: '2019-07', bookedOn: '2019-07-31' });
});

const anyRule = fc.record({
  lateUntilDay: fc.nat({ max: 10 }),
  wholeMonthFromDay: fc.option(fc.integer({ min: 11, max: 28 })),
});
const anyReceived = fc.nat({ max: 80_000 }).map((days) => addDays(day('1950-01-01'), days));
const anyAge = fc.nat({ max: 5 });

test('a bill’s month is not over for longer than the late days, and is never a month to come', () => {
  fc.assert(
    fc.property(anyRule, anyReceived, anyAge, (someRule, receivedOn, age) => {
      const { billMonth } = bookSubmission(someRule, { receivedOn, readOn: addDays(receivedOn, -age) });
      assert.ok(addDays(lastDayOf(billMonth), someRule.lateUntilDay) >= receivedOn);
      assert.ok(billMonth <= monthOf(receivedOn));
    }),
  );
});

test('a submission is booked on the day of the reading or on the first day after the bill’s month, never earlier', () => {
  fc.assert(
    fc.property(anyRule, anyReceived, anyAge, (someRule, receivedOn, age) => {
      const readOn = addDays(receivedOn, -age);
      const { billMonth, bookedOn } = bookSubmission(someRule, { receivedOn, readOn });
      assert.ok(bookedOn === readOn || bookedOn === firstDayOf(nextMonth(billMonth)));
      assert.ok(bookedOn >= readOn);
    }),
  );
});

test('what is received later never counts for an earlier bill', () => {
  fc.assert(
    fc.property(anyRule, anyReceived, fc.nat({ max: 70 }), (someRule, receivedOn, days) => {
      const billOf = (received: Day) => bookSubmission(someRule, { receivedOn: received, readOn: received }).billMonth;
      assert.ok(billOf(receivedOn) <= billOf(addDays(receivedOn, days)));
    }),
  );
});
