import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, parseDay, type Day } from '#kernel/day.ts';
import { slovenianTariffs } from './slovenia.ts';
import { easterSunday, isDayOff, isWorkFree } from './work-free-days.ts';

const { workFreeDays: slovenianWorkFreeDays } = slovenianTariffs;
const day = (text: string): Day => parseDay(text) ?? assert.fail(text);

function workFreeDaysOf(year: number): readonly string[] {
  const days: string[] = [];
  for (let date = day(`${year}-01-01`); date < day(`${year + 1}-01-01`); date = addDays(date, 1)) {
    if (isWorkFree(date, slovenianWorkFreeDays)) days.push(date.slice(5));
  }
  return days;
}

test('the work-free days of a year are those of the law', () => {
  const fixed = [
    '01-01',
    '01-02',
    '02-08',
    '04-27',
    '05-01',
    '05-02',
    '06-25',
    '08-15',
    '10-31',
    '11-01',
    '12-25',
    '12-26',
  ];
  assert.deepEqual(workFreeDaysOf(2026), [...fixed, '04-05', '04-06', '05-24'].toSorted());
  assert.deepEqual(workFreeDaysOf(2027), [...fixed, '03-28', '03-29', '05-16'].toSorted());
});

test('14 August 2023 was free just once, after the floods', () => {
  assert(isWorkFree(day('2023-08-14'), slovenianWorkFreeDays));
  assert(!isWorkFree(day('2024-08-14'), slovenianWorkFreeDays));
});

test('2 January was no work-free day from 2013 to 2016', () => {
  const free = [2011, 2012, 2013, 2014, 2015, 2016, 2017, 2018].filter((year) =>
    isWorkFree(day(`${year}-01-02`), slovenianWorkFreeDays),
  );
  assert.deepEqual(free, [2011, 2012, 2017, 2018]);
});

test('state holidays on which people work are no days off, weekends are', () => {
  // all of them fall on a weekday here
  for (const date of ['2026-06-08', '2026-08-17', '2026-09-15', '2026-09-23', '2026-11-23', '2024-10-25']) {
    assert(!isDayOff(day(date), slovenianWorkFreeDays), date);
  }
  assert(isDayOff(day('2026-11-21'), slovenianWorkFreeDays));
  assert(isDayOff(day('2026-11-22'), slovenianWorkFreeDays));
  assert(!isWorkFree(day('2026-11-22'), slovenianWorkFreeDays));
});

test('a holiday on a weekend is not moved to the Monday after it', () => {
  // 1 November 2025 is a Saturday, 26 December 2027 a Sunday
  assert(!isDayOff(day('2025-11-03'), slovenianWorkFreeDays));
  assert(!isDayOff(day('2027-12-27'), slovenianWorkFreeDays));
});

test('Easter is where the church finds it, also in the years that trip rules up', () => {
  // 1954 and 1981, 2049 and 2076: the years in which simple rules are a week late; 1818 and 2038: the earliest, the latest
  const known = {
    1954: '1954-04-18',
    1981: '1981-04-19',
    2000: '2000-04-23',
    2008: '2008-03-23',
    2024: '2024-03-31',
    2025: '2025-04-20',
    2026: '2026-04-05',
    2027: '2027-03-28',
    2038: '2038-04-25',
    2049: '2049-04-18',
    2076: '2076-04-19',
  };
  for (const [year, date] of Object.entries(known)) assert.equal(easterSunday(Number(year)), date);
});

test('Easter is a Sunday from 22 March to 25 April in every year', () => {
  for (let year = 1900; year <= 2200; year++) {
    const easter = easterSunday(year);
    assert(easter >= `${year}-03-22` && easter <= `${year}-04-25`, easter);
    assert(isDayOff(easter, { rules: [], once: [] }), easter);
  }
});
