// Generated from store.sql by `npm run generate`. Do not edit.
import { maybe, none } from '#platform/db/query.ts';

export const insertMail = none<{
  accountId: number | null;
  template: string;
  to: string;
  language: string;
  subject: string;
  text: string;
  html: string;
  now: Date;
}>({
  name: 'platform/mail/insertMail',
  text: 'insert into mails (account_id, template, to_address, language, subject, text, html, created_at, next_try_at)\nvalues ($1, $2, $3, $4, $5, $6, $7, $8, $8)',
  values: (p) => [p.accountId, p.template, p.to, p.language, p.subject, p.text, p.html, p.now],
  row: () => {
    throw new Error('no rows');
  },
});

export type TakeWaitingMailRow = {
  id: number;
  toAddress: string;
  subject: string;
  text: string;
  html: string;
  language: string;
  attempts: number;
  createdAt: Date;
};

/**
 * The mail that has waited longest, locked until the transaction ends: other senders pass it by.
 */
export const takeWaitingMail = maybe<{ now: Date }, TakeWaitingMailRow>({
  name: 'platform/mail/takeWaitingMail',
  text: 'select id, to_address, subject, text, html, language, attempts, created_at\n  from mails\n where sent_at is null and given_up_at is null and next_try_at <= $1\n order by next_try_at, id\n limit 1\n   for update skip locked',
  values: (p) => [p.now],
  row: (c) => ({
    id: c[0] as number,
    toAddress: c[1] as string,
    subject: c[2] as string,
    text: c[3] as string,
    html: c[4] as string,
    language: c[5] as string,
    attempts: c[6] as number,
    createdAt: c[7] as Date,
  }),
});

/**
 * What was sent is not kept: the text may hold a one-time link.
 */
export const markSent = none<{ now: Date; id: number }>({
  name: 'platform/mail/markSent',
  text: "update mails\n   set sent_at = $1, attempts = attempts + 1, last_error = null, text = '', html = ''\n where id = $2",
  values: (p) => [p.now, p.id],
  row: () => {
    throw new Error('no rows');
  },
});

export const markFailed = none<{ reason: string; nextTryAt: Date; id: number }>({
  name: 'platform/mail/markFailed',
  text: 'update mails\n   set attempts = attempts + 1, last_error = $1, next_try_at = $2\n where id = $3',
  values: (p) => [p.reason, p.nextTryAt, p.id],
  row: () => {
    throw new Error('no rows');
  },
});

export const markGivenUp = none<{ reason: string; now: Date; id: number }>({
  name: 'platform/mail/markGivenUp',
  text: "update mails\n   set attempts = attempts + 1, last_error = $1, given_up_at = $2, text = '', html = ''\n where id = $3",
  values: (p) => [p.reason, p.now, p.id],
  row: () => {
    throw new Error('no rows');
  },
});

export const deleteOldMails = none<{ before: Date }>({
  name: 'platform/mail/deleteOldMails',
  text: 'delete from mails where created_at < $1',
  values: (p) => [p.before],
  row: () => {
    throw new Error('no rows');
  },
});
