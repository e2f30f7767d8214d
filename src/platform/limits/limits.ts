/**
 * Limits on guessing. A limited action counts tries per subject (an account, an address) in a window of time: some tries
 * are free, further ones are slowed down, then there is a pause as long as the window. Counted in the database, so that
 * it holds across processes.
 */
import { createHmac } from 'node:crypto';
import type { Db } from '#platform/db/query.ts';
import { countTry, forgetOldTries, forgetTries, giveTryBack } from './store.sql.ts';

export type Limit = {
  /** What is counted: `login-account`. */
  readonly action: string;
  readonly windowMinutes: number;
  /** From the try after this one on, answers come more slowly. */
  readonly freeTries: number;
  /** From the try after this one on, nothing is tried until `windowMinutes` after it. */
  readonly mostTries: number;
};

export type Verdict = {
  readonly paused: boolean;
  /** Whole minutes until the pause ends, at least 1; 0 while there is none. */
  readonly minutesLeft: number;
  /** How long to wait before answering. */
  readonly delayMilliseconds: number;
};

const stepMilliseconds = 400;
const longestDelayMilliseconds = 2_000;

export type Limits = {
  /** Counts a try. Call before doing what is guarded, so that tries at the same moment are all counted. */
  count(db: Db, limit: Limit, attempt: { subject: string; now: Date }): Promise<Verdict>;
  /** Counts one try against several subjects; the strictest verdict holds. What one pause refuses counts nowhere else. */
  countAll(db: Db, attempts: readonly (readonly [Limit, string])[], now: Date): Promise<Verdict>;
  /** Takes back one counted try, because it succeeded: for subjects that many share, whose other tries stay counted. */
  giveBack(db: Db, limit: Limit, subject: string): Promise<void>;
  /** After a success the subject starts anew. */
  forget(db: Db, limit: Limit, subject: string): Promise<void>;
};

/** `secret` keeps the subjects unreadable in the database: e-mails and addresses are few enough to be guessed from a bare hash. */
export function createLimits(secret: string): Limits {
  const hash = (subject: string): Buffer => createHmac('sha256', secret).update(`limit ${subject}`).digest();
  const count: Limits['count'] = async (db, limit, { subject, now }) => {
    const { action, mostTries, windowMinutes } = limit;
    const windowSeconds = windowMinutes * 60;
    const counted = await countTry(db, { action, subjectHash: hash(subject), windowSeconds, mostTries, now });
    return verdictOf(limit, counted.tries, (counted.lastTryAt.getTime() - now.getTime()) / 1000 + windowSeconds);
  };
  const giveBack: Limits['giveBack'] = async (db, { action, mostTries }, subject) => {
    await giveTryBack(db, { action, subjectHash: hash(subject), mostTries });
  };
  return {
    count,
    countAll: async (db, attempts, now) => {
      let delayMilliseconds = 0;
      for (const [at, [limit, subject]] of attempts.entries()) {
        const verdict = await count(db, limit, { subject, now });
        if (verdict.paused) {
          for (const [counted, already] of attempts.slice(0, at)) await giveBack(db, counted, already);
          return verdict;
        }
        delayMilliseconds = Math.max(delayMilliseconds, verdict.delayMilliseconds);
      }
      return { paused: false, minutesLeft: 0, delayMilliseconds };
    },
    giveBack,
    forget: async (db, limit, subject) => {
      await forgetTries(db, { action: limit.action, subjectHash: hash(subject) });
    },
  };
}

function verdictOf(limit: Limit, tries: number, secondsLeft: number): Verdict {
  const paused = tries > limit.mostTries;
  const slow = Math.max(0, tries - limit.freeTries) * stepMilliseconds;
  return {
    paused,
    minutesLeft: paused ? Math.max(1, Math.ceil(secondsLeft / 60)) : 0,
    delayMilliseconds: paused ? 0 : Math.min(slow, longestDelayMilliseconds),
  };
}

/** Removes counters that no window can need any more. */
export async function sweepLimits(db: Db, now: Date): Promise<void> {
  await forgetOldTries(db, { before: new Date(now.getTime() - 24 * 3_600_000) });
}
