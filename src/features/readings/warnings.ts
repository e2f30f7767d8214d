import type { Refusal } from '#kernel/refusal.ts';
import { type RegisterCode, unitOf } from '#kernel/register-codes.ts';
import { type Count, hasRolledOver } from './count.ts';
import { digitTooMany, sumApart, swapped, totalTyped } from './mixups.ts';
import { toleratedUse } from './plausibility.ts';

/**
 * What is odd about a reading and may still be right: shown once with its facts, then taken if confirmed. The field is
 * the register's code. Facts in brackets; days as `YYYY-MM-DD`, use in units of the register.
 *
 * | code                  | when                                                                                       |
 * | --------------------- | ------------------------------------------------------------------------------------------ |
 * | `swapped`             | VT and MT in each other's field [suggested]                                                |
 * | `total_typed`         | VT + MT typed as one of them [suggested]                                                   |
 * | `digit_too_many`      | the decimal typed as well [suggested]                                                      |
 * | `lower_than_last`     | below what the meter showed before [lastValue, lastReadOn]                                 |
 * | `higher_than_next`    | above a later reading that is already known [nextValue, nextReadOn]                        |
 * | `higher_than_final`   | above what the meter had counted when it was exchanged [exchangedOn]                       |
 * | `rolled_over`         | below the last one, because the counter began anew [lastValue, lastReadOn, use]            |
 * | `sum_apart`           | 1.8.0 moved by something else than VT and MT together [use, sum]                           |
 * | `no_use`              | nothing used in a time in which something usually is [lastReadOn, days]                    |
 * | `above_expected`      | more than to be expected [use, low, high, days, lastReadOn, basis last_year/recent_months] |
 * | `below_expected`      | less than to be expected [the same]                                                        |
 */
export type ReadingWarningCode =
  | 'swapped'
  | 'total_typed'
  | 'digit_too_many'
  | 'lower_than_last'
  | 'higher_than_next'
  | 'higher_than_final'
  | 'rolled_over'
  | 'sum_apart'
  | 'no_use'
  | 'above_expected'
  | 'below_expected';

export type ReadingWarning = Refusal<ReadingWarningCode>;

/** A display that has not moved is odd after a week, unless next to nothing is used there anyway. */
const UNMOVED_DAYS = 7;
const NEXT_TO_NOTHING = 0.25;

/** The most telling warning of each register, in the order of the registers; none for those that look right. */
export function warningsOf(counts: readonly Count[]): ReadingWarning[] {
  return counts
    .map((count) => mixup(count, counts) ?? oddStep(count) ?? oddUse(count))
    .filter((found) => found !== undefined);
}

function mixup(count: Count, counts: readonly Count[]): ReadingWarning | undefined {
  const vt = counts.find(({ register }) => register.code === '1.8.1');
  const mt = counts.find(({ register }) => register.code === '1.8.2');
  if (vt && mt && (count === vt || count === mt)) {
    const right = swapped(vt, mt);
    if (right) return warning(count, 'swapped', { suggested: count === vt ? right.vt : right.mt });
    const part = totalTyped(count, count === vt ? mt : vt);
    if (part !== undefined) return warning(count, 'total_typed', { suggested: part });
  }
  const meant = digitTooMany(count);
  if (meant !== undefined) return warning(count, 'digit_too_many', { suggested: meant });
  const sum = vt && mt && count.register.code === '1.8.0' ? sumApart(count, vt, mt) : undefined;
  return sum === undefined ? undefined : warning(count, 'sum_apart', { use: count.use ?? 0, sum });
}

/** A counter that moved in a way in which counters seldom move. */
function oddStep(count: Count): ReadingWarning | undefined {
  const { before, next, total, value } = count;
  const facts = { lastValue: before.value, lastReadOn: before.readOn };
  const rolled = hasRolledOver(count);
  if (!rolled && value < before.value) return warning(count, 'lower_than_last', facts);
  if (next && total > next.total) return higherThanNext(count, next);
  if (!rolled) return undefined;
  return warning(count, 'rolled_over', count.use === undefined ? facts : { ...facts, use: count.use });
}

function higherThanNext(count: Count, { reading, readOn }: NonNullable<Count['next']>): ReadingWarning {
  if (!reading) return warning(count, 'higher_than_final', { exchangedOn: readOn });
  return warning(count, 'higher_than_next', { nextValue: reading.value, nextReadOn: readOn });
}

/** A use that is odd for the season, or none at all. */
function oddUse(count: Count): ReadingWarning | undefined {
  const { use, days, last, expected } = count;
  if (use === undefined || days === undefined || !last) return undefined;
  const lastReadOn = last.readOn;
  if (use === 0) return isOddlyStill(count, days) ? warning(count, 'no_use', { lastReadOn, days }) : undefined;
  if (!expected) return undefined;
  const facts = { use, low: expected.low, high: expected.high, days, lastReadOn, basis: expected.basis };
  if (use > expected.high) return warning(count, 'above_expected', facts);
  return use < expected.low ? warning(count, 'below_expected', facts) : undefined;
}

function isOddlyStill({ register, expected }: Count, days: number): boolean {
  const tolerated = toleratedUse(unitOf(register.code), register.constant);
  return days >= UNMOVED_DAYS && (!expected || expected.usual > NEXT_TO_NOTHING * tolerated);
}

function warning(
  { register }: { readonly register: { readonly code: RegisterCode } },
  code: ReadingWarningCode,
  facts: NonNullable<Refusal['facts']>,
): ReadingWarning {
  return { code, field: register.code, facts };
}
