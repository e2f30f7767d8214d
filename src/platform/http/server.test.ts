import assert from 'node:assert/strict';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { raw, seeOther, type HttpRequest } from './exchange.ts';
import { cookieName, createServer, type Answer, type Listener, type ServerOptions } from './server.ts';

const echo = (request: HttpRequest): Promise<Answer> =>
  Promise.resolve(
    raw(
      'application/json',
      JSON.stringify({ ...request, query: request.query.text('q'), form: request.form.text('q') }),
    ),
  );

async function serve(t: TestContext, options: Partial<ServerOptions> = {}) {
  const lines: object[] = [];
  const app = await createServer({
    listeners: [
      { method: 'GET', path: '/things/:id', answer: echo },
      { method: 'POST', path: '/things/:id', answer: echo },
    ],
    otherwise: (_request, error) =>
      Promise.resolve({
        ...raw('text/plain', error === undefined ? 'not there' : 'broken'),
        status: error === undefined ? 404 : 500,
      }),
    log: (line) => void lines.push(line),
    headers: { 'x-always': 'yes' },
    secureCookies: false,
    trustProxy: false,
    ...options,
  });
  t.after(() => app.close());
  return { app, lines };
}

const answering = (answer: () => Promise<Answer>): Listener => ({ method: 'GET', path: '/', answer });

