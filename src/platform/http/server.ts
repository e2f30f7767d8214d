/** The only file that knows Fastify: turns its requests into plain values and plain replies into answers. */
import { randomUUID } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { CookieChange, HttpRequest, Method, Raw, Redirect } from './exchange.ts';
import { fieldsOf } from './fields.ts';

export type Answer = Raw | Redirect;
export type Listener = { method: Method; path: string; answer: (request: HttpRequest) => Promise<Answer> };

export type ServerOptions = {
  listeners: readonly Listener[];
  /** Answers what no listener does: an address that is not there (no error), or an error that was thrown. */
  otherwise: (request: HttpRequest, error: unknown) => Promise<Answer>;
  /** Called once per answer, after it was sent. */
  log: (line: { id: string; method: string; route: string; status: number; milliseconds: number }) => void;
  headers: Readonly<Record<string, string>>;
  secureCookies: boolean;
  trustProxy: boolean | number | string;
};

/** A form of this portal is small; more is not a form. */
const bodyLimitBytes = 256 * 1024;

export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { trustProxy } = options;
  const app: FastifyInstance = fastify({
    logger: false,
    trustProxy: typeof trustProxy === 'number' ? (_address, hop) => hop < trustProxy : trustProxy,
    bodyLimit: bodyLimitBytes,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    // a path that is no UTF-8 (`/%E8`) is an address that is not there; the hooks below do not hear of it
    frameworkErrors: (error, request, reply) => {
      reply.raw.once('finish', () => note(request, reply));
      void send(reply, () => options.otherwise(plain(request), error));
    },
  });
  // read and written below, without hooks that would run for every asset too
  await app.register(cookie, { hook: false });
  // forms only: Fastify's own parsers would take JSON, with values that are no text
  app.removeAllContentTypeParsers();
  await app.register(formbody, { bodyLimit: bodyLimitBytes });
  // whatever else is sent as a body is not for us; without a parser Fastify would answer in JSON
  app.addContentTypeParser('*', (_request, payload, done) => {
    payload.resume();
    done(null, undefined);
  });

  const note = (request: FastifyRequest, reply: FastifyReply): void =>
    options.log({
      id: request.id,
      method: request.method,
      // the pattern, not the address: addresses can carry tokens and ids
      route: request.routeOptions.url ?? '(none)',
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime * 10) / 10,
    });

  // what is ready goes straight to node:http; a stream is left to Fastify, which ends the connection where it breaks
  const send = async (reply: FastifyReply, answer: () => Promise<Answer>): Promise<unknown> => {
    const given = await answer();
    const headers = headersOf(given, app, options);
    const body = given.kind === 'redirect' ? '' : given.body;
    if (body instanceof Readable) return reply.code(given.status).headers(headers).send(body);
    // 304 has no body, and a length would be that of the body it stands for (RFC 9110 §8.6)
    if (given.status !== 304) headers['content-length'] = Buffer.byteLength(body);
    reply.raw.writeHead(given.status, headers);
    reply.hijack();
    reply.raw.end(body);
    return undefined;
  };

  for (const { method, path, answer } of options.listeners) {
    app.route({ method, url: path, handler: (request, reply) => send(reply, () => answer(plain(request))) });
  }
  app.setNotFoundHandler((request, reply) => send(reply, () => options.otherwise(plain(request), undefined)));
  app.setErrorHandler((error, request, reply) => send(reply, () => options.otherwise(plain(request), error)));
  app.addHook('onResponse', (request, reply, done) => {
    note(request, reply);
    done();
  });
  return app;
}

function plain(request: FastifyRequest): HttpRequest {
  const address = request.url;
  const question = address.indexOf('?');
  return {
    id: request.id,
    method: request.method === 'POST' ? 'POST' : 'GET',
    path: question === -1 ? address : address.slice(0, question),
    address,
    params: (request.params ?? {}) as HttpRequest['params'],
    query: fieldsOf(request.query),
    form: fieldsOf(request.body),
    cookies: request.server.parseCookie(request.headers.cookie ?? ''),
    header: (name) => {
      const value = request.headers[name];
      return Array.isArray(value) ? value[0] : value;
    },
    ip: request.ip,
  };
}

function headersOf(answer: Answer, app: FastifyInstance, options: ServerOptions): OutgoingHttpHeaders {
  const { cookies = [] } = answer;
  return {
    ...options.headers,
    ...answer.headers,
    ...(answer.kind === 'redirect' ? { location: answer.location } : { 'content-type': answer.type }),
    ...(cookies.length > 0 && { 'set-cookie': cookies.map((change) => cookieLine(change, app, options)) }),
  };
}

function cookieLine(change: CookieChange, app: FastifyInstance, { secureCookies: secure }: ServerOptions): string {
  const { name, value, maxAgeSeconds } = change;
  return app.serializeCookie(cookieName(name, secure), value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    ...(maxAgeSeconds === undefined ? {} : { maxAge: maxAgeSeconds }),
  });
}

/** Under https the `__Host-` prefix makes the browser refuse the cookie from any other host or path. */
export function cookieName(name: string, secure: boolean): string {
  return secure ? `__Host-${name}` : name;
}
