import assert from 'node:assert/strict';
import { it } from 'node:test';
import { testDatabase } from '#test/support/database.ts';
import { alone } from './alone.ts';

it('work of one name is done by one at a time, of another name beside it', async (t) => {
  const pool = await testDatabase(t);
  const done: string[] = [];
  const outer = await alone(pool, 'sweep', async () => {
    assert.equal(await alone(pool, 'sweep', () => Promise.reject(new Error('twice at once'))), false);
    assert.equal(await alone(pool, 'plan', () => Promise.resolve(void done.push('plan'))), true);
    done.push('sweep');
  });
  assert.equal(outer, true);
  assert.deepEqual(done, ['plan', 'sweep']);
});

it('work may be done again after it failed, or lost its connection', async (t) => {
  const pool = await testDatabase(t);
  await assert.rejects(
    alone(pool, 'sweep', () => Promise.reject(new Error('failed'))),
    /failed/,
  );
  await alone(pool, 'sweep', async () => {
    await pool.query(`select pg_terminate_backend(pid, 30000) from pg_locks where locktype = 'advisory'
                         and database = (select oid from pg_database where datname = current_database())`);
    assert.equal(await alone(pool, 'sweep', () => Promise.resolve()), true);
  });
  assert.equal(await alone(pool, 'sweep', () => Promise.resolve()), true);
});
