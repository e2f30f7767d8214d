/** A new password: by a link to the mailbox for who forgot it, or with the old one in the settings. */
import { audit } from '#features/audit/index.ts';
import { accepted, refused, type Outcome } from '#kernel/refusal.ts';
import { transaction } from '#platform/db/pool.ts';
import { queueMessage } from '#platform/outbox/outbox.ts';
import { emailSubject, forgottenPerEmail, logInPerAccount, passwordChangePerAccount } from '../guessing.ts';
import type { PasswordChange } from '../input.ts';
import { letterLanguage } from '../letters.ts';
import type { AccountParts, Caller, SignedInCaller, Step } from '../parts.ts';
import { hashPassword, isPassword } from '../passwords.ts';
import { sendActivation } from '../registration/actions.ts';
import { findNewestRegistration } from '../registration/store.sql.ts';
import {
  deleteSessionsExcept,
  findAccountByEmail,
  findResetLink,
  getPasswordHash,
  insertResetLink,
  setPasswordHash,
  useResetLink,
  voidResetLinks,
} from '../store.sql.ts';
import { hashToken, isToken, newToken } from '../tokens.ts';
import { passwordChangedLetter, resetLetter } from './letters.ts';

const linkGoodFor = 3_600_000;

/**
 * *Pozabil sem geslo*. An account gets a link for a new password, a registration that was never activated its activation
 * mail again (manual, chapter 1), an unknown address nothing. Nobody who asks can tell which.
 */
export async function requestNewPassword(parts: AccountParts, email: string, caller: Caller): Promise<void> {
  await transaction(parts.pool, async (tx) => {
    const { now, ip } = caller;
    const { paused } = await parts.limits.count(tx, forgottenPerEmail, { subject: emailSubject(email), now });
    if (paused) return;
    const account = await findAccountByEmail(tx, { email });
    if (account !== undefined) {
      const token = newToken();
      await voidResetLinks(tx, { accountId: account.id, now });
      const expiresAt = new Date(now.getTime() + linkGoodFor);
      await insertResetLink(tx, { tokenHash: hashToken(token), accountId: account.id, now, expiresAt });
      const letter = resetLetter(parts, { language: letterLanguage(account.language), token });
      await queueMessage(tx, {
        channel: 'mail',
        accountId: account.id,
        template: 'password_reset',
        to: account.email,
        letter,
        now,
        askedFor: true,
      });
      await audit(tx, {
        at: now,
        accountId: null,
        action: 'new password requested',
        subject: `account ${account.id}`,
        origin: ip,
      });
      return;
    }
    const registration = await findNewestRegistration(tx, { email });
    if (registration !== undefined) await sendActivation({ parts, tx, caller }, registration);
  });
}

export type ResetState = { readonly state: 'open'; readonly email: string } | { readonly state: 'used' | 'void' };

/** Whether a reset link still opens something. Asking changes nothing. */
export async function findReset(parts: AccountParts, token: string, now: Date): Promise<ResetState> {
  const link = isToken(token) ? await findResetLink(parts.pool, { tokenHash: hashToken(token) }) : undefined;
  if (link === undefined) return { state: 'void' };
  if (link.usedAt !== null) return { state: 'used' };
  if (link.expiresAt <= now) return { state: 'void' };
  return { state: 'open', email: link.email };
}

/** Sets the password and uses the link up, ends every session and tells the owner. False where the link is void by now. */
export async function resetPassword(
  parts: AccountParts,
  reset: { token: string; password: string },
  caller: Caller,
): Promise<boolean> {
  const passwordHash = await hashPassword(reset.password);
  return transaction(parts.pool, async (tx) => {
    const link = await useResetLink(tx, { tokenHash: hashToken(reset.token), now: caller.now });
    if (link === undefined) return false;
    const put = { accountId: link.accountId, passwordHash, held: null, keptSessionId: null, action: 'password reset' };
    return putPassword({ parts, tx, caller }, put);
  });
}

export type PasswordChangeRefusal = 'current_password_wrong' | 'paused';

/** *Uredi geslo*: only for who knows the password that holds. This session stays, all others end. */
export async function changePassword(
  parts: AccountParts,
  caller: SignedInCaller,
  { current, next }: PasswordChange,
): Promise<Outcome<undefined, PasswordChangeRefusal>> {
  const { account, now } = caller;
  const subject = String(account.id);
  const verdict = await parts.limits.count(parts.pool, passwordChangePerAccount, { subject, now });
  if (verdict.paused) return refused({ code: 'paused', facts: { minutes: verdict.minutesLeft } });
  await parts.wait(verdict.delayMilliseconds);
  for (;;) {
    const { passwordHash: held } = await getPasswordHash(parts.pool, { id: account.id });
    if (!(await isPassword(current, held))) {
      // a second press of the button: the new password holds already. The try has been counted like any other
      if (await isPassword(next, held)) return accepted(undefined);
      return refused({ code: 'current_password_wrong', field: 'currentPassword' });
    }
    // another change that was faster is judged by anew
    if (await replacePassword(parts, caller, { held, next })) return accepted(undefined);
  }
}

async function replacePassword(
  parts: AccountParts,
  caller: SignedInCaller,
  { held, next }: { held: string; next: string },
): Promise<boolean> {
  const { id: accountId, sessionId: keptSessionId } = caller.account;
  const passwordHash = await hashPassword(next);
  return transaction(parts.pool, async (tx) => {
    const put = { accountId, passwordHash, held, keptSessionId, action: 'password changed' };
    if (!(await putPassword({ parts, tx, caller }, put))) return false;
    await parts.limits.forget(tx, passwordChangePerAccount, String(accountId));
    return true;
  });
}

type NewPassword = {
  readonly accountId: number;
  readonly passwordHash: string;
  /** The hash that is replaced; null for whichever holds. */
  readonly held: string | null;
  readonly keptSessionId: number | null;
  readonly action: string;
};

/** False where another change was faster. */
async function putPassword({ parts, tx, caller }: Step, put: NewPassword): Promise<boolean> {
  const { now, ip } = caller;
  const { accountId, passwordHash, held, keptSessionId, action } = put;
  const account = await setPasswordHash(tx, { id: accountId, passwordHash, held });
  if (account === undefined) return false;
  const { email, language } = account;
  await deleteSessionsExcept(tx, { accountId, keptId: keptSessionId });
  await voidResetLinks(tx, { accountId, now });
  await parts.limits.forget(tx, logInPerAccount, emailSubject(email));
  const letter = passwordChangedLetter(parts, { language: letterLanguage(language), changedAt: now });
  await queueMessage(tx, { channel: 'mail', accountId, template: 'password_changed', to: email, letter, now });
  await audit(tx, { at: now, accountId, action, subject: `account ${accountId}`, origin: ip });
  return true;
}
