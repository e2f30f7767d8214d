import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slovenianTariffs } from '#features/tariffs/index.ts';
import { parseDay, type Day } from '#kernel/day.ts';
import { openingAt, openingHoursSchema, spansOn, type Opening } from './opening-hours.ts';
import { openingWords, writtenTime } from './opening-words.ts';

const day = (text: string): Day => parseDay(text) as Day;
const supplierWith = (openingHours: unknown) => ({
  contact: { openingHours: openingHoursSchema.parse(openingHours) },
  tariffs: slovenianTariffs,
  timeZone: 'Europe/Ljubljana',
});
const weekly = [{ from: 'monday', to: 'saturday', opens: '08:00', closes: '20:00' }];
const supplier = supplierWith({ weekly });
const open = (until: string): Opening => ({ isOpen: true, until });
const closed = (on: string, opens: string): Opening => ({ isOpen: false, next: { day: day(on), opens } });

test('open now, until when, or when again', () => {
  const cases: [now: string, expected: Opening][] = [
    ['2026-11-23T07:59:59+01:00', closed('2026-11-23', '08:00')],
    ['2026-11-23T08:00:00+01:00', open('20:00')],
    ['2026-11-23T19:59:59+01:00', open('20:00')],
    ['2026-11-23T20:00:00+01:00', closed('2026-11-24', '08:00')],
    ['2026-11-28T21:00:00+01:00', closed('2026-11-30', '08:00')],
    ['2026-11-29T12:00:00+01:00', closed('2026-11-30', '08:00')],
    // summer time: 8 o'clock is 6 o'clock UTC
    ['2026-07-01T06:00:00Z', open('20:00')],
    ['2026-07-01T05:59:00Z', closed('2026-07-01', '08:00')],
    // Friday and Saturday are Christmas and the 26th
    ['2026-12-24T20:30:00+01:00', closed('2026-12-28', '08:00')],
    ['2026-12-25T12:00:00+01:00', closed('2026-12-28', '08:00')],
    // Easter Monday
    ['2026-04-06T12:00:00+02:00', closed('2026-04-07', '08:00')],
  ];
  for (const [now, expected] of cases) assert.deepEqual(openingAt(supplier, new Date(now)), expected, now);
});

test('a supplier may work on work-free days, take a break, and close earlier on Saturdays', () => {
  const other = supplierWith({
    weekly: [
      { from: 'monday', to: 'friday', opens: '13:00', closes: '17:00' },
      { from: 'monday', to: 'friday', opens: '08:00', closes: '12:00' },
      { from: 'saturday', to: 'saturday', opens: '09:00', closes: '12:30' },
    ],
    onWorkFreeDays: 'open',
  });
  assert.deepEqual(openingAt(other, new Date('2026-12-25T12:10:00+01:00')), closed('2026-12-25', '13:00'));
  assert.deepEqual(spansOn(other, day('2026-12-25')), [
    { opens: '08:00', closes: '12:00' },
    { opens: '13:00', closes: '17:00' },
  ]);
  assert.deepEqual(spansOn(other, day('2026-11-29')), []);
  assert.equal(
    openingWords(other.contact.openingHours).sl,
    'od ponedeljka do petka med 13. in 17. uro; od ponedeljka do petka med 8. in 12. uro; ob sobotah od 9.00 do 12.30',
  );
  assert.match(openingWords(other.contact.openingHours).en, /; Saturdays, 9 am to 12\.30 pm$/);
  assert.match(openingWords(other.contact.openingHours).hr, /; subotom od 9\.00 do 12\.30$/);
});

test('who never answers is never open', () => {
  const never = supplierWith({ weekly: [{ from: 'sunday', to: 'sunday', opens: '08:00', closes: '09:00' }] });
  const onSundaysOff = { ...never, tariffs: { workFreeDays: { rules: [], once: everySunday() } } };
  assert.deepEqual(openingAt(onSundaysOff, new Date('2026-11-23T12:00:00Z')), { isOpen: false, next: undefined });
});

function everySunday(): Day[] {
  return ['2026-11-29', '2026-12-06', '2026-12-13', '2026-12-20', '2026-12-27'].map(day);
}

test('the week in words', () => {
  assert.deepEqual(openingWords(supplier.contact.openingHours), {
    sl: 'od ponedeljka do sobote med 8. in 20. uro',
    en: 'Monday to Saturday, 8 am to 8 pm',
    hr: 'od ponedjeljka do subote od 8 do 20 sati',
  });
  assert.deepEqual(
    ['00:00', '09:05', '12:00', '12:30', '24:00'].map((time) => writtenTime(time, 'en')),
    ['midnight', '9.05 am', 'noon', '12.30 pm', 'midnight'],
  );
  assert.equal(writtenTime('08:00', 'sl'), '8.00');
});

test('hours that cannot be are refused', () => {
  for (const line of [
    { from: 'saturday', to: 'monday', opens: '08:00', closes: '20:00' },
    { from: 'monday', to: 'friday', opens: '20:00', closes: '08:00' },
    { from: 'monday', to: 'friday', opens: '8:00', closes: '20:00' },
    { from: 'monday', to: 'friday', opens: '08:00', closes: '25:00' },
    { from: 'ponedeljek', to: 'friday', opens: '08:00', closes: '20:00' },
  ]) {
    assert.equal(openingHoursSchema.safeParse({ weekly: [line] }).success, false, JSON.stringify(line));
  }
  assert.equal(openingHoursSchema.safeParse({ weekly: [] }).success, false);
});
