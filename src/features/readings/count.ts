import { capacity, type CounterReading, inUnits, registerTotal, type Thousandths } from '#kernel/counter.ts';
import { type Day, daysBetween } from '#kernel/day.ts';
import { unitOf } from '#kernel/register-codes.ts';
import { type Expectation, expectedUse } from './plausibility.ts';
import type { Mark, RegisterFacts } from './timeline.ts';

/** What a typed value means on its register: how often it has rolled over, and how much has passed since the last reading. */
export type Count<R extends RegisterFacts = RegisterFacts> = {
  readonly register: R;
  readonly value: number;
  readonly turns: number;
  readonly total: Thousandths;
  /** The reading before it of the same code, on whatever meter; undefined for the first one. */
  readonly last: Mark | undefined;
  /** What this meter showed before: its last reading, or its start state on the day it was installed. */
  readonly before: CounterReading & { readonly readOn: Day };
  /** The next known total of the same code, when older days are filled in. */
  readonly next: Mark | undefined;
  /** Use since `last` in units, and in days; undefined without it. Negative when the counter went back. */
  readonly use: number | undefined;
  readonly days: number | undefined;
  readonly expected: Expectation | undefined;
};

/** A register that has not come this far has not rolled over (domain.md §4.2: "only if old is near the top"). */
const NEAR_THE_TOP = 0.9;
const NEAR_THE_BOTTOM = 0.1;
/** A mistyped number after a roll-over is still a roll-over; a use of far more than expected is a mistyped number. */
const ROLL_OVER_SLACK = 3;

/** Places a value among the marks of its code. Marks are sorted by day and hold nothing of this meter on the day itself. */
export function countOf<R extends RegisterFacts>(
  register: R,
  marks: readonly Mark[],
  { value, readOn }: { readonly value: number; readonly readOn: Day },
): Count<R> {
  const last = marks.findLast((mark) => mark.reading && mark.readOn <= readOn);
  const next = marks.find((mark) => mark.readOn > readOn);
  const before = last?.register === register && last.reading ? last.reading : installed(register);
  const expected = last && expectedUse(marks, spanTo(readOn, last, register));
  const once = { value, turns: before.turns + 1 };
  const rolled = value < before.value && rollsOver({ register, before, last, next, expected }, once);
  const turns = rolled ? once.turns : before.turns;
  const total = registerTotal(register, { value, turns });
  return {
    register,
    value,
    turns,
    total,
    last,
    before,
    next,
    use: last && inUnits(total - last.total),
    days: last && daysBetween(last.readOn, readOn),
    expected,
  };
}

/** Whether the register rolled over since what it showed before, rather than being typed wrong. */
export function hasRolledOver(count: Count): boolean {
  return count.turns > count.before.turns;
}

/**
 * Below the start state of a meter that nobody has read yet there is nothing else that it can be, so the use is not
 * asked for; later on "lower than the last reading" is the other answer, and the use decides.
 */
function rollsOver(
  { register, before, last, next, expected }: Pick<Count, 'register' | 'before' | 'last' | 'next' | 'expected'>,
  reading: CounterReading,
): boolean {
  const total = registerTotal(register, reading);
  if (next) return total <= next.total;
  const top = capacity(register.wholeDigits);
  if (before.value < NEAR_THE_TOP * top) return false;
  const firstOfMeter = last?.register !== register;
  if (firstOfMeter || !expected) return reading.value <= NEAR_THE_BOTTOM * top;
  return inUnits(total - last.total) <= ROLL_OVER_SLACK * expected.high;
}

function spanTo(readOn: Day, last: Mark, register: RegisterFacts) {
  return { from: last.readOn, to: readOn, unit: unitOf(register.code), step: register.constant };
}

function installed({ startState, installedOn }: RegisterFacts): CounterReading & { readOn: Day } {
  return { value: startState, turns: 0, readOn: installedOn };
}
