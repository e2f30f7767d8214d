/** What protects every page alike: cookies, headers, where a write may come from, limits, addresses that lead astray. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { get as httpGet, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { freshDatabase } from './support/server.ts';
import { accountOf, goodPassword, linkIn, logIn, mailsTo, register, registrationOf } from './support/people.ts';
import { givePoint } from './support/registry.ts';
import { nameOfRoute, routesOf } from './support/routes.ts';
import { testPortal, type Answer, type Browser, type TestPortal } from './support/portal.ts';
import type { Route } from '#app/routes.ts';
import { openPool, type Pool } from '#platform/db/pool.ts';

const ana = 'ana@example.si';
const https = { publicUrl: 'https://moj.example.si' };

const setCookies = (answer: Answer): string[] => [answer.headers['set-cookie']].flat().map(String);
const tokenIn = (answer: Answer): string => /name="formToken" value="([^"]+)"/.exec(answer.body)?.[1] ?? '';

async function countOf(
  pool: Pool,
  table: 'sessions' | 'accounts' | 'registrations' | 'contract_links',
): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(`select count(*) as count from ${table}`);
  return rows[0]?.count ?? -1;
}

/** Everything that a visitor could write, as one text. */
async function everythingIn(pool: Pool): Promise<string> {
  const tables = [
    'accounts',
    'registrations',
    'one_time_links',
    'consents',
    'contract_links',
    'submissions',
    'readings',
    'messages',
    'reminder_choices',
    'reminder_hours',
    'reminder_stops',
    'mobile_codes',
    'mobile_numbers',
    'audit_entries',
  ];
  const parts = tables.map((table) => `(select coalesce(json_agg(t), '[]') from ${table} t)`);
  const { rows } = await pool.query<{ all: string }>(`select json_build_array(${parts.join(', ')})::text as all`);
  return rows[0]?.all ?? '';
}

describe('cookies', () => {
  for (const [scheme, options, shape] of [
    ['https', https, /^__Host-odcitek\w*=[\w-]+;( Max-Age=\d+;)? Path=\/; HttpOnly; Secure; SameSite=Lax$/],
    ['plain http', {}, /^odcitek\w*=[\w-]+;( Max-Age=\d+;)? Path=\/; HttpOnly; SameSite=Lax$/],
  ] as const) {
    it(`are out of reach for scripts and other sites under ${scheme}`, async (t) => {
      const portal = await testPortal(t, options);
      await accountOf(portal, ana);
      const browser = portal.browser();
      const answers = [
        await browser.get('/login'),
        await browser.get('/login?lang=en'),
        await browser.post('/login', { email: ana, password: goodPassword, remember: 'yes' }),
        await browser.get('/settings'),
      ];
      const cookies = answers.flatMap((answer) => setCookies(answer)).filter((cookie) => cookie !== 'undefined');
      assert.equal(cookies.length, 3, cookies.join('\n'));
      for (const cookie of cookies) assert.match(cookie, shape);
    });
  }

  it('last for the browser session, or thirty days where that was asked for', async (t) => {
    const portal = await testPortal(t);
    await accountOf(portal, ana);
    const [short = ''] = setCookies(await logIn(portal.browser(), ana));
    const [long = ''] = setCookies(
      await portal.browser().post('/login', { email: ana, password: goodPassword, remember: 'yes' }),
    );
    assert.doesNotMatch(short, /Max-Age|Expires/);
    assert.match(long, /Max-Age=2592000;/);
  });
});

const wanted = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

async function variousAnswers(portal: TestPortal): Promise<Record<string, Answer>> {
  const browser = portal.browser();
  const login = await browser.get('/login');
  const asset = /(?:src|href)="(\/assets\/[^"]+)"/.exec(login.body)?.[1] ?? '';
  const signedIn = await portal.signedIn(await accountOf(portal, ana));
  return {
    login,
    asset: await browser.get(asset),
    icon: await browser.get('/favicon.ico'),
    home: await signedIn.get('/'),
    customer: await signedIn.get('/readings'),
    csv: await signedIn.get('/readings/export.csv'),
    excel: await signedIn.get('/readings/export.xlsx'),
    redirect: await browser.get('/readings'),
    language: await browser.get('/login?lang=en'),
    absence: await browser.get('/nowhere'),
    unreadable: await browser.get('/%E8'),
    refusal: await browser.post('/login', { email: '', password: '' }),
    elsewhere: await browser.post('/login', {}, { headers: { 'sec-fetch-site': 'cross-site' } }),
    stale: await browser.post('/login', { formToken: 'stale' }),
    challenge: await browser.get('/captcha'),
    health: await browser.get('/health/ready'),
    robots: await browser.get('/robots.txt'),
  };
}

