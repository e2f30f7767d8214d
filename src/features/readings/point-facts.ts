/** From rows to what the rules judge by. */
import { capacity, thousandths, type CounterReading } from '#kernel/counter.ts';
import type { Day } from '#kernel/day.ts';
import type { Period } from '#kernel/period.ts';
import type { RegisterCode } from '#kernel/register-codes.ts';
import type { PastReading, RegisterFacts } from './timeline.ts';

/** Days on which the account may see the point, the last one included. */
export type SupplyDays = Period;

/** A register as getPointFacts gives it; `carried` as decimal text in the register's unit. */
export type RegisterRow = {
  readonly code: RegisterCode;
  readonly wholeDigits: number;
  readonly constant: number;
  readonly startState: number;
  readonly carried: string;
  readonly meterId: number;
  readonly serial: string;
  readonly installedOn: Day;
  readonly removedOn: Day | null;
  readonly history: readonly PastReading[];
  /** The newest reading of the register where the account sees none of them: those of whoever lived there before. */
  readonly unseen: CounterReading | null;
};

/** What the rules see of a register, with the row that it came from. */
export type JudgedRegister = RegisterFacts & {
  readonly meterId: number;
  readonly serial: string;
  /** Turns of the counter before the first reading that the account may see: to be added to those of the rules. */
  readonly turnsBefore: number;
};

/** `values`: what was typed, by code. */
export function factsOf(rows: readonly RegisterRow[], values: Readonly<Record<string, number>>): JudgedRegister[] {
  return rows.map((row) => factsOfRow(row, values[row.code]));
}

/**
 * A customer who moves in must learn nothing from the readings of who lived there before, not even through a warning.
 * Yet a counter that has rolled over under the former tenant goes on counting: so the rules get the register as if it
 * had begun at zero after its last turn, and nothing else of that time.
 */
function factsOfRow({ unseen, carried, ...row }: RegisterRow, value: number | undefined): JudgedRegister {
  const turnsBefore = turnsUnseen(row, unseen, value);
  const total = thousandths(carried);
  if (turnsBefore === 0) return { ...row, carried: total, turnsBefore };
  const passed = turnsBefore * capacity(row.wholeDigits) - row.startState;
  return {
    ...row,
    startState: 0,
    carried: total + BigInt(Math.round(row.constant * 1000)) * BigInt(passed),
    turnsBefore,
  };
}

const NEAR_THE_TOP = 0.9;
const NEAR_THE_BOTTOM = 0.1;

function turnsUnseen(
  { wholeDigits }: Pick<RegisterRow, 'wholeDigits'>,
  unseen: CounterReading | null,
  value = 0,
): number {
  if (unseen === null) return 0;
  const top = capacity(wholeDigits);
  const rolledSince = unseen.value >= NEAR_THE_TOP * top && value <= NEAR_THE_BOTTOM * top;
  return unseen.turns + (rolledSince ? 1 : 0);
}
