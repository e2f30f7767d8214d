/** *Prenesi moje podatke*: asking for an archive, and proving who one is before it is handed out. */
import { confirmPassword, type CustomerVisit } from '#features/accounts/index.ts';
import { audit } from '#features/audit/index.ts';
import { accepted, refused, type Outcome } from '#kernel/refusal.ts';
import { transaction } from '#platform/db/pool.ts';
import type { Limit } from '#platform/limits/limits.ts';
import type { RightsParts } from '../parts.ts';
import { confirmSession, findConfirmedAt, insertArchive } from './store.sql.ts';

/** An archive may be large: a few a day are enough for anybody. */
const archivesPerAccount: Limit = { action: 'data-archive', windowMinutes: 24 * 60, freeTries: 3, mostTries: 3 };

/** Who has typed the password within this time need not do so again. */
const recently = 15 * 60_000;

/** Asks for an archive. While one is under way, that one is meant. */
export async function askForArchive(
  { pool, limits }: RightsParts,
  { account, language, now, ip }: CustomerVisit,
): Promise<Outcome<undefined, 'paused'>> {
  return transaction(pool, async (tx) => {
    const made = await insertArchive(tx, { accountId: account.id, language, now });
    if (made === undefined) return accepted(undefined);
    const verdict = await limits.count(tx, archivesPerAccount, { subject: String(account.id), now });
    if (verdict.paused) throw new TooMany(verdict.minutesLeft);
    const subject = `data archive ${made.id}`;
    await audit(tx, { at: now, accountId: account.id, action: 'data archive asked for', subject, origin: ip });
    return accepted(undefined);
  }).catch((error: unknown) => {
    if (error instanceof TooMany) return refused({ code: 'paused', facts: { minutes: error.minutes } });
    throw error;
  });
}

/** Takes back what was begun. */
class TooMany extends Error {
  readonly minutes: number;
  constructor(minutes: number) {
    super('too many archives');
    this.minutes = minutes;
  }
}

export async function hasRecentlyConfirmed({ pool }: RightsParts, { account, now }: CustomerVisit): Promise<boolean> {
  const { id: accountId, sessionId } = account;
  const session = await findConfirmedAt(pool, { sessionId, accountId });
  return session !== undefined && now.getTime() - session.confirmedAt.getTime() < recently;
}

/** The password, typed again: for a while the archive can be downloaded in this browser. */
export async function confirmForDownload(parts: RightsParts, visit: CustomerVisit) {
  const outcome = await confirmPassword(parts, visit, visit.form.text('currentPassword'));
  if (!outcome.ok) return outcome;
  const { account, now, ip } = visit;
  await transaction(parts.pool, async (tx) => {
    await confirmSession(tx, { now, sessionId: account.sessionId, accountId: account.id });
    await audit(tx, { at: now, accountId: account.id, action: 'password confirmed', origin: ip });
  });
  return outcome;
}

/** Writes down that an archive was handed out. */
export async function noteDownload({ pool }: RightsParts, visit: CustomerVisit, id: number): Promise<void> {
  const { account, now, ip } = visit;
  const entry = { at: now, accountId: account.id, action: 'data archive downloaded', origin: ip };
  await transaction(pool, (tx) => audit(tx, { ...entry, subject: `data archive ${id}` }));
}
