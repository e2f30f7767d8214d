import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, addMonths, type Day, firstOfMonth, monthOf, parseDay } from '#kernel/day.ts';
import { judgeReading, type ReadingToJudge } from './rules.ts';
import type { PastReading, RegisterFacts } from './timeline.ts';

const day = (text: string): Day => parseDay(text) ?? assert.fail(`${text} is not a day`);
const past = (readOn: string, value: number, more: Partial<PastReading> = {}): PastReading => ({
  readOn: day(readOn),
  value,
  turns: 0,
  billMonth: null,
  ...more,
});
const register = (code: RegisterFacts['code'], more: Partial<RegisterFacts> = {}): RegisterFacts => ({
  code,
  wholeDigits: 5,
  constant: 1,
  startState: 0,
  carried: 0n,
  installedOn: day('2010-03-15'),
  removedOn: null,
  history: [],
  ...more,
});

/** Two years of readings on the first of each month, up to and with the last day; the same use every month. */
const monthly = (lastReadOn: string, lastValue: number, use: number): PastReading[] =>
  Array.from({ length: 25 }, (_, index) =>
    past(addMonths(day(lastReadOn), index - 24), lastValue - (24 - index) * use),
  );

/** The manual's example: 16433 (VT) and 20952 (MT) on 1. 7. 2019, with 326 and 550 a month. */
const vt = register('1.8.1', { history: monthly('2019-07-01', 16433, 326) });
const mt = register('1.8.2', { history: monthly('2019-07-01', 20952, 550) });

const judge = (more: Partial<ReadingToJudge>) =>
  judgeReading({
    kind: 'submission',
    receivedOn: day('2019-08-01'),
    readOn: day('2019-08-01'),
    values: { '1.8.1': 16760, '1.8.2': 21500 },
    registers: [vt, mt],
    supply: [{ from: day('2015-01-01'), until: null }],
    bookingRule: { lateUntilDay: 3, wholeMonthFromDay: 21 },
    ...more,
  });
const single = (history: readonly PastReading[], value: number, more: Partial<RegisterFacts> = {}) => {
  const one = register('1.8.0', { history, ...more });
  return judge({ registers: [one], values: { '1.8.0': value } });
};
const refusalsOf = (more: Partial<ReadingToJudge>) =>
  judge(more).refusals.map(({ code, field }) => `${field}: ${code}`);
const warningsOf = (more: Partial<ReadingToJudge>) =>
  judge(more).warnings.map(({ code, field }) => `${field}: ${code}`);

test('an ordinary reading is counted and booked without a word', () => {
  const { refusals, warnings, counts, booking } = judge({});
  assert.deepEqual([refusals, warnings], [[], []]);
  assert.deepEqual(booking, { billMonth: '2019-07', bookedOn: '2019-08-01' });
  assert.deepEqual(
    counts.map(({ register: { code }, use, days, turns }) => [code, use, days, turns]),
    [
      ['1.8.1', 327, 31, 0],
      ['1.8.2', 548, 31, 0],
    ],
  );
});

test('a submission is 0 to 5 days old', () => {
  for (const [readOn, expected] of [
    ['2019-07-20', ['readOn: in_future']],
    ['2019-07-19', []],
    ['2019-07-14', []],
    ['2019-07-13', ['readOn: too_old']],
  ] as const) {
    assert.deepEqual(refusalsOf({ receivedOn: day('2019-07-19'), readOn: day(readOn) }), expected, readOn);
  }
  assert.deepEqual(judge({ receivedOn: day('2019-07-19'), readOn: day('2019-07-13') }).refusals[0]?.facts, {
    days: 6,
    mostDays: 5,
    earliest: '2019-07-14',
  });
});

test('the age of a reading is counted in days of the calendar, over New Year, leap day and the change of clocks', () => {
  for (const received of ['2020-01-03', '2024-03-03', '2019-03-03', '2026-03-30', '2026-10-27']) {
    const receivedOn = day(received);
    assert.deepEqual(refusalsOf({ receivedOn, readOn: addDays(receivedOn, -5) }), []);
    assert.deepEqual(refusalsOf({ receivedOn, readOn: addDays(receivedOn, -6) }), ['readOn: too_old']);
  }
});

test('an own record may be of any past day, but not of the future, and is never booked', () => {
  const kind = 'own_record';
  assert.equal(judge({ kind }).booking, null);
  assert.deepEqual(refusalsOf({ kind, readOn: day('2015-01-02') }), []);
  assert.deepEqual(refusalsOf({ kind, readOn: day('2019-08-02') }), ['readOn: in_future']);
});

