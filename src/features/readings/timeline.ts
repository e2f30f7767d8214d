import { type CounterReading, type CounterRegister, registerTotal } from '#kernel/counter.ts';
import { type Day, type Month } from '#kernel/day.ts';
import { contains } from '#kernel/period.ts';
import type { RegisterCode } from '#kernel/register-codes.ts';
import type { KnownTotal } from './plausibility.ts';

/** A reading that stands in the ledger, of any kind and source; replaced and withdrawn ones are left out. */
export type PastReading = CounterReading & {
  readonly readOn: Day;
  /** The bill that it counts for, if it is a customer's submission; null for every other reading. */
  readonly billMonth: Month | null;
};

/** One register of one meter of a metering point, with its readings of the last 26 months or so, in any order. */
export type RegisterFacts = CounterRegister & {
  readonly code: RegisterCode;
  readonly installedOn: Day;
  /** First day on which the meter was no longer there; null while it is. */
  readonly removedOn: Day | null;
  readonly history: readonly PastReading[];
};

/** A known total of a register code: by a reading, or (`reading` undefined) by the exchange that began this meter. */
export type Mark = KnownTotal & { readonly register: RegisterFacts; readonly reading: PastReading | undefined };

/** A reading about to enter the ledger: its day, and the bill whose earlier submission it replaces, if any. */
export type NewReading = { readonly readOn: Day; readonly billMonth: Month | null };

/** The registers of the meter that was there on the day: the fields that a reading of that day has. */
export function registersOn<R extends RegisterFacts>(registers: readonly R[], day: Day): R[] {
  return registers.filter(({ installedOn, removedOn }) => contains({ from: installedOn, until: removedOn }, day));
}

/**
 * All that is known of a register's code, across the point's meters, by day. Left out is what the new reading will
 * stand in place of: this meter's submission for the same bill, and what was read from it on the very day.
 */
export function marksAround(
  register: RegisterFacts,
  registers: readonly RegisterFacts[],
  { readOn, billMonth }: NewReading,
): Mark[] {
  const sameCode = registers
    .filter(({ code }) => code === register.code)
    .toSorted((one, other) => compareDays(one.installedOn, other.installedOn));
  return sameCode
    .flatMap(marksOf)
    .filter(({ reading, register: { installedOn } }) => {
      if (!reading || installedOn !== register.installedOn) return true;
      const replaced = billMonth !== null && reading.billMonth === billMonth;
      return reading.readOn !== readOn && !replaced;
    })
    .toSorted((one, other) => compareDays(one.readOn, other.readOn));
}

/** A meter that took another's place begins with a known total; when the first one was read before, nobody knows. */
function marksOf(register: RegisterFacts, index: number): Mark[] {
  const marks = register.history.map((reading): Mark => {
    return { readOn: reading.readOn, total: registerTotal(register, reading), register, reading };
  });
  if (index > 0) marks.unshift({ readOn: register.installedOn, total: register.carried, register, reading: undefined });
  return marks;
}

function compareDays(one: Day, other: Day): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
