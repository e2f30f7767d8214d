/** The only file that knows Fastify: turns its requests into plain values and plain replies into answers. */
import { randomUUID } from 'node:crypto';
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
  await app.register(cookie);
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

  const send = async (reply: FastifyReply, answer: () => Promise<Answer>): Promise<unknown> => {
    const given = await answer();
    reply.code(given.status).headers(options.headers);
    if (given.headers !== undefined) reply.headers(given.headers);
    for (const change of given.cookies ?? []) setCookie(reply, change, options.secureCookies);
    if (given.kind === 'redirect') return reply.header('location', given.location).send('');
    return reply.type(given.type).send(given.body);
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
    // absent where Fastify gave up before it read the cookies
    cookies: (request as { cookies?: HttpRequest['cookies'] }).cookies ?? {},
    header: (name) => {
      const value = request.headers[name];
      return Array.isArray(value) ? value[0] : value;
    },
    ip: request.ip,
  };
}

function setCookie(reply: FastifyReply, change: CookieChange, secure: boolean): void {
  reply.setCookie(cookieName(change.name, secure), change.value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    ...(change.maxAgeSeconds === undefined ? {} : { maxAge: change.maxAgeSeconds }),
  });
}

/** Under https the `__Host-` prefix makes the browser refuse the cookie from any other host or path. */
export function cookieName(name: string, secure: boolean): string {
  return secure ? `__Host-${name}` : name;
}
