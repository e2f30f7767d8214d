import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test, type TestContext } from 'node:test';
import { text } from 'node:stream/consumers';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { emptyFolder, exampleFolder } from '#test/support/example-registry.ts';
import { freshDatabase, stopOwnServer } from '#test/support/server.ts';

after(stopOwnServer);

const command = fileURLToPath(new URL('odcitek.ts', import.meta.url));

type Ended = { code: number; out: string; told: string };

async function odcitek(args: string[], databaseUrl = '', objectsUrl = ''): Promise<Ended> {
  const env = { ...process.env, DATABASE_URL: databaseUrl, OBJECTS_URL: objectsUrl };
  const child = spawn(process.execPath, [command, ...args], { env });
  const [out, told, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code: code as number, out, told };
}

async function database(t: TestContext): Promise<string> {
  const { connection, drop } = await freshDatabase();
  t.after(drop);
  const { host, port = 5432, user, database: name } = connection;
  return `postgres://${user}@/${name}?host=${encodeURIComponent(host)}&port=${port}`;
}

test('import tells the counts and ends with 0; a refused row is told with file, row, column and value, and ends with 1', async (t) => {
  const url = await database(t);
  const sound = await odcitek(['import', await exampleFolder(t)], url);
  assert.equal(sound.code, 0, sound.told);
  assert.match(sound.out, /readings\.csv +10 +10 +0 +0 +0 +0 +stored/);

  const spoilt = await exampleFolder(t, { 'readings.csv': (rows) => rows.replace('14870', '1e5') });
  const errors = join(await emptyFolder(t), 'refused');
  const refused = await odcitek(['import', spoilt, '--errors', errors], url);
  assert.equal(refused.code, 1);
  assert.match(refused.out, /readings\.csv row 2, value "1e5": The value must be a whole number/);
  const [header, row] = (await readFile(join(errors, 'readings.csv'), 'utf8')).split('\n');
  assert.match(header ?? '', /^problem,gsrn,meter_serial,/);
  assert.match(row ?? '', /^"Row 2\. value: The value must .*",383456780000000017,71204418,1\.8\.1,2026-04-01,1e5,/);
});

test('the refused rows, corrected, can be sent back as they are', async (t) => {
  const url = await database(t);
  await odcitek(['import', await exampleFolder(t)], url);
  const spoilt = await exampleFolder(t, {
    'readings.csv': (rows) => rows.replace('15240', 'x').replace('own_record,supplier', 'own_record,'),
  });
  const errors = join(await emptyFolder(t), 'refused');
  await odcitek(['import', spoilt, '--errors', errors], url);
  const again = await odcitek(['import', errors, '--check'], url);
  assert.equal(again.code, 1);
  assert.match(again.out, /readings\.csv row 2, value "x"/);
});

test('documents are kept where OBJECTS_URL says; one that cannot be read is told before anything is imported', async (t) => {
  const url = await database(t);
  const folder = await exampleFolder(t);
  await mkdir(join(folder, 'documents'));
  await writeFile(join(folder, 'documents', 'R20260418.pdf'), '%PDF-1.7\n%%EOF\n');
  const misspelt = await odcitek(['import', folder], url, 's3://host/bucket');
  assert.equal(misspelt.code, 1);
  assert.match(misspelt.told, /OBJECTS_URL must look like file:/);
  const place = await emptyFolder(t);
  const sound = await odcitek(['import', folder], url, pathToFileURL(place).href);
  assert.equal(sound.code, 0, sound.told);
  assert.match(sound.out, /bills\.csv +4 +4 [\s\S]*documents\/ +1 +1 +0 +0 +0 +0 +stored/);
  assert.equal((await readdir(join(place, 'bills'))).length, 1);
});

test('generate writes a registry that import --check accepts', async (t) => {
  const folder = join(await emptyFolder(t), 'registry');
  const generated = await odcitek([
    'generate',
    '--points',
    '30',
    '--out',
    folder,
    '--months',
    '2',
    '--today',
    '2026-05-20',
  ]);
  assert.equal(generated.code, 0, generated.told);
  const checked = await odcitek(['import', folder, '--check'], await database(t));
  assert.equal(checked.code, 0, checked.out + checked.told);
  assert.match(checked.out, /Nothing was stored/);
});

test('a misspelt call ends with 2 and says what to do, a folder that is missing with 1', async () => {
  for (const args of [['improt'], ['import'], ['import', 'a', '--dry'], ['generate', '--points', '-3', '--out', 'x']]) {
    const { code, told } = await odcitek(args);
    assert.equal(code, 2, args.join(' '));
    assert.doesNotMatch(told, / at .*\.ts:/);
  }
  assert.equal((await odcitek([])).code, 0);
});

test('a folder that is missing is told in a sentence', async (t) => {
  const { code, told } = await odcitek(['import', join(await emptyFolder(t), 'nowhere')], await database(t));
  assert.equal(code, 1);
  assert.match(told, /^The folder .* cannot be read: ENOENT\.\n$/);
});
