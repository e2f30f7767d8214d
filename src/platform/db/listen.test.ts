import assert from 'node:assert/strict';
import { once, EventEmitter } from 'node:events';
import { it } from 'node:test';
import { testDatabase } from '#test/support/database.ts';
import { listenTo } from './listen.ts';
import { transaction } from './pool.ts';

it('what is notified is heard after commit, by that channel only, until told to stop', async (t) => {
  const pool = await testDatabase(t);
  const heard = new EventEmitter();
  let times = 0;
  const listening = listenTo(pool, 'bell', () => {
    times += 1;
    heard.emit('rung');
  });
  await once(heard, 'rung'); // the connection stands
  const rung = once(heard, 'rung');
  await transaction(pool, async (tx) => {
    await tx.query({ text: 'notify bell', rowMode: 'array' });
    await pool.query('notify other');
    assert.equal(times, 1);
  });
  await rung;
  assert.equal(times, 2);
  await listening.stop();
  await pool.query('notify bell');
  assert.equal(pool.idleCount, pool.totalCount);
  assert.equal(times, 2);
});

it('a connection that is lost is made anew', async (t) => {
  const pool = await testDatabase(t);
  const heard = new EventEmitter();
  const listening = listenTo(pool, 'bell', () => heard.emit('rung'));
  await once(heard, 'rung');
  const stands = once(heard, 'rung');
  await pool.query(`select pg_terminate_backend(pid) from pg_stat_activity
                     where datname = current_database() and pid <> pg_backend_pid()`);
  await stands;
  const rung = once(heard, 'rung');
  await pool.query('notify bell');
  await rung;
  await listening.stop();
});
