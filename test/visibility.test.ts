/**
 * What one account may see, tried at every address. The table below has a case for every address behind the log-in: an
 * address without one fails the test, so a new page cannot be forgotten.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { inflateRawSync } from 'node:zlib';
import type { Pool } from '#platform/db/pool.ts';
import { giveBill, giveBillReadings, givePayment } from './support/bills.ts';
import { giveSession } from './support/charging.ts';
import { nameOfRoute, routesOf } from './support/routes.ts';
import { giveAccount, giveLink, givePoint, giveReading, giveSupply, type GivenPoint } from './support/registry.ts';
import { giveReminders } from './support/reminders.ts';
import { testPortal, type Answer, type Browser, type TestPortal } from './support/portal.ts';
import { readingFields, sendReading } from './support/submitting.ts';

const strangers = ['another customer', 'an ended link', 'the former tenant'] as const;
type Other = (typeof strangers)[number];

/** What is asked for, and what somebody is answered whom it does not belong to. */
type Try = {
  readonly path: string;
  readonly fields?: Record<string, string>;
  readonly status: number;
  /** Who knows a part of it, and is answered otherwise. */
  readonly except?: Partial<Record<Other, number>>;
};

type World = {
  readonly portal: TestPortal;
  /** Ana's point, contract, receipt, reading and session, which nobody else may see or touch. */
  readonly point: GivenPoint;
  readonly receipt: string;
  readonly readingId: number;
  readonly sessionId: number;
  /** An open bill of Ana's contract. */
  readonly billId: number;
  /** A direct debit that Ana has asked for. */
  readonly requestId: number;
  /** What Ana has asked, with a file, and a call that she wants. */
  /** A charger at home that she has asked for. */
  readonly interestId: number;
  readonly conversationId: number;
  readonly attachmentId: number;
  readonly callBackId: number;
  readonly ana: Browser;
  readonly others: Readonly<Record<Other, Browser>>;
};

const street = 'Skrivnostna ulica 77';
const email = 'ana.skrita@example.si';
const mobile = '+38641987654';
const secretBill = 'SKRIVNI-1';
const secretPayment = 'SKRITO-2';
const secretPlace = 'Skrita garaža 5';
const secretIban = 'SI56192001234567892';
const secretQuestion = 'Zakaj pri meni doma piska?';
const secretFile = 'domaca-fotografija.png';
const secretPhone = '+38640765432';

/** Whatever of Ana's must not stand in an answer to others: the former tenant knows where they lived, no more. */
function secretsFor({ point }: World, who: Other | 'a stranger'): string[] {
  const own = [
    email,
    mobile.slice(1),
    'Ana Skrita',
    point.contract,
    '480777',
    '233777',
    '481113',
    '233997',
    '481516',
    '234249',
    secretBill,
    secretPayment,
    secretPlace,
    secretIban,
    secretQuestion,
    secretFile,
    secretPhone.slice(4),
    '477476',
  ];
  return who === 'the former tenant' ? own : [...own, street, point.gsrn, point.serial];
}

/** The point is the former tenant's too, to look at; no day of it is theirs to send a reading of. */
const known = { 'the former tenant': 200 };
const refused = { 'the former tenant': 422 };

