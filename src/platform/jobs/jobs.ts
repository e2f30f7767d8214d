/**
 * Jobs: what runs by the clock. pg-boss keeps the timetable in the same database (schema `pgboss`) and hands each run to one
 * of the processes. A run never overlaps with another of the same job; a process that is killed loses its run, and the next
 * comes at its time: a job makes up for what was missed before.
 */
import PgBoss from 'pg-boss';
import type { Clock } from '#platform/clock.ts';
import { alone, inTurn } from '#platform/db/alone.ts';
import type { Pool } from '#platform/db/pool.ts';
import type { LogLines } from '#platform/log.ts';
import { patientDatabase } from './patient-database.ts';

export type Job = {
  /** Letters, digits, hyphens; the same for ever, because its timetable is kept under it. */
  readonly name: string;
  /** Minute, hour, day, month, weekday, as cron writes them. */
  readonly cron: string;
  readonly timeZone: string;
  /** `signal` tells a long run that the process is to end: it may stop where it likes. */
  readonly run: (now: Date, signal: AbortSignal) => Promise<void>;
};

export type JobResult = 'done' | 'failed';

type Options = {
  readonly pool: Pool;
  readonly log: LogLines;
  readonly clock: Clock;
  readonly jobs: readonly Job[];
  /** Told of the end of each run. */
  readonly count?: (job: string, result: JobResult, seconds: number) => void;
  /** How often is asked for runs that are due, in seconds: 1 to 45. */
  readonly every?: number;
};

export type RunningJobs = {
  /** Begins no more runs, tells those under way, and waits for their end. */
  readonly stop: () => Promise<void>;
};

const longestRunSeconds = 3_600;
const queue = {
  // however many runs were missed, one is made up for
  policy: 'short',
  retryLimit: 0,
  expireInSeconds: longestRunSeconds,
  retentionMinutes: 24 * 60,
} as const;

/** Starts them, and forgets the timetables of jobs that are no more. Throws where the database allows no schema. */
export async function startJobs(options: Options): Promise<RunningJobs> {
  const { pool, log, every = 20 } = options;
  const boss = new PgBoss({
    db: patientDatabase(pool, log),
    schema: 'pgboss',
    cronMonitorIntervalSeconds: every,
    cronWorkerIntervalSeconds: every,
    archiveCompletedAfterSeconds: 3_600,
    deleteAfterDays: 7,
  });
  boss.on('error', (error) => log.warn({ error }, 'a timetable could not be read'));
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  const stop = async (): Promise<void> => {
    stopping.abort();
    await boss.stop({ graceful: false, close: false });
    await Promise.allSettled(running);
  };
  try {
    // pg-boss makes tables as it goes: of two processes that start at once, one would end in a deadlock
    await inTurn(pool, 'timetables', async () => {
      await boss.start();
      await setTimetables(boss, options.jobs);
    });
    for (const job of options.jobs) {
      await boss.work(job.name, { pollingIntervalSeconds: every }, async () => {
        const run = runOnce(options, job, stopping.signal);
        running.add(run);
        await run.finally(() => running.delete(run));
      });
    }
    return { stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function setTimetables(boss: PgBoss, jobs: readonly Job[]): Promise<void> {
  for (const { name, cron, timeZone } of jobs) {
    await boss.createQueue(name, { name, ...queue });
    await boss.schedule(name, cron, {}, { tz: timeZone });
  }
  const known = new Set(jobs.map(({ name }) => name));
  for (const { name } of await boss.getSchedules()) if (!known.has(name)) await boss.unschedule(name);
}

async function runOnce({ pool, log, clock, count }: Options, job: Job, signal: AbortSignal): Promise<void> {
  const { name } = job;
  if (signal.aborted) return;
  const started = performance.now();
  const end = (result: JobResult): void => count?.(name, result, (performance.now() - started) / 1000);
  try {
    const wasMine = await alone(pool, name, () => job.run(clock.now(), signal));
    if (wasMine) end('done');
    return;
  } catch (error) {
    log.error({ job: name, error }, 'a job failed');
    end('failed');
  }
  // to pg-boss without the words of the error, which may quote a row: it would keep them
  throw new Error(`${name} failed: see the log`);
}