describe('headers', () => {
  it('that protect stand on every kind of answer', async (t) => {
    const portal = await testPortal(t);
    for (const [kind, { headers, status }] of Object.entries(await variousAnswers(portal))) {
      for (const [name, value] of Object.entries(wanted))
        assert.equal(headers[name], value, `${kind} ${status} ${name}`);
      assert.equal(headers['strict-transport-security'], undefined, kind);
      assert.equal(headers['x-powered-by'] ?? headers['server'], undefined, kind);
    }
  });

  it('tell browsers to come by https only, where there is https', async (t) => {
    const portal = await testPortal(t, https);
    for (const [kind, { headers }] of Object.entries(await variousAnswers(portal))) {
      assert.equal(headers['strict-transport-security'], 'max-age=63072000; includeSubDomains', kind);
    }
  });

  it('let nobody keep a page; only files with their version in the name are kept', async (t) => {
    const portal = await testPortal(t);
    const kept = { asset: 'public, max-age=31536000, immutable', icon: 'public, max-age=86400' };
    for (const [kind, { headers }] of Object.entries(await variousAnswers(portal))) {
      assert.equal(headers['cache-control'], kept[kind as keyof typeof kept] ?? 'no-store', kind);
    }
  });

  it('have nothing to allow: no page has a script or a style of its own, or anything from another host', async (t) => {
    const portal = await testPortal(t);
    for (const [kind, { body, headers }] of Object.entries(await variousAnswers(portal))) {
      if (!String(headers['content-type']).startsWith('text/html')) continue;
      assert.doesNotMatch(body, /<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|javascript:/, kind);
      assert.doesNotMatch(body, /\s(?:src|srcset|action)="(?:https?:)?\/\//, kind);
      assert.doesNotMatch(body, /<link[^>]*href="(?:https?:)?\/\//, kind);
    }
  });
});

/** The addresses that take forms from our own pages only: all but the few at which a program knocks with a secret. */
async function formsOfOurs(portal: TestPortal): Promise<Route[]> {
  return (await routesOf(portal)).filter(([method, , { fromAnywhere }]) => method === 'POST' && !fromAnywhere);
}

describe('a write', () => {
  it('comes from elsewhere at two addresses only, each with a secret in it', async (t) => {
    const open = (await routesOf(await testPortal(t))).filter(([, , { fromAnywhere }]) => fromAnywhere);
    assert.deepEqual(open.filter(([method]) => method === 'POST').map(nameOfRoute), [
      'POST /s/:code',
      'POST /sms/delivery/:id/:mac',
    ]);
  });

  it('from another site does nothing at any address, whatever else is right about it', async (t) => {
    const portal = await testPortal(t, https);
    const browser = await portal.signedIn(await accountOf(portal, ana));
    browser.cookies.set('__Host-odcitek', browser.cookies.get('odcitek') ?? '');
    const token = tokenIn(await browser.get('/settings/profile'));
    const before = await everythingIn(portal.pool);
    const posts = await formsOfOurs(portal);
    assert.ok(posts.length > 10);
    for (const route of posts) {
      const path = route[1].replace(/:\w+/g, '1');
      for (const headers of [
        { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
        { 'sec-fetch-site': 'same-site', origin: 'https://www.example.si' },
        { 'sec-fetch-site': 'cross-site', origin: 'https://moj.example.si' },
        { 'sec-fetch-site': '', origin: 'https://evil.example' },
        { 'sec-fetch-site': '', origin: 'null' },
      ]) {
        const answer = await browser.post(path, { formToken: token }, { from: '/login', headers });
        assert.equal(answer.status, 403, `${nameOfRoute(route)} ${JSON.stringify(headers)}`);
      }
    }
    assert.equal(await everythingIn(portal.pool), before);
    assert.equal(await countOf(portal.pool, 'sessions'), 1);
  });

  for (const [what, token] of [
    ['no token', ''],
    ['a made-up token', 'A'.repeat(43)],
    ["somebody else's token", undefined],
  ] as const) {
    it(`with ${what} does nothing at any address, and keeps what was typed`, async (t) => {
      const portal = await testPortal(t);
      const browser = await portal.signedIn(await accountOf(portal, ana));
      const theirs = await portal.signedIn(await accountOf(portal, 'bor@example.si'));
      const formToken = token ?? tokenIn(await theirs.get('/settings/profile'));
      const before = await everythingIn(portal.pool);
      const posts = await formsOfOurs(portal);
      for (const route of posts) {
        const path = route[1].replace(/:\w+/g, '1');
        const typed = {
          name: 'Ana "Nova" <b>',
          'r-1.8.1': '18 342',
          password: 'skrito geslo',
          currentPassword: 'skrito geslo',
        };
        const answer = await browser.post(path, { ...typed, formToken }, { from: '/login' });
        assert.equal(answer.status, 403, nameOfRoute(route));
        assert.match(answer.body, /name="name" value="Ana &quot;Nova&quot; &lt;b&gt;"/);
        assert.match(answer.body, /name="r-1\.8\.1" value="18 342"/);
        assert.doesNotMatch(answer.body, /skrito/);
        assert.match(answer.body, new RegExp(`action="${path}"`));
      }
      assert.equal(await everythingIn(portal.pool), before);
      assert.equal(await countOf(portal.pool, 'sessions'), 2);
    });
  }

  it('that was kept goes through when it is sent again', async (t) => {
    const portal = await testPortal(t);
    const id = await accountOf(portal, ana);
    const browser = await portal.signedIn(id);
    const stale = await browser.post('/settings/profile', { name: 'Ana Nova', country: 'SI', formToken: 'stale' });
    const again = await browser.post('/settings/profile', {
      name: 'Ana Nova',
      country: 'SI',
      formToken: tokenIn(stale),
    });
    assert.equal(again.status, 303);
    const { rows } = await portal.pool.query('select name from accounts where id = $1', [id]);
    assert.deepEqual(rows, [{ name: 'Ana Nova' }]);
  });

  it('of which no browser says where it comes from is not offered to be sent again', async (t) => {
    const portal = await testPortal(t);
    const browser = await portal.signedIn(await accountOf(portal, ana));
    const stale = await browser.post(
      '/settings/profile',
      { name: 'what an attacker wrote', formToken: 'made up' },
      { headers: { 'sec-fetch-site': '' } },
    );
    assert.equal(stale.status, 403);
    assert.doesNotMatch(stale.body, /what an attacker wrote/);
  });

  it('cannot be made by GET, HEAD, or by another method under the name of POST', async (t) => {
    const portal = await testPortal(t);
    const browser = await portal.signedIn(await accountOf(portal, ana));
    const token = tokenIn(await browser.get('/settings/profile'));
    const before = await everythingIn(portal.pool);
    const headers = { 'x-http-method-override': 'POST', 'x-method-override': 'POST' };
    for (const path of ['/logout', '/settings/consents', '/settings/sessions/others/end']) {
      await browser.get(`${path}?_method=POST&formToken=${token}&offers=yes`, headers);
    }
    const cookie = `odcitek=${browser.cookies.get('odcitek')}`;
    for (const method of ['HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const) {
      const answer = await portal.app.inject({ method, url: '/settings/consents', headers: { ...headers, cookie } });
      assert.ok(method === 'HEAD' ? answer.body === '' : answer.statusCode === 404, method);
    }
    assert.equal(await everythingIn(portal.pool), before);
    assert.equal(await countOf(portal.pool, 'sessions'), 1);
  });
});

describe('a session', () => {
  it('gets a new id at log-in, and the old one is worth nothing', async (t) => {
    const portal = await testPortal(t);
    await accountOf(portal, ana);
    const browser = portal.browser();
    await logIn(browser, ana);
    const first = browser.cookies.get('odcitek') ?? '';
    await browser.post('/login', { email: ana, password: goodPassword }, { from: '/settings/profile' });
    const second = browser.cookies.get('odcitek') ?? '';
    assert.notEqual(first, second);
    const thief = portal.browser();
    thief.cookies.set('odcitek', first);
    assert.equal((await thief.get('/settings')).status, 303);
    assert.equal((await browser.get('/settings')).status, 200);
  });

  it('is not one that somebody else has chosen', async (t) => {
    const portal = await testPortal(t);
    await accountOf(portal, ana);
    const browser = portal.browser();
    browser.cookies.set('odcitek', 'A'.repeat(43));
    await logIn(browser, ana);
    assert.notEqual(browser.cookies.get('odcitek'), 'A'.repeat(43));
  });

  it('ends on the server at log-out', async (t) => {
    const portal = await testPortal(t);
    const browser = await portal.signedIn(await accountOf(portal, ana));
    const cookie = browser.cookies.get('odcitek') ?? '';
    assert.equal((await browser.post('/logout', {}, { from: '/' })).location, '/');
    assert.equal(browser.cookies.get('odcitek'), undefined);
    const thief = portal.browser();
    thief.cookies.set('odcitek', cookie);
    assert.equal((await thief.get('/settings')).status, 303);
    assert.equal(await countOf(portal.pool, 'sessions'), 0);
  });

  it('of a stolen database opens nothing: only hashes of tokens are kept', async (t) => {
    const portal = await testPortal(t);
    const browser = await portal.signedIn(await accountOf(portal, ana));
    await register(portal, portal.browser(), registrationOf('bor@example.si'));
    const token =
      linkIn((await mailsTo(portal, 'bor@example.si'))[0], '/activate/')
        .split('/')
        .at(-1) ?? '';
    const { rows } = await portal.pool.query<{ all: string }>(
      "select (select string_agg(s::text, '') from sessions s) || (select string_agg(l::text, '') from one_time_links l) as all",
    );
    for (const secret of [browser.cookies.get('odcitek') ?? '-', token]) {
      for (const written of [
        secret,
        Buffer.from(secret).toString('hex'),
        Buffer.from(secret, 'base64url').toString('hex'),
      ]) {
        assert.ok(!rows[0]?.all.includes(written));
      }
    }
  });
});

const paths = [
  '//evil.example',
  '//evil.example/x',
  '/\\evil.example',
  '/.//evil.example',
  '/%2e%2e/evil',
  '/../evil',
  '/..%2f..%2fetc/passwd',
  '/assets/..%2f..%2fpackage.json',
  '/assets/%2e%2e/package.json',
  '/assets/../../package.json',
  '/assets/',
  '/readings%2fnew',
  '/%5cevil.example',
  '/%00',
  '/%E8',
  '/login%00',
  '/LOGIN',
  '/login/..;/settings',
];

describe('an address to go on to', () => {
  const astray = [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\r\nset-cookie: a=b',
    'javascript:alert(1)',
    ' //evil.example',
    '',
    '/%0d%0aset-cookie:a=b',
  ];
  it('after log-in never leads away', async (t) => {
    const portal = await testPortal(t);
    await accountOf(portal, ana);
    const isHere = ({ status, location, headers }: Answer): boolean =>
      status === 303 &&
      new URL(location ?? 'about:blank', 'http://localhost').origin === 'http://localhost' &&
      !String(headers['set-cookie']).startsWith('a=');
    for (const next of astray) {
      const browser = portal.browser();
      const address = `/login?next=${encodeURIComponent(next)}`;
      assert.doesNotMatch((await browser.get(address)).body, /value="[^"]*evil/);
      const answer = await browser.post('/login', { email: ana, password: goodPassword, next });
      assert.ok(isHere(answer), `${next} ${answer.location}`);
      assert.ok(isHere(await browser.get(address)), next);
    }
  });

  it('that was made up is not there, and changing the language on it leads nowhere else', async (t) => {
    const portal = await testPortal(t);
    await portal.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = portal.app.server.address() as AddressInfo;
    // as it goes over the wire: a client would tidy the path up
    const ask = async (path: string): Promise<IncomingMessage> => {
      const [answer] = (await once(httpGet({ port, host: '127.0.0.1', path, agent: false }), 'response')) as [
        IncomingMessage,
      ];
      return answer.resume();
    };
    for (const path of paths) {
      const { statusCode = 0 } = await ask(path);
      assert.ok(statusCode === 404 || statusCode === 400, `${path} ${statusCode}`);
      const changed = await ask(`${path}?lang=en`);
      const { href } = new URL(changed.headers.location ?? '', 'http://localhost');
      assert.match(href, /^http:\/\/localhost\/[^?]*$/, path);
    }
  });

  it('with a language leads back to the same page and drops nothing but the language', async (t) => {
    const portal = await testPortal(t);
    const cases: Record<string, string> = {
      '/login?lang=en': '/login',
      '/login?next=%2Freadings&lang=en': '/login?next=%2Freadings',
      '/login?lang=en&next=%2Freadings': '/login?next=%2Freadings',
      '/nowhere?lang=en&a=%0d%0ab': '/nowhere?a=%0d%0ab',
      '/login?la%6Eg=en': '/login',
      '/login?lang=en&lang=sl': '/login',
    };
    for (const [path, location] of Object.entries(cases)) {
      const answer = await portal.browser().get(path);
      assert.deepEqual([answer.status, answer.location], [303, location], path);
    }
    for (const path of ['/login?lang=de', '/login?lang=', '/login?lang=__proto__']) {
      assert.equal((await portal.browser().get(path)).status, 200, path);
    }
  });

  it('in a mail is the one that was configured, whatever host the request named', async (t) => {
    const portal = await testPortal(t, https);
    const evil = {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'gopher',
      forwarded: 'host=evil.example',
    };
    await accountOf(portal, ana);
    const browser = portal.browser();
    await browser.post('/forgot-password', { email: ana }, { headers: evil });
    const page = await browser.get('/login', evil);
    const [mail] = await mailsTo(portal, ana);
    assert.match(mail?.text ?? '', /https:\/\/moj\.example\.si\/new-password\//);
    assert.doesNotMatch(`${mail?.text}${page.body}${JSON.stringify(page.headers)}`, /evil\.example/);
  });
});

async function twoPortals(t: TestContext): Promise<[TestPortal, TestPortal]> {
  const { connection, drop } = await freshDatabase();
  const pools = [openPool(connection, { max: 5 }), openPool(connection, { max: 5 })] as const;
  t.after(async () => {
    await Promise.all(pools.map((pool) => pool.end()));
    await drop();
  });
  return [await testPortal(t, { pool: pools[0] }), await testPortal(t, { pool: pools[1] })];
}

/** Sends to one portal and the other by turns until one says that it pauses; gives how many went through before. */
async function triesUntilPause(
  portals: readonly TestPortal[],
  send: (portal: TestPortal, each: number) => Promise<Answer>,
): Promise<number> {
  for (let each = 0; each < 100; each++) {
    const portal = portals[each % portals.length];
    if (portal === undefined) break;
    const answer = await send(portal, each);
    if (answer.status === 429) {
      assert.match(answer.text, /čez \d+ min/);
      return each;
    }
  }
  return Infinity;
}

describe('a limit on guessing, on two portals that share a database,', () => {
  for (const [who, email] of [
    ['an account', ana],
    ['an address that has none', 'nihce@example.si'],
  ] as const) {
    it(`pauses log-in after ten wrong passwords for ${who}, with the same words`, async (t) => {
      const portals = await twoPortals(t);
      await accountOf(portals[0], ana);
      assert.equal(await triesUntilPause(portals, ({ browser }) => logIn(browser(), email, 'napačno geslo')), 10);
      // the right password is not tried either
      assert.equal((await logIn(portals[1].browser(), email)).status, 429);
    });
  }

  it('pauses log-in after thirty tries from one address, whatever account they are for', async (t) => {
    const portals = await twoPortals(t);
    const tries = await triesUntilPause(portals, ({ browser }, each) =>
      logIn(browser(), `oseba${each}@example.si`, 'napačno'),
    );
    assert.equal(tries, 30);
  });

  it('pauses asking for a new password after twenty tries from one address, and mails no more than five times an hour', async (t) => {
    const portals = await twoPortals(t);
    await accountOf(portals[0], ana);
    const tries = await triesUntilPause(portals, ({ browser }) => browser().post('/forgot-password', { email: ana }));
    assert.equal(tries, 20);
    assert.equal((await mailsTo(portals[0], ana)).length, 5);
  });

  it('pauses registration without a proof of work after three tries from one address', async (t) => {
    const portals = await twoPortals(t);
    const tries = await triesUntilPause(portals, ({ browser }, each) =>
      browser().post('/register', registrationOf(`oseba${each}@example.si`)),
    );
    assert.equal(tries, 3);
  });

  it('pauses linking after ten wrong tries of an account', async (t) => {
    const portals = await twoPortals(t);
    const point = await givePoint(portals[0].pool);
    const id = await accountOf(portals[0], ana);
    const browsers = new Map<TestPortal, Browser>();
    for (const portal of portals) browsers.set(portal, await portal.signedIn(id));
    const fields = { number: 'P-0', point: point.gsrn, country: 'SI', energy: 'electricity', operator: point.operator };
    const send = (portal: TestPortal) => browsers.get(portal)?.post('/contracts/link', fields) as Promise<Answer>;
    assert.equal(await triesUntilPause(portals, send), 10);
    const right = await browsers.get(portals[1])?.post('/contracts/link', { ...fields, number: point.contract });
    assert.equal(right?.status, 429);
    assert.equal(await countOf(portals[0].pool, 'contract_links'), 0);
  });

  it('is over when its time is over', async (t) => {
    const portals = await twoPortals(t);
    await accountOf(portals[0], ana);
    await triesUntilPause(portals, ({ browser }) => logIn(browser(), ana, 'napačno geslo'));
    portals[1].clock.set('2026-11-30T18:58:00+01:00');
    assert.equal((await logIn(portals[1].browser(), ana)).location, '/');
  });
});
