import { completeDueRecoveries } from '#features/accounts/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import type { Pool } from '#platform/db/pool.ts';
import type { Job } from '#platform/jobs/jobs.ts';
import type { Objects } from '#platform/objects/objects.ts';
import { sweepArchives } from './archive/sweep.ts';
import { eraseDueAccounts, forgetWhatIsOver, remindOfEnds } from './deletion/erase.ts';

export type RightsJobParts = {
  readonly pool: Pool;
  readonly objects: Objects;
  readonly supplier: Supplier;
  readonly secret: string;
  readonly publicUrl: string;
};

/** What runs by the clock: addresses whose waiting period is over, archives that are over, accounts that are to end. */
export function rightsJobs(parts: RightsJobParts): Job[] {
  return [
    {
      name: 'email-recoveries',
      cron: '*/10 * * * *',
      timeZone: 'UTC',
      run: (now) => completeDueRecoveries(parts, now),
    },
    {
      name: 'data-archives',
      cron: '*/10 * * * *',
      timeZone: 'UTC',
      run: (now) => sweepArchives(parts, now),
    },
    {
      name: 'account-deletions',
      cron: '*/10 * * * *',
      timeZone: 'UTC',
      run: async (now) => {
        await remindOfEnds(parts, now);
        if ((await eraseDueAccounts(parts, now)) > 0) await sweepArchives(parts, now);
        await forgetWhatIsOver(parts.pool, now);
      },
    },
  ];
}
