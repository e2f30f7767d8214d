import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, it, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { testDatabase } from '#test/support/database.ts';
import { number, type Cells } from './cells.ts';
import { openPool, transaction, type Connection, type Pool } from './pool.ts';
import { one } from './query.ts';

const backend = one({
  name: 'test/backend',
  text: 'select pg_backend_pid()',
  values: () => [],
  row: (c: Cells) => number(c[0]) as number,
});
const slowly = one({
  name: 'test/slowly',
  text: 'select pg_backend_pid() from pg_sleep($1)',
  values: ({ seconds }: { seconds: number }) => [seconds],
  row: (c: Cells) => number(c[0]) as number,
});

const endAtWork = `select pg_terminate_backend(pid) from pg_stat_activity
                    where pid = $1 and state = 'active' and query like '%pg_sleep(%'`;

/** Of so many connections, beside the pool by which the test looks at it. */
async function poolOf(t: TestContext, max: number): Promise<{ pool: Pool; outside: Pool; told: string[] }> {
  const outside = await testDatabase(t);
  const told: string[] = [];
  const pool = openPool(outside.options as Connection, { max, onError: ({ message }) => told.push(message) });
  t.after(() => (pool.ending ? undefined : pool.end()));
  return { pool, outside, told };
}

describe('the pool of single statements', () => {
  it('keeps a connection at hand, and takes more when many ask at once, up to its most', async (t) => {
    const { pool } = await poolOf(t, 3);
    const first = await backend(pool, {});
    assert.equal(await backend(pool, {}), first);
    assert.equal(pool.totalCount, 1);
    const asked = Array.from({ length: 20 }, () => slowly(pool, { seconds: 0.01 }));
    assert.equal(new Set(await Promise.all(asked)).size, 3);
    assert.equal(pool.totalCount, 3);
  });

  it('gives what it has at hand to a transaction, and gets it back', async (t) => {
    const { pool } = await poolOf(t, 1);
    const only = await backend(pool, {});
    assert.equal(await transaction(pool, (tx) => backend(tx, {})), only);
    assert.equal(await backend(pool, {}), only);
    assert.equal((await pool.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid, only);
  });

  it('lets nobody wait for ever, however statements and transactions come', async (t) => {
    const { pool } = await poolOf(t, 2);
    const busy = Array.from({ length: 40 }, (_, turn) =>
      turn % 3 === 0
        ? transaction(pool, (tx) => slowly(tx, { seconds: 0.002 }))
        : turn % 3 === 1
          ? slowly(pool, { seconds: 0.002 })
          : pool.query('select 1').then(() => 1),
    );
    assert.equal((await Promise.all(busy)).length, 40);
    assert.equal(pool.waitingCount, 0);
  });

  it('is told of a connection at hand that breaks, and goes on with another', async (t) => {
    const { pool, outside, told } = await poolOf(t, 2);
    const first = await backend(pool, {});
    const noticed = once(pool, 'error');
    await outside.query('select pg_terminate_backend($1)', [first]);
    await noticed;
    assert.equal(told.length, 1);
    assert.notEqual(await backend(pool, {}), first);
    assert.equal(pool.totalCount, 1);
  });

  it('fails a statement whose connection breaks, and only that one', async (t) => {
    const { pool, outside } = await poolOf(t, 2);
    const first = await backend(pool, {});
    const broken = assert.rejects(slowly(pool, { seconds: 20 }));
    while ((await outside.query(endAtWork, [first])).rowCount === 0) await sleep(10);
    await broken;
    assert.notEqual(await backend(pool, {}), first);
    assert.equal(pool.totalCount, 1);
  });

  it('does not keep a connection on which a statement has failed', async (t) => {
    const { pool } = await poolOf(t, 2);
    const first = await backend(pool, {});
    const refused = one({ name: 'test/zero', text: 'select 1 / 0', values: () => [], row: () => 1 });
    await assert.rejects(refused(pool, {}), /division by zero/);
    assert.notEqual(await backend(pool, {}), first);
  });

  it('ends with all its connections, those at work when they are done', async (t) => {
    const { pool, outside } = await poolOf(t, 3);
    await Promise.all([1, 2].map(() => slowly(pool, { seconds: 0.01 })));
    const atWork = slowly(pool, { seconds: 0.05 });
    await pool.end();
    assert.ok((await atWork) > 0);
    assert.equal(pool.totalCount, 0);
    await assert.rejects(backend(pool, {}), /after calling end/);
    const { rows } = await outside.query(
      "select from pg_stat_activity where query like '%pg_sleep(%' and datname = current_database()",
    );
    assert.equal(rows.length, 1, 'the one that asks');
  });
});
