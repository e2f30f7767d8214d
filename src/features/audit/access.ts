/** Looks at customers' data by staff or by a program: each customer reads of theirs in *Kdo je gledal moje podatke*. */
import type { Tx } from '#platform/db/pool.ts';
import { insertAccesses } from './store.sql.ts';

/** What was looked at or done. Each has its words on the customer's page. */
export type AccessedThing =
  | 'account'
  | 'email_recovery'
  | 'bill_requests'
  | 'bill_request_answer'
  | 'conversations'
  | 'conversation'
  | 'conversation_answer'
  | 'attachment'
  | 'call_backs'
  | 'call_back_answer'
  | 'offer_requests'
  | 'offer_request_answer';

export type Access = {
  readonly at: Date;
  /** Whose data; several where one list showed several people. Accounts that are gone are passed over. */
  readonly accountId: number | readonly number[];
  /** Who looked, as the customer reads it: a person, a desk, a program. Not empty, at most 100 characters. */
  readonly who: string;
  readonly what: AccessedThing;
  /** Why, in the words of who looked. Not empty, at most 500 characters; the customer reads it. */
  readonly reason: string;
};

/** Puts a look on record. In the transaction of the look, so that nothing is shown whose record fails. */
export async function recordAccess(tx: Tx, access: Access): Promise<void> {
  const { at, accountId, who, what, reason } = access;
  const accountIds = [...new Set([accountId].flat())];
  await insertAccesses(tx, { accountIds, at, who: who.slice(0, 100), what, reason: reason.slice(0, 500) });
}
