/**
 * Sends what stands in the outbox. Several processes may do so side by side; each message is taken by one. It is claimed
 * and the attempt is on record, committed, before it is handed over; no transaction is open while a gateway is talked to.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { listenTo } from '#platform/db/listen.ts';
import type { Pool } from '#platform/db/pool.ts';
import type { LogLines } from '#platform/log.ts';
import { attempt, longestHandOver, type AttemptParts, type Rechecks, type Result, type Way } from './attempt.ts';
import type { Channel } from './outbox.ts';
import type { MailRoute, SmsRoute } from './route.ts';
import { claimMessage, expireMessages, releaseLapsed } from './store.sql.ts';

export type SenderOptions = {
  readonly pool: Pool;
  readonly log: LogLines;
  readonly now: () => Date;
  /** The supplier's, for quiet hours. */
  readonly timeZone: string;
  /** A channel without a route leaves its messages waiting. */
  readonly routes: { readonly mail?: MailRoute; readonly sms?: SmsRoute };
  readonly rechecks?: Rechecks;
  /** The demo keeps the texts of what it has sent, to show them. */
  readonly keepsTexts?: boolean;
  /** Told of the result of each message that was dealt with. */
  readonly count?: (channel: Channel, result: Result) => void;
  /** How often the outbox is looked into without being called, in milliseconds. */
  readonly every?: number;
};

export type Sender = {
  readonly start: () => void;
  /** Claims no more, and ends after what is just being sent. */
  readonly stop: () => Promise<void>;
  /** Sends all that is due now, and gives the number of messages that were dealt with. */
  readonly flush: () => Promise<number>;
};

/** A dead worker's messages are nobody's for this long. */
const claimLasts = longestHandOver + 30_000;
/** As many messages of one channel are on their way at once. */
const atOnce = 5;

export function createSender(options: SenderOptions): Sender {
  const { pool, log, now, timeZone, rechecks = {}, keepsTexts = false, every = 5_000 } = options;
  const ways = waysOf(options.routes);
  const parts: AttemptParts = { db: pool, log, now, timeZone, rechecks, keepsTexts };
  const stopping = new AbortController();
  const bell = createBell();
  const lanes = ways.map((way) => createLane(options, { way, parts, signal: stopping.signal }));

  const tidy = async (): Promise<void> => {
    const at = now();
    await expireMessages(pool, { now: at });
    const channels = ways.map(({ channel }) => channel);
    const repeatable = ways.filter(({ route }) => route.repeatable === true).map(({ channel }) => channel);
    for (const { id, channel, state } of await releaseLapsed(pool, { now: at, channels, repeatable })) {
      log.warn({ messageId: id, channel, state }, 'a message was left behind by a process that is gone');
      if (state === 'unclear') options.count?.(channel as Channel, 'unclear');
    }
  };
  const flush = async (): Promise<number> => {
    await tidy();
    const dealtWith = await Promise.all(lanes.map(async ({ fill, end }) => [await fill(), await end()]));
    return dealtWith.reduce((sum, [tried = 0]) => sum + tried, 0);
  };
  const run = async (fill: () => Promise<unknown>): Promise<void> => {
    while (!stopping.signal.aborted) {
      // rung while it works, it works once more
      const called = bell.wait(every);
      await fill().catch((error: unknown) => log.error({ error }, 'the outbox could not be read'));
      await called;
    }
  };

  let running: Promise<unknown>[] = [];
  let listening: { stop: () => Promise<void> } | undefined;
  return {
    flush,
    start: () => {
      running = [run(tidy), ...lanes.map(({ fill }) => run(fill))];
      listening = listenTo(pool, 'messages', bell.ring);
    },
    stop: async () => {
      stopping.abort();
      bell.ring();
      // what is being claimed just now is on its way only after that
      await Promise.all([...running, listening?.stop()]);
      await Promise.all(lanes.map(({ end }) => end()));
      for (const { route } of ways) route.close();
    },
  };
}

function waysOf({ mail, sms }: SenderOptions['routes']): Way[] {
  const ways: Way[] = [];
  // a claimed row has the fields of both kinds
  if (mail !== undefined) ways.push({ channel: 'mail', route: mail });
  if (sms !== undefined) ways.push({ channel: 'sms', route: sms });
  return ways;
}

type Lane = {
  /** Takes what is due, as long as something is; gives how many it took. Waits only for room. */
  readonly fill: () => Promise<number>;
  /** Waits for what is on its way. */
  readonly end: () => Promise<void>;
};

/** A channel's messages on their way, a few at a time: a gateway that is slow holds up no other channel. */
function createLane(
  { pool, now, log, count }: SenderOptions,
  { way, parts, signal }: { way: Way; parts: AttemptParts; signal: AbortSignal },
): Lane {
  const onTheirWay = new Set<Promise<void>>();
  const sendNext = async (): Promise<boolean> => {
    const at = now();
    const claimedUntil = new Date(at.getTime() + claimLasts);
    const message = await claimMessage(pool, { channel: way.channel, now: at, claimedUntil });
    if (message === undefined) return false;
    const sending = attempt(parts, way, message)
      .then(
        (result) => count?.(way.channel, result),
        (error: unknown) => log.error({ messageId: message.id, error }, 'what became of a message could not be noted'),
      )
      .finally(() => onTheirWay.delete(sending));
    onTheirWay.add(sending);
    return true;
  };
  return {
    fill: async () => {
      for (let taken = 0; ; taken++) {
        if (onTheirWay.size >= atOnce) await Promise.race(onTheirWay);
        if (signal.aborted || !(await sendNext())) return taken;
      }
    },
    end: async () => {
      await Promise.all(onTheirWay);
    },
  };
}

/** Waits for a time, or until it is rung. */
function createBell(): { wait: (milliseconds: number) => Promise<void>; ring: () => void } {
  let next = new AbortController();
  return {
    ring: () => {
      next.abort();
      next = new AbortController();
    },
    wait: async (milliseconds) => {
      await sleep(milliseconds, undefined, { signal: next.signal, ref: false }).catch(() => undefined);
    },
  };
}
