/** The only file that knows Fastify: turns its requests into plain values and plain replies into answers. */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { CookieChange, HttpRequest, Method, Raw, Redirect } from './exchange.ts';
import { Html, sentAs } from '#platform/html/html.ts';
import { fieldsOf } from './fields.ts';
import { openUploads, partLimits } from './uploads.ts';

export type Answer = Raw | Redirect;
export type Listener = {
  method: Method;
  path: string;
  answer: (request: HttpRequest) => Promise<Answer>;
  /** True where forms may bring files; elsewhere such a body is passed over unread. */
  takesFiles?: boolean;
};

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
/** So long a small form may take to come in, and one with files over a slow line. */
const patience = { form: 30_000, files: 300_000 } as const;

export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { trustProxy } = options;
  const app: FastifyInstance = fastify({
    logger: false,
    trustProxy: typeof trustProxy === 'number' ? (_address, hop) => hop < trustProxy : trustProxy,
    bodyLimit: bodyLimitBytes,
    genReqId: requestIds(),
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    requestTimeout: patience.files,
    forceCloseConnections: 'idle',
    // a path that is no UTF-8 (`/%E8`) is an address that is not there; the hooks below do not hear of it
    frameworkErrors: (error, request, reply) => {
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
    reply.raw.once('finish', () => note(reply.request, reply));
    const headers = headersOf(given, app, options);
    const content = given.kind === 'redirect' ? '' : given.body;
    if (content instanceof Readable) return reply.code(given.status).headers(headers).send(content);
    const [body, encoding] =
      content instanceof Html ? ([sentAs(content), 'latin1'] as const) : ([content, 'utf8'] as const);
    // 304 has no body, and a length would be that of the body it stands for (RFC 9110 §8.6)
    if (given.status !== 304) headers['content-length'] = Buffer.byteLength(body, encoding);
    reply.raw.writeHead(given.status, headers);
    reply.hijack();
    reply.raw.end(body, encoding);
    return undefined;
  };

  const takingFiles = options.listeners.filter(({ takesFiles }) => takesFiles === true);
  const slowPaths = new Set<string | undefined>(takingFiles.map(({ path }) => path));
  for (const { method, path, answer } of options.listeners.filter((listener) => !takingFiles.includes(listener))) {
    app.route({ method, url: path, handler: (request, reply) => send(reply, () => answer(plain(request))) });
  }
  app.setNotFoundHandler((request, reply) => send(reply, () => options.otherwise(plain(request), undefined)));
  app.setErrorHandler((error, request, reply) => send(reply, () => options.otherwise(plain(request), error)));
  app.addHook('onRequest', (request, _reply, done) => {
    if (!slowPaths.has(request.routeOptions.url)) endWhereSlow(request.raw);
    done();
  });
  // last, so that the handlers and hooks above are those of its routes too
  await addRoutesWithFiles(app, takingFiles, send);
  return app;
}

type Send = (reply: FastifyReply, answer: () => Promise<Answer>) => Promise<unknown>;

/** Only these routes know the parser of forms with files, and it reads nothing before it is asked to. */
async function addRoutesWithFiles(app: FastifyInstance, listeners: readonly Listener[], send: Send): Promise<void> {
  const received = (request: FastifyRequest, answer: Listener['answer']) => async (): Promise<Answer> => {
    if (!request.isMultipart()) return answer(plain(request));
    const length = Number(request.headers['content-length']);
    const uploads = openUploads(() => request.parts(), Number.isNaN(length) ? undefined : length);
    try {
      return await answer({ ...plain(request), receive: uploads.receive });
    } finally {
      await uploads.discard();
    }
  };
  await app.register(async (scope) => {
    await scope.register(multipart, { limits: partLimits, throwFileSizeLimit: false });
    for (const { method, path, answer } of listeners) {
      scope.route({ method, url: path, handler: (request, reply) => send(reply, received(request, answer)) });
    }
  });
}

/** Node knows one patience for all requests: that for files. Whoever sends a small form as slowly is cut off. */
function endWhereSlow(message: IncomingMessage): void {
  if (message.headers['content-length'] === undefined && message.headers['transfer-encoding'] === undefined) return;
  const timer = setTimeout(() => message.destroy(), patience.form);
  timer.unref();
  for (const event of ['end', 'close']) message.once(event, () => clearTimeout(timer));
}

const nothing = fieldsOf(undefined);

function plain(request: FastifyRequest): HttpRequest {
  const address = request.url;
  const question = address.indexOf('?');
  return {
    id: request.id,
    method: request.method === 'POST' ? 'POST' : 'GET',
    path: question === -1 ? address : address.slice(0, question),
    address,
    params: (request.params ?? {}) as HttpRequest['params'],
    query: question === -1 ? nothing : fieldsOf(request.query),
    form: request.body === undefined ? nothing : fieldsOf(request.body),
    cookies: request.server.parseCookie(request.headers.cookie ?? ''),
    header: (name) => {
      const value = request.headers[name];
      return Array.isArray(value) ? value[0] : value;
    },
    ip: request.ip,
    files: [],
  };
}

/** `5f0a29c1-118`: one that no other process has, and a count. People read it out to the supplier. */
function requestIds(): () => string {
  const run = randomBytes(4).toString('hex');
  let count = 0;
  return () => `${run}-${(count += 1)}`;
}

function headersOf(answer: Answer, app: FastifyInstance, options: ServerOptions): OutgoingHttpHeaders {
  const { cookies = [] } = answer;
  const headers: OutgoingHttpHeaders = { ...options.headers, ...answer.headers };
  if (answer.kind === 'redirect') headers['location'] = answer.location;
  else headers['content-type'] = answer.type;
  if (cookies.length > 0) headers['set-cookie'] = cookies.map((change) => cookieLine(change, app, options));
  return headers;
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
