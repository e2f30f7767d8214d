/**
 * Garbage at every address: no form and no query makes the portal fail, nothing is ever half stored, and every page that
 * comes back is valid HTML. The table has a good form for every address that takes one: an address without it fails the test.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { startSession } from '#features/accounts/index.ts';
import { formToken } from '#platform/http/same-site.ts';
import { deliveryPath } from '#platform/sms/delivery.ts';
import { giveBill, givePayment } from './support/bills.ts';
import { anyEncoded, encodePairs, garbled } from './support/garbage.ts';
import { htmlProblems } from './support/html-rules.ts';
import { accountOf, goodPassword, linkIn, mailsTo, register, registrationOf } from './support/people.ts';
import { givePoint, giveReading, type GivenPoint } from './support/registry.ts';
import { nameOfRoute, routesOf } from './support/routes.ts';
import { readingFields, sendReading } from './support/submitting.ts';
import { testPortal, testSecret, type TestPortal } from './support/portal.ts';
import { inTime } from '#test/support/in-time.ts';

const runs = 15;
const ana = 'ana@example.si';
const stopLinkCode = 'A1b2C3d4E5f6';

type World = {
  readonly portal: TestPortal;
  readonly accountId: number;
  readonly point: GivenPoint;
  readonly unlinked: GivenPoint;
  readonly readingId: number;
  readonly activation: string;
};

type Form = { readonly path: string; readonly fields: Record<string, string> };

const forms: Record<string, (world: World) => Form> = {
  'POST /register': () => ({
    path: '/register',
    fields: {
      ...registrationOf('bor@example.si'),
      name: 'Bor',
      street: 'Cesta 1',
      town: 'Kranj',
      postCode: '4000',
      post: 'Kranj',
      phone: '041 123 456',
      sex: 'male',
      offers: 'yes',
      proof: 'x',
    },
  }),
  'POST /register/wait/:ticket': () => ({ path: `/register/wait/${'A'.repeat(43)}`, fields: {} }),
  'POST /activate/:token': ({ activation }) => ({ path: activation, fields: {} }),
  'POST /login': () => ({
    path: '/login',
    fields: { email: ana, password: goodPassword, remember: 'yes', next: '/readings' },
  }),
  'POST /logout': () => ({ path: '/logout', fields: {} }),
  'POST /forgot-password': () => ({ path: '/forgot-password', fields: { email: ana } }),
  'POST /new-password/:token': () => ({
    path: `/new-password/${'A'.repeat(43)}`,
    fields: { password: 'x', passwordAgain: 'x' },
  }),
  'POST /settings/profile': () => ({
    path: '/settings/profile',
    fields: {
      name: 'Ana',
      street: 'Cesta 1',
      town: 'Kranj',
      postCode: '4000',
      post: 'Kranj',
      country: 'SI',
      phone: '041 123 456',
      sex: 'female',
    },
  }),
  'POST /settings/password': () => ({
    path: '/settings/password',
    fields: { currentPassword: goodPassword, password: goodPassword, passwordAgain: goodPassword },
  }),
  'POST /settings/bills': () => ({ path: '/settings/bills', fields: { arrival: 'yes', before: 'yes', after: 'yes' } }),
  'POST /settings/calendar': () => ({ path: '/settings/calendar', fields: {} }),
  'POST /settings/calendar/removal': () => ({ path: '/settings/calendar/removal', fields: {} }),
  'POST /messages/resumption': () => ({ path: '/messages/resumption', fields: { channel: 'mail' } }),
  'POST /sms/delivery/:id/:mac': () => ({
    path: deliveryPath(testSecret, 1),
    fields: { MessageSid: 'SM0123', MessageStatus: 'delivered' },
  }),
  'POST /settings/sessions/others/end': () => ({ path: '/settings/sessions/others/end', fields: {} }),
  'POST /settings/sessions/:id/end': () => ({ path: '/settings/sessions/1/end', fields: {} }),
  'POST /settings/consents': () => ({ path: '/settings/consents', fields: { offers: 'yes' } }),
  'POST /settings/data': () => ({ path: '/settings/data', fields: {} }),
  'POST /settings/data/confirmation': () => ({
    path: '/settings/data/confirmation',
    fields: { currentPassword: goodPassword },
  }),
  'POST /settings/deletion': () => ({ path: '/settings/deletion', fields: { currentPassword: goodPassword } }),
  'POST /settings/deletion/cancellation': () => ({ path: '/settings/deletion/cancellation', fields: {} }),
  'POST /settings/email': () => ({
    path: '/settings/email',
    fields: { email: 'nova@example.si', currentPassword: goodPassword },
  }),
  'POST /settings/email/cancellation': () => ({ path: '/settings/email/cancellation', fields: {} }),
  'POST /email-change/:token': () => ({ path: `/email-change/${'A'.repeat(43)}`, fields: { answer: 'confirm' } }),
  'POST /consent-withdrawal': () => ({ path: '/consent-withdrawal', fields: { email: ana } }),
  'POST /consent-withdrawal/:token': () => ({ path: `/consent-withdrawal/${'A'.repeat(43)}`, fields: {} }),
  'POST /new-terms': () => ({ path: '/new-terms', fields: { version: '2026-01', next: '/bills', answer: 'agree' } }),
  'POST /settings/reminders': ({ point: { pointId } }) => ({
    path: '/settings/reminders',
    fields: {
      points: String(pointId),
      [`mail-${pointId}`]: 'yes',
      [`sms-${pointId}`]: 'yes',
      [`opening-${pointId}`]: 'yes',
      [`last-but-one-${pointId}`]: 'yes',
      [`last-${pointId}`]: 'yes',
      'quiet-from': '22',
      'quiet-until': '7',
      all: 'mail-on',
      q: 'cesta',
    },
  }),
  'POST /settings/reminders/switch': ({ point }) => ({
    path: '/settings/reminders/switch',
    fields: { ...readingFields(point, { values: { '1.8.1': 18_342 } }), reminder: 'sms-on' },
  }),
  'POST /settings/reminders/offer': () => ({ path: '/settings/reminders/offer', fields: { wanted: 'yes' } }),
  'POST /settings/mobile': () => ({
    path: '/settings/mobile',
    fields: { mobile: '041 123 456', next: '/readings/new?point=1' },
  }),
  'POST /settings/mobile/code': () => ({
    path: '/settings/mobile/code',
    fields: { code: '123456', next: '/readings/new?point=1' },
  }),
  'POST /settings/mobile/removal': () => ({ path: '/settings/mobile/removal', fields: {} }),
  'POST /s/:code': () => ({ path: `/s/${stopLinkCode}`, fields: { 'List-Unsubscribe': 'One-Click' } }),
  'POST /s/:code/undo': () => ({ path: `/s/${stopLinkCode}/undo`, fields: {} }),
  'POST /contracts/link': ({ unlinked }) => ({
    path: '/contracts/link',
    fields: {
      number: unlinked.contract,
      point: unlinked.gsrn,
      country: 'SI',
      energy: unlinked.energy,
      operator: unlinked.operator,
    },
  }),
  'POST /contracts/:id/billing': ({ point }) => ({
    path: `/contracts/${point.contractId}/billing`,
    fields: {
      kind: 'direct_debit',
      action: 'start',
      holder: 'Ana',
      iban: 'SI56 1910 0000 0123 438',
      agree: 'yes',
      how: 'bank',
      'bank-iban': 'SI56 1910 0000 0123 438',
      joint: 'yes',
    },
  }),
  'POST /conversations': ({ point }) => ({
    path: '/conversations',
    fields: {
      topic: 'bills',
      about: `contract:${point.contractId}`,
      text: 'Zakaj?',
      key: 'k'.repeat(43),
      file: '1',
      keep: '1',
    },
  }),
  'POST /conversations/:id/messages': () => ({
    path: '/conversations/1/messages',
    fields: { text: 'Še to', key: 'x' },
  }),
  'POST /conversations/:id/closing': () => ({ path: '/conversations/1/closing', fields: {} }),
  'POST /conversations/:id/reopening': () => ({ path: '/conversations/1/reopening', fields: {} }),
  'POST /call-back': () => ({
    path: '/call-back',
    fields: { phone: '041 123 456', topic: 'bills', slot: '2026-12-01T08:00', text: 'Račun' },
  }),
  'POST /call-back/:id/cancellation': () => ({ path: '/call-back/1/cancellation', fields: {} }),
  'POST /ask': () => ({
    path: '/ask',
    fields: { name: 'Gost', email: 'gost@example.si', topic: 'other', text: 'Zakaj?', proof: 'x' },
  }),
  'POST /ask/wait/:ticket': () => ({ path: `/ask/wait/${'A'.repeat(43)}`, fields: {} }),
  'POST /ask/confirm/:token': () => ({ path: `/ask/confirm/${'A'.repeat(43)}`, fields: { key: 'k'.repeat(43) } }),
  'POST /ask/conversations/:key/messages': () => ({
    path: `/ask/conversations/${'A'.repeat(43)}/messages`,
    fields: { text: 'Še to', key: 'k'.repeat(43) },
  }),
  'POST /ask/conversations/:key/closing': () => ({ path: `/ask/conversations/${'A'.repeat(43)}/closing`, fields: {} }),
  'POST /ask/conversations/:key/reopening': () => ({
    path: `/ask/conversations/${'A'.repeat(43)}/reopening`,
    fields: {},
  }),
  'POST /bill-requests/:id/withdrawal': () => ({ path: '/bill-requests/1/withdrawal', fields: {} }),
  'POST /offers/:slug/request': () => ({ path: '/offers/posvet-o-porabi/request', fields: {} }),
  'POST /offer-requests/:id/withdrawal': () => ({ path: '/offer-requests/1/withdrawal', fields: {} }),
  'POST /sonce/about': () => ({ path: '/sonce/about', fields: {} }),
  'POST /e-mobility/charger': ({ point }) => ({
    path: '/e-mobility/charger',
    fields: {
      place: String(point.pointId),
      address: 'Cesta 1, 4000 Kranj',
      house: 'house',
      power: '11',
      phone: '041 123 456',
      words: 'V garaži.',
    },
  }),
  'POST /contracts/:id/removal': ({ unlinked }) => ({ path: `/contracts/${unlinked.contractId}/removal`, fields: {} }),
  'POST /readings/new': ({ point }) => ({
    path: '/readings/new',
    fields: {
      ...readingFields(point, { values: { '1.8.1': 18_342, '1.8.2': 21_575 }, date: '2026-11-29' }),
      otherDate: '',
      confirm: 'yes',
      seen: 'x',
    },
  }),
  'POST /readings/:id/withdrawal': ({ readingId }) => ({ path: `/readings/${readingId}/withdrawal`, fields: {} }),
};

/** Names that pages read from the query string. */
const queryNames = {
  point: '1',
  date: '2026-11-29',
  kind: 'submission',
  'r-1.8.1': '18342',
  q: 'x',
  page: '2',
  year: '2026',
  from: '1. 1. 2026',
  until: '31. 12. 2026',
  tariff: 'VT',
  next: '/',
  done: 'saved',
  reminder: 'mail',
  linked: '1',
  contract: '1',
  state: 'open',
  'bill-1': 'yes',
  bill: '1',
  after: '2026-10-12.123',
  lang: 'xx',
};

