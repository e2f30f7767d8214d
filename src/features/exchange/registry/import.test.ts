import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Pool } from '#platform/db/pool.ts';
import { testDatabase } from '#test/support/database.ts';
import { emptyFolder, exampleDay, exampleFolder } from '#test/support/example-registry.ts';
import { importRegistry } from './import.ts';
import { ImportRefused } from './together.ts';
import type { ImportReport } from './report.ts';

const today = exampleDay;

const counts = (report: ImportReport) =>
  Object.fromEntries(
    report.files.map(({ file, added, updated, replaced, unchanged }) => [file, [added, updated, replaced, unchanged]]),
  );

async function one(pool: Pool, sql: string): Promise<Record<string, unknown> | undefined> {
  const { rows } = await pool.query<Record<string, unknown>>(sql);
  assert.equal(rows.length, 1, sql);
  return rows[0];
}

test('a registry comes in, every file with its counts', async (t) => {
  const pool = await testDatabase(t);
  const report = await importRegistry(pool, await exampleFolder(t), { today });
  assert.deepEqual(
    report.files.flatMap((file) => file.errors),
    [],
  );
  assert.equal(report.ok, true);
  assert.deepEqual(counts(report), {
    'operators.csv': [2, 0, 0, 0],
    'contracts.csv': [4, 0, 0, 0],
    'link_proofs.csv': [1, 0, 0, 0],
    'metering_points.csv': [3, 0, 0, 0],
    'supplies.csv': [4, 0, 0, 0],
    'meters.csv': [4, 0, 0, 0],
    'registers.csv': [5, 0, 0, 0],
    'readings.csv': [10, 0, 0, 0],
    'prices.csv': [18, 0, 0, 0],
    'contract_price_lists.csv': [4, 0, 0, 0],
    'bills.csv': [4, 0, 0, 0],
    'bill_lines.csv': [18, 0, 0, 0],
    'bill_readings.csv': [4, 0, 0, 0],
    'bill_quantities.csv': [10, 0, 0, 0],
    'payments.csv': [2, 0, 0, 0],
    'settlements.csv': [2, 0, 0, 0],
    'charging_sessions.csv': [3, 0, 0, 0],
  });
  const point = await one(pool, `select * from metering_points where number = '3-118204'`);
  assert.equal(point?.['gsrn'], '383456780000000017');
  assert.equal(point?.['street'], 'Celovška cesta 118');
  const contract = await one(pool, `select holder_name, link_proof_hash from contracts where number = '4506607'`);
  assert.deepEqual(contract, { holder_name: 'Pirc, Tomaž', link_proof_hash: null });
});

test('the same registry once more changes nothing, and leaves no audit entry', async (t) => {
  const pool = await testDatabase(t);
  const folder = await exampleFolder(t);
  await importRegistry(pool, folder, { today });
  const entries = await one(pool, 'select count(*) from audit_entries');
  const again = await importRegistry(pool, folder, { today });
  for (const { file, rows, unchanged, outcome } of again.files)
    assert.deepEqual([outcome, unchanged], ['stored', rows], file);
  assert.deepEqual(await one(pool, 'select count(*) from audit_entries'), entries);
});

test('a changed contract, point, meter and register is updated', async (t) => {
  const pool = await testDatabase(t);
  await importRegistry(pool, await exampleFolder(t), { today });
  const changed = await exampleFolder(t, {
    'contracts.csv': (text) => text.replace('Nika Pirnat,', 'Nika Pirnat Kos,'),
    'metering_points.csv': (text) => text.replace('Trubarjeva ulica 22', 'Trubarjeva ulica 22a'),
    'meters.csv': (text) => text.replace('2014-11-03,', '2014-11-03,2026-05-18'),
    'registers.csv': (text) => text.replace('70099812,1.8.0,5,1,0,', '70099812,1.8.0,5,1,0,301'),
  });
  const report = await importRegistry(pool, changed, { today });
  const updated = report.files.filter((file) => file.updated === 1).map(({ file }) => file);
  assert.deepEqual(updated, ['contracts.csv', 'metering_points.csv', 'meters.csv', 'registers.csv']);
  assert.equal((await one(pool, `select final_state from registers where code = '1.8.0'`))?.['final_state'], 301);
});

