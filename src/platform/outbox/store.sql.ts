// Generated from store.sql by `npm run generate`. Do not edit.
import { many, maybe, none } from '#platform/db/query.ts';
import { flag, instant, number } from '#platform/db/cells.ts';

export type InsertMessagesRow = {
  id: number;
};

export const insertMessages = many<{ messages: string }, InsertMessagesRow>({
  name: 'platform/outbox/insertMessages',
  text: 'insert into messages (account_id, template, channel, recipient, language, subject, text, html, shown_text, stop_url,\n                      asked_for, created_at, due_at, next_try_at, expires_at, quiet_from, quiet_until)\nselect m.account_id, m.template, m.channel, m.recipient, m.language, m.subject, m.text, m.html, m.shown_text, m.stop_url,\n       m.asked_for, m.created_at, m.due_at, m.due_at, m.expires_at, m.quiet_from, m.quiet_until\n  from rows from (json_to_recordset(($1::text)::json) as (\n         account_id bigint, template text, channel text, recipient text, language text, subject text, text text,\n         html text, shown_text text, stop_url text, asked_for boolean, created_at timestamptz, due_at timestamptz,\n         expires_at timestamptz, quiet_from smallint, quiet_until smallint)) with ordinality\n       as m (account_id, template, channel, recipient, language, subject, text, html, shown_text, stop_url, asked_for,\n             created_at, due_at, expires_at, quiet_from, quiet_until, place)\n order by m.place\nreturning id',
  values: (p) => [p.messages],
  row: (c) => ({ id: number(c[0]) as number }),
});

export const deleteOldMessages = none<{ before: Date }>({
  name: 'platform/outbox/deleteOldMessages',
  text: 'delete from messages where created_at < $1',
  values: (p) => [p.before],
});

export type ClaimMessageRow = {
  id: number;
  template: string;
  to: string;
  language: string;
  subject: string;
  text: string;
  html: string;
  stopUrl: string | null;
  attempt: number;
  createdAt: Date;
  expiresAt: Date | null;
  quietFrom: number | null;
  quietUntil: number | null;
  isStopped: boolean;
};

/**
 * The message that is due first, taken for as long as a hand-over may last. Others pass it by; the attempt is on record
 * before anything leaves.
 */
export const claimMessage = maybe<{ channel: string; now: Date; claimedUntil: Date }, ClaimMessageRow>({
  name: 'platform/outbox/claimMessage',
  text: 'with next as (\n  select id\n    from messages\n   where state = \'waiting\' and channel = $1 and next_try_at <= $2\n   order by asked_for desc, next_try_at, id\n   limit 1\n     for update skip locked\n), claimed as (\n  update messages m\n     set state = \'sending\', claimed_until = $3, attempts = m.attempts + 1\n    from next\n   where m.id = next.id\n  returning m.*\n), tried as (\n  insert into message_attempts (message_id, number, started_at) select id, attempts, $2 from claimed\n)\nselect id as "id!", template as "template!", recipient as "to!", language as "language!", subject as "subject!",\n       text as "text!", html as "html!", stop_url, attempts as "attempt!", created_at as "created_at!", expires_at,\n       quiet_from, quiet_until,\n       not asked_for and exists (\n         select from stopped_recipients s where s.channel = c.channel and s.recipient = lower(c.recipient)) as "is_stopped!"\n  from claimed c',
  values: (p) => [p.channel, p.now, p.claimedUntil],
  row: (c) => ({
    id: number(c[0]) as number,
    template: c[1] as string,
    to: c[2] as string,
    language: c[3] as string,
    subject: c[4] as string,
    text: c[5] as string,
    html: c[6] as string,
    stopUrl: c[7] as string | null,
    attempt: number(c[8]) as number,
    createdAt: instant(c[9]) as Date,
    expiresAt: instant(c[10]) as Date | null,
    quietFrom: number(c[11]) as number | null,
    quietUntil: number(c[12]) as number | null,
    isStopped: flag(c[13]) as boolean,
  }),
});

/**
 * A claimed message that was not tried: it is not due before `until`.
 */
export const putBack = none<{ id: number; attempt: number; until: Date }>({
  name: 'platform/outbox/putBack',
  text: "with untried as (\n  delete from message_attempts where message_id = $1 and number = $2\n)\nupdate messages\n   set state = 'waiting', claimed_until = null, attempts = attempts - 1, next_try_at = $3, due_at = $3\n where id = $1 and attempts = $2 and state = 'sending'",
  values: (p) => [p.id, p.attempt, p.until],
});

/**
 * A claimed message that will not be tried (any more).
 */
export const settleUntried = none<{ id: number; attempt: number; state: string; now: Date }>({
  name: 'platform/outbox/settleUntried',
  text: "with untried as (\n  delete from message_attempts where message_id = $1 and number = $2\n)\nupdate messages\n   set state = $3, claimed_until = null, attempts = attempts - 1, settled_at = $4, text = '', html = '', stop_url = null\n where id = $1 and attempts = $2 and state = 'sending'",
  values: (p) => [p.id, p.attempt, p.state, p.now],
});

/**
 * It has left, whatever was believed of it meanwhile. What was sent is not kept: the text may hold a one-time link.
 * An address that takes a message is not stopped any more.
 */
