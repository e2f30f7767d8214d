import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  capacity,
  carriedAfterExchange,
  type CounterReading,
  type CounterRegister,
  difference,
  inUnits,
  registerTotal,
  thousandths,
  turnsAfter,
} from './counter.ts';

const plain: CounterRegister = { startState: 0, constant: 1, carried: 0n, wholeDigits: 5 };

/** A life of meters in one place: each counts some steps, rolls over as it must, and is then exchanged. */
const anyMeter = fc
  .record({ wholeDigits: fc.integer({ min: 4, max: 9 }), ratio: fc.integer({ min: 1, max: 10_000_000 }) })
  .chain(({ wholeDigits, ratio }) =>
    fc.record({
      wholeDigits: fc.constant(wholeDigits),
      constant: fc.constant(ratio / 1000),
      startState: fc.nat({ max: capacity(wholeDigits) - 1 }),
      steps: fc.array(fc.nat({ max: capacity(wholeDigits) - 1 }), { minLength: 1, maxLength: 8 }),
    }),
  );

test('the manual’s example: 16433 after 16107 is a difference of 326', () => {
  const before = registerTotal(plain, { value: 16107, turns: 0 });
  const after = registerTotal(plain, { value: 16433, turns: 0 });
  assert.equal(inUnits(difference(after, before)), 326);
});

test('a counter that passes 99999 goes on', () => {
  const before = { value: 99950, turns: 0 };
  const turns = turnsAfter(before, 120);
  assert.equal(turns, 1);
  const used = difference(registerTotal(plain, { value: 120, turns }), registerTotal(plain, before));
  assert.equal(inUnits(used), 170);
});

test('the constant multiplies differences, to three decimals exactly', () => {
  const register = { ...plain, constant: 0.1 };
  const used = difference(
    registerTotal(register, { value: 3, turns: 0 }),
    registerTotal(register, { value: 0, turns: 0 }),
  );
  assert.equal(used, 300n);
  assert.equal(inUnits(used), 0.3);
});

test('an exchanged meter hands its total on, and the new one starts where it starts', () => {
  const carried = carriedAfterExchange(plain, 50_200, { value: 50_000, turns: 0 });
  const next = { startState: 12, constant: 1, carried, wholeDigits: 6 };
  const used = difference(
    registerTotal(next, { value: 112, turns: 0 }),
    registerTotal(plain, { value: 50_000, turns: 0 }),
  );
  assert.equal(inUnits(used), 300);
});

test('a final state below the last reading means one more roll-over', () => {
  assert.equal(carriedAfterExchange(plain, 40, { value: 99_990, turns: 2 }), 300_040_000n);
});

test('a meter exchanged before its first reading carries what it counted since its start state', () => {
  assert.equal(carriedAfterExchange({ ...plain, startState: 100 }, 350), 250_000n);
  assert.equal(carriedAfterExchange({ ...plain, startState: 99_900 }, 50), 150_000n);
});

test('differences add up to everything that was counted, across exchanges and roll-overs, exactly', () => {
  fc.assert(
    fc.property(fc.array(anyMeter, { minLength: 1, maxLength: 4 }), (meters) => {
      let carried = 0n;
      let previousTotal = 0n;
      let sumOfDifferences = 0n;
      let counted = 0n;
      for (const meter of meters) {
        const register = { ...meter, carried };
        let last: CounterReading = { value: meter.startState, turns: 0 };
        for (const step of meter.steps) {
          const value = (last.value + step) % capacity(meter.wholeDigits);
          last = { value, turns: turnsAfter(last, value) };
          const total = registerTotal(register, last);
          assert.ok(total >= previousTotal);
          sumOfDifferences += difference(total, previousTotal);
          counted += BigInt(Math.round(meter.constant * 1000)) * BigInt(step);
          previousTotal = total;
        }
        carried = carriedAfterExchange(register, last.value, last);
      }
      assert.equal(sumOfDifferences, counted);
      assert.equal(carried, counted);
    }),
  );
});

test('decimals from the database become exact thousandths', () => {
  assert.equal(thousandths('1234.500'), 1_234_500n);
  assert.equal(thousandths('0'), 0n);
  assert.equal(thousandths('-0.25'), -250n);
  assert.equal(thousandths('999999999999.999'), 999_999_999_999_999n);
  for (const text of ['', '1.', '1e3', '1.2345', 'NaN', ' 1']) assert.throws(() => thousandths(text), RangeError, text);
});
