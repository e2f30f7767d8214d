import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { test, type TestContext } from 'node:test';
import fc from 'fast-check';
import { NotFound, type Raw } from '#platform/http/exchange.ts';
import { contentKey, openObjects, type Objects } from '#platform/objects/objects.ts';
import { usualPlace } from '#platform/objects/place.ts';
import { openDocument, type BillDocument } from './document.ts';

const bytes = Buffer.from(`%PDF-1.7 ${'x'.repeat(981)}%%EOF`);
const sha256 = createHash('sha256').update(bytes).digest();
const bill: BillDocument = {
  number: 'R2026/418',
  kind: 'invoice',
  documentSha256: sha256,
  documentSize: bytes.length,
};

async function keep(t: TestContext): Promise<Objects> {
  const folder = await mkdtemp(join(tmpdir(), 'odcitek-documents-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const objects = openObjects(usualPlace(folder));
  await objects.put(contentKey('bills', sha256), bytes);
  return objects;
}

const ask = (objects: Objects, headers: Record<string, string> = {}, attachment = false): Promise<Raw> =>
  openDocument(objects, bill, { header: (name) => headers[name], attachment });
const bodyOf = async ({ body }: Raw): Promise<Buffer> =>
  body instanceof Readable ? await buffer(body) : Buffer.from(body as string | Buffer);

test('a document comes whole, with its name, its length and its tag', async (t) => {
  const objects = await keep(t);
  const answer = await ask(objects);
  assert.deepEqual(
    [answer.status, answer.type, answer.headers?.['content-disposition'], answer.headers?.['content-length']],
    [200, 'application/pdf', 'inline; filename="racun-R2026-418.pdf"', String(bytes.length)],
  );
  assert.deepEqual(await bodyOf(answer), bytes);
  const saved = await ask(objects, {}, true);
  assert.equal(saved.headers?.['content-disposition'], 'attachment; filename="racun-R2026-418.pdf"');
  await bodyOf(saved);
});

test('whoever has it already is told so', async (t) => {
  const objects = await keep(t);
  const { headers = {}, ...first } = await ask(objects);
  await bodyOf({ headers, ...first });
  const etag = headers['etag'] ?? '';
  for (const header of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    const answer = await ask(objects, { 'if-none-match': header });
    assert.deepEqual([answer.status, answer.body, answer.headers?.['etag']], [304, '', etag], header);
  }
  const other = await ask(objects, { 'if-none-match': '"other"' });
  assert.equal(other.status, 200);
  await bodyOf(other);
});

test('any range of bytes is the bytes of that range', async (t) => {
  const objects = await keep(t);
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.option(fc.nat(2 * bytes.length)), async (from, more) => {
      const last = more === null ? '' : String(from + more);
      const answer = await ask(objects, { range: `bytes=${from}-${last}` });
      const end = more === null ? bytes.length - 1 : Math.min(from + more, bytes.length - 1);
      assert.equal(answer.status, 206);
      assert.equal(answer.headers?.['content-range'], `bytes ${from}-${end}/${bytes.length}`);
      assert.equal(answer.headers['content-length'], String(end - from + 1));
      assert.deepEqual(await bodyOf(answer), bytes.subarray(from, end + 1));
    }),
    { numRuns: 50 },
  );
});

test('odd ranges: from the end, behind the end, several, none, of another document', async (t) => {
  const objects = await keep(t);
  const whole = bytes.length;
  const cases: readonly (readonly [headers: Record<string, string>, status: number, length: number])[] = [
    [{ range: 'bytes=-5' }, 206, 5],
    [{ range: `bytes=-${whole * 2}` }, 206, whole],
    [{ range: 'bytes=-0' }, 416, 0],
    [{ range: `bytes=${whole}-` }, 416, 0],
    [{ range: 'bytes=5-4' }, 200, whole],
    [{ range: 'bytes=0-1,5-6' }, 200, whole],
    [{ range: 'bytes=-' }, 200, whole],
    [{ range: 'lines=1-2' }, 200, whole],
    [{ range: 'bytes=0-1', 'if-range': '"other"' }, 200, whole],
    [{ range: 'bytes=0-1', 'if-range': `"${sha256.toString('hex').slice(0, 32)}"` }, 206, 2],
  ];
  for (const [headers, status, length] of cases) {
    const answer = await ask(objects, headers);
    const body = await bodyOf(answer);
    assert.deepEqual([answer.status, body.length], [status, length], JSON.stringify(headers));
    if (status === 416) assert.equal(answer.headers?.['content-range'], `bytes */${whole}`);
  }
});

test('a bill without its document yet is not found; a document that was lost is an error', async (t) => {
  const objects = await keep(t);
  const wish = { header: () => undefined, attachment: false };
  await assert.rejects(openDocument(objects, { ...bill, documentSha256: null, documentSize: null }, wish), NotFound);
  await assert.rejects(openDocument(objects, { ...bill, documentSha256: Buffer.alloc(32) }, wish), /lost/);
});