describe('the server', () => {
  it('turns a request into plain values', async (t) => {
    const { app } = await serve(t);
    const { json } = await app.inject({ url: '/things/7?q=a%20b', cookies: { name: 'value' } });
    const request = json<Record<string, unknown>>();
    assert.deepEqual(
      [request['method'], request['path'], request['address'], request['params'], request['query'], request['cookies']],
      ['GET', '/things/7', '/things/7?q=a%20b', { id: '7' }, 'a b', { name: 'value' }],
    );
  });

  it('reads forms, and nothing else that comes as a body', async (t) => {
    const { app } = await serve(t);
    const send = async (type: string, payload: string) => {
      const answer = await app.inject({ method: 'POST', url: '/things/7', headers: { 'content-type': type }, payload });
      return [answer.statusCode, answer.statusCode === 200 ? answer.json<{ form: string }>().form : answer.body];
    };
    assert.deepEqual(await send('application/x-www-form-urlencoded', 'q=a+b&q=c'), [200, 'a b']);
    assert.deepEqual(await send('application/x-www-form-urlencoded; charset=utf-8', 'q=%C4%8D'), [200, 'č']);
    for (const payload of ['{"q":"a"}', '{"q":{"a":1}}', '{"q":', '[]', '', '{"__proto__":{"q":"a"}}']) {
      assert.deepEqual(await send('application/json', payload), [200, ''], payload);
    }
    for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'image/png', 'nonsense']) {
      const [status, form] = await send(type, 'q=a');
      assert.ok(status === 200 ? form === '' : form === 'broken', `${type}: ${status} ${form}`);
    }
  });

  it('puts its headers on every answer: pages, absences, faults, redirects, unreadable addresses', async (t) => {
    const { app } = await serve(t, {
      listeners: [
        answering(() => Promise.resolve(raw('text/plain', 'here'))),
        { method: 'GET', path: '/away', answer: () => Promise.resolve(seeOther('/')) },
        { method: 'GET', path: '/broken', answer: () => Promise.reject(new Error('broken')) },
      ],
    });
    const statuses: Record<string, number> = { '/': 200, '/away': 303, '/broken': 500, '/nowhere': 404, '/%E8': 500 };
    for (const [url, status] of Object.entries(statuses)) {
      const answer = await app.inject({ url });
      assert.deepEqual([answer.statusCode, answer.headers['x-always']], [status, 'yes'], url);
    }
  });

  it('lets an answer replace a header of its own', async (t) => {
    const listener = answering(() => Promise.resolve(raw('text/plain', '', { 'x-always': 'no' })));
    const { app } = await serve(t, { listeners: [listener] });
    assert.equal((await app.inject({ url: '/' })).headers['x-always'], 'no');
  });

  for (const [secureCookies, name, secure] of [
    [false, 'who', ''],
    [true, '__Host-who', ' Secure;'],
  ] as const) {
    it(`sets cookies for ${secureCookies ? 'https' : 'plain http'}`, async (t) => {
      const cookies = [
        { name: 'who', value: 'Ana' },
        { name: 'gone', value: '', maxAgeSeconds: 0 },
      ];
      const listener = answering(() => Promise.resolve(seeOther('/', cookies)));
      const { app } = await serve(t, { listeners: [listener], secureCookies });
      const [who, gone] = [(await app.inject({ url: '/' })).headers['set-cookie']].flat();
      assert.equal(who, `${name}=Ana; Path=/; HttpOnly;${secure} SameSite=Lax`);
      assert.match(gone ?? '', /^\w*-?gone=; Max-Age=0; Path=\/; HttpOnly;/);
      assert.equal(cookieName('who', secureCookies), name);
    });
  }

  it('says of what the browser has already no length', async (t) => {
    const answer = () => Promise.resolve({ ...raw('application/pdf', '', { etag: '"a"' }), status: 304 });
    const { app } = await serve(t, { listeners: [answering(answer)] });
    const { statusCode, headers, body } = await app.inject('/');
    assert.deepEqual([statusCode, headers['etag'], headers['content-length'], body], [304, '"a"', undefined, '']);
  });

  it('believes a proxy as far as it is told to', async (t) => {
    const cases: [ServerOptions['trustProxy'], seen: string][] = [
      [false, '127.0.0.1'],
      [1, '203.0.113.9'],
      [2, '198.51.100.1'],
      ['127.0.0.1', '203.0.113.9'],
      ['192.0.2.1', '127.0.0.1'],
    ];
    for (const [trustProxy, seen] of cases) {
      const { app } = await serve(t, { trustProxy });
      const headers = { 'x-forwarded-for': '6.6.6.6, 198.51.100.1, 203.0.113.9' };
      const answer = await app.inject({ url: '/things/1', headers, remoteAddress: '127.0.0.1' });
      assert.equal(answer.json<{ ip: string }>().ip, seen, String(trustProxy));
    }
  });

  it('logs the pattern of an address, never what stands in it', async (t) => {
    const { app, lines } = await serve(t);
    await app.inject({ url: '/things/secret-token?q=secret-query' });
    await app.inject({ url: '/secret-address' });
    await app.inject({ url: '/%E8secret' });
    const written = JSON.stringify(lines);
    assert.equal(lines.length, 3);
    assert.match(written, /"route":"\/things\/:id"/);
    const unreadable = lines[2] as Record<string, unknown>;
    assert.deepEqual([unreadable['method'], unreadable['route'], unreadable['status']], ['GET', '(none)', 500]);
    assert.ok(typeof unreadable['milliseconds'] === 'number' && unreadable['milliseconds'] >= 0, written);
    assert.doesNotMatch(written, /secret/);
  });

  it('answers HEAD without a body, and methods that nobody uses as not there', async (t) => {
    const { app } = await serve(t);
    const head = await app.inject({ method: 'HEAD', url: '/things/7' });
    assert.deepEqual([head.statusCode, head.body], [200, '']);
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS'] as const) {
      assert.equal((await app.inject({ method, url: '/things/7' })).statusCode, 404, method);
    }
  });

  it('refuses a body over its limit before reading it all', async (t) => {
    const { app } = await serve(t, {
      otherwise: (_request, error) =>
        Promise.resolve({ ...raw('text/plain', ''), status: (error as { statusCode?: number }).statusCode ?? 500 }),
    });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const send = (payload: string) => app.inject({ method: 'POST', url: '/things/7', headers, payload });
    assert.equal((await send(`q=${'a'.repeat(200_000)}`)).statusCode, 200);
    assert.equal((await send(`q=${'a'.repeat(300_000)}`)).statusCode, 413);
  });

  it('survives what is no HTTP, and headers without end', async (t) => {
    const { app } = await serve(t);
    await app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = app.server.address() as AddressInfo;
    const say = async (text: string): Promise<string> => {
      const socket = connect(port, '127.0.0.1');
      let heard = '';
      socket.on('data', (chunk) => (heard += chunk.toString()));
      socket.on('error', () => undefined);
      socket.write(text);
      await new Promise((resolve) => socket.on('close', resolve));
      return heard;
    };
    assert.match(await say('hello\r\n\r\n'), /^HTTP\/1\.1 400 /);
    assert.match(await say(`GET / HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`), /^HTTP\/1\.1 431 /);
    assert.match(
      await say('GET /things/7 HTTP/1.1\r\nhost: a\r\nhost: b\r\nconnection: close\r\n\r\n'),
      /^HTTP\/1\.1 [24]00 /,
    );
  });
});
