// Generated from store.sql by `npm run generate`. Do not edit.
import { many, none } from '#platform/db/query.ts';

export type InsertMessagesRow = {
  id: number;
};

export const insertMessages = many<{ messages: string }, InsertMessagesRow>({
  name: 'platform/outbox/insertMessages',
  text: 'insert into messages (account_id, template, channel, recipient, language, subject, text, html, shown_text, stop_url,\n                      asked_for, created_at, due_at, next_try_at, expires_at, quiet_from, quiet_until)\nselect m.account_id, m.template, m.channel, m.recipient, m.language, m.subject, m.text, m.html, m.shown_text, m.stop_url,\n       m.asked_for, m.created_at, m.due_at, m.due_at, m.expires_at, m.quiet_from, m.quiet_until\n  from rows from (json_to_recordset(($1::text)::json) as (\n         account_id bigint, template text, channel text, recipient text, language text, subject text, text text,\n         html text, shown_text text, stop_url text, asked_for boolean, created_at timestamptz, due_at timestamptz,\n         expires_at timestamptz, quiet_from smallint, quiet_until smallint)) with ordinality\n       as m (account_id, template, channel, recipient, language, subject, text, html, shown_text, stop_url, asked_for,\n             created_at, due_at, expires_at, quiet_from, quiet_until, place)\n order by m.place\nreturning id',
  values: (p) => [p.messages],
  row: (c) => ({ id: c[0] as number }),
});

export const deleteOldMessages = none<{ before: Date }>({
  name: 'platform/outbox/deleteOldMessages',
  text: 'delete from messages where created_at < $1',
  values: (p) => [p.before],
  row: () => {
    throw new Error('no rows');
  },
});
