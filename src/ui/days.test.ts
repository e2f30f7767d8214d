import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, monthOf, parseDay, type Day } from '#kernel/day.ts';
import {
  dayAndMonth,
  dayInSentence,
  dayWithWeekday,
  forMonth,
  forMonthAndYear,
  fullStop,
  longDay,
  longDayOfYear,
  monthAndYear,
  monthName,
  weekdayName,
  writtenDay,
} from './days.ts';

const firstDay = parseDay('1900-01-01') as Day;
const anyDay = fc.nat({ max: 109_000 }).map((days) => addDays(firstDay, days));
const locales = { sl: 'sl', en: 'en-GB', hr: 'hr' } as const;
const languages = ['sl', 'en', 'hr'] as const;

const day = parseDay('2026-11-30') as Day;
const spaced = (text: string): string => text.replaceAll('\u00A0', ' ');

function intl(written: Day, locale: string, options: Intl.DateTimeFormatOptions): string {
  return spaced(new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(written)));
}

test('days are written as the manual and the British write them', () => {
  assert.equal(writtenDay(day, 'sl'), '30.\u00A011.\u00A02026');
  assert.equal(writtenDay(day, 'en'), '30\u00A0Nov\u00A02026');
  assert.equal(writtenDay(day, 'hr'), '30.\u00A011.\u00A02026.');
  assert.equal(spaced(longDay(day, 'sl')), '30. november 2026');
  assert.equal(spaced(dayAndMonth(addDays(day, 3), 'sl')), '3. decembra');
  assert.equal(spaced(dayAndMonth(addDays(day, 3), 'en')), '3 December');
  assert.equal(spaced(dayInSentence(addDays(day, 3), 'sl')), '3. decembra 2026');
  assert.equal(spaced(dayInSentence(addDays(day, 3), 'en')), '3 December 2026');
  assert.equal(spaced(dayInSentence(addDays(day, 3), 'hr')), '3. prosinca 2026.');
  assert.equal(spaced(monthAndYear(monthOf(day), 'sl')), 'november 2026');
});

test('months, weekdays and long days are those of Intl, in every language', () => {
  fc.assert(
    fc.property(anyDay, fc.constantFrom(...languages), (any, language) => {
      const locale = locales[language];
      assert.equal(monthName(any, language), intl(any, locale, { month: 'long' }));
      assert.equal(weekdayName(any, language), intl(any, locale, { weekday: 'long' }));
      assert.equal(spaced(longDay(any, language)), intl(any, locale, { dateStyle: 'long' }));
      assert.equal(spaced(dayWithWeekday(any, language)), intl(any, locale, { dateStyle: 'full' }));
    }),
  );
});

test('a Croatian day is an ordinal to its end, and a month after «za» is in the accusative', () => {
  assert.equal(spaced(longDay(day, 'hr')), '30. studenoga 2026.');
  assert.equal(spaced(longDayOfYear(day, 'hr')), '30. studenoga');
  assert.equal(spaced(longDayOfYear(day, 'sl')), '30. november');
  assert.equal(spaced(dayAndMonth(addDays(day, 3), 'hr')), '3. prosinca');
  assert.equal(spaced(monthAndYear(monthOf(day), 'hr')), 'studeni 2026.');
  const february = parseDay('2027-02-01') as Day;
  assert.equal(monthName(february, 'hr'), 'veljača');
  assert.equal(forMonth(february, 'hr'), 'veljaču');
  assert.equal(spaced(forMonthAndYear(february, 'hr')), 'veljaču 2027.');
  assert.equal(spaced(forMonthAndYear(february, 'sl')), 'februar 2027');
});

test('only in February does a Croatian month change after «za»', () => {
  for (const language of languages) {
    for (let month = 1; month <= 12; month++) {
      const first = parseDay(`2026-${String(month).padStart(2, '0')}-01`) as Day;
      const changes = language === 'hr' && month === 2;
      assert.equal(forMonth(first, language) === monthName(first, language), !changes);
    }
  }
});

test('a sentence is closed once', () => {
  assert.equal(fullStop(`do ${writtenDay(day, 'hr')}`), 'do 30.\u00A011.\u00A02026.');
  assert.equal(fullStop(`do ${dayAndMonth(day, 'hr')}`), 'do 30.\u00A0studenoga.');
});

test('short days are those of Intl', () => {
  fc.assert(
    fc.property(anyDay, (any) => {
      const inNumbers = { day: 'numeric', month: 'numeric', year: 'numeric' } as const;
      assert.equal(spaced(writtenDay(any, 'sl')), intl(any, 'sl', inNumbers));
      assert.equal(spaced(writtenDay(any, 'hr')), intl(any, 'hr', inNumbers).replace(/\b0/g, ''));
      assert.equal(spaced(writtenDay(any, 'en')), intl(any, 'en-GB', { dateStyle: 'medium' }));
    }),
  );
});
