import type { Db } from '#platform/db/query.ts';
import { deleteOldChanges } from './email-change/store.sql.ts';
import { deleteOldRegistrations } from './registration/store.sql.ts';
import { deleteExpiredSessions, deleteOldLinks } from './store.sql.ts';

const day = 24 * 3_600_000;
/** A request whose link was never opened: long enough for *Pozabil sem geslo* to send the link again. */
const registrationKeptFor = 7 * day;
/** Links that are over still explain themselves for a while. */
const linkKeptFor = 30 * day;

/** Removes sessions, links and registrations that are over. */
export async function deleteExpired(db: Db, { now }: { now: Date }): Promise<void> {
  const before = (kept: number): Date => new Date(now.getTime() - kept);
  await deleteExpiredSessions(db, { now });
  await deleteOldLinks(db, { before: before(linkKeptFor) });
  await deleteOldChanges(db, { before: before(linkKeptFor) });
  await deleteOldRegistrations(db, { before: before(registrationKeptFor) });
}
