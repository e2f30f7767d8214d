import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { describe, it, type TestContext } from 'node:test';
import { fixedClock } from '#platform/clock.ts';
import type { Pool } from '#platform/db/pool.ts';
import { createLog } from '#platform/log.ts';
import { testDatabase } from '#test/support/database.ts';
import { atEnd } from '#test/support/embedded.ts';
import { startJobs, type Job } from './jobs.ts';
import { patientDatabase } from './patient-database.ts';

const clock = fixedClock('2026-11-30T08:00:00+01:00');
const timeZone = 'Europe/Ljubljana';
/** Always due: within the minute in which it is asked. */
const everyMinute = '* * * * *';

async function start(t: TestContext, pool: Pool, jobs: readonly Job[]) {
  const logged: string[] = [];
  const log = createLog({ level: 'info', write: (line) => void logged.push(line) });
  const counted: string[] = [];
  const count = (job: string, result: string): void => void counted.push(`${job} ${result}`);
  const { stop } = await startJobs({ pool, log, clock, jobs, count, every: 1 });
  atEnd(t, stop);
  return { stop, logged, counted };
}

describe('jobs', () => {
  it("run at their time with the portal's clock, and fail alone", async (t) => {
    const pool = await testDatabase(t);
    const events = new EventEmitter();
    const [ran, failed] = [once(events, 'ran'), once(events, 'failed')];
    const jobs: Job[] = [
      { name: 'plan', cron: everyMinute, timeZone, run: (now) => Promise.resolve(void events.emit('ran', now)) },
      {
        name: 'sweep',
        cron: everyMinute,
        timeZone,
        run: () => {
          events.emit('failed');
          return Promise.reject(new Error('the row of ana@example.si'));
        },
      },
      { name: 'never', cron: '0 0 1 1 *', timeZone, run: () => Promise.reject(new Error('not today')) },
    ];
    const { stop, logged, counted } = await start(t, pool, jobs);
    assert.deepEqual(await ran, [clock.now()]);
    await failed;
    await stop();
    assert.deepEqual(counted.toSorted(), ['plan done', 'sweep failed']);
    assert.equal(logged.filter((line) => line.includes('"msg":"a job failed"')).length, 1);
    const { rows } = await pool.query<{ kept: string }>('select json_agg(j)::text as kept from pgboss.job j');
    assert.doesNotMatch(rows[0]?.kept ?? '', /ana@example/);
  });

  it('are told of the end of the process, and waited for', async (t) => {
    const pool = await testDatabase(t);
    const events = new EventEmitter();
    const begun = once(events, 'begun');
    let isFinished = false;
    const run: Job['run'] = async (_now, signal) => {
      events.emit('begun');
      await once(signal, 'abort');
      await pool.query('select pg_sleep(0.2)');
      isFinished = true;
    };
    const { stop, counted } = await start(t, pool, [{ name: 'long', cron: everyMinute, timeZone, run }]);
    await begun;
    await stop();
    assert.equal(isFinished, true);
    assert.deepEqual(counted, ['long done']);
  });

  it('of processes that start at once run in one, and forget what is on no timetable any more', async (t) => {
    const pool = await testDatabase(t);
    const events = new EventEmitter();
    let [runs, atOnce, mostAtOnce] = [0, 0, 0];
    const run: Job['run'] = async () => {
      runs += 1;
      atOnce += 1;
      mostAtOnce = Math.max(mostAtOnce, atOnce);
      await pool.query('select pg_sleep(0.3)');
      atOnce -= 1;
      events.emit('ran');
    };
    const minute = (): number => Math.floor(Date.now() / 60_000);
    const begun = minute();
    const old: Job = { name: 'old', cron: '0 0 1 1 *', timeZone, run };
    const plan: Job = { name: 'plan', cron: everyMinute, timeZone, run };
    await (await start(t, pool, [old])).stop();
    const ran = once(events, 'ran');
    const seldom = ['clean', 'count'].map((name) => ({ ...old, name }));
    await Promise.all([1, 2, 3].map(() => start(t, pool, [...seldom, plan])));
    await ran;
    assert.equal(mostAtOnce, 1);
    // the timetable goes by the real clock, which may have passed into another minute
    assert.ok(runs <= minute() - begun + 1, `${runs} runs`);
    const { rows } = await pool.query('select name from pgboss.schedule order by name');
    assert.deepEqual(
      rows,
      [...seldom, plan].map(({ name }) => ({ name })),
    );
  });
});

it('that a run has ended is noted without harm, also while the database is away', async (t) => {
  const pool = await testDatabase(t);
  const logged: string[] = [];
  const db = patientDatabase(pool, createLog({ level: 'info', write: (line) => void logged.push(line) }));
  const closing = 'WITH results AS (SELECT * FROM nowhere)\n SELECT COUNT(*) FROM results\n  ';
  assert.deepEqual(await db.executeSql(closing, []), { rows: [{ count: 0 }] });
  assert.equal(logged.length, 1);
  await assert.rejects(db.executeSql('SELECT * FROM nowhere', []), /nowhere/);
});
