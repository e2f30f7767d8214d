/** What a new reading finds in the ledger in its place: the same one, one that it replaces, or one that bars it. */
import { monthOf, type Day } from '#kernel/day.ts';
import type { Refusal } from '#kernel/refusal.ts';
import type { ListStandingRow } from './store.sql.ts';

/**
 * | code                | when                                                                               |
 * | ------------------- | ---------------------------------------------------------------------------------- |
 * | `handed_over`       | the bill, or the day, has a reading that billing already has [readOn]              |
 * | `counted_elsewhere` | the day has a reading that counts for another bill [billMonth of that one, readOn] |
 */
export type LedgerRefusalCode = 'handed_over' | 'counted_elsewhere';

export type NewValues = {
  readonly values: Readonly<Record<string, number>>;
  readonly readOn: Day;
  /** First day of the bill's month; null for an own record. */
  readonly billMonth: Day | null;
  readonly accountId: number;
};

export type Replacement = {
  /** The submission that says the same already. */
  readonly same: number | undefined;
  readonly refusals: readonly Refusal<LedgerRefusalCode>[];
  /** The readings that the new one ends. */
  readonly ids: readonly number[];
};

/**
 * `standing`: current readings of the same meter and kind, of the same day or for the same bill (listStanding).
 * The later submission for a bill replaces the earlier one, whatever day it is of (product.md, decision 4). A counter
 * shows one number a day: a day that counts for another bill already is not counted twice.
 */
export function replacedBy(standing: readonly ListStandingRow[], reading: NewValues): Replacement {
  return {
    same: sameSubmission(standing, reading),
    refusals: barsOf(standing, reading),
    ids: standing.map(({ id }) => id),
  };
}

function sameSubmission(
  standing: readonly ListStandingRow[],
  { values, readOn, accountId }: NewValues,
): number | undefined {
  const ofDay = standing.filter((row) => row.readOn === readOn && row.recordedBy === accountId);
  const first = ofDay[0]?.submissionId ?? undefined;
  const codes = Object.keys(values);
  const same =
    codes.length > 0 &&
    ofDay.length === codes.length &&
    ofDay.every((row) => row.submissionId === first && values[row.registerCode] === row.value);
  return same ? first : undefined;
}

function barsOf(standing: readonly ListStandingRow[], { readOn, billMonth }: NewValues): Refusal<LedgerRefusalCode>[] {
  const handedOver = standing.find((row) => row.handedOver);
  if (handedOver !== undefined) return [{ code: 'handed_over', field: 'readOn', facts: { readOn: handedOver.readOn } }];
  const elsewhere = standing.find(
    (row) => row.readOn === readOn && row.billMonth !== billMonth && row.billMonth !== null,
  );
  if (elsewhere === undefined || elsewhere.billMonth === null) return [];
  return [{ code: 'counted_elsewhere', field: 'readOn', facts: { billMonth: monthOf(elsewhere.billMonth), readOn } }];
}
