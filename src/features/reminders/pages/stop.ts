/** Stopping reminders by the link in a message: whoever holds the message may, without logging in. */
import { audit } from '#features/audit/index.ts';
import { transaction } from '#platform/db/pool.ts';
import type { Limit } from '#platform/limits/limits.ts';
import { networkOf } from '#platform/limits/network.ts';
import { isStopCode, stopHash } from '../stop-code.ts';
import type { Channel, ReminderPageParts } from './parts.ts';
import { findStoppable, stopChannel, undoStop, type FindStoppableRow } from './store.sql.ts';

/**
 * Wrong codes only: a right one always works. A mail provider stops for thousands of people from one network, and must not be
 * kept from it by somebody who sends it links that are none. Nobody guesses 71 bits; the limit spares the database.
 */
const wrongCodes: Limit = { action: 'stop-code', windowMinutes: 60, freeTries: 10, mostTries: 60 };

export type Stoppable = Omit<FindStoppableRow, 'channel'> & { readonly channel: Channel };

export type StopVisit = { readonly now: Date; readonly ip: string };

/** What the code stops; else how many minutes the network has to wait, 0 for a code that is merely unknown. */
export async function openStopLink(
  { pool, limits, wait }: ReminderPageParts,
  code: string,
  { now, ip }: StopVisit,
): Promise<Stoppable | { readonly minutesLeft: number }> {
  const found = isStopCode(code) ? await findStoppable(pool, { stopHash: stopHash(code) }) : undefined;
  if (found !== undefined) return { ...found, channel: found.channel === 'sms' ? 'sms' : 'mail' };
  const { minutesLeft, delayMilliseconds } = await limits.count(pool, wrongCodes, { subject: networkOf(ip), now });
  await wait(delayMilliseconds);
  return { minutesLeft };
}

/** Turns the channel off for all points of the account. Does nothing where it is off already. */
export async function stopReminders(
  { pool }: ReminderPageParts,
  { id, accountId, channel }: Stoppable,
  { now, ip }: StopVisit,
): Promise<void> {
  await transaction(pool, async (tx) => {
    const stopped = await stopChannel(tx, { reminderId: id, now });
    if (stopped === undefined) return;
    await audit(tx, {
      at: now,
      accountId: null, // the link says nothing of who pressed it
      action: 'reminders stopped',
      subject: `account ${accountId}`,
      facts: { channel, points: stopped.points },
      origin: ip,
    });
  });
}

/** Turns on again what the last stop turned off. */
export async function undoLastStop(
  { pool }: ReminderPageParts,
  { id, accountId, channel }: Stoppable,
  { now, ip }: StopVisit,
): Promise<void> {
  await transaction(pool, async (tx) => {
    const undone = await undoStop(tx, { reminderId: id, now });
    if (undone === undefined) return;
    await audit(tx, {
      at: now,
      accountId: null,
      action: 'reminder stop undone',
      subject: `account ${accountId}`,
      facts: { channel, points: undone.points },
      origin: ip,
    });
  });
}