/** What must hold among the rows whatever was sent; one line per sentence that does not. */
async function broken({ portal }: World): Promise<string[]> {
  const { rows } = await portal.pool.query<Record<string, boolean>>(
    `select not exists (select from submissions s where not exists (
              select from readings r where r.metering_point_id = s.metering_point_id and r.submission_id = s.id)) as "submissions have readings",
            not exists (select from readings where source = 'portal' and submission_id is null) as "readings have a submission",
            (select count(*) from submissions) =
              (select count(*) from audit_entries where action in ('reading submitted', 'own record kept')) as "submissions are audited",
            (select count(*) from submissions where kind = 'submission') =
              (select count(*) from messages where template = 'receipt') as "submissions have a receipt by mail",
            (select count(*) from contract_links) =
              1 + (select count(*) from audit_entries where action = 'contract linked') as "links are audited",
            (select count(*) from contract_links where ended_at is not null) =
              (select count(*) from audit_entries where action = 'contract link ended') as "ends of links are audited",
            (select count(*) from accounts) =
              1 + (select count(*) from audit_entries where action = 'account activated') as "accounts are audited",
            not exists (select from accounts a where 2 > (select count(*) from consents c where c.account_id = a.id)) as "accounts have their consents",
            (select count(*) from consents where origin = 'settings') =
              (select count(*) from audit_entries where action like 'offers consent%') as "consents are audited",
            not exists (select from reminder_choices c where not exists (
              select from contract_links l join supplies s on s.contract_id = l.contract_id
               where l.account_id = c.account_id and s.metering_point_id = c.metering_point_id)) as "reminders are of linked points",
            (select count(*) from reminder_stops) =
              (select count(*) from audit_entries where action = 'reminders stopped') as "stops are audited",
            (select count(*) from reminder_stops where undone_at is not null) =
              (select count(*) from audit_entries where action = 'reminder stop undone') as "undone stops are audited",
            (select count(*) from messages where template = 'mobile_code') =
              (select count(*) from audit_entries where action = 'mobile code sent') as "codes are audited",
            not exists (select from mobile_numbers) as "no number is kept without its code",
            (select count(*) from offer_requests) =
              (select count(*) from audit_entries where action = 'offer request sent') as "requests about offers are audited",
            (select count(*) from bill_requests) =
              (select count(*) from audit_entries where action = 'bill request sent') as "requests are audited",
            not exists (select from conversations c where not exists (
              select from conversation_messages m where m.conversation_id = c.id)) as "conversations have messages",
            (select count(*) from conversations) =
              (select count(*) from audit_entries where action = 'question asked') as "questions are audited",
            (select count(*) from call_backs) =
              (select count(*) from audit_entries where action = 'call back asked for') as "calls are audited",
            not exists (select from bill_requests
                         where kind = 'direct_debit' and facts ->> 'action' = 'start'
                           and (facts ->> 'holder' = '' or not iban_is_valid(facts ->> 'iban'))) as "mandates are whole"`,
  );
  return Object.entries(rows[0] ?? {})
    .filter(([, holds]) => !holds)
    .map(([sentence]) => sentence);
}

