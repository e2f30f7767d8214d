/** What a signed-in person changes about themselves. */
import { audit } from '#features/audit/index.ts';
import { transaction } from '#platform/db/pool.ts';
import type { Person } from '../input.ts';
import type { AccountParts, SignedInCaller } from '../parts.ts';
import { deleteSession, deleteSessionsExcept, insertConsent } from '../store.sql.ts';
import { updateProfile } from './store.sql.ts';

/** *Uredi profil*. The audit entry does not say what: that would keep what was just removed. */
export async function changeProfile(parts: AccountParts, caller: SignedInCaller, person: Person): Promise<void> {
  await transaction(parts.pool, async (tx) => {
    await updateProfile(tx, { id: caller.account.id, ...person });
    await audit(tx, { ...entryOf(caller), action: 'profile changed' });
  });
}

/** Ends another session of the same account. One that is not there any more is as good as ended. */
export async function endOtherSession(parts: AccountParts, caller: SignedInCaller, sessionId: number): Promise<void> {
  await transaction(parts.pool, async (tx) => {
    const ended = await deleteSession(tx, { id: sessionId, accountId: caller.account.id });
    if (ended === 0) return;
    await audit(tx, { ...entryOf(caller), action: 'session ended', subject: `session ${sessionId}` });
  });
}

/** Ends all sessions of the account but this one. */
export async function endOtherSessions(parts: AccountParts, caller: SignedInCaller): Promise<void> {
  await transaction(parts.pool, async (tx) => {
    const { id: accountId, sessionId: keptId } = caller.account;
    const ended = await deleteSessionsExcept(tx, { accountId, keptId });
    await audit(tx, { ...entryOf(caller), action: 'other sessions ended', facts: { ended } });
  });
}

/** Gives or withdraws the consent to personalised offers, in the words of the version that holds today. */
export async function answerOffers(parts: AccountParts, caller: SignedInCaller, given: boolean): Promise<void> {
  await transaction(parts.pool, async (tx) => {
    await insertConsent(tx, {
      accountId: caller.account.id,
      purpose: 'personalised_offers',
      given,
      textVersion: parts.supplier.consents.personalisedOffersVersion,
      recordedAt: caller.now,
      origin: 'settings',
    });
    await audit(tx, { ...entryOf(caller), action: given ? 'offers consent given' : 'offers consent withdrawn' });
  });
}

function entryOf({ account, now, ip }: SignedInCaller) {
  return { at: now, accountId: account.id, origin: ip };
}
