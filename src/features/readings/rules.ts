import { capacity } from '#kernel/counter.ts';
import { addDays, type Day, daysBetween } from '#kernel/day.ts';
import { contains, type Period } from '#kernel/period.ts';
import type { Refusal } from '#kernel/refusal.ts';
import { bookSubmission, type Booking, type BookingRule } from './booking.ts';
import { type Count, countOf } from './count.ts';
import { marksAround, type RegisterFacts, registersOn } from './timeline.ts';
import { type ReadingWarning, warningsOf } from './warnings.ts';

/**
 * May this reading be booked, and is it likely to be right? Pure: the day comes in as `receivedOn`.
 *
 * A refusal is final for what was typed; a warning (warnings.ts) is shown once and may be confirmed. The field is a
 * register's code or `readOn`. One refusal per field, facts in brackets, days as `YYYY-MM-DD`:
 *
 * | code                      | when                                                                 | source             |
 * | ------------------------- | -------------------------------------------------------------------- | ------------------ |
 * | `in_future`               | read after the day it is received [receivedOn]                       | product decision 3 |
 * | `too_old`                 | a submission more than 5 days old [days, mostDays, earliest]         | manual §6          |
 * | `no_meter`                | no meter was installed on that day [installedOn: the earliest known] | domain.md §4.3     |
 * | `outside_supply`          | not supplied on that day                                             | domain.md §4.3     |
 * | `before_operator_reading` | a submission for a day before the operator's last one [operatorReadOn] | domain.md §4.3   |
 * | `register_missing`        | the meter has this register and nothing was typed for it             | domain.md §4.3     |
 * | `register_unknown`        | the meter of that day has no such register                           | domain.md §4.2     |
 * | `not_whole`               | not a whole number from zero up                                      | manual §6          |
 * | `too_many_digits`         | the register cannot show it [wholeDigits, typedDigits]               | domain.md §4.2     |
 * | `below_start_state`       | below what the meter started with [startState, installedOn]          | domain.md §4.2     |
 *
 * The reading window refuses nothing: it is when a reading is asked for (product decision 1, against domain.md §4.3).
 */
export type ReadingRefusalCode =
  | 'in_future'
  | 'too_old'
  | 'no_meter'
  | 'outside_supply'
  | 'before_operator_reading'
  | 'register_missing'
  | 'register_unknown'
  | 'not_whole'
  | 'too_many_digits'
  | 'below_start_state';

export type ReadingRefusal = Refusal<ReadingRefusalCode>;

/** `submission`: sent for billing (oddaja); `own_record`: kept by the customer for himself (lastna evidenca). */
export type SubmittedKind = 'submission' | 'own_record';

export type ReadingToJudge<R extends RegisterFacts = RegisterFacts> = {
  readonly kind: SubmittedKind;
  /** Today, in the supplier's zone. */
  readonly receivedOn: Day;
  readonly readOn: Day;
  /** What was typed, by register code. */
  readonly values: Readonly<Record<string, number>>;
  /** All registers of the point that are read, those of earlier meters too: use runs on across an exchange. */
  readonly registers: readonly R[];
  /** When the point is supplied. The day that ends a supply still takes its closing reading. */
  readonly supply: readonly Period[];
  readonly lastOperatorReadOn?: Day | undefined;
  readonly bookingRule: Pick<BookingRule, 'lateUntilDay' | 'wholeMonthFromDay'>;
};

/** With refusals there is nothing else. Otherwise one count per register of the meter; the booking of a submission. */
export type Judgement<R extends RegisterFacts = RegisterFacts> = {
  readonly refusals: readonly ReadingRefusal[];
  readonly warnings: readonly ReadingWarning[];
  readonly counts: readonly Count<R>[];
  /** Null for an own record: it is never booked. */
  readonly booking: Booking | null;
};

/** A submission may be this many days old, both ends included (manual §6, product decision 3). */
export const MOST_DAYS_OLD = 5;