const cases: Record<string, (world: World) => Try[]> = {
  'GET /settings': () => [{ path: '/settings', status: 200 }],
  'GET /settings/profile': () => [{ path: '/settings/profile', status: 200 }],
  'POST /settings/profile': () => [{ path: '/settings/profile', fields: { name: 'x', country: 'XX' }, status: 422 }],
  'GET /settings/password': () => [{ path: '/settings/password', status: 200 }],
  'POST /settings/password': () => [{ path: '/settings/password', fields: { currentPassword: 'x' }, status: 422 }],
  'GET /settings/sessions': () => [{ path: '/settings/sessions', status: 200 }],
  // ending what is not there is as good as done, and does nothing
  'POST /settings/sessions/:id/end': ({ sessionId }) => [
    { path: `/settings/sessions/${sessionId}/end`, fields: {}, status: 303 },
  ],
  'POST /settings/sessions/others/end': () => [{ path: '/settings/sessions/others/end', fields: {}, status: 303 }],
  'GET /settings/consents': () => [{ path: '/settings/consents', status: 200 }],
  'POST /settings/consents': () => [{ path: '/settings/consents', fields: {}, status: 303 }],
  'GET /settings/access': () => [
    { path: '/settings/access', status: 200 },
    { path: '/settings/access?page=2', status: 200 },
  ],
  'GET /settings/data': () => [{ path: '/settings/data', status: 200 }],
  'POST /settings/data': () => [{ path: '/settings/data', fields: {}, status: 303 }],
  'POST /settings/data/confirmation': () => [{ path: '/settings/data/confirmation', fields: {}, status: 422 }],
  // one's own archives and those of others are judged in src/features/rights/archive
  'GET /settings/data/:id/progress': () => [{ path: '/settings/data/999999/progress', status: 404 }],
  'GET /settings/data/:id/archive.zip': () => [{ path: '/settings/data/999999/archive.zip', status: 404 }],
  'GET /settings/deletion': () => [{ path: '/settings/deletion', status: 200 }],
  'POST /settings/deletion': () => [{ path: '/settings/deletion', fields: {}, status: 422 }],
  'POST /settings/deletion/cancellation': () => [{ path: '/settings/deletion/cancellation', fields: {}, status: 303 }],
  'GET /settings/email': () => [{ path: '/settings/email', status: 200 }],
  'POST /settings/email': () => [{ path: '/settings/email', fields: { email: 'drugi@primer.si' }, status: 422 }],
  'POST /settings/email/cancellation': () => [{ path: '/settings/email/cancellation', fields: {}, status: 303 }],
  // who has agreed to the terms is led on
  'GET /new-terms': () => [{ path: '/new-terms', status: 303 }],
  'POST /new-terms': () => [{ path: '/new-terms', fields: { answer: 'agree' }, status: 303 }],
  'GET /settings/calendar': () => [{ path: '/settings/calendar', status: 200 }],
  'POST /settings/calendar': () => [{ path: '/settings/calendar', fields: {}, status: 303 }],
  'POST /settings/calendar/removal': () => [{ path: '/settings/calendar/removal', fields: {}, status: 303 }],
  'GET /messages': () => [
    { path: '/messages', status: 200 },
    { path: '/messages?page=2', status: 200 },
  ],
  'POST /messages/resumption': () => [{ path: '/messages/resumption', fields: { channel: 'mail' }, status: 303 }],
  'GET /settings/reminders': () => [
    { path: '/settings/reminders', status: 200 },
    { path: '/settings/reminders?q=skrivnostna', status: 200 },
  ],
  'POST /settings/reminders': ({ point }) => [
    // a point that is not there (any more) is passed over, as one that was removed in another tab
    { path: '/settings/reminders', fields: reminderFields(point), status: 303 },
    { path: '/settings/reminders', fields: { ...reminderFields(point), all: 'mail-off' }, status: 303 },
  ],
  'POST /settings/reminders/switch': ({ point }) =>
    ['mail-on', 'mail-off', 'sms-on'].map((reminder) => ({
      path: '/settings/reminders/switch',
      fields: { point: String(point.pointId), reminder },
      status: 404,
    })),
  'POST /settings/reminders/offer': () => [
    { path: '/settings/reminders/offer', fields: { wanted: 'yes' }, status: 303 },
  ],
  'GET /settings/mobile': () => [{ path: '/settings/mobile', status: 200 }],
  'POST /settings/mobile': () => [{ path: '/settings/mobile', fields: { mobile: 'x' }, status: 422 }],
  'POST /settings/mobile/code': () => [{ path: '/settings/mobile/code', fields: { code: '123456' }, status: 422 }],
  'POST /settings/mobile/removal': () => [{ path: '/settings/mobile/removal', fields: {}, status: 303 }],
  'GET /contracts': ({ point }) => [
    { path: '/contracts', status: 200 },
    { path: `/contracts?linked=${point.contractId}`, status: 200 },
  ],
  'GET /contracts/link': ({ point }) => [
    { path: '/contracts/link', status: 200 },
    { path: `/contracts/link?number=${point.contractId}`, status: 200 },
  ],
  'POST /contracts/link': ({ point }) => [
    // the right point with a wrong contract: nothing of it is told
    { path: '/contracts/link', fields: linkFields(point, { number: 'P-0' }), status: 422 },
  ],
  'GET /contracts/:id/removal': ({ point }) => [{ path: `/contracts/${point.contractId}/removal`, status: 404 }],
  'POST /contracts/:id/removal': ({ point }) => [
    // who has removed it before is told so again, as after a second press of the button
    { path: `/contracts/${point.contractId}/removal`, fields: {}, status: 404, except: { 'an ended link': 303 } },
  ],
  'GET /readings/new': ({ point }) => [
    { path: '/readings/new', status: 200 },
    { path: `/readings/new?q=skrivnostna`, status: 200 },
    { path: `/readings/new?point=${point.pointId}`, status: 404, except: known },
    { path: `/readings/new?point=${point.pointId}&date=2026-11-30`, status: 404, except: known },
  ],
  'POST /readings/new': ({ point }) => [
    {
      path: '/readings/new',
      fields: readingFields(point, { values: { '1.8.1': 481_600 } }),
      status: 404,
      except: refused,
    },
    {
      path: '/readings/new',
      fields: readingFields(point, { values: { '1.8.1': 481_600, '1.8.2': 234_300 }, kind: 'own_record' }),
      status: 404,
      except: refused,
    },
  ],
  'GET /readings/receipts/:id': ({ receipt }) => [{ path: receipt, status: 404 }],
  'GET /readings': ({ point }) => [
    { path: '/readings', status: 200 },
    { path: '/readings?year=2026', status: 200 },
    { path: `/readings?point=${point.pointId}`, status: 404, except: known },
  ],
  'GET /readings/export.xlsx': ({ point }) => [
    { path: '/readings/export.xlsx', status: 200 },
    { path: `/readings/export.xlsx?point=${point.pointId}`, status: 404, except: known },
  ],
  'GET /readings/export.csv': ({ point }) => [
    { path: '/readings/export.csv', status: 200 },
    { path: `/readings/export.csv?point=${point.pointId}`, status: 404, except: known },
  ],
  'GET /readings/:id/withdrawal': ({ readingId }) => [{ path: `/readings/${readingId}/withdrawal`, status: 404 }],
  'POST /readings/:id/withdrawal': ({ readingId }) => [
    { path: `/readings/${readingId}/withdrawal`, fields: {}, status: 404 },
  ],
};