export const noteAccepted = none<{
  now: Date;
  answer: string;
  id: number;
  attempt: number;
  gatewayId: string | null;
  keepsText: boolean;
}>({
  name: 'platform/outbox/noteAccepted',
  text: "with noted as (\n  update message_attempts set ended_at = $1, outcome = 'accepted', answer = $2\n   where message_id = $3 and number = $4\n), sent as (\n  update messages\n     set state = 'sent', claimed_until = null, settled_at = $1, gateway_id = $5,\n         text = case when $6 then text else '' end, html = case when $6 then html else '' end,\n         stop_url = case when $6 then stop_url end\n   where id = $3 and state in ('waiting', 'sending', 'unclear')\n  returning channel, recipient\n)\ndelete from stopped_recipients s using sent where s.channel = sent.channel and s.recipient = lower(sent.recipient)",
  values: (p) => [p.now, p.answer, p.id, p.attempt, p.gatewayId, p.keepsText],
});

export const noteNotTaken = none<{
  now: Date;
  outcome: string;
  answer: string;
  id: number;
  attempt: number;
  nextTryAt: Date;
}>({
  name: 'platform/outbox/noteNotTaken',
  text: "with noted as (\n  update message_attempts set ended_at = $1, outcome = $2, answer = $3\n   where message_id = $4 and number = $5\n)\nupdate messages\n   set state = 'waiting', claimed_until = null, next_try_at = $6\n where id = $4 and attempts = $5 and state = 'sending'",
  values: (p) => [p.now, p.outcome, p.answer, p.id, p.attempt, p.nextTryAt],
});

/**
 * It will not be tried again: refused for good, given up, or nobody knows whether it has left.
 */
export const noteFailed = none<{
  now: Date;
  outcome: string;
  answer: string;
  id: number;
  attempt: number;
  state: string;
  stopsAddress: boolean;
}>({
  name: 'platform/outbox/noteFailed',
  text: "with noted as (\n  update message_attempts set ended_at = $1, outcome = $2, answer = $3\n   where message_id = $4 and number = $5\n), failed as (\n  update messages\n     set state = $6, claimed_until = null, settled_at = $1, text = '', html = '', stop_url = null\n   where id = $4 and attempts = $5 and state in ('sending', 'unclear')\n  returning channel, lower(recipient) as recipient\n)\ninsert into stopped_recipients (channel, recipient, stopped_at, answer)\nselect channel, recipient, $1, $3 from failed where $7\non conflict (channel, recipient) do update set stopped_at = excluded.stopped_at, answer = excluded.answer",
  values: (p) => [p.now, p.outcome, p.answer, p.id, p.attempt, p.state, p.stopsAddress],
});

export type ResumeRecipientRow = {
  stoppedAt: Date;
};

/**
 * Messages go there again. No row: it was not stopped, or somebody was faster.
 */
export const resumeRecipient = maybe<{ channel: string; recipient: string }, ResumeRecipientRow>({
  name: 'platform/outbox/resumeRecipient',
  text: 'delete from stopped_recipients where channel = $1 and recipient = lower($2) returning stopped_at',
  values: (p) => [p.channel, p.recipient],
  row: (c) => ({ stoppedAt: instant(c[0]) as Date }),
});

export type ReleaseLapsedRow = {
  id: number;
  channel: string;
  state: string;
};

/**
 * Messages of workers that are gone: what does no harm twice waits again, of the rest nobody knows.
 */
export const releaseLapsed = many<{ repeatable: string[]; now: Date; channels: string[] }, ReleaseLapsedRow>({
  name: 'platform/outbox/releaseLapsed',
  text: "with lapsed as (\n  select id, attempts, channel = any($1) as is_repeatable\n    from messages\n   where state = 'sending' and claimed_until <= $2 and channel = any($3)\n     for update skip locked\n), noted as (\n  update message_attempts a set ended_at = $2, outcome = 'unclear'\n    from lapsed l\n   where a.message_id = l.id and a.number = l.attempts and a.outcome is null\n)\nupdate messages m\n   set state = case when l.is_repeatable then 'waiting' else 'unclear' end,\n       claimed_until = null,\n       settled_at = case when l.is_repeatable then null::timestamptz else $2 end,\n       text = case when l.is_repeatable then text else '' end,\n       html = case when l.is_repeatable then html else '' end\n  from lapsed l\n where m.id = l.id\nreturning m.id, m.channel, m.state",
  values: (p) => [p.repeatable, p.now, p.channels],
  row: (c) => ({ id: number(c[0]) as number, channel: c[1] as string, state: c[2] as string }),
});

export const expireMessages = none<{ now: Date }>({
  name: 'platform/outbox/expireMessages',
  text: "update messages\n   set state = 'expired', settled_at = $1, text = '', html = '', stop_url = null\n where state = 'waiting' and expires_at <= $1",
  values: (p) => [p.now],
});

export type CountWaitingRow = {
  channel: string;
  waiting: number;
  oldestDueAt: Date | null;
};

/**
 * How many wait to leave or are on their way, and since when the oldest of them could have left.
 */
export const countWaiting = many<{ now: Date }, CountWaitingRow>({
  name: 'platform/outbox/countWaiting',
  text: "select c.channel as \"channel!\", count(w.channel) as \"waiting!\",\n       min(w.due_at) filter (where w.due_at <= $1) as oldest_due_at\n  from (values ('mail'), ('sms')) as c (channel)\n  left join (select channel, due_at from messages where state = 'waiting'\n             union all\n             select channel, due_at from messages where state = 'sending') as w on w.channel = c.channel\n group by c.channel",
  values: (p) => [p.now],
  row: (c) => ({ channel: c[0] as string, waiting: number(c[1]) as number, oldestDueAt: instant(c[2]) as Date | null }),
});
