/** The supplier's side of calls: when to call, whom, and what came of it. */
import { audit, recordAccess } from '#features/audit/index.ts';
import { transaction, type Pool } from '#platform/db/pool.ts';
import { decideCallBack, findCallBackToMake, type FindCallBackToMakeRow } from '../call-backs/store.sql.ts';
import type { Look } from './desk.ts';

export { listWaitingCallBacks, type ListWaitingCallBacksRow } from '../call-backs/store.sql.ts';

/** Whom to call and about what. Looking is put on record. */
export async function lookAtCall(pool: Pool, id: number, look: Look): Promise<FindCallBackToMakeRow | undefined> {
  const { now: at, who, reason } = look;
  return transaction(pool, async (tx) => {
    const call = await findCallBackToMake(tx, { id });
    if (call !== undefined) await recordAccess(tx, { at, accountId: call.accountId, who, what: 'call_backs', reason });
    return call;
  });
}

/** What came of a call. `note` is read by the customer. False where it does not wait (any more). */
export async function settleCall(
  pool: Pool,
  id: number,
  outcome: Look & { readonly state: 'done' | 'missed'; readonly note: string },
): Promise<boolean> {
  const { state, note, now, who, reason } = outcome;
  return transaction(pool, async (tx) => {
    const decided = await decideCallBack(tx, { id, state, note, now });
    if (decided === undefined) return false;
    const { accountId } = decided;
    await recordAccess(tx, { at: now, accountId, who, what: 'call_back_answer', reason });
    await audit(tx, { at: now, accountId: null, action: `call back ${state}`, subject: `call back ${id}` });
    return true;
  });
}