const billCases: typeof cases = {
  'GET /bills': ({ point }) => [
    { path: '/bills', status: 200 },
    { path: '/bills?year=2026&state=open', status: 200 },
    { path: `/bills?contract=${point.contractId}`, status: 404 },
  ],
  'GET /bills/export.xlsx': ({ point }) => [
    { path: '/bills/export.xlsx', status: 200 },
    { path: `/bills/export.xlsx?contract=${point.contractId}`, status: 404 },
  ],
  'GET /bills/:id': ({ billId }) => [{ path: `/bills/${billId}`, status: 404 }],
  'GET /bills/:id/document': ({ billId }) => [{ path: `/bills/${billId}/document`, status: 404 }],
  'GET /bills/documents.zip': ({ point, billId }) =>
    ['', `?bill-${billId}=yes`, `?contract=${point.contractId}`].map((query) => ({
      path: `/bills/documents.zip${query}`,
      status: 404,
    })),
  'GET /bills/:id/explanation': ({ billId }) => [{ path: `/bills/${billId}/explanation`, status: 404 }],
  'GET /bills/:id/slip.pdf': ({ billId }) => [{ path: `/bills/${billId}/slip.pdf`, status: 404 }],
  'GET /bills/:id/e-invoice.xml': ({ billId }) => [{ path: `/bills/${billId}/e-invoice.xml`, status: 404 }],
  'GET /payments': ({ point }) => [
    { path: '/payments', status: 200 },
    { path: `/payments?contract=${point.contractId}`, status: 404 },
  ],
  'GET /payments/export.xlsx': ({ point }) => [
    { path: '/payments/export.xlsx', status: 200 },
    { path: `/payments/export.xlsx?contract=${point.contractId}`, status: 404 },
  ],
};

