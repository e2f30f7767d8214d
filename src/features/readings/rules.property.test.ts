import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { capacity, carriedAfterExchange, inUnits, registerTotal } from '#kernel/counter.ts';
import { addDays, type Day, parseDay } from '#kernel/day.ts';
import { judgeReading, type ReadingToJudge } from './rules.ts';
import type { PastReading, RegisterFacts } from './timeline.ts';

const START: Day = parseDay('2019-01-01') ?? assert.fail();
const common = {
  kind: 'submission',
  supply: [{ from: START, until: null }],
  bookingRule: { lateUntilDay: 3, wholeMonthFromDay: 21 },
} as const satisfies Partial<ReadingToJudge>;

const register = (more: Partial<RegisterFacts>): RegisterFacts => ({
  code: '1.8.0',
  wholeDigits: 5,
  constant: 1,
  startState: 0,
  carried: 0n,
  installedOn: START,
  removedOn: null,
  history: [],
  ...more,
});

/** A home: how much it uses a day, and the meters it has had, each read every few weeks for a while. */
const anyReadings = fc.array(
  fc.record({
    days: fc.integer({ min: 20, max: 45 }),
    percent: fc.integer({ min: 60, max: 150 }),
    age: fc.nat({ max: 5 }),
  }),
  { minLength: 1, maxLength: 20 },
);
const anyMeter = fc.integer({ min: 5, max: 9 }).chain((wholeDigits) =>
  fc.record({
    wholeDigits: fc.constant(wholeDigits),
    startState: fc.oneof(
      fc.nat({ max: capacity(wholeDigits) - 1 }),
      fc.nat({ max: 3000 }).map((below) => capacity(wholeDigits) - 1 - below),
    ),
    constant: fc.integer({ min: 1000, max: 50_000 }).map((thousandths) => thousandths / 1000),
    readings: anyReadings,
  }),
);

test('no plausible life of meters is ever refused, and its differences add up to what was counted, exactly', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      fc.array(anyMeter, { minLength: 1, maxLength: 3 }),
      (daily, meters) => {
        const registers: RegisterFacts[] = [];
        let today = START;
        let counted = 0n;
        let carried = 0n;
        for (const { readings, ...kind } of meters) {
          const history: PastReading[] = [];
          const current = register({ ...kind, carried, installedOn: today, history });
          let shown = kind.startState;
          for (const { days, percent, age } of readings) {
            today = addDays(today, days);
            const step = Math.round((daily * days * percent) / 100 / kind.constant);
            shown = (shown + step) % capacity(kind.wholeDigits);
            counted += BigInt(Math.round(kind.constant * 1000)) * BigInt(step);
            const judged = judgeReading({
              ...common,
              receivedOn: addDays(today, age),
              readOn: today,
              values: { '1.8.0': shown },
              registers: [...registers, current],
            });
            assert.deepEqual(judged.refusals, []);
            const [count] = judged.counts;
            assert.equal(count?.total, counted);
            assert.ok((count.use ?? 0) >= 0);
            history.push({ readOn: today, value: shown, turns: count.turns, billMonth: null });
          }
          carried = carriedAfterExchange(current, shown, history.at(-1));
          today = addDays(today, 1);
          registers.push({ ...current, removedOn: today });
        }
      },
    ),
    { numRuns: 200 },
  );
});

const anyHistory = fc.record({
  value: fc.integer({ min: 0, max: 99_999 }),
  uses: fc.array(fc.integer({ min: 0, max: 1500 }), { maxLength: 14 }),
});
type History = { readonly value: number; readonly uses: readonly number[] };
type Home = { readonly vt: History; readonly mt: History };

const historyOf = ({ value, uses }: History): PastReading[] => {
  let shown = value;
  const readings = [{ readOn: START, value: shown, turns: 0, billMonth: null }];
  for (const [index, use] of uses.entries()) {
    shown = Math.min(99_999, shown + use);
    readings.push({ readOn: addDays(START, 30 * (index + 1)), value: shown, turns: 0, billMonth: null });
  }
  return readings;
};
const anyTyped = fc.integer({ min: 0, max: 99_999 });
const readOn = addDays(START, 450);

