// Generated from store.sql by `npm run generate`. Do not edit.
import { many, maybe, none, one } from '#platform/db/query.ts';
import { flag, instant, number } from '#platform/db/cells.ts';

export const cancelOpenChange = none<{ now: Date; accountId: number }>({
  name: 'accounts/email-change/cancelOpenChange',
  text: "update email_changes set state = 'cancelled', settled_at = $1 where account_id = $2 and state = 'open'",
  values: (p) => [p.now, p.accountId],
});

export type InsertChangeRow = {
  id: number;
};

export const insertChange = one<
  {
    accountId: number;
    kind: string;
    newEmail: string;
    oldTokenHash: Buffer;
    newTokenHash: Buffer | null;
    now: Date;
    sessionId: number | null;
    notBefore: Date;
    expiresAt: Date;
  },
  InsertChangeRow
>({
  name: 'accounts/email-change/insertChange',
  text: 'insert into email_changes (account_id, kind, new_email, old_token_hash, new_token_hash, requested_at, session_id, not_before,\n                           expires_at)\nvalues ($1, $2, $3, $4, $5, $6, $7, $8, $9)\nreturning id',
  values: (p) => [
    p.accountId,
    p.kind,
    p.newEmail,
    p.oldTokenHash,
    p.newTokenHash,
    p.now,
    p.sessionId,
    p.notBefore,
    p.expiresAt,
  ],
  row: (c) => ({ id: number(c[0]) as number }),
});

export type FindOpenChangeRow = {
  kind: string;
  newEmail: string;
  requestedAt: Date;
  expiresAt: Date;
  oldConfirmedAt: Date | null;
  newConfirmedAt: Date | null;
};

export const findOpenChange = maybe<{ accountId: number; now: Date }, FindOpenChangeRow>({
  name: 'accounts/email-change/findOpenChange',
  text: "select kind, new_email, requested_at, expires_at, old_confirmed_at, new_confirmed_at\n  from email_changes\n where account_id = $1 and state = 'open' and expires_at > $2",
  values: (p) => [p.accountId, p.now],
  row: (c) => ({
    kind: c[0] as string,
    newEmail: c[1] as string,
    requestedAt: instant(c[2]) as Date,
    expiresAt: instant(c[3]) as Date,
    oldConfirmedAt: instant(c[4]) as Date | null,
    newConfirmedAt: instant(c[5]) as Date | null,
  }),
});

export type FindChangeRow = {
  id: number;
  kind: string;
  newEmail: string;
  state: string;
  notBefore: Date;
  expiresAt: Date;
  oldConfirmedAt: Date | null;
  newConfirmedAt: Date | null;
  isOld: boolean;
};

/**
 * By either of its two secrets.
 */
export const findChange = maybe<{ tokenHash: Buffer }, FindChangeRow>({
  name: 'accounts/email-change/findChange',
  text: 'select c.id, c.kind, c.new_email, c.state, c.not_before, c.expires_at, c.old_confirmed_at, c.new_confirmed_at,\n       c.old_token_hash = $1 as "is_old!"\n  from email_changes c\n where c.old_token_hash = $1 or c.new_token_hash = $1',
  values: (p) => [p.tokenHash],
  row: (c) => ({
    id: number(c[0]) as number,
    kind: c[1] as string,
    newEmail: c[2] as string,
    state: c[3] as string,
    notBefore: instant(c[4]) as Date,
    expiresAt: instant(c[5]) as Date,
    oldConfirmedAt: instant(c[6]) as Date | null,
    newConfirmedAt: instant(c[7]) as Date | null,
    isOld: flag(c[8]) as boolean,
  }),
});

export type ConfirmChangeRow = {
  id: number;
  accountId: number;
  kind: string;
  newEmail: string;
  sessionId: number | null;
  notBefore: Date;
  oldConfirmedAt: Date | null;
  newConfirmedAt: Date | null;
};

/**
 * One of the two mailboxes says yes. No row where there is nothing (any more) to say yes to.
 */