test('a column that the file does not have keeps what is stored; an empty cell clears it', async (t) => {
  const pool = await testDatabase(t);
  await importRegistry(pool, await exampleFolder(t), { today });
  const folder = await emptyFolder(t);
  const header = 'number,energy,holder_name,valid_from,valid_until';
  await writeFile(join(folder, 'contracts.csv'), `${header}\n4501882,electricity,Maja Zupan,2021-03-01,\n`);
  const without = await importRegistry(pool, folder, { today });
  assert.equal(without.files[0]?.unchanged, 1);
  await writeFile(
    join(folder, 'contracts.csv'),
    `${header},holder_email\n4501882,electricity,Maja Zupan,2021-03-01,,\n`,
  );
  const emptied = await importRegistry(pool, folder, { today });
  assert.equal(emptied.files[0]?.updated, 1);
  const stored = await one(
    pool,
    `select holder_email, link_proof_hash is not null as proof from contracts where number = '4501882'`,
  );
  assert.deepEqual(stored, { holder_email: null, proof: true });
});

test('a changed reading is added, and the former is kept as replaced', async (t) => {
  const pool = await testDatabase(t);
  await importRegistry(pool, await exampleFolder(t), { today });
  const folder = await exampleFolder(t, { 'readings.csv': (text) => text.replace('15121', '15211') });
  const report = await importRegistry(pool, folder, { today });
  assert.deepEqual(counts(report)['readings.csv'], [1, 0, 1, 9]);
  const { rows } = await pool.query(
    `select value, state, ended_at is null as stands from readings
      where register_code = '1.8.1' and read_on = '2026-05-01' order by id`,
  );
  assert.deepEqual(rows, [
    { value: 15121, state: 'replaced', stands: false },
    { value: 15211, state: 'current', stands: true },
  ]);
  const again = await importRegistry(pool, folder, { today });
  assert.deepEqual(counts(again)['readings.csv'], [0, 0, 0, 10]);
});

test('a value that billing takes back is added once more', async (t) => {
  const pool = await testDatabase(t);
  const folder = await exampleFolder(t);
  await importRegistry(pool, folder, { today });
  await importRegistry(pool, await exampleFolder(t, { 'readings.csv': (text) => text.replace('15121', '15211') }), {
    today,
  });
  const report = await importRegistry(pool, folder, { today });
  assert.deepEqual(counts(report)['readings.csv'], [1, 0, 1, 9]);
});

test('booked readings count as handed over to billing, own records do not', async (t) => {
  const pool = await testDatabase(t);
  await importRegistry(pool, await exampleFolder(t), { today });
  const { rows } = await pool.query(
    'select kind, bool_and(handed_over_at is not null) as handed from readings group by kind order by kind',
  );
  assert.deepEqual(rows, [
    { kind: 'estimate', handed: true },
    { kind: 'own_record', handed: false },
    { kind: 'reading', handed: true },
    { kind: 'submission', handed: true },
  ]);
});

/** A submission as the portal writes one: not yet handed over. */
async function submit(pool: Pool, value: number, state = 'current'): Promise<void> {
  await pool.query(
    `insert into readings (metering_point_id, meter_id, register_code, whole_digits, read_on, value, kind, source,
                           submission_id, contract_id, bill_month, booked_on, state, ended_at)
     select g.metering_point_id, g.meter_id, g.code, g.whole_digits, '2026-05-19', $1, 'submission', 'supplier',
            null, s.contract_id, '2026-05-01', '2026-05-19', $2, case when $2 <> 'current' then now() end
       from registers g join supplies s using (metering_point_id) where g.code = '1.8.2'`,
    [value, state],
  );
}

const submitted = (value: number) => (text: string) =>
  `${text}383456780000000017,71204418,1.8.2,2026-05-19,${value},submission,portal,2026-05,2026-05-19\n`;

test('a submission of the portal that comes back from billing is the same reading, now handed over', async (t) => {
  const pool = await testDatabase(t);
  await importRegistry(pool, await exampleFolder(t), { today });
  await submit(pool, 19_300);
  const folder = await exampleFolder(t, { 'readings.csv': submitted(19_300) });
  const report = await importRegistry(pool, folder, { today });
  assert.deepEqual(counts(report)['readings.csv'], [0, 1, 0, 10]);
  const stored = await one(pool, `select handed_over_at is not null as handed from readings where value = 19300`);
  assert.deepEqual(stored, { handed: true });
  assert.deepEqual(counts(await importRegistry(pool, folder, { today }))['readings.csv'], [0, 0, 0, 11]);
});