const requestCases: typeof cases = {
  'GET /settings/bills': () => [{ path: '/settings/bills', status: 200 }],
  'POST /settings/bills': () => [{ path: '/settings/bills', fields: { arrival: 'yes' }, status: 303 }],
  'GET /contracts/:id/billing': ({ point }) => [{ path: `/contracts/${point.contractId}/billing`, status: 404 }],
  'POST /contracts/:id/billing': ({ point }) => [
    { path: `/contracts/${point.contractId}/billing`, fields: { kind: 'delivery', how: 'paper' }, status: 404 },
  ],
  'POST /bill-requests/:id/withdrawal': ({ requestId }) => [
    { path: `/bill-requests/${requestId}/withdrawal`, fields: {}, status: 404 },
  ],
  'GET /bill-requests/:id/mandate.pdf': ({ requestId }) => [
    { path: `/bill-requests/${requestId}/mandate.pdf`, status: 404 },
  ],
};

const offerCases: typeof cases = {
  'POST /offers/:slug/request': () => [{ path: '/offers/osebna-ponudba/request', fields: {}, status: 404 }],
  'POST /offer-requests/:id/withdrawal': ({ interestId }) => [
    { path: `/offer-requests/${interestId}/withdrawal`, fields: {}, status: 404 },
  ],
  'GET /sonce/export.xlsx': ({ point }) => [{ path: `/sonce/export.xlsx?point=${point.pointId}`, status: 404 }],
  'GET /sonce/export.csv': ({ point }) => [{ path: `/sonce/export.csv?point=${point.pointId}`, status: 404 }],
  // everybody may be interested for themselves
  'POST /sonce/about': () => [{ path: '/sonce/about', fields: {}, status: 303 }],
  'GET /e-mobility/export.xlsx': () => [{ path: '/e-mobility/export.xlsx', status: 200 }],
  'GET /e-mobility/charger': () => [{ path: '/e-mobility/charger', status: 200 }],
  'POST /e-mobility/charger': ({ point }) => [
    { path: '/e-mobility/charger', fields: { place: String(point.pointId), phone: 'x' }, status: 422 },
  ],
};

const conversationCases: typeof cases = {
  'GET /bills/:id/question': ({ billId }) => [{ path: `/bills/${billId}/question`, status: 404 }],
  'GET /conversations': () => [
    { path: '/conversations', status: 200 },
    { path: '/conversations?page=2', status: 200 },
  ],
  'POST /conversations': ({ point, billId }) =>
    [`contract:${point.contractId}`, `bill:${billId}`].map((about) => ({
      path: '/conversations',
      fields: { topic: 'bills', text: 'Zakaj?', about },
      status: 422,
    })),
  'GET /conversations/:id': ({ conversationId }) => [
    { path: `/conversations/${conversationId}`, status: 404 },
    { path: `/conversations/${conversationId}?done=sent`, status: 404 },
  ],
  'POST /conversations/:id/messages': ({ conversationId }) => [
    { path: `/conversations/${conversationId}/messages`, fields: { text: 'Še to' }, status: 404 },
  ],
  'POST /conversations/:id/closing': ({ conversationId }) => [
    { path: `/conversations/${conversationId}/closing`, fields: {}, status: 404 },
  ],
  'POST /conversations/:id/reopening': ({ conversationId }) => [
    { path: `/conversations/${conversationId}/reopening`, fields: {}, status: 404 },
  ],
  'GET /conversations/:id/attachments/:attachment': ({ conversationId, attachmentId }) => [
    { path: `/conversations/${conversationId}/attachments/${attachmentId}`, status: 404 },
  ],
  'GET /call-back': () => [{ path: '/call-back', status: 200 }],
  'POST /call-back': () => [{ path: '/call-back', fields: { phone: 'x' }, status: 422 }],
  'POST /call-back/:id/cancellation': ({ callBackId }) => [
    { path: `/call-back/${callBackId}/cancellation`, fields: {}, status: 404 },
  ],
};

