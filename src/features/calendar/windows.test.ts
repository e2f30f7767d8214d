import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReadingWindowRule } from '#features/metering/index.ts';
import { parseDay, type Day } from '#kernel/day.ts';
import { windowEvents, type CalendarPoint } from './windows.ts';

const day = (text: string): Day => parseDay(text) ?? assert.fail(text);
const since = { validFrom: day('2010-01-01'), validUntil: null };
const rules: readonly ReadingWindowRule[] = [
  {
    ...since,
    energy: 'electricity',
    operatorCode: '*',
    window: { opens: { lastDays: 1 }, closes: { dayOfNextMonth: 3 } },
  },
  { ...since, energy: 'gas', operatorCode: '*', window: { opens: { lastDays: 5 }, closes: { lastDays: 1 } } },
  { ...since, energy: 'gas', operatorCode: 'ENCE', window: null },
];

function point(facts: Partial<CalendarPoint> = {}): CalendarPoint {
  const place = { id: 1, name: '3-1', street: 'Celovška cesta 118', post: 'Ljubljana' };
  return { ...place, energy: 'electricity', operatorCode: 'ELLJ', from: day('2020-01-01'), until: null, ...facts };
}

const today = day('2026-11-23');

test('windows stand in the feed from two months back to a year ahead', () => {
  const events = windowEvents(rules, [point()], today);
  assert.deepEqual(
    [events[0], events.at(-1)].map((event) => `${event?.key} ${event?.opensOn} ${event?.closesOn}`),
    ['electricity-ELLJ-2026-09 2026-09-30 2026-10-03', 'electricity-ELLJ-2027-12 2027-12-31 2028-01-03'],
  );
  assert.equal(events.length, 16);
});

test('points of one operator share an event, those of another have their own, in the order of days', () => {
  const points = [point(), point({ id: 2, street: 'Trg 2' }), point({ id: 3, energy: 'gas', operatorCode: 'EENE' })];
  const ofNovember = windowEvents(rules, points, today).filter(({ key }) => key.endsWith('2026-11'));
  assert.deepEqual(
    ofNovember.map(({ key, opensOn, closesOn, points: members }) => [
      key,
      opensOn,
      closesOn,
      members.map(({ id }) => id),
    ]),
    [
      ['gas-EENE-2026-11', '2026-11-26', '2026-11-30', [3]],
      ['electricity-ELLJ-2026-11', '2026-11-30', '2026-12-03', [1, 2]],
    ],
  );
});

test('a point stands in the windows of the days on which it is supplied, both ends included', () => {
  const cases = [
    [{ from: day('2026-12-04') }, '2026-12'],
    [{ from: day('2026-12-03') }, '2026-11'],
  ] as const;
  for (const [facts, first] of cases) {
    assert.equal(windowEvents(rules, [point(facts)], today)[0]?.key, `electricity-ELLJ-${first}`);
  }
  const ended = windowEvents(rules, [point({ until: day('2026-11-30') })], today);
  assert.equal(ended.at(-1)?.key, 'electricity-ELLJ-2026-11');
});

test('where the operator reads the meters itself nothing is asked for', () => {
  assert.deepEqual(windowEvents(rules, [point({ energy: 'gas', operatorCode: 'ENCE' })], today), []);
});