test('a use below zero is never taken without a question', () => {
  fc.assert(
    fc.property(anyHistory, anyTyped, (history, value) => {
      const { counts, warnings } = judgeReading({
        ...common,
        receivedOn: readOn,
        readOn,
        values: { '1.8.0': value },
        registers: [register({ history: historyOf(history) })],
      });
      const use = counts[0]?.use ?? 0;
      assert.equal(use, inUnits((counts[0]?.total ?? 0n) - (counts[0]?.last?.total ?? 0n)));
      assert.ok(use >= 0 || warnings.length === 1);
      assert.ok(warnings.length <= 1);
    }),
  );
});

/** Typed at random, or as a swap would be typed: each value a plausible step from the other's last one. */
const anyHome = fc
  .record({
    vt: anyHistory,
    mt: anyHistory,
    step: fc.nat({ max: 1000 }),
    far: fc.tuple(anyTyped, anyTyped),
    wild: fc.boolean(),
  })
  .map(({ vt, mt, step, far, wild }) => {
    const after = (history: History) => Math.min(99_999, (historyOf(history).at(-1)?.value ?? 0) + step);
    return { home: { vt, mt }, typed: wild ? far : ([after(mt), after(vt)] as [number, number]) };
  });

const swapsFound = ({ vt, mt }: Home, [high, low]: readonly [number, number]) =>
  judgeReading({
    ...common,
    receivedOn: readOn,
    readOn,
    values: { '1.8.1': high, '1.8.2': low },
    registers: [
      register({ code: '1.8.1', history: historyOf(vt) }),
      register({ code: '1.8.2', history: historyOf(mt) }),
    ],
  }).warnings.filter(({ code }) => code === 'swapped').length;

test('a swap is seen from both sides, and its correction is not a swap', () => {
  fc.assert(
    fc.property(anyHome, ({ home, typed: [high, low] }) => {
      const found = swapsFound(home, [high, low]);
      assert.ok(found === 0 || found === 2);
      assert.equal(swapsFound({ vt: home.mt, mt: home.vt }, [low, high]), found);
      if (found > 0) assert.equal(swapsFound(home, [low, high]), 0);
    }),
  );
});

test('whatever number is typed, the answer is a judgement and not an exception', () => {
  const anyNumber = fc.oneof(fc.double(), fc.integer(), fc.maxSafeInteger(), anyTyped);
  fc.assert(
    fc.property(anyNumber, anyHistory, fc.integer({ min: -40, max: 40 }), (value, history, age) => {
      const held = register({ history: historyOf(history) });
      const { refusals, counts, booking } = judgeReading({
        ...common,
        receivedOn: readOn,
        readOn: addDays(readOn, -age),
        values: { '1.8.0': value },
        registers: [held],
      });
      const [count] = counts;
      assert.equal(count === undefined, refusals.length > 0);
      assert.equal(booking === null, refusals.length > 0);
      if (count) assert.equal(count.total, registerTotal(held, { value, turns: count.turns }));
    }),
  );
});

test('a day filled in between two readings that fits between them splits their difference without a remainder', () => {
  const anyWay = fc.record({
    start: anyTyped,
    first: fc.nat({ max: 9000 }),
    second: fc.nat({ max: 9000 }),
    days: fc.integer({ min: 1, max: 59 }),
  });
  fc.assert(
    fc.property(anyWay, ({ start, first, second, days }) => {
      const at = (steps: number) => ({
        value: (start + steps) % 100_000,
        turns: Math.floor((start + steps) / 100_000),
      });
      const history = [
        { readOn: START, ...at(0), billMonth: null },
        { readOn: addDays(START, 60), ...at(first + second), billMonth: null },
      ];
      const { counts, warnings } = judgeReading({
        ...common,
        kind: 'own_record',
        receivedOn: readOn,
        readOn: addDays(START, days),
        values: { '1.8.0': at(first).value },
        registers: [register({ history })],
      });
      assert.equal(counts[0]?.turns, at(first).turns);
      assert.equal(counts[0].use, first);
      assert.ok(!warnings.some(({ code }) => code === 'higher_than_next' || code === 'lower_than_last'));
    }),
  );
});