/** A question with a file, as it is kept, and a call that is asked for. */
async function giveConversation(
  pool: Pool,
  accountId: number,
): Promise<Record<'conversation' | 'attachment' | 'call', number>> {
  const { rows } = await pool.query<Record<'conversation' | 'attachment' | 'call', number>>(
    `with c as (
       insert into conversations (asked_in, account_id, language, topic, created_at, changed_at)
       values (2026, $1, 'sl', 'other', now(), now()) returning id
     ), m as (
       insert into conversation_messages (conversation_id, author, body, sent_at)
       select id, 'customer', $2, now() from c returning id
     ), f as (
       insert into conversation_attachments (form_hash, message_id, name, kind, size, sha256, object_key, created_at)
       select sha256('form'), id, $3, 'png', 1, sha256('file'), 'attachments/none', now() from m returning id
     ), b as (
       insert into call_backs (account_id, language, phone, topic, day, from_time, until_time, created_at)
       values ($1, 'sl', $4, 'other', '2026-12-01', '08:00', '10:00', now()) returning id
     )
     select (select id from c) as conversation, (select id from f) as attachment, (select id from b) as call`,
    [accountId, secretQuestion, secretFile, secretPhone],
  );
  return rows[0] ?? assert.fail('nothing was kept');
}

function reminderFields({ pointId }: GivenPoint): Record<string, string> {
  return {
    points: String(pointId),
    [`sms-${pointId}`]: 'yes',
    [`last-${pointId}`]: 'yes',
    'quiet-from': '21',
    'quiet-until': '8',
  };
}

function linkFields({ number, energy, operator }: GivenPoint, given: { number: string }): Record<string, string> {
  return { point: number ?? '', country: 'SI', energy, operator, ...given };
}

/** A file of a zip archive is deflated: what stands in an Excel sheet is looked for unpacked. */
function unzipped(bytes: Buffer): string {
  let text = '';
  for (let at = bytes.indexOf('PK\u0001\u0002'); at !== -1; at = bytes.indexOf('PK\u0001\u0002', at + 4)) {
    const local = bytes.readUInt32LE(at + 42);
    const data = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    text += inflateRawSync(bytes.subarray(data, data + bytes.readUInt32LE(at + 20))).toString();
  }
  return text;
}

/** All there is to read in an answer, in every way of writing numbers and with nothing between the digits of a counter. */
function readable({ body, bytes, headers }: Answer): string {
  const whole = body.startsWith('PK') ? unzipped(bytes) : body;
  const text = whole.replace(/<[^>]*>/g, '').replace(/[\s\u00A0\u202F.,]+/g, '');
  return `${whole}\n${text}\n${JSON.stringify(headers)}`;
}

function secretsIn(answer: Answer, secrets: readonly string[]): string[] {
  const text = readable(answer);
  return secrets.filter((secret) => text.includes(secret));
}

