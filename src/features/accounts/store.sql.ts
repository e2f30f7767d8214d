// Generated from store.sql by `npm run generate`. Do not edit.
import { maybe, none, one } from '#platform/db/query.ts';
import { flag, instant, number } from '#platform/db/cells.ts';

export type FindSignedInRow = {
  sessionId: number;
  lastSeenAt: Date;
  remembered: boolean;
  termsPutOff: string | null;
  id: number;
  email: string;
  name: string;
  language: string;
  lastMeteringPointId: number | null;
  deletionDueAt: Date | null;
  agreedTerms: string | null;
};

/**
 * The session of a cookie, with its account: what every page of a customer needs, in one statement.
 */
export const findSignedIn = maybe<{ tokenHash: Buffer; now: Date }, FindSignedInRow>({
  name: 'accounts/findSignedIn',
  text: 'select s.id as session_id, s.last_seen_at, s.remembered, s.terms_put_off, a.id, a.email, a.name, a.language,\n       a.last_metering_point_id, d.due_at as "deletion_due_at?",\n       (select c.text_version\n          from consents c\n         where c.account_id = a.id and c.purpose = \'terms_and_privacy\' and c.given\n         order by c.id desc\n         limit 1) as "agreed_terms?"\n  from sessions s\n  join accounts a on a.id = s.account_id\n  left join account_deletions d on d.account_id = a.id\n where s.token_hash = $1 and s.expires_at > $2',
  values: (p) => [p.tokenHash, p.now],
  row: (c) => ({
    sessionId: number(c[0]) as number,
    lastSeenAt: instant(c[1]) as Date,
    remembered: flag(c[2]) as boolean,
    termsPutOff: c[3] as string | null,
    id: number(c[4]) as number,
    email: c[5] as string,
    name: c[6] as string,
    language: c[7] as string,
    lastMeteringPointId: number(c[8]) as number | null,
    deletionDueAt: instant(c[9]) as Date | null,
    agreedTerms: c[10] as string | null,
  }),
});

/**
 * A session that is used lives on from its last use.
 */
export const touchSession = none<{ now: Date; expiresAt: Date; id: number }>({
  name: 'accounts/touchSession',
  text: 'update sessions\n   set last_seen_at = $1, expires_at = greatest(expires_at, $2)\n where id = $3',
  values: (p) => [p.now, p.expiresAt, p.id],
});

export const insertSession = none<{
  tokenHash: Buffer;
  accountId: number;
  remembered: boolean;
  device: string;
  now: Date;
  expiresAt: Date;
}>({
  name: 'accounts/insertSession',
  text: 'insert into sessions (token_hash, account_id, remembered, device, created_at, last_seen_at, expires_at)\nvalues ($1, $2, $3, $4, $5, $5, $6)',
  values: (p) => [p.tokenHash, p.accountId, p.remembered, p.device, p.now, p.expiresAt],
});

export const deleteSessionByToken = none<{ tokenHash: Buffer }>({
  name: 'accounts/deleteSessionByToken',
  text: 'delete from sessions where token_hash = $1',
  values: (p) => [p.tokenHash],
});

/**
 * Only of this account: a number from somewhere else ends nothing.
 */
export const deleteSession = none<{ id: number; accountId: number }>({
  name: 'accounts/deleteSession',
  text: 'delete from sessions where id = $1 and account_id = $2',
  values: (p) => [p.id, p.accountId],
});

/**
 * All sessions of an account; with `keptId` that one stays.
 */
export const deleteSessionsExcept = none<{ accountId: number; keptId: number | null }>({
  name: 'accounts/deleteSessionsExcept',
  text: 'delete from sessions where account_id = $1 and id is distinct from $2',
  values: (p) => [p.accountId, p.keptId],
});

export const deleteExpiredSessions = none<{ now: Date }>({
  name: 'accounts/deleteExpiredSessions',
  text: 'delete from sessions where expires_at <= $1',
  values: (p) => [p.now],
});

export const setLanguage = none<{ language: string; id: number }>({
  name: 'accounts/setLanguage',
  text: 'update accounts set language = $1 where id = $2',
  values: (p) => [p.language, p.id],
});

export type FindAccountByEmailRow = {
  id: number;
  email: string;
  passwordHash: string;
  language: string;
};

export const findAccountByEmail = maybe<{ email: string }, FindAccountByEmailRow>({
  name: 'accounts/findAccountByEmail',
  text: 'select id, email, password_hash, language from accounts where lower(email) = lower($1)',
  values: (p) => [p.email],
  row: (c) => ({
    id: number(c[0]) as number,
    email: c[1] as string,
    passwordHash: c[2] as string,
    language: c[3] as string,
  }),
});

export type GetPasswordHashRow = {
  email: string;
  passwordHash: string;
  language: string;
};

