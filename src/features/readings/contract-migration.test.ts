/** What was sent before readings knew their contract is given it by the migration. */
import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { migrate } from '#platform/db/migrate.ts';
import { testDatabase } from '#test/support/database.ts';
import { giveAccount, givePoint, giveSupply } from '#test/support/registry.ts';

const migrations = new URL('../../../db/migrations/', import.meta.url);

test('a ledger from before gets the contract of each reading: the sender’s, else the one of that day', async (t) => {
  const pool = await testDatabase(t);
  await pool.query('drop schema public cascade');
  await pool.query('create schema public');
  const folder = await mkdtemp(join(tmpdir(), 'odcitek-migrations-'));
  t.after(() => rm(folder, { recursive: true }));
  for (const name of await readdir(migrations)) {
    if (name < '0006') await cp(new URL(name, migrations), join(folder, name));
  }
  await migrate(pool, pathToFileURL(`${folder}/`));

  const former = await giveAccount(pool);
  const point = await givePoint(pool, {
    contract: 'OLD',
    registers: [{ code: '1.8.0' }],
    until: '2026-11-15',
    linkedBy: [former],
  });
  await giveSupply(pool, point.pointId, { contract: 'NEW', from: '2026-11-15' });
  const write = (on: string, kind: string, sender: number | null = null) =>
    pool.query(
      `insert into readings (metering_point_id, meter_id, register_code, whole_digits, read_on, value, kind, source, recorded_by)
       values ($1, $2, '1.8.0', 6, $3, 1, $4, 'supplier', $5)`,
      [point.pointId, point.meterId, on, kind, sender],
    );
  await write('2020-01-01', 'submission');
  await write('2026-11-14', 'submission');
  await write('2026-11-15', 'own_record', former);
  await write('2026-11-15', 'submission');
  await write('2026-11-15', 'reading');

  await migrate(pool);
  const { rows } = await pool.query<{ line: string }>(
    `select concat_ws(' ', r.read_on, r.kind, coalesce(c.number, 'none')) as line
       from readings r left join contracts c on c.id = r.contract_id order by r.id`,
  );
  assert.deepEqual(
    rows.map(({ line }) => line),
    [
      '2020-01-01 submission none',
      '2026-11-14 submission OLD',
      '2026-11-15 own_record OLD',
      '2026-11-15 submission NEW',
      '2026-11-15 reading none',
    ],
  );
});
