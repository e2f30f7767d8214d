/** Activation: the link in the mailbox is used, and the registration becomes an account. */
import { audit } from '#features/audit/index.ts';
import { transaction } from '#platform/db/pool.ts';
import { openAccount, type NewAccount } from '../open-account.ts';
import type { AccountParts, Caller } from '../parts.ts';
import { hashToken, isToken } from '../tokens.ts';
import {
  deleteRegistrationsOf,
  findActivationLink,
  handLinksToAccount,
  lockRegistrationsOf,
  type LockRegistrationsOfRow,
} from './store.sql.ts';

export type LinkState =
  | { readonly state: 'open'; readonly email: string; readonly requestedAt: Date }
  | { readonly state: 'used' | 'expired' | 'unknown' };

/** What an activation link leads to. Asking changes nothing: mail programs open links on their own. */
export async function findActivation(parts: AccountParts, token: string, now: Date): Promise<LinkState> {
  const link = isToken(token) ? await findActivationLink(parts.pool, { tokenHash: hashToken(token) }) : undefined;
  if (link === undefined) return { state: 'unknown' };
  if (link.usedAt !== null || link.email === null || link.requestedAt === null) return { state: 'used' };
  if (link.expiresAt <= now) return { state: 'expired' };
  return { state: 'open', email: link.email, requestedAt: link.requestedAt };
}

/** Uses the link: the account comes into being. Gives what the link led to; `used` also to who comes second. */
export async function activateAccount(parts: AccountParts, token: string, caller: Caller): Promise<LinkState> {
  const link = await findActivation(parts, token, caller.now);
  if (link.state !== 'open') return link;
  return transaction(parts.pool, async (tx) => {
    const requests = await lockRegistrationsOf(tx, { email: link.email });
    const { registrationId } = (await findActivationLink(tx, { tokenHash: hashToken(token) })) ?? {};
    const request = requests.find(({ id }) => id === registrationId);
    // another link for this address was faster
    if (request === undefined) return { state: 'used' };
    const accountId = await openAccount(tx, { ...accountOf(request), now: caller.now });
    if (accountId !== undefined) {
      await handLinksToAccount(tx, { accountId, registrationId: request.id, now: caller.now });
      await audit(tx, {
        at: caller.now,
        accountId,
        action: 'account activated',
        subject: `account ${accountId}`,
        origin: caller.ip,
      });
    }
    await deleteRegistrationsOf(tx, { email: request.email });
    return accountId === undefined ? { state: 'used' } : link;
  });
}

function accountOf(request: LockRegistrationsOfRow): Omit<NewAccount, 'now'> {
  const { email, passwordHash, language, name, street, town, postCode, post, country, phone } = request;
  const sex = request.sex === 'male' || request.sex === 'female' ? request.sex : '';
  const { termsVersion, offersVersion, wantsOffers, requestedAt: answeredAt } = request;
  return {
    email,
    passwordHash,
    language,
    person: { name, street, town, postCode, post, country, phone, sex },
    consents: { termsVersion, offersVersion, wantsOffers, answeredAt },
  };
}
