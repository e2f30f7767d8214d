/** Log-in and log-out. */
import { audit } from '#features/audit/index.ts';
import { accepted, refused, type Outcome } from '#kernel/refusal.ts';
import { transaction } from '#platform/db/pool.ts';
import type { CookieChange } from '#platform/http/exchange.ts';
import { networkOf } from '#platform/limits/network.ts';
import { emailSubject, logInPerAccount, logInPerAddress } from '../guessing.ts';
import type { LogInInput } from '../input.ts';
import type { AccountParts, Caller, SignedInCaller } from '../parts.ts';
import { isPassword } from '../passwords.ts';
import { findNewestRegistration } from '../registration/store.sql.ts';
import { endSession, startSession, type SignedIn } from '../sessions.ts';
import { deleteSession, findAccountByEmail } from '../store.sql.ts';

export type LogInRefusal = 'credentials_wrong' | 'not_activated' | 'paused';

export type LogIn = LogInInput & {
  /** The browser's own description. */
  readonly device: string;
  /** Who is signed in in this browser already: that session ends. */
  readonly before: SignedIn | undefined;
};

/**
 * Signs in and gives the new session's cookie. Unknown address, wrong password and pause read alike whether or not the
 * account exists, and take alike long. Only the right password learns that the account is not activated.
 */
export async function logIn(
  parts: AccountParts,
  input: LogIn,
  caller: Caller,
): Promise<Outcome<CookieChange, LogInRefusal>> {
  const { pool, limits } = parts;
  const subject = emailSubject(input.email);
  const network = networkOf(caller.ip);
  const attempts = [
    [logInPerAddress, network],
    [logInPerAccount, subject],
  ] as const;
  const verdict = await limits.countAll(pool, attempts, caller.now);
  if (verdict.paused) return refused({ code: 'paused', facts: { minutes: verdict.minutesLeft } });
  await parts.wait(verdict.delayMilliseconds);

  const { email } = input;
  const account = await findAccountByEmail(pool, { email });
  const registration = account === undefined ? await findNewestRegistration(pool, { email }) : undefined;
  const matches = await isPassword(input.password, (account ?? registration)?.passwordHash);
  if (matches && account === undefined) return refused({ code: 'not_activated', field: 'email' });
  if (!matches || account === undefined) {
    await noteFailure(parts, account?.id, caller);
    return refused({ code: 'credentials_wrong', field: 'email' });
  }
  const cookie = await transaction(pool, async (tx) => {
    const { remembered, device, before } = input;
    if (before !== undefined) await deleteSession(tx, { id: before.sessionId, accountId: before.id });
    await limits.forget(tx, logInPerAccount, subject);
    await limits.giveBack(tx, logInPerAddress, network);
    await audit(tx, {
      at: caller.now,
      accountId: account.id,
      action: 'logged in',
      facts: { remembered },
      origin: caller.ip,
    });
    return startSession(tx, { accountId: account.id, remembered, device, now: caller.now });
  });
  return accepted(cookie);
}

/** Written for unknown addresses too: the same work either way. */
async function noteFailure({ pool }: AccountParts, accountId: number | undefined, { now, ip }: Caller): Promise<void> {
  const subject = accountId === undefined ? 'no account' : `account ${accountId}`;
  await transaction(pool, (tx) =>
    audit(tx, { at: now, accountId: null, action: 'log-in refused', subject, origin: ip }),
  );
}

/** Ends the session on the server, and gives the change that removes its cookie. */
export async function logOut({ pool }: AccountParts, { account, now, ip }: SignedInCaller): Promise<CookieChange> {
  await transaction(pool, async (tx) => {
    await deleteSession(tx, { id: account.sessionId, accountId: account.id });
    await audit(tx, { at: now, accountId: account.id, action: 'logged out', origin: ip });
  });
  return endSession(pool, undefined);
}
