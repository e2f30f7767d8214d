import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, parseDay, type Day } from './day.ts';
import { hourIn, instantOf, timeIn } from './zoned.ts';

const day = (text: string): Day => parseDay(text) ?? assert.fail(text);

const cases: readonly (readonly [what: string, day: string, hour: number, zone: string, instant: string])[] = [
  ['winter', '2026-11-30', 9, 'Europe/Ljubljana', '2026-11-30T08:00:00Z'],
  ['summer', '2026-07-31', 9, 'Europe/Ljubljana', '2026-07-31T07:00:00Z'],
  ['midnight of New Year', '2027-01-01', 0, 'Europe/Ljubljana', '2026-12-31T23:00:00Z'],
  ['the hour before the clocks go forward', '2027-03-28', 1, 'Europe/Ljubljana', '2027-03-28T00:00:00Z'],
  ['the hour that is skipped', '2027-03-28', 2, 'Europe/Ljubljana', '2027-03-28T01:00:00Z'],
  ['the hour after', '2027-03-28', 3, 'Europe/Ljubljana', '2027-03-28T01:00:00Z'],
  ['morning of the day the clocks go forward', '2027-03-28', 8, 'Europe/Ljubljana', '2027-03-28T06:00:00Z'],
  ['the hour that comes twice', '2027-10-31', 2, 'Europe/Ljubljana', '2027-10-31T00:00:00Z'],
  ['the hour after it', '2027-10-31', 3, 'Europe/Ljubljana', '2027-10-31T02:00:00Z'],
  ['morning of the day the clocks go back', '2027-10-31', 8, 'Europe/Ljubljana', '2027-10-31T07:00:00Z'],
  ['a zone behind UTC', '2026-11-30', 21, 'America/New_York', '2026-12-01T02:00:00Z'],
  ['a zone without shifts', '2026-11-30', 9, 'UTC', '2026-11-30T09:00:00Z'],
];

for (const [what, on, hour, zone, instant] of cases) {
  test(`an hour of a day is found as an instant: ${what}`, () => {
    assert.equal(instantOf(day(on), hour, zone).toISOString(), new Date(instant).toISOString());
  });
}

test('the clocks show the hour asked for, except where they skip it', () => {
  const shown = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Ljubljana',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 23 }), (days, hour) => {
      const on = addDays(day('2000-01-01'), days);
      const said = shown.format(instantOf(on, hour, 'Europe/Ljubljana'));
      if (hour === 2 && said.endsWith('03:00')) return;
      assert.equal(said, `${on} ${String(hour).padStart(2, '0')}:00`);
    }),
  );
});

test('an instant shows its hour back, except where the clocks skip it', () => {
  for (const [, on, hour, zone, instant] of cases) {
    const skipped = on === '2027-03-28' && hour === 2;
    assert.equal(hourIn(new Date(instant), zone), skipped ? 3 : hour, instant);
  }
  assert.equal(hourIn(new Date('2027-10-31T01:59:59Z'), 'Europe/Ljubljana'), 2);
  assert.equal(hourIn(new Date('2026-11-30T18:30:00Z'), 'Asia/Kolkata'), 0);
});

test('the time that the clocks show, also half an hour off and on the day they change', () => {
  const shownAt = [
    ['2026-11-30T07:05:59Z', 'Europe/Ljubljana', '08:05'],
    ['2026-10-25T01:30:00Z', 'Europe/Ljubljana', '02:30'],
    ['2026-03-29T01:00:00Z', 'Europe/Ljubljana', '03:00'],
    ['2026-11-30T23:00:00Z', 'Europe/Ljubljana', '00:00'],
    ['2026-11-30T00:00:00Z', 'Asia/Kolkata', '05:30'],
  ] as const;
  for (const [instant, zone, shown] of shownAt) assert.equal(timeIn(new Date(instant), zone), shown, instant);
});
