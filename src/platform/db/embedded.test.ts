import assert from 'node:assert/strict';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import {
  eventually,
  isRoot,
  postmasterPid,
  query,
  start,
  removeUsedFolders,
  temporaryFolder,
  usedFolder,
} from '#test/support/embedded.ts';
import { DataFolderInUse, startEmbeddedPostgres } from './embedded.ts';
import { run } from './embedded-user.ts';
import { inTime } from '#test/support/in-time.ts';

const refusal = (error: unknown): boolean => error instanceof DataFolderInUse;

// Most of the time goes into waiting, so they wait together.
describe('the embedded PostgreSQL', { concurrency: 3 }, () => {
  after(removeUsedFolders);

  test('the first start makes a safe database, the second finds the data, and nothing listens on TCP', async (t) => {
    const dataDir = join(await temporaryFolder(t), 'data');
    const first = await start(t, dataDir);
    const { host } = first.embedded.connection;
    const settings = await query(
      host,
      `select name, setting from pg_settings where name in
      ('listen_addresses', 'fsync', 'data_checksums', 'server_encoding', 'TimeZone', 'log_min_error_statement') order by name`,
    );
    assert.deepEqual(Object.fromEntries(settings.map(({ name, setting }) => [name, setting])), {
      listen_addresses: '',
      fsync: 'on',
      data_checksums: 'on',
      server_encoding: 'UTF8',
      TimeZone: 'UTC',
      log_min_error_statement: 'panic',
    });
    assert.deepEqual(
      await query(host, `select upper('čšž') as upper, rolsuper from pg_roles where rolname = current_user`),
      [{ upper: 'ČŠŽ', rolsuper: false }],
    );
    await query(host, 'create table kept as select 42 as value');
    await first.embedded.stop();
    await first.embedded.stop();

    const second = await start(t, dataDir);
    assert.equal(second.embedded.adopted, false);
    assert.deepEqual(await query(second.embedded.connection.host, 'select value from kept'), [{ value: 42 }]);
  });

  test('settings can be overridden, except those that keep the network and the log closed', async (t) => {
    const settings = { max_connections: '23', listen_addresses: '*', log_statement: 'all' };
    const { embedded } = await start(t, await usedFolder(t), settings);
    const rows = await query(
      embedded.connection.host,
      `select current_setting('max_connections') as max, current_setting('listen_addresses') as listen,
              current_setting('log_statement') as log`,
    );
    assert.deepEqual(rows, [{ max: '23', listen: '', log: 'none' }]);
  });

  test('a data folder whose path is too long for a socket gets a private socket folder', async (t) => {
    const parent = await temporaryFolder(t);
    const dataDir = join(parent, 'a, folder "with" a long name '.repeat(5));
    await mkdir(dataDir);
    const { embedded } = await start(t, dataDir);
    assert.ok(embedded.dataDir.startsWith(dataDir));
    const { host } = embedded.connection;
    assert.ok(Buffer.byteLength(host) < 80);
    assert.equal((await stat(host)).mode & 0o777, 0o700);
    await query(host, 'select 1');
    await assert.rejects(start(t, dataDir), refusal);
    await embedded.stop();
    await rm(host, { recursive: true });
  });

  test('stop ends in time even when a session of PostgreSQL hangs, and the next start has the data', async (t) => {
    const dataDir = await usedFolder(t);
    const { embedded } = await start(t, dataDir);
    const { host } = embedded.connection;
    await query(host, 'drop table if exists kept; create table kept as select 42 as value');
    const hanging = query(host, 'select pg_sleep(60)').catch(() => 'ended');
    const pid = await eventually('the session', async () => {
      const [session] = await query(host, `select pid from pg_stat_activity where query = 'select pg_sleep(60)'`);
      return session?.['pid'] as number | undefined;
    });
    process.kill(pid, 'SIGSTOP');
    const startedAt = Date.now();
    await embedded.stop();
    const tookMs = Date.now() - startedAt;
    process.kill(pid, 'SIGCONT');
    assert.ok(tookMs > 4_000, `${tookMs} ms`);
    inTime(tookMs, 8_000);
    assert.equal(await hanging, 'ended');
    const next = await start(t, dataDir);
    assert.deepEqual(await query(next.embedded.connection.host, 'select value from kept'), [{ value: 42 }]);
  });

  test('stop in the middle of a restart ends too', async (t) => {
    const dataDir = await usedFolder(t);
    const { embedded } = await start(t, dataDir);
    const killed = await postmasterPid(embedded.dataDir);
    process.kill(killed, 'SIGKILL');
    await embedded.stop();
    await (await start(t, dataDir)).embedded.stop();
  });

  test('nothing that PostgreSQL logs quotes what people typed', async (t) => {
    const { embedded, lines } = await start(t, await usedFolder(t));
    const { host } = embedded.connection;
    await query(
      host,
      'drop table if exists accounts; create table accounts (email text constraint one_per_email unique)',
    );
    const insert = `insert into accounts values ('janez@primer.si')`;
    await query(host, insert);
    await assert.rejects(query(host, insert), { code: '23505' });
    await assert.rejects(query(host, `select 'janez@primer.si'::integer`), { code: '22P02' });
    // The hardest case: PostgreSQL tells which statement was running when a session was killed.
    const running = query(host, `select pg_sleep(60), 'janez@primer.si'`).catch(() => 'ended');
    const pid = await eventually('the session', async () => {
      const [session] = await query(host, `select pid from pg_stat_activity where query like 'select pg_sleep(60)%'`);
      return session?.['pid'] as number | undefined;
    });
    process.kill(pid, 'SIGKILL');
    assert.equal(await running, 'ended');
    await eventually('the word that it runs again', () => lines.find((line) => line.includes('runs again')));
    assert.match(lines.join(''), /terminated by signal 9/);
    assert.doesNotMatch(lines.join(''), /janez|redacted/);
  });

  test('the folder is not touched when it holds something else, or the database of another PostgreSQL', async (t) => {
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const cases: [file: string, text: string, expected: { code: string; message: RegExp }][] = [
      ['photo.jpg', '', { code: 'not_a_cluster', message: /move them away, or set DATA_DIR/ }],
      ['PG_VERSION', '17\n', { code: 'version', message: /made by PostgreSQL 17 and this release brings 18: dump it/ }],
    ];
    for (const [file, text, expected] of cases) {
      const dataDir = await temporaryFolder(t);
      await mkdir(join(dataDir, 'postgres'));
      await writeFile(join(dataDir, 'postgres', file), text);
      // Root runs no database of its own: any other owner will do.
      if (isRoot) await run('chown', ['-R', '65534', join(dataDir, 'postgres')]);
      await assert.rejects(startEmbeddedPostgres({ dataDir, log }), expected);
      assert.deepEqual(await readdir(join(dataDir, 'postgres')), [file]);
    }
  });
});