test('billing lagging behind does not bring back what the customer has replaced meanwhile', async (t) => {
  const pool = await testDatabase(t);
  await importRegistry(pool, await exampleFolder(t), { today });
  await submit(pool, 19_300, 'replaced');
  await submit(pool, 19_310);
  const report = await importRegistry(pool, await exampleFolder(t, { 'readings.csv': submitted(19_300) }), { today });
  assert.deepEqual(counts(report)['readings.csv'], [0, 0, 0, 11]);
  assert.equal(
    (await one(pool, `select value from readings where read_on = '2026-05-19' and state = 'current'`))?.['value'],
    19_310,
  );
});

test('a submission from billing takes the place of another one for the same bill', async (t) => {
  const pool = await testDatabase(t);
  await importRegistry(pool, await exampleFolder(t), { today });
  await submit(pool, 19_300);
  const other = submitted(19_305)('').replaceAll('2026-05-19', '2026-05-20');
  const report = await importRegistry(pool, await exampleFolder(t, { 'readings.csv': (text) => text + other }), {
    today,
  });
  assert.deepEqual(counts(report)['readings.csv'], [1, 0, 1, 10]);
});

test('former and new tenant have a bill each, and what both have read on the day of the change comes back to whom it is', async (t) => {
  const pool = await testDatabase(t);
  const row = (readOn: string, value: number): string =>
    `383456780000000031,70099812,1.8.0,${readOn},${value},submission,portal,2026-03,2026-03-20\n`;
  await importRegistry(pool, await exampleFolder(t), { today });
  const read = (value: number, contract: string) =>
    pool.query(
      `insert into readings (metering_point_id, meter_id, register_code, whole_digits, read_on, value, kind, source,
                             contract_id, bill_month, booked_on)
       select g.metering_point_id, g.meter_id, g.code, g.whole_digits, '2026-03-01', $1, 'submission', 'supplier',
              c.id, '2026-03-01', '2026-03-01'
         from registers g, contracts c where g.code = '1.8.0' and c.number = $2`,
      [value, contract],
    );
  await read(99_940, '4506607');
  await read(99_941, '4507719');
  const sheet = (text: string): string => text + row('2026-03-01', 99_940) + row('2026-03-20', 60);
  const report = await importRegistry(pool, await exampleFolder(t, { 'readings.csv': sheet }), { today });
  assert.deepEqual(
    report.files.flatMap((file) => file.errors),
    [],
  );
  const { rows } = await pool.query<{ line: string }>(
    `select concat_ws(' ', c.number, r.value, r.state, case when r.handed_over_at is not null then 'handed over' end) as line
       from readings r join contracts c on c.id = r.contract_id where r.bill_month = '2026-03-01' and r.register_code = '1.8.0'
      order by r.id`,
  );
  assert.deepEqual(
    rows.map(({ line }) => line),
    ['4506607 99940 current handed over', '4507719 99941 replaced', '4507719 60 current handed over'],
  );
});

test('differences run on across the exchange of a meter and across a roll-over', async (t) => {
  const pool = await testDatabase(t);
  await importRegistry(pool, await exampleFolder(t), { today });
  const { rows } = await pool.query<{ register_code: string; difference: string }>(
    `select register_code, (total - lag(total) over (partition by metering_point_id, register_code order by read_on))::int as difference
       from reading_totals where register_code in ('V', '1.8.0') order by register_code, read_on`,
  );
  // gas: 3921 − 3904 on the old meter and 25 − 2 on the new one
  const expected = [null, 172, 156, null, 40];
  assert.deepEqual(
    rows.map((row) => row.difference),
    expected,
  );
});

test('a dry run judges references between the files and stores nothing', async (t) => {
  const pool = await testDatabase(t);
  const report = await importRegistry(pool, await exampleFolder(t), { today, check: true });
  assert.equal(report.ok, true);
  assert.deepEqual([...new Set(report.files.map((file) => file.outcome))], ['checked']);
  assert.deepEqual(counts(report)['readings.csv'], [10, 0, 0, 0]);
  assert.deepEqual(counts(report)['settlements.csv'], [2, 0, 0, 0]);
  assert.deepEqual(await one(pool, 'select count(*) from operators'), { count: 0 });
});

