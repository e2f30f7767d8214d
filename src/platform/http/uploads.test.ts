import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { test, type TestContext } from 'node:test';
import fc from 'fast-check';
import { multipart } from '#test/support/multipart.ts';
import { raw, type HttpRequest } from './exchange.ts';
import { createServer, type Answer } from './server.ts';
import { mostFileBytes, mostFormBytes } from './uploads.ts';

type Told = { text: string; file: string; files: { field: string; name: string; size: number; whole: boolean }[] };

async function serve(t: TestContext, answer?: (request: HttpRequest) => Promise<Answer>) {
  const received = async (request: HttpRequest): Promise<Answer> => {
    const { form, files } = (await request.receive?.()) ?? request;
    const [first] = files;
    const told: Told = {
      text: form.text('text'),
      file: first === undefined ? '' : (await first.bytes()).toString('base64'),
      files: files.map(({ field, name, size, whole }) => ({ field, name, size, whole })),
    };
    return raw('application/json', JSON.stringify(told));
  };
  const app = await createServer({
    listeners: [
      { method: 'POST', path: '/files', answer: answer ?? received, takesFiles: true },
      { method: 'POST', path: '/form', answer: received },
    ],
    otherwise: (_request, error) =>
      Promise.resolve({
        ...raw('text/plain', error instanceof Error ? error.message : ''),
        status: (error as { statusCode?: number } | undefined)?.statusCode ?? 500,
      }),
    log: () => undefined,
    headers: {},
    secureCookies: false,
    trustProxy: false,
  });
  t.after(() => app.close());
  const post = (url: string, ...form: Parameters<typeof multipart>) =>
    app.inject({ method: 'POST', url, ...multipart(...form) });
  return { app, post };
}

const left = async (): Promise<string[]> =>
  (await readdir(tmpdir())).filter((name) => name.startsWith('odcitek-upload-'));

test('a form brings its fields and its files as they were sent, and the files are gone after the answer', async (t) => {
  const { post } = await serve(t);
  const before = await left();
  const bytes = Buffer.from([0, 13, 10, 255, 45, 45, 0]);
  const answer = await post('/files', { text: 'C\u030crne\0', empty: '' }, [
    { name: '..\\slika č.jpg', bytes },
    { field: 'more', name: 'b.pdf', bytes: Buffer.alloc(0) },
    { name: '', bytes: Buffer.alloc(0) },
  ]);
  const told = answer.json<Told>();
  assert.deepEqual(told.text, 'Črne');
  assert.deepEqual(Buffer.from(told.file, 'base64'), bytes);
  assert.deepEqual(told.files[1], { field: 'more', name: 'b.pdf', size: 0, whole: true });
  assert.equal(told.files.length, 2);
  assert.deepEqual(await left(), before);
});

test('a plain form is read where files may come too', async (t) => {
  const { app } = await serve(t);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await app.inject({ method: 'POST', url: '/files', headers, payload: 'text=a%20b' });
  assert.deepEqual(answer.json<Told>(), { text: 'a b', file: '', files: [] });
});

test('files are passed over where none may come', async (t) => {
  const { post } = await serve(t);
  const before = await left();
  const answer = await post('/form', { text: 'x' }, [{ name: 'a.pdf', bytes: Buffer.alloc(50_000) }]);
  assert.deepEqual(answer.json<Told>(), { text: '', file: '', files: [] });
  assert.deepEqual(await left(), before);
});

test('nothing is read of files that nobody asks for', async (t) => {
  const { post } = await serve(t, () => Promise.resolve(raw('text/plain', 'no')));
  const before = await left();
  assert.equal((await post('/files', {}, [{ name: 'a.pdf', bytes: Buffer.alloc(50_000) }])).body, 'no');
  assert.deepEqual(await left(), before);
});

test('a file over its limit is cut and known to be; the others come whole', async (t) => {
  const { post } = await serve(t);
  const answer = await post('/files', { text: 'x' }, [
    { name: 'long', bytes: Buffer.alloc(mostFileBytes + 1) },
    { name: 'just', bytes: Buffer.alloc(mostFileBytes) },
  ]);
  const { text, files } = answer.json<Told>();
  assert.equal(text, 'x');
  assert.deepEqual(
    files.map(({ size, whole }) => [size, whole]),
    [
      [mostFileBytes, false],
      [mostFileBytes, true],
    ],
  );
});

test('a form that is announced too large is refused before it is read', async (t) => {
  const { app } = await serve(t);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const headers = { 'content-type': 'multipart/form-data; boundary=x', 'content-length': mostFormBytes + 1 };
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const sent = httpRequest({ port, host: '127.0.0.1', method: 'POST', path: '/files', headers }, (answer) => {
      resolve(answer.statusCode);
      sent.destroy();
    });
    sent.on('error', reject);
    sent.write('--x\r\n');
  });
  assert.equal(status, 413);
});

test('too many files, too many fields, a field too long: too much', async (t) => {
  const { post } = await serve(t);
  const before = await left();
  const many = Array.from({ length: 21 }, (_, each) => ({ name: `${each}`, bytes: Buffer.from('x') }));
  assert.equal((await post('/files', {}, many)).statusCode, 413);
  const fields = Object.fromEntries(Array.from({ length: 70 }, (_, each) => [`f${each}`, 'x']));
  assert.equal((await post('/files', fields, [])).statusCode, 413);
  assert.equal((await post('/files', { text: 'x'.repeat(200_000) }, [])).statusCode, 413);
  assert.deepEqual(await left(), before);
});

test('what is no such form is a bad request, and never a fault', async (t) => {
  const { app, post } = await serve(t);
  const whole = multipart({ text: 'x' }, [{ name: 'a.pdf', bytes: Buffer.from('%PDF-1.7') }]);
  const send = async (payload: Buffer, type: string = whole.headers['content-type']) =>
    (await app.inject({ method: 'POST', url: '/files', headers: { 'content-type': type }, payload })).statusCode;
  assert.equal(await send(whole.payload, 'multipart/form-data'), 400);
  assert.equal(await send(Buffer.from('nonsense')), 400);
  assert.equal((await post('/files', { __proto__x: 'a', toString: 'b' }, [])).statusCode, 400);
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.payload.length), fc.uint8Array({ maxLength: 40 }), async (at, garbage) => {
      const cut = Buffer.concat([whole.payload.subarray(0, at), garbage]);
      assert.ok((await send(cut)) < 500);
      const inside = Buffer.concat([cut, whole.payload.subarray(at)]);
      assert.ok((await send(inside)) < 500);
    }),
    { numRuns: 40 },
  );
});
