/** The supplier's side, until there is a desk: what waits for an answer, and the answer. */
import { letterFrom, letterLanguage } from '#features/accounts/index.ts';
import { audit, recordAccess } from '#features/audit/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { transaction, type Pool } from '#platform/db/pool.ts';
import { queueMessage } from '#platform/outbox/outbox.ts';
import { decideRequest } from './store.sql.ts';
import { requestTexts, whatIsAsked } from './texts.ts';

export { listWaiting as listWaitingRequests } from './store.sql.ts';

export type Answer = {
  readonly requestId: number;
  readonly state: 'confirmed' | 'refused';
  /** Shown to the customer; '' where there is nothing to add. */
  readonly note: string;
  /** Who answers, and why they look at it; the customer can read both. */
  readonly who: string;
  readonly reason: string;
  readonly now: Date;
};

export type DeskParts = {
  readonly pool: Pool;
  readonly supplier: Supplier;
  /** The portal's origin: `https://moj.example.si`. */
  readonly publicUrl: string;
};

/** Answers a request and tells who asked by mail. False where it does not wait (any more). */
export async function answerRequest(
  { pool, supplier, publicUrl }: DeskParts,
  { requestId, state, note, who, reason, now }: Answer,
): Promise<boolean> {
  return transaction(pool, async (tx) => {
    const decided = await decideRequest(tx, { requestId, state, note, now });
    if (decided === undefined) return false;
    const { accountId, contractId, contractNumber, kind, email } = decided;
    await audit(tx, {
      at: now,
      accountId: null,
      action: `bill request ${state}`,
      subject: `bill request ${requestId}`,
      facts: { kind, contract: contractId },
    });
    await recordAccess(tx, { at: now, accountId, who, what: 'bill_request_answer', reason });
    const language = letterLanguage(decided.language);
    const t = requestTexts(language);
    const what = whatIsAsked({ kind, facts: decided.facts }, t);
    const letter = letterFrom(supplier, language, {
      subject: t.letter.subject(what),
      parts: [
        t.letter.greeting,
        t.letter[state](what, contractNumber),
        ...(note === '' ? [] : [note]),
        { label: t.letter.open, href: `${publicUrl}/contracts/${contractId}/billing` },
      ],
    });
    await queueMessage(tx, { channel: 'mail', to: email, accountId, template: 'bill-request-answer', letter, now });
    return true;
  });
}
