import type { Pool } from './pool.ts';

/** An advisory lock's first number, ours alone; the second is made of the name. The number means nothing. */
const ofWork = 4_016_003;

/** Does the work when nobody in whatever process does work of that name any more. It keeps a connection of the pool for as long. */
export async function inTurn(pool: Pool, name: string, work: () => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1, hashtext($2))', [ofWork, name]);
    await work();
  } finally {
    // with its connection the lock is gone for certain
    client.release(true);
  }
}

/**
 * Does the work unless somebody in whatever process is doing work of that name just now; false where somebody is. The right
 * to it ends with the work or with the process, however it dies. It keeps a connection of the pool for as long.
 */
export async function alone(pool: Pool, name: string, work: () => Promise<void>): Promise<boolean> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ granted: boolean }>(
      'select pg_try_advisory_lock($1, hashtext($2)) as granted',
      [ofWork, name],
    );
    if (rows[0]?.granted !== true) return false;
    try {
      await work();
    } finally {
      await client.query('select pg_advisory_unlock_all()').catch(() => undefined);
    }
    return true;
  } finally {
    // with its connection the lock is gone for certain, but only some time after this returns
    client.release(true);
  }
}
