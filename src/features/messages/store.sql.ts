// Generated from store.sql by `npm run generate`. Do not edit.
import { many, none, one } from '#platform/db/query.ts';
import { instant, number } from '#platform/db/cells.ts';

export type ListMessagesRow = {
  id: number;
  channel: string;
  recipient: string;
  language: string;
  subject: string;
  shownText: string;
  state: string;
  delivery: string | null;
  attempts: number;
  createdAt: Date;
  nextTryAt: Date;
  settledAt: Date | null;
  lastOutcome: string | null;
};

/**
 * What was written to an account, newest first: a page of fifty. `last_outcome` is what became of the latest attempt.
 */
export const listMessages = many<{ accountId: number; skipped: number }, ListMessagesRow>({
  name: 'messages/listMessages',
  text: 'select m.id, m.channel, m.recipient, m.language, m.subject, m.shown_text, m.state, m.delivery, m.attempts, m.created_at,\n       m.next_try_at, m.settled_at,\n       (select a.outcome from message_attempts a\n         where a.message_id = m.id and a.outcome is not null\n         order by a.number desc limit 1) as "last_outcome?"\n  from messages m\n where m.account_id = $1\n order by m.id desc\n limit 50 offset $2::integer',
  values: (p) => [p.accountId, p.skipped],
  row: (c) => ({
    id: number(c[0]) as number,
    channel: c[1] as string,
    recipient: c[2] as string,
    language: c[3] as string,
    subject: c[4] as string,
    shownText: c[5] as string,
    state: c[6] as string,
    delivery: c[7] as string | null,
    attempts: number(c[8]) as number,
    createdAt: instant(c[9]) as Date,
    nextTryAt: instant(c[10]) as Date,
    settledAt: instant(c[11]) as Date | null,
    lastOutcome: c[12] as string | null,
  }),
});

export type CountMessagesRow = {
  total: number;
};

export const countMessages = one<{ accountId: number }, CountMessagesRow>({
  name: 'messages/countMessages',
  text: 'select count(*) as "total!" from messages where account_id = $1',
  values: (p) => [p.accountId],
  row: (c) => ({ total: number(c[0]) as number }),
});

export type ListStoppedRow = {
  channel: string;
  recipient: string;
  stoppedAt: Date;
};

/**
 * Those of an account's addresses that refused for good: its e-mail address, and its mobile number.
 */
export const listStopped = many<{ accountId: number }, ListStoppedRow>({
  name: 'messages/listStopped',
  text: "select s.channel, s.recipient, s.stopped_at\n  from stopped_recipients s\n where (s.channel, s.recipient) in (\n       select 'mail', lower(email) from accounts where id = $1\n       union all\n       select 'sms', number from mobile_numbers where account_id = $1)\n order by s.channel",
  values: (p) => [p.accountId],
  row: (c) => ({ channel: c[0] as string, recipient: c[1] as string, stoppedAt: instant(c[2]) as Date }),
});

/**
 * What a gateway reports of an SMS. Reports come in any order and more than once: what was delivered stays so, and nothing
 * is on its way again after its end. A report also says that the gateway has the message where that was unclear.
 */
export const noteDelivery = none<{ delivery: string; now: Date; id: number }>({
  name: 'messages/noteDelivery',
  text: "update messages\n   set delivery = $1,\n       delivered_at = case when $1::text = 'delivered' then $2::timestamptz end,\n       state = case state when 'unclear' then 'sent' else state end\n where id = $3\n   and channel = 'sms' and state in ('sending', 'sent', 'unclear')\n   and (delivery is null or delivery = 'on_its_way' or (delivery = 'failed' and $1 = 'delivered'))",
  values: (p) => [p.delivery, p.now, p.id],
});
