import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { test, type TestContext } from 'node:test';
import fc from 'fast-check';
import { startStorage } from '#test/support/storage.ts';
import { openObjects, type Objects } from './objects.ts';
import { readObjectsUrl, usualPlace } from './place.ts';

async function emptyFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'odcitek-objects-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const places: readonly (readonly [name: string, start: (t: TestContext) => Promise<Objects>])[] = [
  ['a folder', async (t) => openObjects(usualPlace(await emptyFolder(t)))],
  [
    'a bucket',
    async (t) => {
      const place = readObjectsUrl(`s3+http://S3RVER:S3RVER@${await startStorage(t)}/documents/portal`);
      assert.ok(place);
      return openObjects(place);
    },
  ],
];

const read = async (objects: Objects, key: string, slice?: { from: number; until: number }) => {
  const stream = await objects.open(key, slice);
  return stream === undefined ? undefined : buffer(stream);
};

for (const [name, start] of places) {
  test(`${name} gives back what was put, whole and in slices`, async (t) => {
    const objects = await start(t);
    const bytes = randomBytes(300_000);
    assert.equal(await objects.put('bills/ab/abc.pdf', bytes), 'kept');
    assert.deepEqual(await read(objects, 'bills/ab/abc.pdf'), bytes);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(1000), async (from, more) => {
        const until = Math.min(from + more + 1, bytes.length);
        assert.deepEqual(await read(objects, 'bills/ab/abc.pdf', { from, until }), bytes.subarray(from, until));
      }),
      { numRuns: 15 },
    );
  });

  test(`${name} never overwrites, not even when two put at once`, async (t) => {
    const objects = await start(t);
    assert.equal(await objects.put('one', Buffer.from('first')), 'kept');
    assert.equal(await objects.put('one', Buffer.from('second')), 'was_there');
    assert.equal((await read(objects, 'one'))?.toString(), 'first');
    const same = Array.from({ length: 5 }, () => objects.put('bills/two', Buffer.from('same')));
    assert.ok((await Promise.all(same)).includes('kept'));
    assert.equal((await read(objects, 'bills/two'))?.toString(), 'same');
  });

  test(`${name} removes what may not be kept, and only that; its key is free again`, async (t) => {
    const objects = await start(t);
    await objects.put('attachments/one', Buffer.from('one'));
    await objects.put('attachments/two', Buffer.from('two'));
    await objects.remove('attachments/one');
    await objects.remove('attachments/one');
    assert.equal(await objects.open('attachments/one'), undefined);
    assert.equal((await read(objects, 'attachments/two'))?.toString(), 'two');
    assert.equal(await objects.put('attachments/one', Buffer.from('new')), 'kept');
    await assert.rejects(async () => objects.remove('../two'), /not a key/);
  });

  test(`${name} says of what it does not have that it is not there, and takes no path for a key`, async (t) => {
    const objects = await start(t);
    assert.equal(await objects.open('bills/none.pdf'), undefined);
    for (const key of ['', '/etc/passwd', '../one', 'a/../b', 'a//b', 'A', 'a b', 'a\u0000', 'č', 'a/', '.a', 'a%2e']) {
      await assert.rejects(async () => objects.put(key, Buffer.from('x')), /not a key/, key);
      await assert.rejects(async () => objects.open(key), /not a key/, key);
    }
  });
}

test('a folder shows nothing half written, and nobody else may read it', async (t) => {
  const folder = await emptyFolder(t);
  const objects = openObjects(usualPlace(folder));
  await objects.put('bills/one.pdf', randomBytes(5_000_000));
  await objects.put('bills/one.pdf', randomBytes(5_000_000));
  assert.deepEqual(await readdir(join(folder, 'documents', 'bills')), ['one.pdf']);
  assert.equal((await stat(join(folder, 'documents', 'bills', 'one.pdf'))).mode & 0o077, 0);
});

test('a key that the storage does not know, a storage that is not there and a folder that is a file are errors, not missing documents', async (t) => {
  const storage = await startStorage(t);
  const folder = await emptyFolder(t);
  await writeFile(join(folder, 'documents'), '');
  const broken = [
    readObjectsUrl(`s3+http://NOBODY:WRONG@${storage}/documents`),
    readObjectsUrl('s3+http://S3RVER:S3RVER@127.0.0.1:9/documents'),
    usualPlace(folder),
  ];
  for (const place of broken) {
    assert.ok(place);
    const objects = openObjects(place);
    await assert.rejects(objects.put('one', Buffer.from('x')));
    await assert.rejects(objects.remove('one'));
    await assert.rejects(objects.open('one'), (error: Error) => !error.message.includes('WRONG'));
  }
});

test('OBJECTS_URL names a folder or a bucket, with its region', () => {
  assert.deepEqual(readObjectsUrl('file:///srv/odcitek/documents'), {
    kind: 'folder',
    path: '/srv/odcitek/documents',
  });
  assert.deepEqual(readObjectsUrl('s3://AKIA:a%2Fb%2Bc@s3.example.si:9000/bucket/prefix/?region=eu-central-1'), {
    kind: 'bucket',
    url: 'https://s3.example.si:9000/bucket/prefix/',
    accessKeyId: 'AKIA',
    secretAccessKey: 'a/b+c',
    region: 'eu-central-1',
  });
  for (const text of [
    '',
    'documents',
    's3://host/bucket',
    's3://K:S@host',
    's3://K:S@host/',
    'https://K:S@host/b',
    's3://K:%@h/b',
    'file://host/x',
  ])
    assert.equal(readObjectsUrl(text), undefined, text);
});
