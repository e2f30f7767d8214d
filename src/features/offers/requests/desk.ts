/** The supplier's side, until there is a desk: what waits, and what comes of it. */
import { letterFrom, letterLanguage } from '#features/accounts/index.ts';
import { audit, recordAccess } from '#features/audit/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { transaction, type Pool } from '#platform/db/pool.ts';
import { queueMessage } from '#platform/outbox/outbox.ts';
import type { RequestKind } from './facts.ts';
import { decideRequest } from './store.sql.ts';
import { requestTexts, whatIsWanted } from './texts.ts';

export { listWaiting as listWaitingOfferRequests } from './store.sql.ts';

export type Answer = {
  readonly requestId: number;
  readonly state: 'arranging' | 'done' | 'declined';
  /** Shown to the customer; '' where there is nothing to add. */
  readonly note: string;
  /** Who answers, and why they look at it; the customer can read both. */
  readonly who: string;
  readonly reason: string;
  readonly now: Date;
};

type DeskParts = {
  readonly pool: Pool;
  readonly supplier: Supplier;
  /** The portal's origin: `https://moj.example.si`. */
  readonly publicUrl: string;
};

/** Where a customer sees how a request of the kind stands. */
export const placeOf: Readonly<Record<RequestKind, string>> = {
  offer: '/offers',
  self_supply: '/sonce/about',
  home_charger: '/e-mobility/charger',
};

/** Says how a request stands and tells who asked by mail. False where it stands so already or has ended. */
export async function answerOfferRequest(
  { pool, supplier, publicUrl }: DeskParts,
  { requestId, state, note, who, reason, now }: Answer,
): Promise<boolean> {
  return transaction(pool, async (tx) => {
    const decided = await decideRequest(tx, { requestId, state, note, now });
    if (decided === undefined) return false;
    const { accountId, email } = decided;
    const kind = decided.kind as RequestKind;
    await audit(tx, {
      at: now,
      accountId: null,
      action: `offer request ${state}`,
      subject: `offer request ${requestId}`,
      facts: { kind },
    });
    await recordAccess(tx, { at: now, accountId, who, what: 'offer_request_answer', reason });
    const language = letterLanguage(decided.language);
    const t = requestTexts(language);
    const what = whatIsWanted({ kind, facts: decided.facts }, t, supplier.name);
    const letter = letterFrom(supplier, language, {
      subject: t.letter.subject(what),
      parts: [
        t.letter.greeting,
        t.letter[state](what),
        ...(note === '' ? [] : [note]),
        { label: t.letter.open, href: `${publicUrl}${placeOf[kind]}` },
      ],
    });
    await queueMessage(tx, { channel: 'mail', to: email, accountId, template: 'offer-request-answer', letter, now });
    return true;
  });
}
