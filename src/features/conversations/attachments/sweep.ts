import { transaction, type Pool } from '#platform/db/pool.ts';
import type { Objects } from '#platform/objects/objects.ts';
import { forgetDrafts, forgetRemovals, takeDueRemovals } from './store.sql.ts';

/**
 * Removes from the storage what belongs to no message (any more): files of forms that were never sent, and of
 * conversations that are gone. Several processes share the work. What the storage does not remove now is tried again.
 */
export async function removeLeftFiles({ pool, objects }: { pool: Pool; objects: Objects }, now: Date): Promise<void> {
  while ((await removeSome(pool, objects, now)) > 0);
}

function removeSome(pool: Pool, objects: Objects, now: Date): Promise<number> {
  return transaction(pool, async (tx) => {
    const objectKeys = (await takeDueRemovals(tx, { now })).map(({ objectKey }) => objectKey);
    if (objectKeys.length === 0) return 0;
    await forgetDrafts(tx, { objectKeys });
    for (const key of objectKeys) await objects.remove(key);
    return forgetRemovals(tx, { objectKeys });
  });
}