async function openWorld(): Promise<{ world: World; close: () => Promise<void> }> {
  const endings: (() => unknown)[] = [];
  const context = { after: (end: () => unknown) => void endings.push(end) } as Parameters<typeof testPortal>[0];
  const portal = await testPortal(context, { now: '2026-11-30T10:00:00+01:00' });
  const { pool } = portal;
  const [ana, bor, cene, dana] = [
    await giveAccount(pool, { email, name: 'Ana Skrita' }),
    await giveAccount(pool, { name: 'Bor Drugi' }),
    await giveAccount(pool, { name: 'Cene Nekdanji' }),
    await giveAccount(pool, { name: 'Dana Odseljena' }),
  ];
  const point = await givePoint(pool, { street, from: '2025-07-01', contract: 'SKRIVNA-7', linkedBy: [ana, cene] });
  // whoever lived there before may see their own days, to the one on which they left
  await giveSupply(pool, point.pointId, { from: '2021-03-01', until: '2025-07-01', linkedBy: [dana] });
  await pool.query('update contract_links set linked_at = $2, ended_at = $2 where account_id = $1', [
    cene,
    portal.clock.now(),
  ]);
  const readings = {
    '2025-06-01': [440_111, 210_111],
    '2026-09-30': [480_777, 233_777],
    '2026-10-31': [481_113, 233_997],
  };
  for (const [on, [high = 0, low = 0]] of Object.entries(readings)) {
    await giveReading(pool, point, { on, value: high, code: '1.8.1' });
    await giveReading(pool, point, { on, value: low, code: '1.8.2' });
  }
  await givePoint(pool, { street: 'Borova ulica 1', linkedBy: [bor] });
  await giveReminders(pool, { accountId: ana, pointId: point.pointId });
  await pool.query('insert into mobile_numbers (account_id, number, confirmed_at) values ($1, $2, now())', [
    ana,
    mobile,
  ]);
  const bill = await giveBill(pool, point, {
    number: secretBill,
    issuedOn: '2026-11-05',
    from: '2026-10-01',
    until: '2026-11-01',
    lines: [{ net: 391_374 }],
  });
  await giveBillReadings(pool, point, { ...bill, until: 481_113 });
  await givePayment(pool, point, { number: secretPayment, on: '2026-11-20', cents: 100, settles: [[bill, 100]] });
  const browser = await portal.signedIn(ana);
  await pool.query("insert into stopped_recipients (channel, recipient, stopped_at) values ('mail', $1, now())", [
    email,
  ]);
  const sent = await sendReading(browser, point, { values: { '1.8.1': 481_516, '1.8.2': 234_249 } });
  assert.match(sent.location ?? sent.text, /^\/readings\/receipts\/\d+$/);
  const debit = { kind: 'direct_debit', holder: 'Ana Skrita', iban: secretIban, agree: 'yes' };
  const asked = await browser.post(`/contracts/${point.contractId}/billing`, debit);
  assert.match(asked.location ?? asked.text, /done=sent$/);
  await giveSession(pool, point, { startedAt: '2026-11-20T18:00:00Z', place: secretPlace });
  const wanted = { place: 'other', address: secretPlace, house: 'house', power: '11', phone: secretPhone };
  assert.match((await browser.post('/e-mobility/charger', wanted)).location ?? '', /done=sent$/);
  const given = await giveConversation(pool, ana);
  const ids = await pool.query<{ reading: number; session: number; request: number; interest: number }>(
    `select (select min(id) from readings where source = 'portal') as reading,
            (select max(id) from offer_requests) as interest,
            (select max(id) from bill_requests) as request,
            (select id from sessions where account_id = $1) as session`,
    [ana],
  );
  const world: World = {
    portal,
    point,
    receipt: sent.location ?? '',
    readingId: ids.rows[0]?.reading ?? 0,
    sessionId: ids.rows[0]?.session ?? 0,
    billId: bill.id,
    requestId: ids.rows[0]?.request ?? 0,
    interestId: ids.rows[0]?.interest ?? 0,
    conversationId: given.conversation,
    attachmentId: given.attachment,
    callBackId: given.call,
    ana: browser,
    others: {
      'another customer': await portal.signedIn(bor),
      'an ended link': await portal.signedIn(cene),
      'the former tenant': await portal.signedIn(dana),
    },
  };
  const close = async (): Promise<void> => {
    for (const end of endings.toReversed()) await end();
  };
  return { world, close };
}

