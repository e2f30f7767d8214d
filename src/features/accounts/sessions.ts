/**
 * Sessions: a cookie of 256 random bits in the browser, its SHA-256 in the database. A new one is made at every log-in,
 * and log-out deletes it on the server.
 */
import { isPageLanguage, type PageLanguage } from '#kernel/language.ts';
import type { Db } from '#platform/db/query.ts';
import type { CookieChange } from '#platform/http/exchange.ts';
import { deleteSessionByToken, findSignedIn, insertSession, touchSession } from './store.sql.ts';
import { hashToken, isToken, newToken } from './tokens.ts';

export const sessionCookie = 'odcitek';

/** Who is signed in in this browser. */
export type SignedIn = {
  readonly id: number;
  readonly sessionId: number;
  readonly email: string;
  readonly name: string;
  readonly language: PageLanguage;
  readonly lastMeteringPointId: number | null;
  /** The version of terms and privacy that was agreed to last. */
  readonly agreedTerms: string | undefined;
  /** The version of them that was put off in this session. */
  readonly termsPutOff: string | undefined;
  /** When the account ends, where that was asked for. */
  readonly deletionDueAt: Date | undefined;
};

const hour = 3_600_000;
/** *Zapomni si me*. */
const rememberedFor = 30 * 24 * hour;
/** Without it: until the browser closes, and on the server at most this long after the last use. */
const unrememberedFor = 12 * hour;
/** How often a use is written down: not at every page. */
const touchEvery = 10 * 60_000;

/** Starts a session and gives the cookie for it. `device` is the browser's own description. */
export async function startSession(
  db: Db,
  session: { accountId: number; remembered: boolean; device: string; now: Date },
): Promise<CookieChange> {
  const token = newToken();
  const lifetime = session.remembered ? rememberedFor : unrememberedFor;
  await insertSession(db, {
    tokenHash: hashToken(token),
    accountId: session.accountId,
    remembered: session.remembered,
    device: session.device.slice(0, 200),
    now: session.now,
    expiresAt: new Date(session.now.getTime() + lifetime),
  });
  return { name: sessionCookie, value: token, ...(session.remembered ? { maxAgeSeconds: rememberedFor / 1000 } : {}) };
}

/** Who the cookie's session belongs to, or undefined. Keeps a used session alive. */
export async function findSession(db: Db, token: string | undefined, now: Date): Promise<SignedIn | undefined> {
  if (!isToken(token)) return undefined;
  const row = await findSignedIn(db, { tokenHash: hashToken(token), now });
  if (row === undefined) return undefined;
  if (now.getTime() - row.lastSeenAt.getTime() > touchEvery) {
    const lifetime = row.remembered ? rememberedFor : unrememberedFor;
    await touchSession(db, { id: row.sessionId, now, expiresAt: new Date(now.getTime() + lifetime) });
  }
  return {
    id: row.id,
    sessionId: row.sessionId,
    email: row.email,
    name: row.name,
    language: isPageLanguage(row.language) ? row.language : 'sl',
    lastMeteringPointId: row.lastMeteringPointId,
    agreedTerms: row.agreedTerms ?? undefined,
    termsPutOff: row.termsPutOff ?? undefined,
    deletionDueAt: row.deletionDueAt ?? undefined,
  };
}

/** Ends the session of this cookie on the server, and gives the change that removes the cookie. */
export async function endSession(db: Db, token: string | undefined): Promise<CookieChange> {
  if (token !== undefined) await deleteSessionByToken(db, { tokenHash: hashToken(token) });
  return { name: sessionCookie, value: '', maxAgeSeconds: 0 };
}
