// Generated from store.sql by `npm run generate`. Do not edit.
import { many, maybe } from '#platform/db/query.ts';

export type ListMailsRow = {
  id: number;
  recipient: string;
  subject: string;
  createdAt: Date;
};

export const listMails = many<Record<string, never>, ListMailsRow>({
  name: 'mailbox/listMails',
  text: 'select id, recipient, subject, created_at from messages order by id desc limit 200',
  values: () => [],
  row: (c) => ({ id: c[0] as number, recipient: c[1] as string, subject: c[2] as string, createdAt: c[3] as Date }),
});

export type FindMailRow = {
  id: number;
  recipient: string;
  subject: string;
  text: string;
  html: string;
  language: string;
  createdAt: Date;
};

export const findMail = maybe<{ id: number }, FindMailRow>({
  name: 'mailbox/findMail',
  text: 'select id, recipient, subject, text, html, language, created_at from messages where id = $1',
  values: (p) => [p.id],
  row: (c) => ({
    id: c[0] as number,
    recipient: c[1] as string,
    subject: c[2] as string,
    text: c[3] as string,
    html: c[4] as string,
    language: c[5] as string,
    createdAt: c[6] as Date,
  }),
});
