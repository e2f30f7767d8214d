// Generated from store.sql by `npm run generate`. Do not edit.
import { many, maybe, none } from '#platform/db/query.ts';
import { instant, number } from '#platform/db/cells.ts';

export type InsertDeletionRow = {
  dueAt: Date;
};

/**
 * No row where it was asked for already: the first day holds.
 */
export const insertDeletion = maybe<{ accountId: number; now: Date; dueAt: Date }, InsertDeletionRow>({
  name: 'rights/deletion/insertDeletion',
  text: 'insert into account_deletions (account_id, requested_at, due_at)\nvalues ($1, $2, $3)\non conflict (account_id) do nothing\nreturning due_at',
  values: (p) => [p.accountId, p.now, p.dueAt],
  row: (c) => ({ dueAt: instant(c[0]) as Date }),
});

export type DeleteDeletionRow = {
  dueAt: Date;
};

export const deleteDeletion = maybe<{ accountId: number }, DeleteDeletionRow>({
  name: 'rights/deletion/deleteDeletion',
  text: 'delete from account_deletions where account_id = $1 returning due_at',
  values: (p) => [p.accountId],
  row: (c) => ({ dueAt: instant(c[0]) as Date }),
});

export type RemindOfDeletionsRow = {
  id: number;
  email: string;
  language: string;
  dueAt: Date;
};

/**
 * Those that come soon and were not reminded of, once each.
 */
export const remindOfDeletions = many<{ now: Date; dueBefore: Date }, RemindOfDeletionsRow>({
  name: 'rights/deletion/remindOfDeletions',
  text: 'update account_deletions d\n   set reminded_at = $1\n  from accounts a\n where a.id = d.account_id and d.reminded_at is null and d.due_at <= $2 and d.due_at > $1\nreturning a.id, a.email, a.language, d.due_at',
  values: (p) => [p.now, p.dueBefore],
  row: (c) => ({
    id: number(c[0]) as number,
    email: c[1] as string,
    language: c[2] as string,
    dueAt: instant(c[3]) as Date,
  }),
});

export type ListDueDeletionsRow = {
  accountId: number;
};

export const listDueDeletions = many<{ now: Date; limit: number }, ListDueDeletionsRow>({
  name: 'rights/deletion/listDueDeletions',
  text: 'select account_id from account_deletions where due_at <= $1 order by due_at limit $2',
  values: (p) => [p.now, p.limit],
  row: (c) => ({ accountId: number(c[0]) as number }),
});

export type LockDueAccountRow = {
  id: number;
  email: string;
  language: string;
};

/**
 * None where the deletion was called off, or another process was faster.
 */
export const lockDueAccount = maybe<{ accountId: number; now: Date }, LockDueAccountRow>({
  name: 'rights/deletion/lockDueAccount',
  text: 'select a.id, a.email, a.language\n  from accounts a\n  join account_deletions d on d.account_id = a.id\n where a.id = $1 and d.due_at <= $2\n   for update of a, d',
  values: (p) => [p.accountId, p.now],
  row: (c) => ({ id: number(c[0]) as number, email: c[1] as string, language: c[2] as string }),
});

export const keepConsentProofs = none<{ emailMac: Buffer; keptUntil: Date; accountId: number }>({
  name: 'rights/deletion/keepConsentProofs',
  text: 'insert into consent_proofs (email_mac, purpose, given, text_version, recorded_at, origin, kept_until)\nselect $1, purpose, given, text_version, recorded_at, origin, $2\n  from consents\n where account_id = $3',
  values: (p) => [p.emailMac, p.keptUntil, p.accountId],
});

/**
 * Mail to the address also where it was not written to the account: what was asked for while registering; and to an
 * address that the account wanted to have.
 */
export const eraseMessages = none<{ accountId: number; email: string }>({
  name: 'rights/deletion/eraseMessages',
  text: "delete from messages m\n where m.account_id = $1\n    or (m.channel = 'mail' and lower(m.recipient) = lower($2))\n    or (m.account_id is null and lower(m.recipient) in (\n          select lower(c.new_email) from email_changes c where c.account_id = $1))",
  values: (p) => [p.accountId, p.email],
});

/**
 * A number that another account has too stays stopped for that one.
 */
export const eraseStoppedRecipients = none<{ email: string; accountId: number }>({
  name: 'rights/deletion/eraseStoppedRecipients',
  text: "delete from stopped_recipients s\n where (s.channel = 'mail' and s.recipient = lower($1))\n    or (s.channel = 'sms' and exists (select from mobile_numbers m where m.account_id = $2 and m.number = s.recipient)\n        and not exists (select from mobile_numbers m where m.account_id <> $2 and m.number = s.recipient))",
  values: (p) => [p.email, p.accountId],
});

export const eraseRegistrations = none<{ email: string }>({
  name: 'rights/deletion/eraseRegistrations',
  text: 'delete from registrations where lower(email) = lower($1)',
  values: (p) => [p.email],
});

/**
 * What was asked without an account from the same mailbox.
 */
export const eraseGuestQuestions = none<{ email: string }>({
  name: 'rights/deletion/eraseGuestQuestions',
  text: 'delete from conversations where account_id is null and lower(guest_email) = lower($1)',
  values: (p) => [p.email],
});

export const eraseWaitingQuestions = none<{ email: string }>({
  name: 'rights/deletion/eraseWaitingQuestions',
  text: 'delete from waiting_questions where lower(email) = lower($1)',
  values: (p) => [p.email],
});

/**
 * Everything that is the account's alone goes with it.
 */
export const eraseAccount = none<{ accountId: number }>({
  name: 'rights/deletion/eraseAccount',
  text: 'delete from accounts where id = $1',
  values: (p) => [p.accountId],
});

/**
 * The one change that the audit trail allows: what was done stays, from where it was done goes. Entries about
 * registrations that are over forget it likewise.
 */
export const forgetOrigins = none<{ accountId: number }>({
  name: 'rights/deletion/forgetOrigins',
  text: "update audit_entries e\n   set origin = '', facts = '{}'\n where (e.account_id = $1 or e.subject = 'account ' || $1::bigint::text)\n   and (e.origin <> '' or e.facts <> '{}')",
  values: (p) => [p.accountId],
});

export const forgetOriginsOfRegistrations = none<Record<string, never>>({
  name: 'rights/deletion/forgetOriginsOfRegistrations',
  text: "update audit_entries e\n   set origin = '', facts = '{}'\n where e.subject like 'registration %' and e.origin <> ''\n   and not exists (select from registrations r where e.subject = 'registration ' || r.id::text)",
  values: () => [],
});

/**
 * What is older than a year tells nobody's address any more; the trail itself goes by the database's clock.
 */
export const forgetOldOrigins = none<{ before: Date }>({
  name: 'rights/deletion/forgetOldOrigins',
  text: "update audit_entries set origin = '' where origin <> '' and recorded_at < least($1, now() - interval '1 year')",
  values: (p) => [p.before],
});

/**
 * The last mail to an account that is gone, once it has left; and that its mailbox refused it.
 */
export const eraseFarewells = none<Record<string, never>>({
  name: 'rights/deletion/eraseFarewells',
  text: "with gone as (\n  delete from messages where template = 'account_deleted' and settled_at is not null returning recipient\n)\ndelete from stopped_recipients s using gone where s.channel = 'mail' and s.recipient = lower(gone.recipient)",
  values: () => [],
});

export const eraseOldProofs = none<{ now: Date }>({
  name: 'rights/deletion/eraseOldProofs',
  text: 'delete from consent_proofs where kept_until <= $1',
  values: (p) => [p.now],
});
