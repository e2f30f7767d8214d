/** What a signed-in person changes about themselves. */
import { audit } from '#features/audit/index.ts';
import { transaction } from '#platform/db/pool.ts';
import type { Person } from '../input.ts';
import type { AccountParts, Caller } from '../parts.ts';
import type { SignedIn } from '../sessions.ts';
import { deleteSession, deleteSessionsExcept, insertConsent } from '../store.sql.ts';
import { updateProfile } from './store.sql.ts';

/** *Uredi profil*. The audit entry does not say what: that would keep what was just removed. */
export async function changeProfile(
  parts: AccountParts,
  account: SignedIn,
  person: Person,
  caller: Caller,
): Promise<void> {
  await transaction(parts.pool, async (tx) => {
    await updateProfile(tx, { id: account.id, ...person });
    await audit(tx, { at: caller.now, accountId: account.id, action: 'profile changed', origin: caller.ip });
  });
}

/** Ends another session of the same account. One that is not there any more is as good as ended. */
export async function endOtherSession(
  parts: AccountParts,
  account: SignedIn,
  sessionId: number,
  caller: Caller,
): Promise<void> {
  await transaction(parts.pool, async (tx) => {
    const ended = await deleteSession(tx, { id: sessionId, accountId: account.id });
    if (ended === 0) return;
    await audit(tx, {
      at: caller.now,
      accountId: account.id,
      action: 'session ended',
      subject: `session ${sessionId}`,
      origin: caller.ip,
    });
  });
}

/** Ends all sessions of the account but this one, and gives how many there were. */
export async function endOtherSessions(parts: AccountParts, account: SignedIn, caller: Caller): Promise<number> {
  return transaction(parts.pool, async (tx) => {
    const ended = await deleteSessionsExcept(tx, { accountId: account.id, keptId: account.sessionId });
    await audit(tx, {
      at: caller.now,
      accountId: account.id,
      action: 'other sessions ended',
      facts: { ended },
      origin: caller.ip,
    });
    return ended;
  });
}

/** Gives or withdraws the consent to personalised offers, in the words of the version that holds today. */
export async function answerOffers(
  parts: AccountParts,
  account: SignedIn,
  given: boolean,
  caller: Caller,
): Promise<void> {
  await transaction(parts.pool, async (tx) => {
    await insertConsent(tx, {
      accountId: account.id,
      purpose: 'personalised_offers',
      given,
      textVersion: parts.supplier.consents.personalisedOffersVersion,
      recordedAt: caller.now,
      origin: 'settings',
    });
    const action = given ? 'offers consent given' : 'offers consent withdrawn';
    await audit(tx, { at: caller.now, accountId: account.id, action, origin: caller.ip });
  });
}
