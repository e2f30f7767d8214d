/** Withdrawing the consent to personal offers without signing in: a link to the mailbox, and a button behind it. */
import { audit } from '#features/audit/index.ts';
import { transaction } from '#platform/db/pool.ts';
import type { Limit } from '#platform/limits/limits.ts';
import { queueMessage } from '#platform/outbox/outbox.ts';
import { emailSubject } from '../guessing.ts';
import { letterLanguage } from '../letters.ts';
import type { AccountParts, Caller } from '../parts.ts';
import { findAccountByEmail, getPasswordHash, insertConsent } from '../store.sql.ts';
import { hashToken, isToken, newToken } from '../tokens.ts';
import { nothingToWithdrawLetter, withdrawalLetter, withdrawnLetter } from './letters.ts';
import {
  findWithdrawalLink,
  getOffersConsent,
  insertWithdrawalLink,
  useWithdrawalLink,
  voidWithdrawalLinks,
} from './store.sql.ts';

const linkGoodFor = 7 * 24 * 3_600_000;
/** Over this, no further mail goes to the address; the answer stays the same. */
const withdrawalsPerEmail: Limit = { action: 'withdrawal-email', windowMinutes: 60, freeTries: 3, mostTries: 3 };
export const withdrawalsPerAddress: Limit = {
  action: 'withdrawal-address',
  windowMinutes: 60,
  freeTries: 10,
  mostTries: 20,
};

/** Sends the link, where the address has an account. Nobody who asks can tell whether it has. */
export async function askForWithdrawal(parts: AccountParts, email: string, { now, ip }: Caller): Promise<void> {
  await transaction(parts.pool, async (tx) => {
    const { paused } = await parts.limits.count(tx, withdrawalsPerEmail, { subject: emailSubject(email), now });
    const account = await findAccountByEmail(tx, { email });
    if (paused || account === undefined) return;
    const accountId = account.id;
    const language = letterLanguage(account.language);
    const mail = { channel: 'mail', accountId, to: account.email, now, askedFor: true } as const;
    if (!(await getOffersConsent(tx, { accountId })).given) {
      const letter = nothingToWithdrawLetter(parts, language);
      await queueMessage(tx, { ...mail, template: 'consent_withdrawal_none', letter });
      return;
    }
    const token = newToken();
    await voidWithdrawalLinks(tx, { accountId, now });
    const expiresAt = new Date(now.getTime() + linkGoodFor);
    await insertWithdrawalLink(tx, { tokenHash: hashToken(token), accountId, now, expiresAt });
    const letter = withdrawalLetter(parts, { language, token });
    await queueMessage(tx, { ...mail, template: 'consent_withdrawal', letter });
    const subject = `account ${accountId}`;
    await audit(tx, { at: now, accountId: null, action: 'consent withdrawal asked for', subject, origin: ip });
  });
}

export type WithdrawalLink = 'open' | 'used' | 'void';

/** What a link leads to. Asking changes nothing: mail scanners open links too. */
export async function findWithdrawal(parts: AccountParts, token: string, now: Date): Promise<WithdrawalLink> {
  const link = isToken(token) ? await findWithdrawalLink(parts.pool, { tokenHash: hashToken(token) }) : undefined;
  if (link === undefined) return 'void';
  if (link.usedAt !== null) return 'used';
  return link.expiresAt <= now ? 'void' : 'open';
}

/** Withdraws, once, and confirms by mail. What personal offers there are go by the newest answer, so it holds at once. */
export async function withdrawByLink(parts: AccountParts, token: string, { now, ip }: Caller): Promise<void> {
  if (!isToken(token)) return;
  await transaction(parts.pool, async (tx) => {
    const link = await useWithdrawalLink(tx, { tokenHash: hashToken(token), now });
    if (link === undefined) return;
    const { accountId } = link;
    const { email, language } = await getPasswordHash(tx, { id: accountId });
    await insertConsent(tx, {
      accountId,
      purpose: 'personalised_offers',
      given: false,
      textVersion: parts.supplier.consents.personalisedOffersVersion,
      recordedAt: now,
      origin: 'form',
    });
    const subject = `account ${accountId}`;
    await audit(tx, { at: now, accountId: null, action: 'offers consent withdrawn', subject, origin: ip });
    const letter = withdrawnLetter(parts, letterLanguage(language));
    await queueMessage(tx, { channel: 'mail', accountId, to: email, template: 'consent_withdrawn', letter, now });
  });
}
