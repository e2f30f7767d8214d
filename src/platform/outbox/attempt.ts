/** One message on its way: may it leave now, what became of handing it over, and what follows from that. */
import type { Db } from '#platform/db/query.ts';
import type { LogLines } from '#platform/log.ts';
import type { Channel } from './outbox.ts';
import { endOfQuietHours } from './quiet-hours.ts';
import type { MailToSend, Outcome, Route, SmsToSend } from './route.ts';
import { noteAccepted, noteFailed, noteNotTaken, putBack, settleUntried, type ClaimMessageRow } from './store.sql.ts';

/** Whether a message is still wanted, by its template; asked right before it leaves. */
export type Rechecks = Readonly<Record<string, (db: Db, messageId: number, now: Date) => Promise<boolean>>>;

/** How a message ended, or that it waits again. For counting. */
export type Result = 'sent' | 'refused' | 'unclear' | 'expired' | 'dropped' | 'waiting';

export type AttemptParts = {
  readonly db: Db;
  readonly log: LogLines;
  readonly now: () => Date;
  readonly timeZone: string;
  readonly rechecks: Rechecks;
  /** The demo shows what it has sent. */
  readonly keepsTexts: boolean;
};

export type Way = { readonly channel: Channel; readonly route: Route<MailToSend & SmsToSend> };

const minute = 60_000;
/** A gateway that takes longer is as good as silent; the claim on the message lasts longer than this. */
export const longestHandOver = 1.5 * minute;
/** After the first failure a minute, then twice as long each time, at most four hours. */
const backOff = (tries: number): number => Math.min(minute * 2 ** (tries - 1), 240 * minute);
/** With that back-off the last try is about a day after the first. */
const mostAttempts = 14;

/** Deals with a claimed message to the end. Throws only where the database does not answer. */
export async function attempt(parts: AttemptParts, way: Way, message: ClaimMessageRow): Promise<Result> {
  const verdict = await judge(parts, message);
  const { id, attempt: number } = message;
  const now = parts.now();
  if (verdict === 'send') return note(parts, { way, message, outcome: await handOver(parts, way, message) });
  if (verdict instanceof Date) {
    await putBack(parts.db, { id, attempt: number, until: verdict });
    return 'waiting';
  }
  await settleUntried(parts.db, { id, attempt: number, state: verdict, now });
  return verdict;
}

/** `send`, or the moment before which it must not leave, or how it ends without a try. */
async function judge(
  { db, log, now: clock, timeZone, rechecks }: AttemptParts,
  message: ClaimMessageRow,
): Promise<'send' | 'expired' | 'dropped' | 'refused' | Date> {
  const now = clock();
  const { id, template, expiresAt, quietFrom: from, quietUntil: until } = message;
  if (expiresAt !== null && expiresAt <= now) return 'expired';
  // a message in whose hand-over workers die again and again is given up too
  if (message.isStopped || message.attempt > mostAttempts) return 'refused';
  const quietEnd = from === null || until === null ? undefined : endOfQuietHours(now, { from, until }, timeZone);
  if (quietEnd !== undefined) return quietEnd;
  try {
    const isWanted = (await rechecks[template]?.(db, id, now)) ?? true;
    return isWanted ? 'send' : 'dropped';
  } catch (error) {
    log.error({ messageId: id, error }, 'a message could not be checked before it leaves');
    return new Date(now.getTime() + minute);
  }
}

/** Never throws, never lasts longer than the claim. */
async function handOver({ log }: AttemptParts, { route }: Way, message: ClaimMessageRow): Promise<Outcome> {
  let late: NodeJS.Timeout | undefined;
  const patience = new Promise<Outcome>((resolve) => {
    late = setTimeout(() => resolve({ kind: 'unclear', answer: 'TOO_LATE' }), longestHandOver);
  });
  try {
    return await Promise.race([route.send(message), patience]);
  } catch (error) {
    log.error({ messageId: message.id, error }, 'handing over a message failed');
    return { kind: 'unclear', answer: 'FAULT' };
  } finally {
    clearTimeout(late);
  }
}

type Handed = { readonly way: Way; readonly message: ClaimMessageRow; readonly outcome: Outcome };

async function note(parts: AttemptParts, { way, message, outcome }: Handed): Promise<Result> {
  const { db, log, keepsTexts } = parts;
  const now = parts.now();
  const { id, attempt: number } = message;
  if (outcome.kind === 'accepted') {
    const { answer = '', gatewayId = null } = outcome;
    await noteAccepted(db, { id, attempt: number, now, answer, gatewayId, keepsText: keepsTexts });
    return 'sent';
  }
  const { answer } = outcome;
  const isAgain = outcome.kind === 'refused_for_now' || (outcome.kind === 'unclear' && way.route.repeatable === true);
  const told = { messageId: id, channel: way.channel, attempt: number, outcome: outcome.kind, answer };
  if (isAgain && number < mostAttempts) {
    const nextTryAt = new Date(now.getTime() + backOff(number));
    await noteNotTaken(db, { id, attempt: number, now, outcome: outcome.kind, answer, nextTryAt });
    log.warn(told, 'a message was not taken');
    return 'waiting';
  }
  const state = outcome.kind === 'unclear' && !isAgain ? 'unclear' : 'refused';
  const stopsAddress = outcome.kind === 'refused' && outcome.keepsAddress !== true;
  await noteFailed(db, { id, attempt: number, now, outcome: outcome.kind, answer, state, stopsAddress });
  log.error(told, state === 'unclear' ? 'nobody knows whether a message was sent' : 'a message was given up');
  return state;
}