describe('garbage', () => {
  let world: World;
  const endings: (() => unknown)[] = [];
  before(async () => {
    const portal = await testPortal(
      { after: (end: () => unknown) => void endings.push(end) } as Parameters<typeof testPortal>[0],
      { now: '2026-11-30T10:00:00+01:00' },
    );
    const accountId = await accountOf(portal, ana);
    const point = await givePoint(portal.pool, { linkedBy: [accountId] });
    await giveReading(portal.pool, point, { on: '2026-10-31', value: 18_000 });
    await giveReading(portal.pool, point, { on: '2026-10-31', value: 21_000, code: '1.8.2' });
    const bill = await giveBill(portal.pool, point, { issuedOn: '2026-11-05' });
    await givePayment(portal.pool, point, { on: '2026-11-20', cents: 100, settles: [[bill, 100]] });
    const browser = await portal.signedIn(accountId);
    assert.equal((await sendReading(browser, point, { values: { '1.8.1': 18_300, '1.8.2': 21_400 } })).status, 303);
    await portal.pool.query(
      `insert into reminders (account_id, channel, day, planned_at, stop_hash, written_at)
       values ($1, 'mail', '2026-11-30', now(), sha256($2), now())`,
      [accountId, Buffer.from(stopLinkCode)],
    );
    await register(portal, portal.browser(), registrationOf('cene@example.si'));
    const { rows } = await portal.pool.query<{ id: number }>(
      "select min(id) as id from readings where source = 'portal'",
    );
    world = {
      portal,
      accountId,
      point,
      unlinked: await givePoint(portal.pool),
      readingId: rows[0]?.id ?? 0,
      activation: linkIn((await mailsTo(portal, 'cene@example.si'))[0], '/activate/'),
    };
    assert.deepEqual(await broken(world), []);
  });
  after(async () => {
    for (const end of endings.toReversed()) await end();
  });

  /** Sends the body as it is, from a fresh session that no earlier garbage has touched, past all limits. */
  const send = async (
    path: string,
    {
      body,
      type = 'application/x-www-form-urlencoded',
      method = 'POST',
    }: { body?: string | Buffer; type?: string; method?: 'GET' | 'POST' },
  ) => {
    const { portal, accountId } = world;
    await portal.pool.query('truncate try_counters');
    const { value } = await startSession(portal.pool, {
      accountId,
      remembered: false,
      device: 'test',
      now: portal.clock.now(),
    });
    const headers = {
      cookie: `odcitek=${value}`,
      'sec-fetch-site': 'same-origin',
      ...(method === 'GET' ? {} : { 'content-type': type }),
    };
    const payload =
      typeof body === 'string' ? Buffer.from(`formToken=${formToken(testSecret, value)}&${body}`, 'latin1') : body;
    return portal.app.inject({ method, url: path, headers, ...(payload === undefined ? {} : { payload }) });
  };

  const judge = (answer: Awaited<ReturnType<typeof send>>): void => {
    const said = world.portal.logged.findLast((line) => line.includes('a request failed')) ?? '';
    assert.ok(answer.statusCode < 500, `${answer.statusCode} ${said}`);
    if (String(answer.headers['content-type']).startsWith('text/html')) assert.deepEqual(htmlProblems(answer.body), []);
    assert.doesNotMatch(answer.body, /<script>alert|<img src=x/);
    assert.ok(!Object.keys(answer.headers).includes('a') && !String(answer.headers['set-cookie']).includes('a=b'));
  };

  it('has a good form to be made of for every address that takes one', async () => {
    const posts = (await routesOf(world.portal)).filter(([method]) => method === 'POST').map(nameOfRoute);
    assert.deepEqual(new Set(Object.keys(forms)), new Set(posts));
  });

  for (const [name, formOf] of Object.entries(forms)) {
    it(`in the fields of ${name} is answered, and stores nothing by halves`, async () => {
      const { path, fields } = formOf(world);
      await fc.assert(
        fc.asyncProperty(garbled(fields), async (pairs) => judge(await send(path, { body: encodePairs(pairs) }))),
        { numRuns: runs },
      );
      assert.deepEqual(await broken(world), []);
    });
  }

  it('in the query and the path of every page is answered', async () => {
    for (const [method, pattern] of await routesOf(world.portal)) {
      if (method !== 'GET') continue;
      await fc.assert(
        fc.asyncProperty(garbled(queryNames), anyEncoded, async (pairs, part) => {
          const path = pattern.replace(/:\w+/, part.slice(0, 150).replace(/[^\x21-\x7e]/g, '') || 'x');
          judge(await send(`${path}?${encodePairs(pairs).replace(/[^\x21-\x7e]/g, '')}`, { method: 'GET' }));
        }),
        { numRuns: 5 },
      );
    }
    assert.deepEqual(await broken(world), []);
  });

  it('as a body of any other kind, or in any other encoding, is answered at every address', async () => {
    const form = 'name=Ana&r-1.8.1=18342&email=a%40example.si';
    const bodies: [type: string, body: Buffer][] = [
      ['application/json', Buffer.from('{"email":{"a":1},"name":["x"],"__proto__":{"a":1}}')],
      ['application/json', Buffer.from('{"email":')],
      [
        'multipart/form-data; boundary=x',
        Buffer.from('--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--x--'),
      ],
      ['multipart/form-data', Buffer.from('nothing')],
      ['text/plain', Buffer.from(form)],
      ['application/octet-stream', Buffer.from([0, 255, 254, 237, 160, 128])],
      ['application/x-www-form-urlencoded; charset=iso-8859-2', Buffer.from('name=\u00E8\u00B9\u00BE', 'latin1')],
      ['application/x-www-form-urlencoded', Buffer.from([110, 61, 0xed, 0xa0, 0x80, 0xff, 0])],
      ['nonsense', Buffer.from(form)],
      ['', Buffer.from(form)],
      ['application/x-www-form-urlencoded', Buffer.alloc(0)],
    ];
    for (const formOf of Object.values(forms)) {
      for (const [type, body] of bodies) judge(await send(formOf(world).path, { type, body }));
    }
    assert.deepEqual(await broken(world), []);
  });

  it('of ten megabytes is refused, whatever it calls itself, and says that it is too much', async () => {
    const body = Buffer.alloc(10 * 1024 * 1024, 'a');
    for (const formOf of Object.values(forms)) {
      const answer = await send(formOf(world).path, { body });
      assert.equal(answer.statusCode, 413);
      judge(answer);
    }
    for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x']) {
      judge(await send('/readings/new', { type, body }));
    }
  });

  it('of thousands of fields, or of one field thousands of times, is answered in good time', async () => {
    const many = Array.from({ length: 10_000 }, (_, each) => `r-${each}=${each}`).join('&');
    const same = Array.from({ length: 20_000 }, () => 'r-1.8.1=1').join('&');
    for (const formOf of Object.values(forms)) {
      const { path, fields } = formOf(world);
      const good = new URLSearchParams(fields).toString();
      for (const body of [`${good}&${many}`, `${same}&${good}`]) {
        const started = performance.now();
        const answer = await send(path, { body });
        assert.ok(answer.statusCode < 500);
        inTime(performance.now() - started, 3_000);
      }
    }
    assert.deepEqual(await broken(world), []);
  });

  it('in cookies and headers is answered', async () => {
    const { portal } = world;
    const odd = fc
      .oneof(anyEncoded, fc.string({ unit: 'binary-ascii' }))
      .map((text) => text.replace(/[^\x20-\x7e]/g, '').slice(0, 3_000));
    await fc.assert(
      fc.asyncProperty(odd, odd, async (one, other) => {
        const headers = {
          cookie: `odcitek=${one}; odcitek_visit=${other}; odcitek_language=${one}; ${other}`,
          'accept-language': other,
          'accept-encoding': one,
          'user-agent': other,
          'sec-fetch-site': 'same-origin',
        };
        for (const url of ['/', '/readings', '/login']) judge(await portal.app.inject({ url, headers }));
      }),
      { numRuns: runs },
    );
  });
});
