import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { gs1CheckDigit } from '#kernel/identifiers.ts';
import type { Day } from '#kernel/day.ts';
import { testDatabase } from '#test/support/database.ts';
import { emptyFolder } from '#test/support/example-registry.ts';
import { importRegistry } from '../registry/import.ts';
import { generateRegistry } from './generate.ts';
import { syntheticGsrn } from './numbers.ts';

const today = '2026-05-20' as Day;

async function hashes(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).toSorted();
  const files = names.map(async (name) => [
    name,
    createHash('sha256')
      .update(await readFile(join(folder, name)))
      .digest('hex'),
  ]);
  return Object.fromEntries(await Promise.all(files)) as Record<string, string>;
}

test('a synthetic registry comes in without a single fault, and has exchanges, roll-overs and ended contracts', async (t) => {
  const pool = await testDatabase(t);
  const folder = join(await emptyFolder(t), 'registry');
  await generateRegistry({ points: 600, folder, months: 12, today });
  const report = await importRegistry(pool, folder, { today });
  assert.deepEqual(
    report.files.flatMap((file) => file.errors),
    [],
  );
  const { rows } = await pool.query<Record<string, number>>(
    `select (select count(*) from metering_points) as points, (select count(*) from meters where removed_on is not null) as exchanged,
            (select count(*) from contracts where valid_until is not null) as ended,
            (select count(*) from readings where turns > 0) as turned,
            (select count(*) from registers where code = '2.8.0') as feeding_in,
            (select count(*) from registers where carried > 0) as carried,
            (select count(*) from readings where read_on > '2026-05-20') as future`,
  );
  const { points, future, ...found } = rows[0] ?? {};
  assert.deepEqual([points, future], [600, 0]);
  for (const [what, count] of Object.entries(found)) assert.ok(count > 0, what);
});

test('no difference between two readings of a register line is negative', async (t) => {
  const pool = await testDatabase(t);
  const folder = join(await emptyFolder(t), 'registry');
  await generateRegistry({ points: 400, folder, months: 24, seed: 7, today });
  await importRegistry(pool, folder, { today });
  const { rows } = await pool.query(
    `select * from (select metering_point_id, register_code, read_on,
                           total - lag(total) over (partition by metering_point_id, register_code order by read_on) as difference
                      from reading_totals) t where difference < 0`,
  );
  assert.deepEqual(rows, []);
});

test('the same seed writes the same files, another seed others', async (t) => {
  const folder = await emptyFolder(t);
  const write = async (name: string, seed: number): Promise<Record<string, string>> => {
    await generateRegistry({ points: 50, folder: join(folder, name), months: 3, seed, today });
    return hashes(join(folder, name));
  };
  const first = await write('a', 1);
  assert.deepEqual(await write('b', 1), first);
  assert.notDeepEqual(await write('c', 2), first);
});

test('synthetic points have right check digits', () => {
  for (const serial of [0, 1, 99_999, 100_000, 999_999_999]) {
    const gsrn = syntheticGsrn(serial);
    assert.match(gsrn, /^38345678\d{10}$/);
    assert.equal(gs1CheckDigit(gsrn.slice(0, 17)), gsrn.slice(17));
  }
});
