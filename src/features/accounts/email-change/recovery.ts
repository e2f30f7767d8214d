/** The supplier moves an account to another address, for somebody who has lost the old one. */
import { audit, recordAccess } from '#features/audit/index.ts';
import { transaction } from '#platform/db/pool.ts';
import { queueMessage } from '#platform/outbox/outbox.ts';
import { letterLanguage } from '../letters.ts';
import { findAccountByEmail } from '../store.sql.ts';
import { hashToken, newToken } from '../tokens.ts';
import type { ChangeParts } from './confirmation.ts';
import { recoveryNewLetter, recoveryOldLetter } from './letters.ts';
import { cancelOpenChange, insertChange } from './store.sql.ts';

const hour = 3_600_000;
/** In this time the old mailbox can say no. */
const waitingPeriod = 72 * hour;
const linksGoodFor = 14 * 24 * hour;

export type Recovery = {
  readonly email: string;
  readonly newEmail: string;
  /** Who at the supplier does it, and why: the customer reads both. */
  readonly who: string;
  readonly reason: string;
  readonly now: Date;
};

export type RecoveryResult =
  { readonly result: 'begun'; readonly notBefore: Date } | { readonly result: 'no_account' | 'address_has_account' };

/** Begins it: mail to both, nothing changes before the new mailbox has said yes and 72 hours are over. */
export async function beginRecovery(parts: ChangeParts, recovery: Recovery): Promise<RecoveryResult> {
  const { email, newEmail, who, reason, now } = recovery;
  return transaction(parts.pool, async (tx) => {
    const account = await findAccountByEmail(tx, { email });
    if (account === undefined) return { result: 'no_account' };
    const accountId = account.id;
    await recordAccess(tx, { at: now, accountId, who, what: 'email_recovery', reason });
    if ((await findAccountByEmail(tx, { email: newEmail })) !== undefined) return { result: 'address_has_account' };
    const language = letterLanguage(account.language);
    const notBefore = new Date(now.getTime() + waitingPeriod);
    const [oldToken, newSecret] = [newToken(), newToken()];
    await cancelOpenChange(tx, { accountId, now });
    await insertChange(tx, {
      accountId,
      kind: 'recovery',
      newEmail,
      oldTokenHash: hashToken(oldToken),
      newTokenHash: hashToken(newSecret),
      now,
      sessionId: null,
      notBefore,
      expiresAt: new Date(now.getTime() + linksGoodFor),
    });
    await audit(tx, { at: now, accountId: null, action: 'e-mail recovery begun', subject: `account ${accountId}` });
    const mail = { channel: 'mail', now, askedFor: true } as const;
    const old = recoveryOldLetter(parts, { language, token: oldToken, notBefore });
    await queueMessage(tx, { ...mail, accountId, to: account.email, template: 'email_recovery_old', letter: old });
    const fresh = recoveryNewLetter(parts, { language, token: newSecret, notBefore });
    await queueMessage(tx, { ...mail, accountId: null, to: newEmail, template: 'email_recovery_new', letter: fresh });
    return { result: 'begun', notBefore };
  });
}
