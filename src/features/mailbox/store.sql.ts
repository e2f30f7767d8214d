// Generated from store.sql by `npm run generate`. Do not edit.
import { many, maybe } from '#platform/db/query.ts';
import { instant, number } from '#platform/db/cells.ts';

export type ListMessagesRow = {
  id: number;
  channel: string;
  recipient: string;
  language: string;
  subject: string;
  text: string;
  nextTryAt: Date;
  createdAt: Date;
};

/**
 * What has left, or is about to: whatever was refused, expired or not needed any more never reached anybody.
 */
export const listMessages = many<Record<string, never>, ListMessagesRow>({
  name: 'mailbox/listMessages',
  text: "select id, channel, recipient, language, subject, text, next_try_at, created_at\n  from messages\n where state in ('waiting', 'sending', 'sent')\n order by id desc\n limit 200",
  values: () => [],
  row: (c) => ({
    id: number(c[0]) as number,
    channel: c[1] as string,
    recipient: c[2] as string,
    language: c[3] as string,
    subject: c[4] as string,
    text: c[5] as string,
    nextTryAt: instant(c[6]) as Date,
    createdAt: instant(c[7]) as Date,
  }),
});

export type FindMessageRow = {
  id: number;
  channel: string;
  recipient: string;
  language: string;
  subject: string;
  text: string;
  html: string;
  stopUrl: string | null;
  createdAt: Date;
};

export const findMessage = maybe<{ id: number }, FindMessageRow>({
  name: 'mailbox/findMessage',
  text: 'select id, channel, recipient, language, subject, text, html, stop_url, created_at from messages where id = $1',
  values: (p) => [p.id],
  row: (c) => ({
    id: number(c[0]) as number,
    channel: c[1] as string,
    recipient: c[2] as string,
    language: c[3] as string,
    subject: c[4] as string,
    text: c[5] as string,
    html: c[6] as string,
    stopUrl: c[7] as string | null,
    createdAt: instant(c[8]) as Date,
  }),
});

export type ListSmsToRow = {
  id: number;
  language: string;
  text: string;
  nextTryAt: Date;
  createdAt: Date;
};

/**
 * Everything on one phone, oldest first.
 */
export const listSmsTo = many<{ number: string }, ListSmsToRow>({
  name: 'mailbox/listSmsTo',
  text: "select id, language, text, next_try_at, created_at\n  from (select * from messages\n         where channel = 'sms' and recipient = $1 and state in ('waiting', 'sending', 'sent')\n         order by id desc limit 100) latest\n order by id",
  values: (p) => [p.number],
  row: (c) => ({
    id: number(c[0]) as number,
    language: c[1] as string,
    text: c[2] as string,
    nextTryAt: instant(c[3]) as Date,
    createdAt: instant(c[4]) as Date,
  }),
});