test('a file with one bad row stores nothing of itself; later files are checked only, earlier ones stay', async (t) => {
  const pool = await testDatabase(t);
  const folder = await exampleFolder(t, { 'supplies.csv': (text) => text.replace('4507719,', '9999999,') });
  const report = await importRegistry(pool, folder, { today });
  assert.equal(report.ok, false);
  assert.deepEqual(
    report.files.map((file) => file.outcome),
    [...Array(4).fill('stored'), 'refused', ...Array(12).fill('checked')],
  );
  assert.deepEqual(
    report.files.flatMap((file) => file.errors.map(({ row, column, value, code }) => [row, column, value, code])),
    [[5, 'contract_number', '9999999', 'unknown_contract']],
  );
  const stored = await one(
    pool,
    `select (select count(*) from metering_points) as points, (select count(*) from supplies) as supplies,
            (select count(*) from readings) as readings`,
  );
  assert.deepEqual(stored, { points: 3, supplies: 0, readings: 0 });
});

test('corrected, the rest comes in', async (t) => {
  const pool = await testDatabase(t);
  const spoilt = await exampleFolder(t, { 'meters.csv': (text) => text.replace('2015-06-10', '2015-06-31') });
  await importRegistry(pool, spoilt, { today });
  const report = await importRegistry(pool, await exampleFolder(t), { today });
  assert.equal(report.ok, true);
  assert.deepEqual(await one(pool, 'select count(*) from readings'), { count: 10 });
});

test('semicolons, CRLF, a byte order mark, another order of columns and blank rows are all the same registry', async (t) => {
  const pool = await testDatabase(t);
  const folder = await exampleFolder(t, {
    'operators.csv': () =>
      '\uFEFFenergy;name;code\r\nelectricity;"Elektro; ""Ljubljana""";ELLJ\r\n;;\r\n\r\ngas;Energetika\nLjubljana;ENLJ'.replace(
        'Energetika\nLjubljana',
        '"Energetika\nLjubljana"',
      ),
  });
  const report = await importRegistry(pool, folder, { today });
  assert.equal(report.ok, true, JSON.stringify(report.files[0]?.errors));
  const { rows } = await pool.query('select name from operators order by code');
  assert.deepEqual(rows, [{ name: 'Elektro; "Ljubljana"' }, { name: 'Energetika\nLjubljana' }]);
});

test('files may be absent: only what is there is imported', async (t) => {
  const pool = await testDatabase(t);
  await importRegistry(pool, await exampleFolder(t), { today });
  const folder = await exampleFolder(t, {}, ['readings.csv']);
  const report = await importRegistry(pool, folder, { today });
  assert.deepEqual(counts(report), { 'readings.csv': [0, 0, 0, 10] });
});

test('a folder that is missing or has no file of a registry is refused in a sentence', async (t) => {
  const pool = await testDatabase(t);
  const folder = await emptyFolder(t);
  await assert.rejects(importRegistry(pool, join(folder, 'nowhere')), ImportRefused);
  await assert.rejects(importRegistry(pool, folder), /has no file of a registry/);
});

test('two imports at once: the second is refused', async (t) => {
  const pool = await testDatabase(t);
  const folder = await exampleFolder(t);
  const results = await Promise.allSettled([
    importRegistry(pool, folder, { today }),
    importRegistry(pool, folder, { today }),
  ]);
  const refused = results.filter((result) => result.status === 'rejected');
  assert.equal(refused.length, 1);
  assert.ok(refused[0]?.reason instanceof ImportRefused);
});

test('a stored file leaves an audit entry with its counts and nothing personal', async (t) => {
  const pool = await testDatabase(t);
  await importRegistry(pool, await exampleFolder(t), { today });
  const entry = await one(pool, `select action, facts from audit_entries where subject = 'contracts.csv'`);
  assert.deepEqual(entry, {
    action: 'registry imported',
    facts: { rows: 4, added: 4, updated: 0, replaced: 0, unchanged: 0 },
  });
});
