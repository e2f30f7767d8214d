import type { Pool } from '#platform/db/pool.ts';
import type { Objects } from '#platform/objects/objects.ts';
import { removeLeftFiles } from './attachments/sweep.ts';
import { deleteOldConversations, deleteOldLinks, deleteOldQuestions } from './guests/store.sql.ts';

const day = 24 * 3_600_000;
/** A question that was never confirmed. */
const unconfirmedKeptFor = 7 * day;
/** Nobody but the supplier and a mailbox knows of a guest's conversation: it is kept as long as it may be asked about. */
const guestsKeptFor = 730 * day;

/** Removes what is over: questions never confirmed, links, guests' old conversations, files of forms never sent. */
export async function sweepConversations(parts: { pool: Pool; objects: Objects }, now: Date): Promise<void> {
  const before = (kept: number): Date => new Date(now.getTime() - kept);
  await deleteOldQuestions(parts.pool, { before: before(unconfirmedKeptFor) });
  await deleteOldLinks(parts.pool, { now });
  await deleteOldConversations(parts.pool, { before: before(guestsKeptFor) });
  await removeLeftFiles(parts, now);
}
