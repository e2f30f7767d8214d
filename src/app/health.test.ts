import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Pool } from '#platform/db/pool.ts';
import { testDatabase } from '#test/support/database.ts';
import { testPortal } from '#test/support/portal.ts';
import { inTime } from '#test/support/in-time.ts';

/** Stops every process that serves this database where it stands; gives the function that lets them go on. */
async function freeze(pool: Pool): Promise<() => void> {
  const { rows } = await pool.query<{ pid: number }>(
    'select pid from pg_stat_activity where datname = current_database()',
  );
  for (const { pid } of rows) process.kill(pid, 'SIGSTOP');
  return () => rows.forEach(({ pid }) => process.kill(pid, 'SIGCONT'));
}

describe('health', () => {
  it('says within a second or so that a frozen database is not ready, and asks it but once', async (t) => {
    const pool = await testDatabase(t);
    const browser = (await testPortal(t, { pool })).browser();
    const ready = async (): Promise<number> => (await browser.get('/health/ready')).status;
    assert.equal(await ready(), 200);
    const thaw = await freeze(pool);
    try {
      const began = performance.now();
      const answers = await Promise.all([ready(), ready(), ready(), browser.get('/health/live')]);
      assert.deepEqual(answers.slice(0, 3), [503, 503, 503]);
      inTime(performance.now() - began, 2_000);
      assert.equal(await ready(), 503);
      // a probe that hangs does not take the connections that visitors need
      assert.deepEqual([pool.totalCount - pool.idleCount, pool.waitingCount], [1, 0]);
    } finally {
      thaw();
    }
    await pool.query('select 1');
    assert.equal(await ready(), 200);
  });
});