test('a submission may be of the day of the operator’s last reading and not of a day before it', () => {
  const lastOperatorReadOn = day('2019-07-30');
  assert.deepEqual(refusalsOf({ lastOperatorReadOn, readOn: day('2019-07-30') }), []);
  assert.deepEqual(refusalsOf({ lastOperatorReadOn, readOn: day('2019-07-29') }), ['readOn: before_operator_reading']);
  assert.deepEqual(refusalsOf({ lastOperatorReadOn, readOn: day('2019-07-29'), kind: 'own_record' }), []);
});

test('a reading belongs to the supply, its closing day included', () => {
  const ended = (until: string) => [{ from: day('2015-01-01'), until: day(until) }];
  assert.deepEqual(refusalsOf({ supply: ended('2019-08-02') }), []);
  assert.deepEqual(refusalsOf({ supply: ended('2019-08-01') }), []);
  assert.deepEqual(refusalsOf({ supply: ended('2019-07-31') }), ['readOn: outside_supply']);
  assert.deepEqual(refusalsOf({ supply: [{ from: day('2019-08-02'), until: null }] }), ['readOn: outside_supply']);
  assert.deepEqual(refusalsOf({ supply: [] }), ['readOn: outside_supply']);
});

test('a reading needs a meter that was there', () => {
  const registers = [register('1.8.0', { installedOn: day('2019-07-31'), removedOn: day('2019-08-01') })];
  const values = { '1.8.0': 10 };
  assert.deepEqual(refusalsOf({ registers, values, readOn: day('2019-07-31') }), []);
  assert.deepEqual(refusalsOf({ registers, values, readOn: day('2019-08-01') }), ['readOn: no_meter']);
  assert.deepEqual(refusalsOf({ registers, values, readOn: day('2019-07-30') }), ['readOn: no_meter']);
  assert.deepEqual(refusalsOf({ registers: [], values }), ['readOn: no_meter']);
});

test('every register of the meter is read, and no other', () => {
  assert.deepEqual(refusalsOf({ values: { '1.8.1': 16760 } }), ['1.8.2: register_missing']);
  assert.deepEqual(refusalsOf({ values: {} }), ['1.8.1: register_missing', '1.8.2: register_missing']);
  assert.deepEqual(refusalsOf({ values: { '1.8.1': 16760, '1.8.2': 21500, '1.8.0': 1 } }), ['1.8.0: register_unknown']);
});

const refusal = (value: number) => judge({ values: { '1.8.1': value, '1.8.2': 21500 } }).refusals[0];

test('a value is whole and no longer than its register', () => {
  for (const value of [-1, 1.5, Number.NaN, Infinity, 2 ** 53]) assert.equal(refusal(value)?.code, 'not_whole');
  assert.equal(refusal(99999)?.code, undefined);
  assert.deepEqual(refusal(100000), {
    code: 'too_many_digits',
    field: '1.8.1',
    facts: { wholeDigits: 5, typedDigits: 6 },
  });
});

test('the first reading of a meter is not below what it started with', () => {
  assert.deepEqual(single([], 99, { startState: 100 }).refusals, [
    { code: 'below_start_state', field: '1.8.0', facts: { startState: 100, installedOn: '2010-03-15' } },
  ]);
  assert.deepEqual(single([], 100, { startState: 100 }).refusals, []);
});

test('a meter that started near its top may have rolled over before its first reading', () => {
  const { refusals, warnings, counts } = single([], 40, { startState: 99_900 });
  assert.deepEqual(refusals, []);
  assert.equal(counts[0]?.turns, 1);
  assert.equal(warnings[0]?.code, 'rolled_over');
});

test('all that is wrong is told at once, one refusal a field', () => {
  assert.deepEqual(refusalsOf({ readOn: day('2019-08-02'), supply: [], values: { '1.8.1': -1 } }), [
    'readOn: in_future',
    '1.8.1: not_whole',
    '1.8.2: register_missing',
  ]);
});

test('lower than the last reading is asked about, with the last reading', () => {
  const { warnings, counts } = judge({ values: { '1.8.1': 16432, '1.8.2': 21500 } });
  assert.deepEqual(warnings, [
    { code: 'lower_than_last', field: '1.8.1', facts: { lastValue: 16433, lastReadOn: '2019-07-01' } },
  ]);
  assert.deepEqual([counts[0]?.turns, counts[0]?.use], [0, -1]);
});

