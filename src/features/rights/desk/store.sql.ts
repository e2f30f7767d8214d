// Generated from store.sql by `npm run generate`. Do not edit.
import { many, maybe } from '#platform/db/query.ts';
import { flag, instant, number } from '#platform/db/cells.ts';

export type FindShownAccountRow = {
  id: number;
  email: string;
  name: string;
  phone: string;
  language: string;
  createdAt: Date;
  deletionDueAt: Date | null;
  lastSeenAt: Date | null;
  contracts: number;
  changesEmail: boolean;
  mailIsRefused: boolean;
};

/**
 * What support needs to help with an account; nothing of its bills and readings.
 */
export const findShownAccount = maybe<{ now: Date; email: string }, FindShownAccountRow>({
  name: 'rights/desk/findShownAccount',
  text: 'select a.id, a.email, a.name, a.phone, a.language, a.created_at, d.due_at as "deletion_due_at?",\n       (select max(s.last_seen_at) from sessions s where s.account_id = a.id) as "last_seen_at?",\n       (select count(*) from visible_contracts v where v.account_id = a.id) as "contracts!",\n       exists (select from email_changes c where c.account_id = a.id and c.state = \'open\' and c.expires_at > $1) as "changes_email!",\n       exists (select from stopped_recipients r where r.channel = \'mail\' and r.recipient = lower(a.email)) as "mail_is_refused!"\n  from accounts a\n  left join account_deletions d on d.account_id = a.id\n where lower(a.email) = lower($2)',
  values: (p) => [p.now, p.email],
  row: (c) => ({
    id: number(c[0]) as number,
    email: c[1] as string,
    name: c[2] as string,
    phone: c[3] as string,
    language: c[4] as string,
    createdAt: instant(c[5]) as Date,
    deletionDueAt: instant(c[6]) as Date | null,
    lastSeenAt: instant(c[7]) as Date | null,
    contracts: number(c[8]) as number,
    changesEmail: flag(c[9]) as boolean,
    mailIsRefused: flag(c[10]) as boolean,
  }),
});

export type ListProofsRow = {
  purpose: string;
  given: boolean;
  textVersion: string;
  recordedAt: Date;
  origin: string;
  keptUntil: Date;
};

export const listProofs = many<{ emailMac: Buffer }, ListProofsRow>({
  name: 'rights/desk/listProofs',
  text: 'select purpose, given, text_version, recorded_at, origin, kept_until from consent_proofs where email_mac = $1 order by id',
  values: (p) => [p.emailMac],
  row: (c) => ({
    purpose: c[0] as string,
    given: flag(c[1]) as boolean,
    textVersion: c[2] as string,
    recordedAt: instant(c[3]) as Date,
    origin: c[4] as string,
    keptUntil: instant(c[5]) as Date,
  }),
});
