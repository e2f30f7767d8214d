/** Another address to sign in with: asked for with the password, confirmed at both mailboxes. */
import { audit } from '#features/audit/index.ts';
import { accepted, refused, type Outcome } from '#kernel/refusal.ts';
import { transaction, type Tx } from '#platform/db/pool.ts';
import type { Limit } from '#platform/limits/limits.ts';
import { queueMessage } from '#platform/outbox/outbox.ts';
import { confirmPassword, type ConfirmationRefusal } from '../confirmation.ts';
import { emailSubject } from '../guessing.ts';
import { letterLanguage } from '../letters.ts';
import type { AccountParts, SignedInCaller } from '../parts.ts';
import { findAccountByEmail } from '../store.sql.ts';
import { hashToken, newToken } from '../tokens.ts';
import { newAddressLetter, oldAddressLetter, takenAddressLetter } from './letters.ts';
import { cancelOpenChange, insertChange } from './store.sql.ts';

const linksGoodFor = 48 * 3_600_000;
const changesPerAccount: Limit = { action: 'email-change', windowMinutes: 24 * 60, freeTries: 5, mostTries: 5 };
/** Over this nothing more goes to the new address, without a word: it may be a stranger's. */
const mailsPerAddress: Limit = { action: 'email-change-address', windowMinutes: 24 * 60, freeTries: 3, mostTries: 3 };

export type ChangeRefusal = ConfirmationRefusal | 'too_many' | 'same';

type Wish = { readonly newEmail: string; readonly password: string };

/**
 * Asks for the change. An address that has an account gets the same answer as any other; only its mailbox learns why
 * nothing comes of it. A newer wish takes the place of an older one.
 */
export async function askForChange(
  parts: AccountParts,
  caller: SignedInCaller,
  { newEmail, password }: Wish,
): Promise<Outcome<undefined, ChangeRefusal>> {
  const { account, now } = caller;
  if (emailSubject(newEmail) === emailSubject(account.email)) return refused({ code: 'same', field: 'email' });
  const known = await confirmPassword(parts, caller, password);
  if (!known.ok) return known;
  const { paused } = await parts.limits.count(parts.pool, changesPerAccount, { subject: String(account.id), now });
  if (paused) return refused({ code: 'too_many' });
  await transaction(parts.pool, (tx) => beginChange(parts, tx, { caller, newEmail }));
  return accepted(undefined);
}

async function beginChange(
  parts: AccountParts,
  tx: Tx,
  { caller, newEmail }: { caller: SignedInCaller; newEmail: string },
): Promise<void> {
  const { account, now, ip } = caller;
  const accountId = account.id;
  const language = letterLanguage(account.language);
  const [oldToken, newSecret] = [newToken(), newToken()];
  const taken = await findAccountByEmail(tx, { email: newEmail });
  const flooded = await parts.limits.count(tx, mailsPerAddress, { subject: emailSubject(newEmail), now });
  await cancelOpenChange(tx, { accountId, now });
  await insertChange(tx, {
    accountId,
    kind: 'own',
    newEmail,
    oldTokenHash: hashToken(oldToken),
    newTokenHash: taken === undefined ? hashToken(newSecret) : null,
    now,
    sessionId: account.sessionId,
    notBefore: now,
    expiresAt: new Date(now.getTime() + linksGoodFor),
  });
  await audit(tx, { at: now, accountId, action: 'e-mail change asked for', origin: ip });
  const mail = { channel: 'mail', now, askedFor: true } as const;
  const old = oldAddressLetter(parts, { language, token: oldToken, newEmail });
  await queueMessage(tx, { ...mail, accountId, to: account.email, template: 'email_change_old', letter: old });
  if (flooded.paused) return;
  const letter =
    taken === undefined
      ? newAddressLetter(parts, { language, token: newSecret })
      : takenAddressLetter(parts, { language: letterLanguage(taken.language) });
  const template = taken === undefined ? 'email_change_new' : 'email_change_taken';
  // of the account only where the mailbox is shown to be its owner's: what stands under the account, its owner reads
  await queueMessage(tx, { ...mail, accountId: taken?.id ?? null, to: newEmail, template, letter });
}

/** Calls an open change off, from the settings. */
export async function callOffChange({ pool }: AccountParts, { account, now, ip }: SignedInCaller): Promise<void> {
  await transaction(pool, async (tx) => {
    if ((await cancelOpenChange(tx, { accountId: account.id, now })) === 0) return;
    await audit(tx, { at: now, accountId: account.id, action: 'e-mail change cancelled', origin: ip });
  });
}
