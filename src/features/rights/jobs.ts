import type { Supplier } from '#features/supplier/index.ts';
import type { Pool } from '#platform/db/pool.ts';
import type { Job } from '#platform/jobs/jobs.ts';
import type { Objects } from '#platform/objects/objects.ts';
import { sweepArchives } from './archive/sweep.ts';

export type RightsJobParts = {
  readonly pool: Pool;
  readonly objects: Objects;
  readonly supplier: Supplier;
  readonly secret: string;
  readonly publicUrl: string;
};

/** What runs by the clock: archives that are over go. */
export function rightsJobs(parts: RightsJobParts): Job[] {
  return [
    {
      name: 'data-archives',
      cron: '*/10 * * * *',
      timeZone: 'UTC',
      run: (now) => sweepArchives(parts, now),
    },
  ];
}