test('a counter that passed its top is told with the use that follows, and gets a turn', () => {
  const { warnings, counts } = single(monthly('2019-07-01', 99_900, 326), 220);
  assert.deepEqual(warnings, [
    { code: 'rolled_over', field: '1.8.0', facts: { lastValue: 99_900, lastReadOn: '2019-07-01', use: 320 } },
  ]);
  assert.equal(counts[0]?.turns, 1);
});

test('a low number after one near the top is no roll-over if nobody could have used that much', () => {
  const { warnings, counts } = single(monthly('2019-07-01', 95_000, 326), 9_533);
  assert.equal(warnings[0]?.code, 'lower_than_last');
  assert.equal(counts[0]?.turns, 0);
});

test('a low number after one in the middle is no roll-over', () => {
  assert.equal(single([past('2019-07-01', 80_000)], 100).warnings[0]?.code, 'lower_than_last');
});

test('after a roll-over the count goes on from the last turn', () => {
  const history = [...monthly('2019-06-01', 99_900, 326), past('2019-07-01', 226, { turns: 1 })];
  const { warnings, counts } = single(history, 550);
  assert.deepEqual(warnings, []);
  assert.deepEqual([counts[0]?.turns, counts[0]?.use], [1, 324]);
});

test('an unchanged display is asked about after a week, unless nothing is used there anyway', () => {
  assert.deepEqual(single(monthly('2019-07-01', 16433, 326), 16433).warnings, [
    { code: 'no_use', field: '1.8.0', facts: { lastReadOn: '2019-07-01', days: 31 } },
  ]);
  assert.equal(single([past('2019-07-01', 16433)], 16433).warnings[0]?.code, 'no_use');
  assert.deepEqual(single([past('2019-07-28', 16433)], 16433).warnings, []);
  assert.deepEqual(single(monthly('2019-07-01', 16433, 1), 16433).warnings, []);
});

test('far more or less than usual is asked about, with the range', () => {
  const { warnings } = judge({ values: { '1.8.1': 18275, '1.8.2': 21500 } });
  assert.deepEqual(warnings, [
    {
      code: 'above_expected',
      field: '1.8.1',
      facts: { use: 1842, low: 143, high: 672, days: 31, lastReadOn: '2019-07-01', basis: 'last_year' },
    },
  ]);
  assert.deepEqual(warningsOf({ values: { '1.8.1': 16760, '1.8.2': 20960 } }), ['1.8.2: below_expected']);
});

test('3 kWh where 1 kWh was usual is not worth a word', () => {
  assert.deepEqual(single(monthly('2019-07-01', 500, 1), 503).warnings, []);
});

test('VT and MT in each other’s field are recognised, and put right', () => {
  const { warnings } = judge({ values: { '1.8.1': 21500, '1.8.2': 16760 } });
  assert.deepEqual(warnings, [
    { code: 'swapped', field: '1.8.1', facts: { suggested: 16760 } },
    { code: 'swapped', field: '1.8.2', facts: { suggested: 21500 } },
  ]);
});

test('VT and MT in each other’s field are recognised with a single reading to compare with', () => {
  const registers = [
    register('1.8.1', { history: [past('2019-07-01', 16433)] }),
    register('1.8.2', { history: [past('2019-07-01', 20952)] }),
  ];
  assert.deepEqual(warningsOf({ registers, values: { '1.8.1': 21500, '1.8.2': 16760 } }), [
    '1.8.1: swapped',
    '1.8.2: swapped',
  ]);
  assert.deepEqual(warningsOf({ registers }), []);
});

test('the total typed as VT is recognised, and VT suggested', () => {
  const values = { '1.8.1': 16760 + 21500, '1.8.2': 21500 };
  assert.deepEqual(judge({ values }).warnings, [{ code: 'total_typed', field: '1.8.1', facts: { suggested: 16760 } }]);
});

test('the total typed as MT is recognised too', () => {
  assert.deepEqual(warningsOf({ values: { '1.8.1': 16760, '1.8.2': 16760 + 21500 } }), ['1.8.2: total_typed']);
});

test('the decimal typed as well is recognised, and the number without it suggested', () => {
  const six = { wholeDigits: 6 };
  const { warnings } = single(monthly('2019-07-01', 16433, 326), 167_604, six);
  assert.deepEqual(warnings, [{ code: 'digit_too_many', field: '1.8.0', facts: { suggested: 16_760 } }]);
  const oneReading = single([past('2019-07-01', 16433)], 167_604, six);
  assert.equal(oneReading.warnings[0]?.code, 'digit_too_many');
});