/** Everything of Ana's that somebody else could have changed. */
async function stateOf({ portal }: World): Promise<unknown> {
  const { rows } = await portal.pool.query(
    `select (select json_agg(r order by id) from readings r) as readings,
            (select count(*) from submissions) as submissions,
            (select json_agg(r order by id) from bill_requests r) as requests,
            (select json_agg(r order by r.id) from offer_requests r join accounts a on a.id = r.account_id where email = $1) as interests,
            (select json_agg(c) from bill_notice_choices c join accounts a on a.id = c.account_id where email = $1) as notices,
            (select json_agg(c order by id) from conversations c) as conversations,
            (select json_agg(m order by id) from conversation_messages m) as messages,
            (select json_agg(b order by id) from call_backs b) as calls,
            (select json_agg(l order by id) from contract_links l) as links,
            (select json_agg(c) from reminder_choices c join accounts a on a.id = c.account_id where email = $1) as reminders,
            (select json_agg(n) from mobile_numbers n) as numbers,
            (select json_agg(a order by a.id) from accounts a where email = $1) as account,
            (select json_agg(s) from stopped_recipients s) as stopped,
            (select count(*) from sessions s join accounts a on a.id = s.account_id where email = $1) as sessions`,
    [email],
  );
  return rows[0];
}

