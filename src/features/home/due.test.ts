import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReadingWindowRule } from '#features/metering/index.ts';
import { parseDay, parseMonth, type Day } from '#kernel/day.ts';
import { dueWindows, nextToOpen, waitsIn } from './due.ts';
import type { HomePoint } from './home-facts.ts';

const day = (text: string): Day => parseDay(text) as Day;
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

function point(facts: Partial<HomePoint> = {}): HomePoint {
  const nothing = { lastReadOn: null, lastBillMonth: null, registers: [], readRemotely: false };
  const place = { id: 1, number: '3-1', gsrn: '383', street: 'Celovška cesta 118', post: 'Ljubljana' };
  return { ...place, ...nothing, energy: 'electricity', operatorCode: 'ELLJ', ...facts };
}

const month = (text: string) => parseMonth(text) ?? null;

const cases: readonly (readonly [
  sentence: string,
  facts: Partial<HomePoint>,
  today: string,
  closesOn: string | null,
])[] = [
  ['before the window opens nothing waits', {}, '2026-11-29', null],
  ['on its first day the point waits', {}, '2026-11-30', '2026-12-03'],
  ['on its last day too, in the next month', {}, '2026-12-03', '2026-12-03'],
  ['after it has closed nothing waits', {}, '2026-12-04', null],
  [
    'last month, read: it waits',
    { lastReadOn: day('2026-10-31'), lastBillMonth: month('2026-10') },
    '2026-11-30',
    '2026-12-03',
  ],
  [
    'sent for this bill before the window: done',
    { lastReadOn: day('2026-11-22'), lastBillMonth: month('2026-11') },
    '2026-11-30',
    null,
  ],
  [
    'read by the operator before the window: still wanted',
    { lastReadOn: day('2026-11-29') },
    '2026-12-01',
    '2026-12-03',
  ],
  ['read by the operator within it: done', { lastReadOn: day('2026-12-01') }, '2026-12-02', null],
  ['a point that is read remotely never waits', { readRemotely: true }, '2026-12-01', null],
  ['where the operator reads itself nothing waits', { energy: 'gas', operatorCode: 'ENCE' }, '2026-11-30', null],
  ['the year ends between opening and closing', {}, '2027-01-02', '2027-01-03'],
  ['gas in a leap February', { energy: 'gas', operatorCode: 'ENLJ' }, '2028-02-25', '2028-02-29'],
];

for (const [sentence, facts, today, closesOn] of cases) {
  test(sentence, () => {
    assert.equal(waitsIn(rules, point(facts), day(today))?.closesOn ?? null, closesOn);
  });
}

test('windows stand together with their points, the one that closes first leading', () => {
  const points = [
    point({ id: 1 }),
    point({ id: 2, energy: 'gas', operatorCode: 'ENLJ' }),
    point({ id: 3 }),
    point({ id: 4, readRemotely: true }),
  ];
  const due = dueWindows(rules, points, day('2026-11-30'));
  assert.deepEqual(
    due.map(({ window, points: waiting }) => [window.closesOn, waiting.map(({ id }) => id)]),
    [
      ['2026-11-30', [2]],
      ['2026-12-03', [1, 3]],
    ],
  );
  assert.deepEqual(dueWindows(rules, points, day('2026-11-15')), []);
});

test('the window to open next is the first of any point that somebody reads by hand', () => {
  const gas = point({ id: 2, energy: 'gas', operatorCode: 'EENE' });
  const remote = point({ id: 3, energy: 'gas', operatorCode: 'EENE', readRemotely: true });
  const opening = (points: readonly HomePoint[], today: string) =>
    nextToOpen(rules, points, day(today))?.opensOn ?? null;
  assert.equal(opening([point(), gas], '2026-11-23'), '2026-11-26');
  assert.equal(opening([point(), remote], '2026-11-23'), '2026-11-30');
  assert.equal(opening([point()], '2026-11-30'), '2026-12-31');
  assert.equal(opening([remote], '2026-11-23'), null);
});
