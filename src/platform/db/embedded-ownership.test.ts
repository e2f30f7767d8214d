import assert from 'node:assert/strict';
import { readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, describe, test, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  atEnd,
  eventually,
  postmasterPid,
  query,
  spawnOwner,
  start,
  removeUsedFolders,
  temporaryFolder,
  usedFolder,
} from '#test/support/embedded.ts';
import { DataFolderInUse } from './embedded.ts';
import { isPostmasterOf } from './embedded-postmaster.ts';

const refusal = (error: unknown): boolean => error instanceof DataFolderInUse;

/** Ends, after the test, a PostgreSQL that was left behind and that nobody took over. */
async function endLater(t: TestContext, data: string): Promise<void> {
  const pid = await postmasterPid(data);
  atEnd(t, async () => {
    if (await isPostmasterOf(pid, data)) process.kill(pid, 'SIGQUIT');
  });
}

// Most of the time goes into waiting, so they wait together.
describe('the ownership of a data folder', { concurrency: 3 }, () => {
  after(removeUsedFolders);

  test('a second portal on the same folder is refused, is told the process, and does not disturb the first', async (t) => {
    const dataDir = await usedFolder(t);
    const owner = spawnOwner(t, dataDir);
    const { host = '' } = await owner.said(1);
    const before = await query(host, 'select pg_postmaster_start_time()::text as since');

    await assert.rejects(start(t, dataDir), (error) => {
      assert.ok(error instanceof DataFolderInUse);
      assert.equal(error.pid, owner.pid);
      assert.match(error.message, new RegExp(`process ${owner.pid}.*stop it first`));
      return true;
    });
    assert.deepEqual(await query(host, 'select pg_postmaster_start_time()::text as since'), before);
    assert.equal(await owner.end('SIGTERM'), 0);
    const { embedded } = await start(t, dataDir);
    assert.equal(embedded.adopted, false);
  });

  test('of several portals that start at once on an empty folder exactly one wins', async (t) => {
    const dataDir = join(await temporaryFolder(t), 'data');
    const portals = [1, 2, 3].map(() => spawnOwner(t, dataDir));
    const said = await Promise.all(portals.map((portal) => portal.said(1)));
    assert.deepEqual(said.map((line) => line.refused ?? 'won').toSorted(), [
      'DataFolderInUse',
      'DataFolderInUse',
      'won',
    ]);
    const winner = said.findIndex((line) => line.refused === undefined);
    await query(said[winner]?.host ?? '', 'create table works (id integer)');
    assert.deepEqual(await readdir(dataDir), ['postgres']);
    assert.equal(await portals[winner]?.end('SIGTERM'), 0);
  });

  test('the PostgreSQL of a killed portal is taken over, with everything that was committed', async (t) => {
    const dataDir = await usedFolder(t);
    const owner = spawnOwner(t, dataDir);
    const { host = '', dataDir: data = '' } = await owner.said(1);
    await endLater(t, data);
    await query(host, 'drop table if exists kept; create table kept as select 42 as value');
    await owner.end('SIGKILL');
    await query(host, 'select 1'); // it is still running

    const { embedded } = await start(t, dataDir);
    assert.equal(embedded.adopted, true);
    assert.deepEqual(await query(embedded.connection.host, 'select value from kept'), [{ value: 42 }]);
    await assert.rejects(start(t, dataDir), refusal);
  });

  test('a PostgreSQL that is killed is started again and again, with its data, and stays owned', async (t) => {
    const dataDir = await usedFolder(t);
    const { embedded, lines } = await start(t, dataDir);
    const { host } = embedded.connection;
    await query(host, 'drop table if exists kept; create table kept (round integer)');
    for (let round = 1; round <= 3; round += 1) {
      await query(host, `insert into kept values (${round})`);
      const killed = await postmasterPid(embedded.dataDir);
      process.kill(killed, 'SIGKILL');
      const rows = await eventually('PostgreSQL to be back', () =>
        query(host, 'select max(round) as round, count(*)::integer as rows from kept').catch(() => undefined),
      );
      assert.deepEqual(rows, [{ round, rows: round }]);
      assert.notEqual(await postmasterPid(embedded.dataDir), killed);
      await eventually('the word that it runs again', () =>
        lines.filter((line) => line.includes('runs again')).length === round ? true : undefined,
      );
    }
    await assert.rejects(start(t, dataDir), refusal);
  });

  test('when only the owner’s session ends, ownership is taken again without a restart', async (t) => {
    const dataDir = await usedFolder(t);
    const { embedded, lines } = await start(t, dataDir);
    const { host } = embedded.connection;
    const before = await postmasterPid(embedded.dataDir);
    const killed = await query(
      host,
      `select pg_terminate_backend(pid) as done from pg_stat_activity where application_name like 'odcitek owner %'`,
      'postgres',
    );
    assert.deepEqual(killed, [{ done: true }]);
    await eventually('the word that it runs again', () => lines.find((line) => line.includes('runs again')));
    assert.equal(await postmasterPid(embedded.dataDir), before);
    await assert.rejects(start(t, dataDir), refusal);
  });

  test('a portal that sleeps while its PostgreSQL dies and another takes the folder is told, and leaves the other alone', async (t) => {
    const dataDir = await usedFolder(t);
    const sleeper = spawnOwner(t, dataDir);
    const { dataDir: data = '' } = await sleeper.said(1);
    process.kill(sleeper.pid, 'SIGSTOP');
    process.kill(await postmasterPid(data), 'SIGKILL');
    const { embedded } = await start(t, dataDir);
    const before = await postmasterPid(data);
    process.kill(sleeper.pid, 'SIGCONT');
    assert.deepEqual(await sleeper.said(2), { lost: 'DataFolderInUse' });
    // It has nothing left to keep it alive.
    assert.deepEqual(await sleeper.exit, [0, null]);
    assert.equal(await postmasterPid(data), before);
    await query(embedded.connection.host, 'select 1');
  });

  test('a first start that is killed half-way leaves nothing that stops the next one', async (t) => {
    const dataDir = await temporaryFolder(t);
    const portal = spawnOwner(t, dataDir);
    await eventually('initdb to begin', async () => {
      const half = (await readdir(dataDir)).find((name) => name.startsWith('postgres.half-made-'));
      return half === undefined ? undefined : (await readdir(join(dataDir, half))).find((name) => name === 'base');
    });
    await portal.end('SIGKILL');
    assert.ok(!(await readdir(dataDir)).includes('postgres'));
    const { embedded } = await start(t, dataDir);
    await query(embedded.connection.host, 'select 1');
    await embedded.stop();
    // initdb may outlive its portal for a moment; a later start then clears what it left.
    await (await start(t, dataDir)).embedded.stop();
    assert.deepEqual(await readdir(dataDir), ['postgres']);
  });

  test('a portal that is killed at any moment, again and again, loses nothing that was committed', async (t) => {
    const dataDir = await usedFolder(t);
    const first = await start(t, dataDir);
    const { host } = first.embedded.connection;
    await query(host, 'drop table if exists kept; create table kept (round integer)');
    await first.embedded.stop();
    for (let round = 1; round <= 6; round += 1) {
      const portal = spawnOwner(t, dataDir);
      // From before it does anything until well after it has said that it runs.
      const early = round % 2 === 1;
      if (!early) await query((await portal.said(1)).host ?? '', `insert into kept values (${round})`);
      await sleep(early ? 40 * round : 0);
      await portal.end('SIGKILL');
    }
    const last = await start(t, dataDir);
    const kept = await query(last.embedded.connection.host, 'select round from kept order by round');
    assert.deepEqual(kept, [{ round: 2 }, { round: 4 }, { round: 6 }]);
  });

  test('lock files of a process number that now belongs to something else do not stop a start', async (t) => {
    const dataDir = await usedFolder(t);
    const first = await start(t, dataDir);
    const { dataDir: data, connection } = first.embedded;
    await first.embedded.stop();
    // The test runner itself is the innocent bearer of the number.
    const lock = `${process.ppid}\n${data}\n1700000000\n5432\n${connection.host}\n\n  1 1\nready   \n`;
    await writeFile(join(data, 'postmaster.pid'), lock);
    await writeFile(join(connection.host, '.s.PGSQL.5432.lock'), lock);
    const second = await start(t, dataDir);
    assert.equal(second.embedded.adopted, false);
    await query(second.embedded.connection.host, 'select 1');
  });

  test('a lock file that another start has just made, still empty, is waited for; one left empty is removed', async (t) => {
    const dataDir = await usedFolder(t);
    const first = await start(t, dataDir);
    const lock = join(first.embedded.dataDir, 'postmaster.pid');
    await first.embedded.stop();
    await writeFile(lock, '');
    const waiting = start(t, dataDir);
    await sleep(500);
    await rm(lock);
    await (await waiting).embedded.stop();

    await writeFile(lock, '');
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(lock, longAgo, longAgo);
    const { embedded } = await start(t, dataDir);
    await query(embedded.connection.host, 'select 1');
  });
});
