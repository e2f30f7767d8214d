/** Being interested, and no longer: one transaction each, with its audit entry. */
import type { CustomerVisit } from '#features/accounts/index.ts';
import { audit } from '#features/audit/index.ts';
import { transaction, type Pool } from '#platform/db/pool.ts';
import type { Limit, Limits } from '#platform/limits/limits.ts';
import { isOpen, type ChargerFacts, type OfferFacts } from './facts.ts';
import { insertRequest, withdrawRequest, type FindRequestRow } from './store.sql.ts';

/** What is asked for. `subject` tells things of one kind apart: the offer's name, the metering point. */
export type Interest =
  | { readonly kind: 'offer'; readonly subject: string; readonly facts: OfferFacts }
  | { readonly kind: 'self_supply'; readonly subject: ''; readonly facts: Record<string, never> }
  | { readonly kind: 'home_charger'; readonly subject: string; readonly facts: ChargerFacts };

export type RequestParts = { readonly pool: Pool; readonly limits: Limits };

/** Sending and taking back again and again would fill the audit trail; nobody needs thirty in a day. */
const requestsADay: Limit = { action: 'offer-request', windowMinutes: 24 * 60, freeTries: 30, mostTries: 30 };

/** `waiting`: the same was asked before, so that a second press of the button does nothing. `paused`: too many in a day. */
export type Sent = 'sent' | 'waiting' | 'paused';

export async function sendRequest(
  { pool, limits }: RequestParts,
  { kind, subject, facts }: Interest,
  { account, now, ip }: CustomerVisit,
): Promise<Sent> {
  if ((await limits.count(pool, requestsADay, { subject: String(account.id), now })).paused) return 'paused';
  return transaction(pool, async (tx) => {
    const request = { accountId: account.id, kind, subject, facts: JSON.stringify(facts), now };
    const sent = await insertRequest(tx, request);
    if (sent === undefined) return 'waiting';
    await audit(tx, {
      at: now,
      accountId: account.id,
      action: 'offer request sent',
      subject: `offer request ${sent.id}`,
      facts: { kind },
      origin: ip,
    });
    return 'sent';
  });
}

/** True where it is withdrawn, now or before; false where it has come to another end. */
export async function takeBack(
  pool: Pool,
  { id, kind, state }: FindRequestRow,
  { account, now, ip }: CustomerVisit,
): Promise<boolean> {
  if (!isOpen(state)) return state === 'withdrawn';
  return transaction(pool, async (tx) => {
    if ((await withdrawRequest(tx, { requestId: id, accountId: account.id, now })) === 0) return false;
    await audit(tx, {
      at: now,
      accountId: account.id,
      action: 'offer request withdrawn',
      subject: `offer request ${id}`,
      facts: { kind },
      origin: ip,
    });
    return true;
  });
}
