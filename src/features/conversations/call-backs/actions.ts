/** Asking for a call, and taking that back. */
import type { CustomerVisit } from '#features/accounts/index.ts';
import { audit } from '#features/audit/index.ts';
import { transaction, type Pool } from '#platform/db/pool.ts';
import type { TypedCallBack } from './input.ts';
import { cancelCallBack, insertCallBack } from './store.sql.ts';

/** False where a call waits already. */
export async function bookCall(
  pool: Pool,
  { phone, topic, slot, text }: TypedCallBack,
  { account, now, ip, language }: CustomerVisit,
): Promise<boolean> {
  return transaction(pool, async (tx) => {
    const row = { accountId: account.id, language, phone, topic, body: text, ...slot, now };
    const made = await insertCallBack(tx, row);
    if (made === undefined) return false;
    const subject = `call back ${made.id}`;
    await audit(tx, { at: now, accountId: account.id, action: 'call back asked for', subject, origin: ip });
    return true;
  });
}

/** False where it does not wait (any more). */
export async function cancelCall(pool: Pool, id: number, { account, now, ip }: CustomerVisit): Promise<boolean> {
  return transaction(pool, async (tx) => {
    if ((await cancelCallBack(tx, { accountId: account.id, id, now })) === 0) return false;
    const subject = `call back ${id}`;
    await audit(tx, { at: now, accountId: account.id, action: 'call back cancelled', subject, origin: ip });
    return true;
  });
}
