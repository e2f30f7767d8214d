/** The whole portal in a test: real routes, real database, real cookies; only the clock is held. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestContext } from 'node:test';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { createPortal } from '#app/portal.ts';
import { readSupplier, type Supplier } from '#features/supplier/index.ts';
import { fixedClock } from '#platform/clock.ts';
import type { Pool } from '#platform/db/pool.ts';
import type { Place } from '#platform/objects/place.ts';
import { readSmsUrl, type SmsGateway } from '#platform/sms/gateway.ts';
import { createLog } from '#platform/log.ts';
import { startSession } from '#features/accounts/index.ts';
import { testDatabase } from './database.ts';

export type Answer = {
  readonly status: number;
  readonly location: string | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
  readonly bytes: Buffer;
  /** The body without tags, white space folded: what a reader sees. */
  readonly text: string;
};

export type Browser = {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  /**
   * Sends a form as the browser would, with the token of `from` (default: the path itself, fetched first). A header that
   * is empty is not sent.
   */
  post(
    path: string,
    fields: Record<string, string | string[]>,
    options?: { from?: string; headers?: Record<string, string> },
  ): Promise<Answer>;
  /** Any request at all, with the cookies of the browser. */
  send(request: InjectOptions): Promise<Answer>;
  cookies: Map<string, string>;
};

export type TestPortal = {
  readonly pool: Pool;
  readonly app: FastifyInstance;
  readonly clock: ReturnType<typeof fixedClock>;
  readonly supplier: Supplier;
  /** What the portal has written to its log. */
  readonly logged: string[];
  /** A browser nobody is signed in with. */
  browser(): Browser;
  /** A browser in which the account with this id is signed in. */
  signedIn(accountId: number): Promise<Browser>;
};

const demoSupplier = fileURLToPath(new URL('../../db/demo/supplier', import.meta.url));
export const testSecret = 'a secret of at least thirty-two characters';

/** A place in which there are no documents. */
export const nowhere: Place = { kind: 'folder', path: join(tmpdir(), 'odcitek-no-documents') };

const someGateway = readSmsUrl('kannel+http://u:p@127.0.0.1:9/cgi-bin/sendsms?from=GEN-I');

type Options = {
  now?: string;
  publicUrl?: string;
  supplier?: Partial<Supplier>;
  /** Null: none is configured. A portal in a test hands nothing over to it, whatever it is. */
  smsGateway?: SmsGateway | null;
  demo?: boolean;
  /** Where documents are kept; otherwise there are none. */
  objects?: Place;
  pool?: Pool;
};

export async function testPortal(t: TestContext, options: Options = {}): Promise<TestPortal> {
  const pool = options.pool ?? (await testDatabase(t));
  const clock = fixedClock(options.now ?? '2026-11-30T18:42:00+01:00');
  const supplier = { ...(await readSupplier(demoSupplier)), ...options.supplier };
  const logged: string[] = [];
  const publicUrl = new URL(options.publicUrl ?? 'http://localhost');
  const app = await createPortal({
    config: {
      publicUrl,
      secret: testSecret,
      trustProxy: false,
      smsGateway: options.smsGateway === undefined ? someGateway : (options.smsGateway ?? undefined),
      demo: options.demo ?? false,
      objects: options.objects ?? nowhere,
    },
    supplier,
    pool,
    clock,
    log: createLog({ level: 'info', write: (line) => void logged.push(line) }),
    wait: () => Promise.resolve(),
  });
  t.after(() => close(app));
  return {
    pool,
    app,
    clock,
    supplier,
    logged,
    browser: () => createBrowser(app),
    signedIn: async (accountId) => {
      const browser = createBrowser(app);
      const cookie = await startSession(pool, { accountId, remembered: false, device: 'test', now: clock.now() });
      browser.cookies.set(cookie.name, cookie.value);
      return browser;
    },
  };
}

/**
 * Waits for nobody. Browsers open connections in advance, and to Node one on which nothing was asked yet is not idle: a
 * server that listens would be closed when the browser is, which comes later.
 */
async function close(app: FastifyInstance): Promise<void> {
  const cut = setInterval(() => app.server.closeAllConnections(), 50);
  await app.close().finally(() => clearInterval(cut));
}

function createBrowser(app: FastifyInstance): Browser {
  const cookies = new Map<string, string>();
  const send = async (request: InjectOptions): Promise<Answer> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = Object.entries({ cookie, ...request.headers }).filter(([, value]) => value !== '');
    const response = await app.inject({ ...request, headers: Object.fromEntries(headers) });
    for (const set of response.cookies) {
      if (set.maxAge === 0 || set.value === '') cookies.delete(set.name);
      else cookies.set(set.name, set.value);
    }
    return {
      status: response.statusCode,
      location: response.headers.location,
      headers: response.headers,
      body: response.body,
      bytes: response.rawPayload,
      // what has no reader need not be made: many answers are files
      get text() {
        return textOf(response.body);
      },
    };
  };
  const get: Browser['get'] = (path, headers = {}) => send({ method: 'GET', url: path, headers });
  return {
    cookies,
    send,
    get,
    post: async (path, fields, { from = path, headers = {} } = {}) => {
      const token = /name="formToken" value="([^"]+)"/.exec((await get(from)).body)?.[1] ?? '';
      const body = new URLSearchParams();
      for (const [name, value] of Object.entries({ formToken: token, ...fields })) {
        for (const one of Array.isArray(value) ? value : [value]) body.append(name, one);
      }
      return send({
        method: 'POST',
        url: path,
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...headers },
        payload: body.toString(),
      });
    },
  };
}

function textOf(body: string): string {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return body
    .replace(/<(script|style|svg)\b.*?<\/\1>/gs, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}
