import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { freshDatabase } from '#test/support/server.ts';
import { testDatabase } from '#test/support/database.ts';
import { openPool } from '#platform/db/pool.ts';
import { createLimits, sweepLimits, type Limit } from './limits.ts';

const limit: Limit = { action: 'test', windowMinutes: 15, freeTries: 2, mostTries: 4 };
const now = new Date('2026-11-30T10:00:00Z');
const later = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);
const secret = 'a secret of at least thirty-two characters';

describe('a limit on guessing', () => {
  it('lets some tries go, slows the next ones down, then pauses for as long as the window is', async (t) => {
    const pool = await testDatabase(t);
    const limits = createLimits(secret);
    const verdicts = [];
    for (let each = 0; each < 5; each++)
      verdicts.push(await limits.count(pool, limit, { subject: 'ana', now: later(each) }));
    assert.deepEqual(
      verdicts.map(({ paused, minutesLeft, delayMilliseconds }) => [paused, minutesLeft, delayMilliseconds]),
      [
        [false, 0, 0],
        [false, 0, 0],
        [false, 0, 400],
        [false, 0, 800],
        [true, 14, 0],
      ],
    );
    // counted from the last try that was let go: knocking on through the pause does not make it longer
    assert.equal((await limits.count(pool, limit, { subject: 'ana', now: later(17.9) })).minutesLeft, 1);
    assert.equal((await limits.count(pool, limit, { subject: 'ana', now: later(18) })).paused, false);
  });

  it('forgets tries that stay below the limit when their window ends', async (t) => {
    const pool = await testDatabase(t);
    const limits = createLimits(secret);
    const countAt = (minutes: number) => limits.count(pool, limit, { subject: 'ana', now: later(minutes) });
    for (const minutes of [0, 13, 14]) await countAt(minutes);
    assert.equal((await countAt(15)).delayMilliseconds, 0);
  });

  it('gives back the one try that succeeded, and no other', async (t) => {
    const pool = await testDatabase(t);
    const limits = createLimits(secret);
    const tryOnce = () => limits.count(pool, limit, { subject: 'office', now });
    for (let each = 0; each < 3; each++) await tryOnce();
    for (let each = 0; each < 20; each++) {
      assert.equal((await tryOnce()).paused, false, `success ${each}`);
      await limits.giveBack(pool, limit, 'office');
    }
    assert.equal((await tryOnce()).paused, false);
    assert.equal((await tryOnce()).paused, true);
    // one of those let go succeeds after all: just its place is free again
    await limits.giveBack(pool, limit, 'office');
    assert.equal((await tryOnce()).paused, false);
    assert.equal((await tryOnce()).paused, true);
  });

  it('gives back nothing that was not counted', async (t) => {
    const pool = await testDatabase(t);
    const limits = createLimits(secret);
    for (let each = 0; each < 3; each++) await limits.giveBack(pool, limit, 'ana');
    const verdicts = await Promise.all(
      Array.from({ length: 6 }, () => limits.count(pool, limit, { subject: 'ana', now })),
    );
    assert.equal(verdicts.filter(({ paused }) => !paused).length, limit.mostTries);
  });

  it('never makes anybody wait longer than two seconds', async (t) => {
    const pool = await testDatabase(t);
    const patient: Limit = { ...limit, mostTries: 100 };
    const limits = createLimits(secret);
    for (let each = 0; each < 20; each++) await limits.count(pool, patient, { subject: 'ana', now });
    assert.equal((await limits.count(pool, patient, { subject: 'ana', now })).delayMilliseconds, 2000);
  });

  it('counts each subject and each action for itself, and forgets on request', async (t) => {
    const pool = await testDatabase(t);
    const limits = createLimits(secret);
    const strict: Limit = { ...limit, freeTries: 1, mostTries: 1 };
    const isPaused = async (which: Limit, subject: string) =>
      (await limits.count(pool, which, { subject, now })).paused;
    assert.equal(await isPaused(strict, 'ana'), false);
    assert.equal(await isPaused(strict, 'ana'), true);
    assert.equal(await isPaused(strict, 'bor'), false);
    assert.equal(await isPaused({ ...strict, action: 'other' }, 'ana'), false);
    await limits.forget(pool, strict, 'ana');
    assert.equal(await isPaused(strict, 'ana'), false);
  });

  it('lets the strictest of several verdicts hold', async (t) => {
    const pool = await testDatabase(t);
    const limits = createLimits(secret);
    const strict: Limit = { ...limit, action: 'strict', freeTries: 0, mostTries: 0 };
    const both = [
      [limit, 'ana'],
      [strict, '192.0.2.1'],
    ] as const;
    assert.deepEqual(await limits.countAll(pool, both, now), { paused: true, minutesLeft: 15, delayMilliseconds: 0 });
  });

  it('counts a try that one pause refuses nowhere else', async (t) => {
    const pool = await testDatabase(t);
    const limits = createLimits(secret);
    const strict: Limit = { ...limit, action: 'strict', freeTries: 0, mostTries: 0 };
    for (const both of [
      [[limit, 'ana'] as const, [strict, '192.0.2.1'] as const],
      [[strict, '192.0.2.1'] as const, [limit, 'ana'] as const],
    ]) {
      for (let each = 0; each < 10; each++) assert.equal((await limits.countAll(pool, both, now)).paused, true);
    }
    const alone = await limits.count(pool, limit, { subject: 'ana', now });
    assert.deepEqual([alone.paused, alone.delayMilliseconds], [false, 0]);
  });

  it('holds across processes that try at the same moment', async (t) => {
    const { connection, drop } = await freshDatabase();
    const pools = [openPool(connection, { max: 4 }), openPool(connection, { max: 4 })];
    t.after(async () => {
      await Promise.all(pools.map((pool) => pool.end()));
      await drop();
    });
    const tries = Array.from({ length: 40 }, (_, each) => {
      const pool = pools[each % 2];
      assert.ok(pool);
      return createLimits(secret).count(pool, limit, { subject: 'ana', now });
    });
    const verdicts = await Promise.all(tries);
    assert.equal(verdicts.filter(({ paused }) => !paused).length, limit.mostTries);
  });

  it('keeps no subject readable, nor one that a guess without the secret would find', async (t) => {
    const pool = await testDatabase(t);
    await createLimits(secret).count(pool, limit, { subject: 'ana@example.si', now });
    await createLimits('another secret').count(pool, limit, { subject: 'ana@example.si', now });
    const { rows } = await pool.query<{ hash: Buffer }>('select subject_hash as hash from try_counters');
    assert.equal(rows.length, 2);
    for (const { hash } of rows) assert.doesNotMatch(hash.toString('latin1'), /ana/);
  });

  it('is swept away a day after the last try', async (t) => {
    const pool = await testDatabase(t);
    const limits = createLimits(secret);
    await limits.count(pool, limit, { subject: 'old', now });
    await limits.count(pool, limit, { subject: 'new', now: later(60) });
    await sweepLimits(pool, later(24 * 60 + 30));
    const { rows } = await pool.query('select count(*)::int as left from try_counters');
    assert.deepEqual(rows, [{ left: 1 }]);
  });
});
