import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { test, type TestContext } from 'node:test';
import { contentKey, openObjects, type Objects } from '#platform/objects/objects.ts';
import { readObjectsUrl, usualPlace } from '#platform/objects/place.ts';
import { testDatabase } from '#test/support/database.ts';
import { emptyFolder, exampleDay, exampleFolder } from '#test/support/example-registry.ts';
import { startStorage } from '#test/support/storage.ts';
import { importRegistry } from './import.ts';
import type { ImportReport } from './report.ts';
import { ImportRefused } from './together.ts';

const today = exampleDay;
const pdf = (what: string): string => `%PDF-1.7\n${what}\n%%EOF\n`;

async function addDocuments(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(join(folder, 'documents'), { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, 'documents', name), text);
}

const of = ({ files }: ImportReport) => files.find(({ file }) => file === 'documents/');

const places: readonly (readonly [name: string, start: (t: TestContext) => Promise<Objects>])[] = [
  ['a folder', async (t) => openObjects(usualPlace(await emptyFolder(t)))],
  [
    'a bucket',
    async (t) => {
      const place = readObjectsUrl(`s3+http://S3RVER:S3RVER@${await startStorage(t)}/documents`);
      assert.ok(place);
      return openObjects(place);
    },
  ],
];

for (const [place, start] of places) {
  test(`documents are kept in ${place} with their hash and size, and once more they change nothing`, async (t) => {
    const pool = await testDatabase(t);
    const objects = await start(t);
    const folder = await exampleFolder(t);
    await addDocuments(folder, { 'R20260418.pdf': pdf('april'), 'd20260007.PDF': pdf('storno'), '.DS_Store': 'x' });
    const report = await importRegistry(pool, folder, { today, objects });
    assert.deepEqual(
      report.files.flatMap(({ errors }) => errors),
      [],
    );
    assert.deepEqual([of(report)?.outcome, of(report)?.rows, of(report)?.added], ['stored', 2, 2]);
    const { rows } = await pool.query<{ number: string; document_sha256: Buffer; document_size: number }>(
      'select number, document_sha256, document_size from bills where document_sha256 is not null order by number',
    );
    assert.deepEqual(
      rows.map(({ number, document_size }) => [number, document_size]),
      [
        ['D20260007', pdf('storno').length],
        ['R20260418', pdf('april').length],
      ],
    );
    const sha256 = createHash('sha256').update(pdf('april')).digest();
    assert.deepEqual(rows[1]?.document_sha256, sha256);
    const stream = await objects.open(contentKey('bills', sha256));
    assert.ok(stream);
    assert.equal((await buffer(stream)).toString(), pdf('april'));
    const again = await importRegistry(pool, folder, { today, objects });
    assert.deepEqual([of(again)?.added, of(again)?.unchanged], [0, 2]);
  });
}

test('what is wrong with a document is told by its name, and none of the folder is kept', async (t) => {
  const pool = await testDatabase(t);
  const objects = openObjects(usualPlace(await emptyFolder(t)));
  const folder = await exampleFolder(t);
  await addDocuments(folder, { 'R20260418.pdf': pdf('april') });
  await importRegistry(pool, folder, { today, objects });
  await addDocuments(folder, {
    'R20260418.pdf': pdf('another'),
    'R1.pdf': pdf('of no bill'),
    'R20260318.pdf': pdf('torn').slice(0, -6),
    'D20260007.pdf': '<html>',
    'R20260419.pdf': pdf('large'),
    'r20260419.pdf': pdf('twice'),
    'readme.txt': 'x',
  });
  await truncate(join(folder, 'documents', 'R20260419.pdf'), 20 * 1024 * 1024 + 1);
  const report = await importRegistry(pool, folder, { today, objects });
  assert.deepEqual(
    of(report)?.errors.map(({ file, row, column, value, code }) => [file, row, column, value, code]),
    [
      ['documents/', 1, 'name', 'D20260007.pdf', 'not_a_pdf'],
      ['documents/', 2, 'name', 'R1.pdf', 'unknown_bill'],
      ['documents/', 3, 'name', 'R20260318.pdf', 'not_a_pdf'],
      ['documents/', 4, 'name', 'R20260418.pdf', 'document_fixed'],
      ['documents/', 5, 'name', 'R20260419.pdf', 'document_too_large'],
      ['documents/', 6, 'name', 'r20260419.pdf', 'document_twice'],
      ['documents/', 7, 'name', 'readme.txt', 'not_a_pdf'],
    ],
  );
  assert.equal(of(report)?.outcome, 'refused');
  for (const { reason } of of(report)?.errors ?? []) assert.match(reason, /^[A-Z].*\.$/);
  const { rows } = await pool.query('select from bills where document_sha256 is not null');
  assert.equal(rows.length, 1);
});

test('a bill and its document may come in one run, and a dry run judges them together', async (t) => {
  const pool = await testDatabase(t);
  const folder = await exampleFolder(t);
  await addDocuments(folder, { 'R20260418.pdf': pdf('april') });
  const report = await importRegistry(pool, folder, { today, check: true });
  assert.equal(report.ok, true, JSON.stringify(report.files.flatMap(({ errors }) => errors)));
  assert.deepEqual([of(report)?.outcome, of(report)?.added], ['checked', 1]);
});

test('after a refused file documents are judged only; with no place to keep them nothing begins', async (t) => {
  const pool = await testDatabase(t);
  const objects = openObjects(usualPlace(await emptyFolder(t)));
  const folder = await exampleFolder(t, { 'payments.csv': (text) => text.replace('50.00', 'x') });
  await addDocuments(folder, { 'R20260418.pdf': pdf('april') });
  const report = await importRegistry(pool, folder, { today, objects });
  assert.deepEqual([of(report)?.outcome, of(report)?.errorCount], ['checked', 0]);
  const { rows } = await pool.query('select from bills where document_sha256 is not null');
  assert.equal(rows.length, 0);
  await assert.rejects(importRegistry(pool, folder, { today }), ImportRefused);
});

test('documents may come alone, and a slash in a number is a low line in the name', async (t) => {
  const pool = await testDatabase(t);
  const objects = openObjects(usualPlace(await emptyFolder(t)));
  const slash = (text: string): string => text.replaceAll('R20260418', 'R2026/418');
  const folder = await exampleFolder(t, {
    'bills.csv': slash,
    'bill_lines.csv': slash,
    'bill_readings.csv': slash,
    'bill_quantities.csv': slash,
    'settlements.csv': slash,
  });
  assert.equal((await importRegistry(pool, folder, { today })).ok, true);
  const alone = await emptyFolder(t);
  await addDocuments(alone, { 'R2026_418.pdf': pdf('april') });
  const report = await importRegistry(pool, alone, { today, objects });
  assert.deepEqual([report.ok, of(report)?.added], [true, 1]);
});