export const confirmChange = maybe<{ tokenHash: Buffer; now: Date }, ConfirmChangeRow>({
  name: 'accounts/email-change/confirmChange',
  text: "update email_changes c\n   set old_confirmed_at = case when c.old_token_hash = $1 then coalesce(c.old_confirmed_at, $2) else c.old_confirmed_at end,\n       new_confirmed_at = case when c.new_token_hash = $1 then coalesce(c.new_confirmed_at, $2) else c.new_confirmed_at end\n where (c.old_token_hash = $1 or c.new_token_hash = $1) and c.state = 'open' and c.expires_at > $2\nreturning c.id, c.account_id, c.kind, c.new_email, c.session_id, c.not_before, c.old_confirmed_at, c.new_confirmed_at",
  values: (p) => [p.tokenHash, p.now],
  row: (c) => ({
    id: number(c[0]) as number,
    accountId: number(c[1]) as number,
    kind: c[2] as string,
    newEmail: c[3] as string,
    sessionId: number(c[4]) as number | null,
    notBefore: instant(c[5]) as Date,
    oldConfirmedAt: instant(c[6]) as Date | null,
    newConfirmedAt: instant(c[7]) as Date | null,
  }),
});

export type CancelChangeRow = {
  accountId: number;
  kind: string;
};

export const cancelChange = maybe<{ now: Date; tokenHash: Buffer }, CancelChangeRow>({
  name: 'accounts/email-change/cancelChange',
  text: "update email_changes c\n   set state = 'cancelled', settled_at = $1\n where (c.old_token_hash = $2 or c.new_token_hash = $2) and c.state = 'open' and c.expires_at > $1\nreturning c.account_id, c.kind",
  values: (p) => [p.now, p.tokenHash],
  row: (c) => ({ accountId: number(c[0]) as number, kind: c[1] as string }),
});

export const settleChange = none<{ state: string; now: Date; id: number }>({
  name: 'accounts/email-change/settleChange',
  text: "update email_changes set state = $1, settled_at = $2 where id = $3 and state = 'open'",
  values: (p) => [p.state, p.now, p.id],
});

export type LockAccountOfChangeRow = {
  email: string;
  language: string;
};

export const lockAccountOfChange = one<{ accountId: number }, LockAccountOfChangeRow>({
  name: 'accounts/email-change/lockAccountOfChange',
  text: 'select email, language from accounts where id = $1 for update',
  values: (p) => [p.accountId],
  row: (c) => ({ email: c[0] as string, language: c[1] as string }),
});

export const setEmail = none<{ email: string; accountId: number }>({
  name: 'accounts/email-change/setEmail',
  text: 'update accounts set email = $1 where id = $2',
  values: (p) => [p.email, p.accountId],
});

export type ListDueRecoveriesRow = {
  id: number;
};

/**
 * The new mailbox has said yes, the waiting period is over, and nobody said no.
 */
export const listDueRecoveries = many<{ now: Date }, ListDueRecoveriesRow>({
  name: 'accounts/email-change/listDueRecoveries',
  text: "select id from email_changes\n where state = 'open' and kind = 'recovery' and new_confirmed_at is not null and not_before <= $1 and expires_at > $1",
  values: (p) => [p.now],
  row: (c) => ({ id: number(c[0]) as number }),
});

export type LockDueRecoveryRow = {
  id: number;
  accountId: number;
  kind: string;
  newEmail: string;
  sessionId: number | null;
  notBefore: Date;
  oldConfirmedAt: Date | null;
  newConfirmedAt: Date | null;
};

export const lockDueRecovery = maybe<{ id: number; now: Date }, LockDueRecoveryRow>({
  name: 'accounts/email-change/lockDueRecovery',
  text: "select c.id, c.account_id, c.kind, c.new_email, c.session_id, c.not_before, c.old_confirmed_at, c.new_confirmed_at\n  from email_changes c\n where c.id = $1 and c.state = 'open' and c.kind = 'recovery' and c.new_confirmed_at is not null and c.not_before <= $2\n   for update",
  values: (p) => [p.id, p.now],
  row: (c) => ({
    id: number(c[0]) as number,
    accountId: number(c[1]) as number,
    kind: c[2] as string,
    newEmail: c[3] as string,
    sessionId: number(c[4]) as number | null,
    notBefore: instant(c[5]) as Date,
    oldConfirmedAt: instant(c[6]) as Date | null,
    newConfirmedAt: instant(c[7]) as Date | null,
  }),
});

export const deleteOldChanges = none<{ before: Date }>({
  name: 'accounts/email-change/deleteOldChanges',
  text: 'delete from email_changes where expires_at < $1',
  values: (p) => [p.before],
});
