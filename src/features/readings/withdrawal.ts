/** *Briši*: a customer takes back a reading that billing does not have yet. */
import { audit } from '#features/audit/index.ts';
import { transaction, violatedConstraint, type Pool, type Tx } from '#platform/db/pool.ts';
import { orNotFound } from '#platform/http/exchange.ts';
import { findWithdrawable, type FindWithdrawableRow } from './list.sql.ts';
import { endReadings, lockPoint } from './store.sql.ts';
import type { Sender } from './submission.ts';

/** Why a reading cannot be withdrawn; undefined where it can, and where it is withdrawn already. */
export type WithdrawalBar = 'handed_over' | 'replaced';

export type WithdrawalResult =
  { readonly outcome: 'withdrawn' } | { readonly outcome: 'barred'; readonly by: WithdrawalBar };

/** What is sent together is taken back together: half a submission would be a reading with a register missing. */
export function barOf({ registers }: Pick<FindWithdrawableRow, 'registers'>): WithdrawalBar | undefined {
  if (registers.some((register) => register.handedOver)) return 'handed_over';
  return registers.some(({ state }) => state === 'replaced') ? 'replaced' : undefined;
}

/**
 * Withdraws all readings of the submission that the reading is of. They stay in the ledger; what they replaced does not
 * come back. Done twice it says the same. Throws NotFound for a reading that the account did not send or may not see.
 */
export async function withdrawReading(
  pool: Pool,
  { readingId, sender }: { readingId: number; sender: Omit<Sender, 'today'> },
): Promise<WithdrawalResult> {
  try {
    return await transaction(pool, (tx) => withdrawIn(tx, readingId, sender));
  } catch (error) {
    if (violatedConstraint(error) !== 'readings_stay_handed_over') throw error;
    return { outcome: 'barred', by: 'handed_over' };
  }
}

async function withdrawIn(tx: Tx, readingId: number, sender: Omit<Sender, 'today'>): Promise<WithdrawalResult> {
  const { accountId, now, origin } = sender;
  const sought = { accountId, id: readingId };
  const { meteringPointId } = orNotFound(await findWithdrawable(tx, sought));
  await lockPoint(tx, { pointId: meteringPointId, accountId });
  const found = orNotFound(await findWithdrawable(tx, sought));
  const by = barOf(found);
  if (by !== undefined) return { outcome: 'barred', by };
  const ids = found.registers.filter(({ state }) => state === 'current').map(({ id }) => id);
  if (ids.length === 0) return { outcome: 'withdrawn' };
  await endReadings(tx, { pointId: meteringPointId, ids, state: 'withdrawn', now, accountId });
  await audit(tx, {
    at: now,
    accountId,
    action: 'reading withdrawn',
    subject: `submission ${found.submissionId}`,
    facts: { pointId: meteringPointId, readings: ids.length },
    origin,
  });
  return { outcome: 'withdrawn' };
}
