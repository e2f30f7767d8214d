import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Pool } from '#platform/db/pool.ts';
import { testDatabase } from '#test/support/database.ts';
import { emptyFolder, exampleDay, exampleFolder } from '#test/support/example-registry.ts';
import { registryColumns, registryFiles } from './format.ts';
import { importRegistry } from './import.ts';
import { csvLine } from './writer.ts';

const today = exampleDay;

async function fingerprint(pool: Pool): Promise<unknown> {
  const tables = ['operators', 'contracts', 'metering_points', 'supplies', 'meters', 'registers', 'readings']
    .concat(['prices', 'contract_price_lists', 'bills', 'bill_lines', 'bill_vat', 'bill_readings', 'bill_quantities'])
    .concat(['payments', 'settlements']);
  const parts = tables.map(
    (table) => `(select md5(coalesce(string_agg(x::text, '|' order by x::text), '')) from ${table} x) as ${table}`,
  );
  const { rows } = await pool.query(`select ${parts.join(', ')}`);
  return rows[0];
}

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    ' ',
    '\u00a0',
    '\u0000',
    '\ud800',
    '"',
    '""',
    "'",
    '\\.',
    '\\N',
    '\\',
    ';',
    ',',
    '\r',
    '\n',
    '\t',
    '1e5',
    '-1',
    '+1',
    '1.8.1',
    'NaN',
    'Infinity',
    '99999999999999999999',
    '0x10',
    '１２３',
    '٣',
    '1_000',
    '2026-02-30',
    '0000-00-00',
    'infinity',
    'now',
    'today',
    '2026-05-01T00:00',
    '383456780000000017',
    '3-118204',
    'ELLJ',
    'ENLJ',
    'electricity',
    'gas',
    'yes',
    'submission',
    '4501882',
    '71204418',
    '2026-05-01',
    '2026-05',
    "'; drop table readings; --",
    '$$; select pg_sleep(9)',
    '<script>alert(1)</script>',
    "=cmd|' /C calc'!A0",
    '{{7*7}}',
    '%00',
    '../..',
    'č'.repeat(300),
    '🔌⚡',
    'x\u202e',
    '\ufeff',
    'null',
    'NULL',
    'undefined',
  ),
);

const rowsOfNasty = fc
  .constantFrom(...registryFiles)
  .chain((file) =>
    fc.tuple(fc.constant(file), fc.array(fc.array(nasty, { minLength: 1, maxLength: 10 }), { maxLength: 5 })),
  );

test('whatever stands in the cells, a file is stored whole or not at all, and every no is a report', async (t) => {
  const pool = await testDatabase(t);
  await importRegistry(pool, await exampleFolder(t), { today });
  const folder = await emptyFolder(t);
  const quotedRows = (rows: string[][], width: number): string =>
    rows.map((row) => csvLine(Array.from({ length: width }, (_, index) => row[index] ?? row[0]))).join('');
  const rawRows = (rows: string[][]): string => rows.map((row) => row.join(',')).join('\n');
  await fc.assert(
    fc.asyncProperty(rowsOfNasty, fc.boolean(), async ([file, rows], quoted) => {
      const names = registryColumns[file].map(({ name }) => name);
      const body = quoted ? quotedRows(rows, names.length) : rawRows(rows);
      await writeFile(join(folder, file), csvLine(names) + body);
      const before = await fingerprint(pool);
      const report = await importRegistry(pool, folder, { today });
      await rm(join(folder, file));
      const own = report.files.find((one) => one.file === file);
      assert.equal(own?.outcome === 'refused', (own?.errorCount ?? 0) > 0);
      if (own?.outcome === 'refused') assert.deepEqual(await fingerprint(pool), before);
      else assert.equal(own?.rows, (own?.added ?? 0) + (own?.updated ?? 0) + (own?.unchanged ?? 0));
    }),
    { numRuns: 60 },
  );
});

test('whatever the bytes are, the answer is a report and nothing is stored', async (t) => {
  const pool = await testDatabase(t);
  const folder = await emptyFolder(t);
  const header = 'code,name,energy\n';
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 400 });
  await fc.assert(
    fc.asyncProperty(bytes, fc.boolean(), async (garbage, withHeader) => {
      const content = withHeader ? Buffer.concat([Buffer.from(`${header}ELLJ,x`), garbage]) : Buffer.from(garbage);
      await writeFile(join(folder, 'operators.csv'), content);
      const report = await importRegistry(pool, folder, { today, check: true });
      const { errorCount = 0, rows = 0, errors = [] } = report.files[0] ?? {};
      assert.ok(report.ok ? rows > 0 || withHeader : errorCount > 0);
      for (const { reason } of errors) assert.ok(reason.length > 10);
    }),
    { numRuns: 60 },
  );
  const { rows } = await pool.query('select 1 from operators');
  assert.equal(rows.length, 0);
});

test('a line of 10 MB is refused, in one cell as well as in an open quotation', async (t) => {
  const pool = await testDatabase(t);
  const folder = await emptyFolder(t);
  const long = 'č'.repeat(5_000_000);
  for (const cell of [long, `"${long}"`, `"${long}`]) {
    await writeFile(join(folder, 'operators.csv'), `code,name,energy\nELLJ,${cell},electricity\n`);
    const report = await importRegistry(pool, folder, { today });
    const error = report.files[0]?.errors[0];
    assert.equal(error?.row, 2);
    assert.ok(error.code === 'too_long' || error.code === 'endless_row', error.code);
    assert.ok(error.value.length <= 80);
  }
});

test('text that looks like SQL, HTML or a formula is text', async (t) => {
  const pool = await testDatabase(t);
  const folder = await emptyFolder(t);
  const names = [
    "'); drop table operators; --",
    '<b>Elektro</b> &amp;',
    '=HYPERLINK("x")',
    'Žiga "Čuk" \\N',
    '$1 %s {0}',
  ];
  const rows = names.map((name, index) => csvLine([`OP${index}`, name, 'gas'])).join('');
  await writeFile(join(folder, 'operators.csv'), `code,name,energy\n${rows}`);
  assert.equal((await importRegistry(pool, folder, { today })).ok, true);
  const { rows: stored } = await pool.query<{ name: string }>('select name from operators order by code');
  assert.deepEqual(
    stored.map(({ name }) => name),
    names,
  );
});

test('the careful pass reads a sound file as PostgreSQL does', async (t) => {
  const pool = await testDatabase(t);
  const folder = await emptyFolder(t);
  const name = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
    .filter((text) => text.trim() !== '' && !text.includes('\0'));
  await fc.assert(
    fc.asyncProperty(fc.array(name, { minLength: 1, maxLength: 8 }), async (namesOfOperators) => {
      const rows = namesOfOperators.map((text, index) => csvLine([`OP${index}`, text, 'gas'])).join('');
      const path = join(folder, 'operators.csv');
      await writeFile(path, `code,name,energy\n${rows}`);
      assert.equal((await importRegistry(pool, folder, { today })).ok, true);
      // COPY refuses a blank row, so that this one goes the other way
      await writeFile(path, `code,name,energy\n\n${rows}`);
      const again = await importRegistry(pool, folder, { today });
      assert.equal(again.files[0]?.unchanged, namesOfOperators.length);
    }),
    { numRuns: 30 },
  );
});
