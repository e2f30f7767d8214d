/** What the two links of a change of address do: say yes, say no; and with the last yes, the change itself. */
import { audit } from '#features/audit/index.ts';
import { transaction, violatedConstraint, type Pool, type Tx } from '#platform/db/pool.ts';
import { queueMessage } from '#platform/outbox/outbox.ts';
import { letterLanguage } from '../letters.ts';
import type { Caller } from '../parts.ts';
import { deleteRegistrationsOf } from '../registration/store.sql.ts';
import { deleteSessionsExcept, voidResetLinks } from '../store.sql.ts';
import { hashToken, isToken } from '../tokens.ts';
import { leftAddressLetter, reachedAddressLetter, type LetterParts } from './letters.ts';
import {
  cancelChange,
  confirmChange,
  findChange,
  listDueRecoveries,
  lockAccountOfChange,
  lockDueRecovery,
  setEmail,
  settleChange,
  type ConfirmChangeRow,
} from './store.sql.ts';

export type ChangeParts = LetterParts & { readonly pool: Pool };

export type Side = 'old' | 'new';

/** `open`: this side has not answered. `half`: the other one has not. `wait`: the waiting period is not over. */
export type LinkState =
  | { readonly state: 'open'; readonly side: Side; readonly newEmail: string }
  | { readonly state: 'half' | 'done' | 'cancelled' | 'taken' | 'void' }
  | { readonly state: 'wait'; readonly notBefore: Date };

/** What a link leads to. Asking changes nothing: mail scanners open links too. */
export async function findLink({ pool }: Pick<ChangeParts, 'pool'>, token: string, now: Date): Promise<LinkState> {
  const change = isToken(token) ? await findChange(pool, { tokenHash: hashToken(token) }) : undefined;
  if (change === undefined) return { state: 'void' };
  const { state, expiresAt, isOld, newEmail, oldConfirmedAt, newConfirmedAt, kind, notBefore } = change;
  if (state === 'done' || state === 'cancelled' || state === 'taken') return { state };
  if (expiresAt <= now) return { state: 'void' };
  if ((isOld ? oldConfirmedAt : newConfirmedAt) === null)
    return { state: 'open', side: isOld ? 'old' : 'new', newEmail };
  return kind === 'recovery' && !isOld ? { state: 'wait', notBefore } : { state: 'half' };
}

/** Says yes for one mailbox. With the last yes the account has its new address. */
export async function confirmLink(parts: ChangeParts, token: string, caller: Caller): Promise<void> {
  if (!isToken(token)) return;
  const { now, ip } = caller;
  await completed(parts, now, async (tx) => {
    const change = await confirmChange(tx, { tokenHash: hashToken(token), now });
    if (change === undefined) return undefined;
    const about = { at: now, accountId: null, subject: `account ${change.accountId}`, origin: ip };
    await audit(tx, { ...about, action: 'e-mail change confirmed' });
    return isComplete(change, now) ? change : undefined;
  });
}

/** Says no, for whichever mailbox. */
export async function cancelLink({ pool }: ChangeParts, token: string, { now, ip }: Caller): Promise<void> {
  if (!isToken(token)) return;
  await transaction(pool, async (tx) => {
    const change = await cancelChange(tx, { tokenHash: hashToken(token), now });
    if (change === undefined) return;
    const subject = `account ${change.accountId}`;
    await audit(tx, { at: now, accountId: null, action: 'e-mail change cancelled', subject, origin: ip });
  });
}

/** Recoveries whose new mailbox has said yes take effect when their waiting period is over. */
export async function completeDueRecoveries(parts: ChangeParts, now: Date): Promise<void> {
  for (const { id } of await listDueRecoveries(parts.pool, { now })) {
    await completed(parts, now, (tx) => lockDueRecovery(tx, { id, now }));
  }
}

function isComplete(change: ConfirmChangeRow, now: Date): boolean {
  const { kind, oldConfirmedAt, newConfirmedAt, notBefore } = change;
  if (newConfirmedAt === null) return false;
  return oldConfirmedAt !== null || (kind === 'recovery' && notBefore <= now);
}

/** Completes what `find` gives. Where the address has got an account meanwhile, the change is over, and says so. */
async function completed(
  parts: ChangeParts,
  now: Date,
  find: (tx: Tx) => Promise<ConfirmChangeRow | undefined>,
): Promise<void> {
  let under: ConfirmChangeRow | undefined;
  try {
    await transaction(parts.pool, async (tx) => {
      under = await find(tx);
      if (under !== undefined) await complete(parts, tx, { change: under, now });
    });
  } catch (error) {
    if (under === undefined || violatedConstraint(error) !== 'accounts_one_per_email') throw error;
    await settleChange(parts.pool, { id: under.id, state: 'taken', now });
  }
}

type Completion = { readonly change: ConfirmChangeRow; readonly now: Date };

/** Sessions end but the one that asked; links for a new password, sent to the old address, open nothing any more. */
async function complete(parts: ChangeParts, tx: Tx, { change, now }: Completion): Promise<void> {
  const { id, accountId, kind, newEmail, sessionId } = change;
  const { email: oldEmail, language: written } = await lockAccountOfChange(tx, { accountId });
  const language = letterLanguage(written);
  await setEmail(tx, { accountId, email: newEmail });
  await settleChange(tx, { id, state: 'done', now });
  await deleteSessionsExcept(tx, { accountId, keptId: kind === 'own' ? sessionId : null });
  await voidResetLinks(tx, { accountId, now });
  await deleteRegistrationsOf(tx, { email: newEmail });
  await audit(tx, {
    at: now,
    accountId: null,
    action: 'e-mail changed',
    subject: `account ${accountId}`,
    facts: { kind },
  });
  const mail = { channel: 'mail', accountId, now } as const;
  const left = leftAddressLetter(parts, { language });
  await queueMessage(tx, { ...mail, to: oldEmail, template: 'email_changed_old', letter: left });
  const reached = reachedAddressLetter(parts, { language });
  await queueMessage(tx, { ...mail, to: newEmail, template: 'email_changed_new', letter: reached });
}
