// Generated from store.sql by `npm run generate`. Do not edit.
import { maybe, none } from '#platform/db/query.ts';

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
  text: "select id, recipient as to_address, subject, text, html, language, attempts, created_at\n  from messages\n where state = 'waiting' and channel = 'mail' and next_try_at <= $1\n order by next_try_at, id\n limit 1\n   for update skip locked",
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
  text: "update messages\n   set state = 'sent', settled_at = $1, attempts = attempts + 1, text = '', html = ''\n where id = $2",
  values: (p) => [p.now, p.id],
  row: () => {
    throw new Error('no rows');
  },
});

export const markFailed = none<{ nextTryAt: Date; id: number }>({
  name: 'platform/mail/markFailed',
  text: 'update messages\n   set attempts = attempts + 1, next_try_at = $1\n where id = $2',
  values: (p) => [p.nextTryAt, p.id],
  row: () => {
    throw new Error('no rows');
  },
});

export const markGivenUp = none<{ now: Date; id: number }>({
  name: 'platform/mail/markGivenUp',
  text: "update messages\n   set attempts = attempts + 1, state = 'refused', settled_at = $1, text = '', html = ''\n where id = $2",
  values: (p) => [p.now, p.id],
  row: () => {
    throw new Error('no rows');
  },
});
