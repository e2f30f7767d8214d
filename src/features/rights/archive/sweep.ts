import type { Pool } from '#platform/db/pool.ts';
import type { Objects } from '#platform/objects/objects.ts';
import { deleteOldArchives, deletePart, expireArchives, listLooseParts } from './store.sql.ts';

const toldOfForDays = 30;
const portion = 500;

/** Removes archives that are over, and what unfinished ones have left in the storage. */
export async function sweepArchives(
  { pool, objects }: { readonly pool: Pool; readonly objects: Objects },
  now: Date,
): Promise<void> {
  await expireArchives(pool, { now });
  for (;;) {
    const loose = await listLooseParts(pool, { limit: portion });
    for (const { objectKey, ...part } of loose) {
      await objects.remove(objectKey);
      await deletePart(pool, part);
    }
    if (loose.length < portion) break;
  }
  await deleteOldArchives(pool, { before: new Date(now.getTime() - toldOfForDays * 24 * 3_600_000) });
}
