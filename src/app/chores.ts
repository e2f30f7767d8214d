/** What runs beside the pages: sending messages, and jobs by the clock. */
import { deleteExpired } from '#features/accounts/index.ts';
import { billNoticeJobs, billNoticeRechecks } from '#features/bills/index.ts';
import { sweepConversations } from '#features/conversations/index.ts';
import { reminderJobs, reminderRechecks } from '#features/reminders/index.ts';
import { rightsJobs, startArchivist } from '#features/rights/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { Config } from '#platform/config.ts';
import type { Pool } from '#platform/db/pool.ts';
import { startJobs, type Job } from '#platform/jobs/jobs.ts';
import { sweepLimits } from '#platform/limits/limits.ts';
import type { Log } from '#platform/log.ts';
import type { Metrics } from '#platform/metrics/metrics.ts';
import { openObjects, type Objects } from '#platform/objects/objects.ts';
import { sweepMessages } from '#platform/outbox/outbox.ts';
import { createSender } from '#platform/outbox/sender.ts';
import { waysOut, type GatewayParts } from './gateways.ts';

export type ChoreParts = GatewayParts & {
  readonly config: Pick<Config, 'objects'>;
  readonly pool: Pool;
  readonly supplier: Supplier;
  readonly log: Log;
  readonly clock: Clock;
  readonly metrics?: Metrics;
};

export type Chores = {
  /** Begins nothing more, and ends after what is under way. */
  readonly stop: () => Promise<void>;
};

export async function startChores(parts: ChoreParts): Promise<Chores> {
  const { pool, supplier, clock, log, config, metrics } = parts;
  const publicUrl = config.publicUrl.origin;
  const objects = openObjects(config.objects);
  const jobs = await startJobs({
    pool,
    log,
    clock,
    jobs: [
      sweep(pool, objects),
      ...reminderJobs({ pool, supplier, secret: config.secret, publicUrl }),
      ...billNoticeJobs({ pool, supplier, publicUrl }),
      ...rightsJobs({ pool, objects, supplier, secret: config.secret, publicUrl }),
    ],
    ...(metrics === undefined ? {} : { count: metrics.countJob }),
  });
  const sender = createSender({
    pool,
    log,
    now: () => clock.now(),
    timeZone: supplier.timeZone,
    routes: waysOut(parts),
    rechecks: { ...reminderRechecks(supplier.timeZone), ...billNoticeRechecks },
    keepsTexts: config.demo,
    ...(metrics === undefined ? {} : { count: metrics.countMessage }),
  });
  sender.start();
  const archivist = startArchivist({ pool, objects, supplier, publicUrl, log, now: () => clock.now() });
  return {
    stop: async () => {
      await Promise.all([jobs.stop(), sender.stop(), archivist.stop()]);
    },
  };
}

/** Throws out what has expired. */
function sweep(pool: Pool, objects: Objects): Job {
  return {
    name: 'sweep',
    cron: '*/15 * * * *',
    timeZone: 'UTC',
    run: async (now) => {
      await deleteExpired(pool, { now });
      await sweepLimits(pool, now);
      await sweepMessages(pool, now);
      await sweepConversations({ pool, objects }, now);
    },
  };
}