export function judgeReading<R extends RegisterFacts>(reading: ReadingToJudge<R>): Judgement<R> {
  const registers = registersOn(reading.registers, reading.readOn);
  const refusals = [...dayRefusals(reading, registers), ...valueRefusals(reading, registers)];
  if (refusals.length > 0) return refusedWith(refusals);
  const booking = reading.kind === 'submission' ? bookSubmission(reading.bookingRule, reading) : null;
  const counts = registers.map((register) => {
    const marks = marksAround(register, reading.registers, { ...reading, billMonth: booking?.billMonth ?? null });
    return countOf(register, marks, { value: reading.values[register.code] ?? 0, readOn: reading.readOn });
  });
  const belowStart = counts.flatMap(belowStartState);
  if (belowStart.length > 0) return refusedWith(belowStart);
  return { refusals: [], warnings: warningsOf(counts), counts, booking };
}

function refusedWith<R extends RegisterFacts>(refusals: readonly ReadingRefusal[]): Judgement<R> {
  return { refusals, warnings: [], counts: [], booking: null };
}

function dayRefusals(reading: ReadingToJudge, installed: readonly RegisterFacts[]): ReadingRefusal[] {
  const found = dayRefusal(reading, installed);
  return found ? [{ ...found, field: 'readOn' }] : [];
}

/** The first reason only: a day that is in the future need not be told that it is outside the supply as well. */
function dayRefusal(reading: ReadingToJudge, installed: readonly RegisterFacts[]): ReadingRefusal | undefined {
  const { receivedOn, readOn, lastOperatorReadOn } = reading;
  const submitted = reading.kind === 'submission';
  const days = daysBetween(readOn, receivedOn);
  if (days < 0) return { code: 'in_future', facts: { receivedOn } };
  if (submitted && days > MOST_DAYS_OLD) {
    return { code: 'too_old', facts: { days, mostDays: MOST_DAYS_OLD, earliest: addDays(receivedOn, -MOST_DAYS_OLD) } };
  }
  if (installed.length === 0) return noMeter(reading.registers);
  if (!reading.supply.some((period) => contains(period, readOn) || period.until === readOn)) {
    return { code: 'outside_supply' };
  }
  if (submitted && lastOperatorReadOn !== undefined && readOn < lastOperatorReadOn) {
    return { code: 'before_operator_reading', facts: { operatorReadOn: lastOperatorReadOn } };
  }
  return undefined;
}

function noMeter(registers: readonly RegisterFacts[]): ReadingRefusal {
  const [installedOn] = registers.map((register) => register.installedOn).toSorted();
  return installedOn === undefined ? { code: 'no_meter' } : { code: 'no_meter', facts: { installedOn } };
}

function valueRefusals(
  { values }: Pick<ReadingToJudge, 'values'>,
  installed: readonly RegisterFacts[],
): ReadingRefusal[] {
  if (installed.length === 0) return [];
  const known = new Set<string>(installed.map(({ code }) => code));
  const unknown = Object.keys(values).filter((code) => !known.has(code));
  return [
    ...installed.flatMap((register) => valueRefusal(register, values[register.code]) ?? []),
    ...unknown.map((field): ReadingRefusal => ({ code: 'register_unknown', field })),
  ];
}

function valueRefusal({ code: field, wholeDigits }: RegisterFacts, value?: number): ReadingRefusal | undefined {
  if (value === undefined) return { code: 'register_missing', field };
  if (!Number.isSafeInteger(value) || value < 0) return { code: 'not_whole', field };
  if (value < capacity(wholeDigits)) return undefined;
  return { code: 'too_many_digits', field, facts: { wholeDigits, typedDigits: String(value).length } };
}

/** A meter cannot show less than it started with, unless its counter has begun anew. */
function belowStartState({ register, total }: Count): ReadingRefusal[] {
  if (total >= register.carried) return [];
  const { code: field, startState, installedOn } = register;
  return [{ code: 'below_start_state', field, facts: { startState, installedOn } }];
}
