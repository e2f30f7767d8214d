/**
 * What leaves the house, by mail or by SMS. A message is written into the database in the transaction of what caused it,
 * and sent after that has been committed: nothing is sent of what did not happen, and nothing that happened goes unsaid.
 */
import type { Db } from '#platform/db/query.ts';
import type { Tx } from '#platform/db/pool.ts';
import { writeLetter, type Letter } from '#platform/mail/letter.ts';
import type { E164 } from '#platform/sms/numbers.ts';
import type { QuietHours } from './quiet-hours.ts';
import { countWaiting, deleteOldMessages, insertMessages } from './store.sql.ts';

export { resumeRecipient } from './store.sql.ts';

export type Channel = 'mail' | 'sms';

type Queued = {
  /** The account it is about; null for somebody who has none yet. */
  readonly accountId: number | null;
  /** What kind of message it is: `activation`. For counting, for rechecks and for tests. */
  readonly template: string;
  readonly now: Date;
  /** True where its reader waits for it: it goes before others, and to a stopped address too. */
  readonly askedFor?: boolean;
  /** It does not leave before. */
  readonly sendAfter?: Date;
  /** It does not leave any more from this moment on. */
  readonly expiresAt?: Date;
  /** In the supplier's zone. A message that somebody asked for has none. */
  readonly quietHours?: QuietHours;
};

export type MailToQueue = Queued & {
  readonly channel: 'mail';
  readonly to: string;
  readonly letter: Letter;
  /** Stops such mail with one POST (RFC 8058). */
  readonly stopUrl?: string;
};

export type SmsToQueue = Queued & {
  readonly channel: 'sms';
  readonly to: E164;
  readonly language: string;
  readonly text: string;
  /** What its reader sees of it later, where the text holds a code. */
  readonly shownText?: string;
};

export type MessageToQueue = MailToQueue | SmsToQueue;

/** Queues a message and gives its id. Hence a transaction, not a pool. */
export async function queueMessage(tx: Tx, message: MessageToQueue): Promise<number> {
  const [id] = await queueMessages(tx, [message]);
  if (id === undefined) throw new Error('a message was queued without an id');
  return id;
}

/** Queues many in one statement, and gives their ids in the same order. A thousand at once is a good portion. */
export async function queueMessages(tx: Tx, messages: readonly MessageToQueue[]): Promise<number[]> {
  if (messages.length === 0) return [];
  const rows = await insertMessages(tx, { messages: JSON.stringify(messages.map(rowOf)) });
  // identities are given in the order of the rows
  return rows.map(({ id }) => id).toSorted((a, b) => a - b);
}

function rowOf(message: MessageToQueue): object {
  const { accountId, template, channel, to, now, sendAfter = now, quietHours } = message;
  return {
    account_id: accountId,
    template,
    channel,
    recipient: to,
    ...contentOf(message),
    asked_for: message.askedFor ?? false,
    created_at: now,
    due_at: sendAfter,
    expires_at: message.expiresAt,
    quiet_from: quietHours?.from,
    quiet_until: quietHours?.until,
  };
}

function contentOf(message: MessageToQueue): object {
  if (message.channel === 'sms') {
    const { language, text, shownText = text } = message;
    return { language, subject: '', text, html: '', shown_text: shownText };
  }
  const { letter, stopUrl } = message;
  const { subject, text, html, shownText } = writeLetter(letter);
  return { language: letter.language, subject, text, html, shown_text: shownText, stop_url: stopUrl };
}

const keptFor = 90 * 24 * 3_600_000;

/** Removes messages that nobody will ask about any more: older than 90 days. */
export async function sweepMessages(db: Db, now: Date): Promise<void> {
  await deleteOldMessages(db, { before: new Date(now.getTime() - keptFor) });
}

/** What waits to leave, by channel, and for how long the oldest has been able to (seconds). For `/metrics`. */
export async function waitingMessages(
  db: Db,
  now: Date,
): Promise<{ channel: string; count: number; oldestSeconds: number }[]> {
  const rows = await countWaiting(db, { now });
  return rows.map(({ channel, waiting, oldestDueAt }) => ({
    channel,
    count: waiting,
    oldestSeconds: oldestDueAt === null ? 0 : (now.getTime() - oldestDueAt.getTime()) / 1000,
  }));
}