test('a register of all energy moves like VT and MT together', () => {
  const all = register('1.8.0', { history: monthly('2019-07-01', 37385, 876) });
  const values = { '1.8.1': 16760, '1.8.2': 21500 };
  const registers = [all, vt, mt];
  assert.deepEqual(warningsOf({ registers, values: { ...values, '1.8.0': 38262 } }), []);
  assert.deepEqual(judge({ registers, values: { ...values, '1.8.0': 38360 } }).warnings, [
    { code: 'sum_apart', field: '1.8.0', facts: { use: 975, sum: 875 } },
  ]);
});

test('the constant of a transformer multiplies use and expectation', () => {
  const { warnings, counts } = single(monthly('2019-07-01', 1643, 33), 1676, { constant: 40 });
  assert.equal(counts[0]?.use, 1320);
  assert.deepEqual(warnings, []);
});

test('use runs on across an exchanged meter, and so does what is expected', () => {
  const old = register('1.8.0', { history: monthly('2019-07-01', 90_000, 300), removedOn: day('2019-07-16') });
  const fresh = register('1.8.0', {
    installedOn: day('2019-07-16'),
    carried: 90_150_000n,
    startState: 7,
    wholeDigits: 6,
  });
  const ask = (value: number) => judge({ registers: [old, fresh], values: { '1.8.0': value } });
  assert.deepEqual(ask(167).warnings, []);
  assert.equal(ask(167).counts[0]?.use, 310);
  assert.equal(ask(5000).warnings[0]?.code, 'above_expected');
  assert.equal(ask(6).refusals[0]?.code, 'below_start_state');
});

test('on the day of an exchange the final reading of the old meter is the one before', () => {
  const exchangedOn = day('2019-08-01');
  const final = past('2019-08-01', 90_310, { billMonth: monthOf(day('2019-07-01')) });
  const old = register('1.8.0', { history: [past('2019-07-01', 90_000), final], removedOn: exchangedOn });
  const fresh = register('1.8.0', { installedOn: exchangedOn, carried: 90_310_000n });
  const { counts, warnings } = judge({ registers: [fresh, old], values: { '1.8.0': 2 } });
  assert.deepEqual([counts[0]?.use, counts[0]?.days], [2, 0]);
  assert.deepEqual(warnings, []);
});

const inMidJune = (value: number) =>
  judge({ kind: 'own_record', readOn: day('2019-06-15'), values: { '1.8.1': value, '1.8.2': 20_700 } });

test('a day filled in later is compared with the readings on both sides', () => {
  assert.deepEqual(inMidJune(16_270).warnings, []);
  assert.deepEqual(inMidJune(16_434).warnings, [
    { code: 'higher_than_next', field: '1.8.1', facts: { nextValue: 16433, nextReadOn: '2019-07-01' } },
  ]);
  assert.equal(inMidJune(16_106).warnings[0]?.code, 'lower_than_last');
});

test('a day filled in before a known roll-over counts before it, and one after it counts after', () => {
  const history = [past('2019-06-01', 99_800), past('2019-07-01', 150, { turns: 1 })];
  const turnsOf = (value: number) =>
    judge({
      kind: 'own_record',
      readOn: day('2019-06-15'),
      registers: [register('1.8.0', { history })],
      values: { '1.8.0': value },
    }).counts[0]?.turns;
  assert.equal(turnsOf(99_950), 0);
  assert.equal(turnsOf(20), 1);
});

test('a day filled in on an exchanged meter is not above what it had counted in the end', () => {
  const old = register('1.8.0', { history: [past('2019-06-01', 5000)], removedOn: day('2019-07-16') });
  const fresh = register('1.8.0', { installedOn: day('2019-07-16'), carried: 5_300_000n });
  const { warnings } = judge({
    kind: 'own_record',
    readOn: day('2019-07-01'),
    registers: [old, fresh],
    values: { '1.8.0': 5301 },
  });
  assert.deepEqual(warnings, [{ code: 'higher_than_final', field: '1.8.0', facts: { exchangedOn: '2019-07-16' } }]);
});

test('a correction is not compared with the submission it replaces', () => {
  const readOn = day('2019-07-31');
  const billMonth = monthOf(firstOfMonth(readOn));
  const mistaken = past(readOn, 19_000, { billMonth });
  const registers = [register('1.8.1', { history: [...vt.history, mistaken] }), mt];
  const values = { '1.8.1': 16760, '1.8.2': 21500 };
  assert.deepEqual(warningsOf({ registers, values }), []);
  assert.deepEqual(warningsOf({ registers, values, kind: 'own_record' }), ['1.8.1: lower_than_last']);
  assert.deepEqual(warningsOf({ registers, values, readOn, kind: 'own_record' }), []);
});
