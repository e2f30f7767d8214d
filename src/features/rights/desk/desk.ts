/** The supplier's side, until there is a desk: an account as support sees it, on record; and proofs of consents. */
import { recordAccess } from '#features/audit/index.ts';
import { transaction, type Pool } from '#platform/db/pool.ts';
import { proofMac } from '../deletion/proof.ts';
import { findShownAccount, listProofs, type FindShownAccountRow, type ListProofsRow } from './store.sql.ts';

type Look = { readonly email: string; readonly who: string; readonly reason: string; readonly now: Date };

/** The account of an address, or undefined. Nothing is shown whose look is not on record. */
export function showAccount(pool: Pool, { email, who, reason, now }: Look): Promise<FindShownAccountRow | undefined> {
  return transaction(pool, async (tx) => {
    const account = await findShownAccount(tx, { email, now });
    if (account === undefined) return undefined;
    await recordAccess(tx, { at: now, accountId: account.id, who, what: 'account', reason });
    return account;
  });
}

/** What was agreed to by whoever had the address, where the account is gone. The portal's `SECRET` finds it. */
export function findConsentProofs(
  pool: Pool,
  { email, secret }: { readonly email: string; readonly secret: string },
): Promise<ListProofsRow[]> {
  return listProofs(pool, { emailMac: proofMac(secret, email) });
}
