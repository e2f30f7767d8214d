/** What was recomputed beside what was billed: charge by charge, equal within a cent or not, and by how much. */
import { lineGroups, type Charge, type LineGroup } from '#features/tariffs/index.ts';
import { lineNet, type Cents } from '#kernel/money.ts';
import type { Outcome } from '#kernel/refusal.ts';
import type { NotRecomputed, RecomputedLine } from './charge-lines.ts';
import type { BilledLine } from './facts.ts';

/** A charge of a point (null: of the contract as a whole), recomputed or not. */
export type Attempt = {
  readonly pointId: number | null;
  readonly charge: Charge;
  readonly block: number | null;
  readonly lines: Outcome<readonly RecomputedLine[], NotRecomputed>;
};

/**
 * `equal` and `differs`: recomputed, and within a cent or not. `as_billed`: only the bill's own multiplication could
 * be checked, and it is right. `not_billed`: it should be on the bill and is not.
 */
export type Verdict = 'equal' | 'differs' | 'as_billed' | 'not_billed';

export type ComparedCharge = {
  readonly pointId: number | null;
  readonly group: LineGroup;
  readonly code: string;
  readonly block: number | null;
  readonly unit: BilledLine['unit'];
  readonly verdict: Verdict;
  /** Empty where it could not be recomputed; `reason` then says why. */
  readonly lines: readonly RecomputedLine[];
  readonly reason: NotRecomputed | undefined;
  readonly billed: readonly BilledLine[];
  readonly recomputedNet: Cents;
  readonly billedNet: Cents;
  /** Billed less recomputed: positive where the customer was charged more. */
  readonly difference: Cents;
};

/** Differences up to here come from rounding in another order. */
export const TOLERATED: Cents = 1;

/** All charges of bill and recomputation, in the order of the bill's groups and lines. */
export function compared(attempts: readonly Attempt[], billed: readonly BilledLine[]): readonly ComparedCharge[] {
  const keys = new Set([...billed.map(keyOf), ...attempts.map(attemptKey)]);
  const tried = Map.groupBy(attempts, attemptKey);
  const found = Map.groupBy(billed, keyOf);
  const charges = [...keys].map((key) => comparedOne(tried.get(key) ?? [], found.get(key) ?? []));
  return charges
    .filter((charge) => charge !== undefined)
    .toSorted((one, other) => lineGroups.indexOf(one.group) - lineGroups.indexOf(other.group));
}

function comparedOne(attempts: readonly Attempt[], billed: readonly BilledLine[]): ComparedCharge | undefined {
  const { lines, reason } = outcomeOf(attempts);
  const [line] = billed;
  const [attempt] = attempts;
  const like = line ?? (attempt && { ...attempt, ...attempt.charge, unit: attempt.charge.unit });
  if (like === undefined) return undefined;
  const isRecomputed = reason === undefined;
  const recomputedNet = sum(isRecomputed ? lines.map(({ net }) => net) : billed.map(multiplied));
  const billedNet = sum(billed.map(({ net }) => net));
  const difference = billedNet - recomputedNet;
  // nothing to pay for and nothing billed: no word about it
  if (billed.length === 0 && (!isRecomputed || recomputedNet === 0)) return undefined;
  const { pointId, group, code, block, unit } = like;
  const verdict = verdictOf({ difference, isRecomputed, isBilled: billed.length > 0 });
  return { pointId, group, code, block, unit, verdict, lines, reason, billed, recomputedNet, billedNet, difference };
}

function verdictOf(charge: { difference: Cents; isRecomputed: boolean; isBilled: boolean }): Verdict {
  if (Math.abs(charge.difference) > TOLERATED) return charge.isBilled ? 'differs' : 'not_billed';
  return charge.isRecomputed ? 'equal' : 'as_billed';
}

function outcomeOf(attempts: readonly Attempt[]): {
  lines: readonly RecomputedLine[];
  reason: NotRecomputed | undefined;
} {
  const lines: RecomputedLine[] = [];
  for (const { lines: tried } of attempts) {
    if (!tried.ok) return { lines: [], reason: tried.refusals[0].code };
    lines.push(...tried.value);
  }
  return { lines, reason: attempts.length === 0 ? 'unknown_charge' : undefined };
}

function multiplied({ quantity, priceMicro }: BilledLine): Cents {
  return lineNet(quantity, priceMicro);
}

function keyOf({ pointId, code, block }: Pick<BilledLine, 'pointId' | 'code' | 'block'>): string {
  return JSON.stringify([pointId, code, block]);
}

function attemptKey({ pointId, charge, block }: Attempt): string {
  return keyOf({ pointId, code: charge.code, block });
}

function sum(amounts: readonly Cents[]): Cents {
  return amounts.reduce((total, amount) => total + amount, 0);
}
