import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { testDatabase } from '#test/support/database.ts';
import { migrate } from './migrate.ts';
import type { Pool } from './pool.ts';

const real = new URL('../../../db/migrations/', import.meta.url);
const realNames = (await readdir(real)).filter((name) => name.endsWith('.sql')).toSorted();

/** A database in which nothing has run yet. */
async function emptyDatabase(t: TestContext): Promise<Pool> {
  const pool = await testDatabase(t);
  await pool.query('drop schema public cascade');
  await pool.query('create schema public');
  return pool;
}

async function folderWith(t: TestContext, files: Record<string, string>): Promise<{ path: string; url: URL }> {
  const path = await mkdtemp(join(tmpdir(), 'odcitek-migrations-'));
  t.after(() => rm(path, { recursive: true }));
  for (const [name, sql] of Object.entries(files)) await writeFile(join(path, name), sql);
  return { path, url: pathToFileURL(`${path}/`) };
}

const ran = async (pool: Pool): Promise<string[]> =>
  (await pool.query<{ name: string }>('select name from migrations order by name')).rows.map(({ name }) => name);

describe('migrations', () => {
  it('run once each, in the order of their names', async (t) => {
    const pool = await emptyDatabase(t);
    assert.deepEqual(await migrate(pool), realNames);
    assert.deepEqual(await migrate(pool), []);
    assert.deepEqual(await ran(pool), realNames);
  });

  it('run once each when several processes start at the same moment', async (t) => {
    const pool = await emptyDatabase(t);
    const runs = await Promise.all([migrate(pool), migrate(pool), migrate(pool)]);
    assert.deepEqual(runs.flat(), realNames);
  });

  it('leave nothing of one that fails, and keep those before it', async (t) => {
    const pool = await emptyDatabase(t);
    const { path, url } = await folderWith(t, {
      '0001_good.sql': 'create table good (n integer);',
      '0002_bad.sql': 'create table half (n integer); select 1/0;',
    });
    await assert.rejects(migrate(pool, url), /migration 0002_bad\.sql failed/);
    const { rows } = await pool.query("select to_regclass('good') is not null as good, to_regclass('half') as half");
    assert.deepEqual(rows, [{ good: true, half: null }]);
    await writeFile(join(path, '0002_bad.sql'), 'create table half (n integer);');
    assert.deepEqual(await migrate(pool, url), ['0002_bad.sql']);
  });

  it('refuse a file that was edited after it ran', async (t) => {
    const pool = await emptyDatabase(t);
    const { path, url } = await folderWith(t, { '0001_first.sql': 'create table first (n integer);' });
    await migrate(pool, url);
    await writeFile(join(path, '0001_first.sql'), 'create table first (n bigint);');
    await assert.rejects(migrate(pool, url), /0001_first\.sql has changed since it ran/);
  });

  it('refuse a database that a newer version has already been at', async (t) => {
    const pool = await testDatabase(t);
    await pool.query("insert into migrations (name, checksum) values ('9999_future.sql', 'x')");
    await assert.rejects(migrate(pool), /has migration 9999_future\.sql, which this version does not know/);
  });

  it('carry the data of the first version along, links and readings included', async (t) => {
    const pool = await emptyDatabase(t);
    const { path, url } = await folderWith(t, {});
    const first = realNames.filter((name) => name < '0004');
    for (const name of first) await cp(new URL(name, real), join(path, name));
    assert.deepEqual(await migrate(pool, url), first);
    await pool.query(dataOfTheFirstVersion);
    assert.deepEqual(await migrate(pool), realNames.slice(first.length));
    const { rows } = await pool.query(
      `select a.email, a.activated_at is not null as activated, v.contract_id, r.value, r.total, l.purpose
         from accounts a
         join visible_supplies v on v.account_id = a.id
         join reading_totals r on r.metering_point_id = v.metering_point_id
         join one_time_links l on l.account_id = a.id`,
    );
    assert.deepEqual(rows, [
      {
        email: 'ana@example.si',
        activated: true,
        contract_id: 1,
        value: 18_342,
        total: '18242.000',
        purpose: 'password_reset',
      },
    ]);
  });
});

const dataOfTheFirstVersion = `
  insert into accounts (email, password_hash) values ('ana@example.si', 'x');
  insert into one_time_links (token_hash, account_id, purpose, expires_at)
    values (sha256('x'), 1, 'password_reset', now());
  insert into operators (code, name, energy) values ('ELLJ', 'Elektro Ljubljana', 'electricity');
  insert into contracts (number, energy, holder_name, valid_from) values ('P-1', 'electricity', 'Ana', '2020-01-01');
  insert into metering_points (gsrn, energy, operator_code, street, post_code, post)
    values ('383111580000000013', 'electricity', 'ELLJ', 'Cesta 1', '1000', 'Ljubljana');
  insert into supplies (metering_point_id, contract_id, supplied_from) values (1, 1, '2020-01-01');
  insert into contract_links (account_id, contract_id) values (1, 1);
  insert into meters (metering_point_id, serial, installed_on) values (1, 'M1', '2020-01-01');
  insert into registers (metering_point_id, meter_id, code, whole_digits, start_state) values (1, 1, '1.8.0', 6, 100);
  insert into readings (metering_point_id, meter_id, register_code, whole_digits, read_on, value, kind, source)
    values (1, 1, '1.8.0', 6, '2026-10-31', 18342, 'reading', 'operator');
`;