export const getPasswordHash = one<{ id: number }, GetPasswordHashRow>({
  name: 'accounts/getPasswordHash',
  text: 'select email, password_hash, language from accounts where id = $1',
  values: (p) => [p.id],
  row: (c) => ({ email: c[0] as string, passwordHash: c[1] as string, language: c[2] as string }),
});

export type SetPasswordHashRow = {
  email: string;
  language: string;
};

/**
 * With `held` only while that one still holds: no row where another change was faster.
 */
export const setPasswordHash = maybe<{ passwordHash: string; id: number; held: string | null }, SetPasswordHashRow>({
  name: 'accounts/setPasswordHash',
  text: 'update accounts\n   set password_hash = $1\n where id = $2 and password_hash = coalesce($3, password_hash)\nreturning email, language',
  values: (p) => [p.passwordHash, p.id, p.held],
  row: (c) => ({ email: c[0] as string, language: c[1] as string }),
});

export type InsertAccountRow = {
  id: number;
};

/**
 * Gives no row where the address already has an account.
 */
export const insertAccount = maybe<
  {
    email: string;
    passwordHash: string;
    name: string;
    street: string;
    town: string;
    postCode: string;
    post: string;
    country: string;
    phone: string;
    sex: string;
    language: string;
    now: Date;
  },
  InsertAccountRow
>({
  name: 'accounts/insertAccount',
  text: 'insert into accounts (email, password_hash, name, street, town, post_code, post, country, phone, sex, language, created_at, activated_at)\nvalues ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)\non conflict (lower(email)) do nothing\nreturning id',
  values: (p) => [
    p.email,
    p.passwordHash,
    p.name,
    p.street,
    p.town,
    p.postCode,
    p.post,
    p.country,
    p.phone,
    p.sex,
    p.language,
    p.now,
  ],
  row: (c) => ({ id: number(c[0]) as number }),
});

export const insertConsent = none<{
  accountId: number;
  purpose: string;
  given: boolean;
  textVersion: string;
  recordedAt: Date;
  origin: string;
}>({
  name: 'accounts/insertConsent',
  text: 'insert into consents (account_id, purpose, given, text_version, recorded_at, origin)\nvalues ($1, $2, $3, $4, $5, $6)',
  values: (p) => [p.accountId, p.purpose, p.given, p.textVersion, p.recordedAt, p.origin],
});

export const insertResetLink = none<{ tokenHash: Buffer; accountId: number; now: Date; expiresAt: Date }>({
  name: 'accounts/insertResetLink',
  text: "insert into one_time_links (token_hash, account_id, purpose, created_at, expires_at)\nvalues ($1, $2, 'password_reset', $3, $4)",
  values: (p) => [p.tokenHash, p.accountId, p.now, p.expiresAt],
});

/**
 * The links end now; they stay for a while, so that opening one says what became of it.
 */
export const voidResetLinks = none<{ now: Date; accountId: number }>({
  name: 'accounts/voidResetLinks',
  text: "update one_time_links\n   set expires_at = $1\n where account_id = $2 and purpose = 'password_reset' and used_at is null and expires_at > $1",
  values: (p) => [p.now, p.accountId],
});

export type FindResetLinkRow = {
  usedAt: Date | null;
  expiresAt: Date;
  accountId: number;
  email: string;
};

export const findResetLink = maybe<{ tokenHash: Buffer }, FindResetLinkRow>({
  name: 'accounts/findResetLink',
  text: "select l.used_at, l.expires_at, a.id as account_id, a.email\n  from one_time_links l\n  join accounts a on a.id = l.account_id\n where l.token_hash = $1 and l.purpose = 'password_reset'",
  values: (p) => [p.tokenHash],
  row: (c) => ({
    usedAt: instant(c[0]) as Date | null,
    expiresAt: instant(c[1]) as Date,
    accountId: number(c[2]) as number,
    email: c[3] as string,
  }),
});

export type UseResetLinkRow = {
  accountId: number;
};

/**
 * Uses the link up, once, whoever else tries at the same moment.
 */
export const useResetLink = maybe<{ now: Date; tokenHash: Buffer }, UseResetLinkRow>({
  name: 'accounts/useResetLink',
  text: 'update one_time_links\n   set used_at = $1\n where token_hash = $2 and purpose = \'password_reset\' and used_at is null and expires_at > $1\nreturning account_id as "account_id!"',
  values: (p) => [p.now, p.tokenHash],
  row: (c) => ({ accountId: number(c[0]) as number }),
});

export const deleteOldLinks = none<{ before: Date }>({
  name: 'accounts/deleteOldLinks',
  text: 'delete from one_time_links where expires_at < $1',
  values: (p) => [p.before],
});