describe('what an account may see', () => {
  let world: World;
  let close: () => Promise<void>;
  before(async () => {
    ({ world, close } = await openWorld());
  });
  after(() => close());

  it('is tried at every address behind the log-in', async () => {
    const guarded = (await routesOf(world.portal)).filter(([, , { guard }]) => guard === 'customer').map(nameOfRoute);
    // logging out shows nothing and ends only the session that asks, which the other cases still need
    const tried = [
      ...Object.keys({ ...cases, ...billCases, ...requestCases, ...offerCases, ...conversationCases }),
      'POST /logout',
    ];
    assert.deepEqual(tried.toSorted(compare), guarded.toSorted(compare));
  });

  it('is there for who it belongs to, so that these tests can fail', async () => {
    const { ana, point, receipt, readingId, billId, requestId, conversationId } = world;
    const pages = [
      ['/bills', [secretBill, '477476', 'SKRIVNA-7']],
      ['/bills/export.xlsx', [secretBill, '477476', 'SKRIVNA-7']],
      [`/bills/${billId}`, [secretBill, '477476', '481113', street]],
      [`/bills/${billId}/explanation`, [secretBill, '481113']],
      [`/bills/${billId}/e-invoice.xml`, [secretBill, 'SKRIVNA-7', point.gsrn]],
      ['/payments', [secretPayment, secretBill]],
      ['/payments/export.xlsx', [secretPayment, secretBill]],
      ['/contracts', ['SKRIVNA-7', street, point.gsrn, point.serial]],
      [`/contracts/${point.contractId}/billing`, ['SKRIVNA-7', `/bill-requests/${requestId}/mandate.pdf`]],
      [`/contracts/${point.contractId}/removal`, ['SKRIVNA-7']],
      [`/readings/new?point=${point.pointId}`, ['481113', street]],
      [receipt, ['481516', '234249']],
      ['/readings', ['481516', '234249', '480777']],
      ['/readings/export.csv', ['481516', '234249', '480777']],
      ['/readings/export.xlsx', ['481516', '234249', '480777']],
      [`/readings/${readingId}/withdrawal`, ['481516']],
      [`/conversations/${conversationId}`, [secretQuestion, secretFile]],
      ['/conversations', [secretQuestion]],
      ['/call-back', [secretPhone.slice(-3)]],
      ['/e-mobility', [secretPlace]],
      ['/e-mobility/export.xlsx', [secretPlace]],
      ['/e-mobility/charger', [secretPlace]],
      ['/', [street]],
      ['/messages', [email, street, '481516', '234249']],
      ['/settings/profile', ['Ana Skrita']],
      ['/settings/reminders', [street, '654']],
    ] as const;
    for (const [path, parts] of pages) {
      const answer = await ana.get(path);
      assert.equal(answer.status, 200, path);
      assert.deepEqual(secretsIn(answer, parts), [...parts], path);
    }
  });

  for (const [name, tries] of Object.entries({
    ...cases,
    ...billCases,
    ...requestCases,
    ...offerCases,
    ...conversationCases,
  })) {
    it(`is closed to who is not signed in: ${name}`, async () => {
      for (const { path, fields } of tries(world)) {
        const stranger = world.portal.browser();
        const answer =
          fields === undefined ? await stranger.get(path) : await stranger.post(path, fields, { from: '/login' });
        assert.equal(answer.status, 303, path);
        assert.match(answer.location ?? '', /^\/login(\?next=%2F[^&]*)?$/, path);
        assert.deepEqual(secretsIn(answer, secretsFor(world, 'a stranger')), []);
      }
    });

    for (const who of strangers) {
      it(`is not there for ${who}: ${name}`, async () => {
        const untouched = await stateOf(world);
        const browser = world.others[who];
        for (const { path, fields, status, except } of tries(world)) {
          const answer =
            fields === undefined
              ? await browser.get(path)
              : await browser.post(path, fields, { from: '/settings/profile' });
          assert.equal(answer.status, except?.[who] ?? status, path);
          assert.deepEqual(secretsIn(answer, secretsFor(world, who)), [], path);
        }
        assert.deepEqual(await stateOf(world), untouched);
      });
    }
  }

  it('is in none of the pages that are open to everybody', async () => {
    const { portal, point, readingId, sessionId, billId, requestId, conversationId, others } = world;
    const open = (await routesOf(portal)).filter(([method, , { guard }]) => method === 'GET' && guard === 'anyone');
    for (const [, pattern] of open) {
      for (const id of [point.pointId, point.contractId, readingId, sessionId, billId, requestId, conversationId]) {
        const path = pattern.replace(/:\w+/, String(id));
        assert.deepEqual(secretsIn(await portal.browser().get(path), secretsFor(world, 'a stranger')), [], path);
        for (const who of strangers) {
          assert.deepEqual(secretsIn(await others[who].get(path), secretsFor(world, who)), [], path);
        }
      }
    }
  });

  it('of a point ends for the former tenant on the day of leaving, and begins for the next one on it', async () => {
    const theirs = await world.others['the former tenant'].get('/readings/export.csv');
    assert.deepEqual(secretsIn(theirs, ['440111', '210111']), ['440111', '210111']);
    const later = await world.ana.get('/readings/export.csv');
    assert.deepEqual(secretsIn(later, ['440111', '210111']), []);
    const page = await world.ana.get('/readings');
    assert.deepEqual(secretsIn(page, ['440111', '210111']), []);
  });

  it('comes with a link and goes with it', async () => {
    const { portal, point, billId } = world;
    const id = await giveAccount(portal.pool);
    const browser = await portal.signedIn(id);
    const ofPoint = [`/readings?point=${point.pointId}`, `/readings/new?point=${point.pointId}`];
    const paths = [...ofPoint, `/bills/${billId}`, world.receipt];
    const statuses = () => Promise.all(paths.map(async (path) => (await browser.get(path)).status));
    assert.deepEqual(await statuses(), [404, 404, 404, 404]);
    await giveLink(portal.pool, id, point);
    assert.deepEqual((await statuses()).slice(0, 3), [200, 200, 200]);
    assert.equal((await browser.post(`/contracts/${point.contractId}/removal`, {})).status, 303);
    assert.deepEqual(await statuses(), [404, 404, 404, 404]);
  });
});

function compare(a: string, b: string): number {
  return a < b ? -1 : 1;
}
