/** From plan to messages: a portion at a time, each in a transaction of its own, so that nothing is written twice or lost. */
import { letterLanguage } from '#features/accounts/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { addDays, dayIn, type Day } from '#kernel/day.ts';
import { instantOf } from '#kernel/zoned.ts';
import { transaction, type Pool, type Tx } from '#platform/db/pool.ts';
import { queueMessages, type MessageToQueue } from '#platform/outbox/outbox.ts';
import { reminderLetter, type ReminderToWrite } from './letters.ts';
import { usualQuietHours } from './rules.ts';
import { reminderSms } from './sms.ts';
import { stopCode, stopHash, stopLink } from './stop-code.ts';
import {
  markNeedless,
  markWritten,
  planAnew,
  takeRemindersToWrite,
  type TakeRemindersToWriteRow,
} from './store.sql.ts';

export type WriteParts = {
  readonly pool: Pool;
  readonly supplier: Supplier;
  readonly secret: string;
  /** The portal's origin: `https://moj.example.si`. */
  readonly publicUrl: string;
};

/** What kind of message a reminder is to the outbox, on every channel. */
export const reminderTemplate = 'reminder';

const portion = 1_000;

/**
 * Writes the messages of all reminders that are planned, those too that an earlier run left behind, and gives their number.
 * Ends early, after a whole portion, when the signal says so; the next run goes on.
 */
export async function writeReminders(parts: WriteParts, now: Date, signal?: AbortSignal): Promise<number> {
  let written = 0;
  for (;;) {
    if (signal?.aborted === true) return written;
    const { taken, messages } = await transaction(parts.pool, (tx) => writePortion(tx, parts, now));
    written += messages;
    if (taken < portion) return written;
  }
}

async function writePortion(tx: Tx, parts: WriteParts, now: Date): Promise<{ taken: number; messages: number }> {
  const today = dayIn(now, parts.supplier.timeZone);
  await planAnew(tx, {});
  const taken = await takeRemindersToWrite(tx, { most: portion, today });
  if (taken.length === 0) return { taken: 0, messages: 0 };
  const letters = taken.flatMap((reminder) => letterOf(reminder, { ...parts, now, today }) ?? []);
  const messageIds = await queueMessages(
    tx,
    letters.map(({ message }) => message),
  );
  const ids = letters.map(({ id }) => id);
  await markWritten(tx, { ids, messageIds, stopHashes: letters.map(({ code }) => stopHash(code)), now });
  const withMessage = new Set(ids);
  const needless = taken.map(({ id }) => id).filter((id) => !withMessage.has(id));
  if (needless.length > 0) await markNeedless(tx, { ids: needless, now });
  return { taken: taken.length, messages: messageIds.length };
}

type Written = { readonly id: number; readonly code: string; readonly message: MessageToQueue };

/** Undefined where there is nothing left to remind of, or no number for SMS any more. */
function letterOf(reminder: TakeRemindersToWriteRow, at: WriteParts & { now: Date; today: Day }): Written | undefined {
  const { id, accountId, channel, email, mobile, points, quietFrom, quietUntil } = reminder;
  if (points.length === 0) return undefined;
  const { supplier, secret, publicUrl, now, today } = at;
  const code = stopCode(secret, id);
  const link = stopLink(publicUrl, code);
  const language = letterLanguage(reminder.language);
  const toWrite: ReminderToWrite = { supplier, language, today, publicUrl, stopLink: link, points };
  const queued = {
    accountId,
    template: reminderTemplate,
    now,
    expiresAt: instantOf(addDays(lastDeadline(points), 1), 0, supplier.timeZone),
    quietHours: quietFrom === null || quietUntil === null ? usualQuietHours : { from: quietFrom, until: quietUntil },
  };
  if (channel === 'mail') {
    const message = { ...queued, channel, to: email, letter: reminderLetter(toWrite), stopUrl: link } as const;
    return { id, code, message };
  }
  if (mobile === null) return undefined;
  return { id, code, message: { ...queued, channel: 'sms', to: mobile, language, ...reminderSms(toWrite) } };
}

/** The day on which the last of the windows closes: until its end the message says something. */
function lastDeadline(points: ReminderToWrite['points']): Day {
  return points.map(({ closesOn }) => closesOn).reduce((latest, day) => (day > latest ? day : latest));
}
