/**
 * Nothing about a person, no password and no token in what the portal logs, nor in its audit trail: a customer's whole way
 * through the portal, with mishaps, and then everything that was written is searched for everything that is theirs.
 */
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { createLog } from '#platform/log.ts';
import { smtpRoute } from '#platform/mail/smtp.ts';
import { createSender } from '#platform/outbox/sender.ts';
import { giveBill, givePayment } from './support/bills.ts';
import { mailServer, refusal, type MailServer } from './support/mail-server.ts';
import { goodPassword, linkIn, logIn, mailsTo, register, registrationOf } from './support/people.ts';
import { givePoint, giveReading, type GivenPoint } from './support/registry.ts';
import { readingFields, sendReading } from './support/submitting.ts';
import { testPortal, type Browser, type TestPortal } from './support/portal.ts';

const email = 'ziva.brdnik-skrita@zasebno.example';
const person = {
  name: 'Živa Brdnik Skrita',
  street: 'Zakotna steza 77b',
  town: 'Zgornje Gorje pri Nikjer',
  postCode: '4247',
  post: 'Zgornje Gorje',
  phone: '041 739 518',
};
const newPassword = 'dolga pot skozi zimski gozd';
const newEmail = 'ziva.b@prenovljeno.example';
const secretBill = 'TAJNI-4419';
const secretIban = 'SI56192001234567892';
const wrongPassword = 'skoraj pravo geslo 4711';

/** Whatever must not be written, beside what is collected on the way. */
function fixedSecrets({ contract, number, gsrn, serial }: GivenPoint): string[] {
  const typed = [
    email,
    ...Object.values(person),
    goodPassword,
    newPassword,
    wrongPassword,
    contract,
    number ?? '',
    gsrn,
    serial,
  ];
  return [
    ...typed,
    'ziva.brdnik',
    newEmail,
    'Živa',
    'Brdnik',
    '739518',
    '739 518',
    '48151',
    '49152',
    '62342',
    '63343',
    secretBill,
    secretIban.slice(4),
    '83,12',
    '8312',
  ];
}

type Journey = {
  readonly portal: TestPortal;
  readonly browser: Browser;
  readonly point: GivenPoint;
  readonly met: Set<string>;
};

/** Tokens and cookies are met on the way: everything of that kind that the browser has seen. */
function remember({ browser, met }: Journey, ...bodies: string[]): void {
  for (const value of browser.cookies.values()) if (value.length > 10) met.add(value);
  for (const body of bodies) {
    for (const [, token] of body.matchAll(/name="(?:formToken|seen)" value="([^"]+)"/g)) met.add(token ?? '');
    const links =
      /(?<=\/(?:activate|new-password|wait|confirm|conversations|email-change|consent-withdrawal)\/)[\w-]{43}/g;
    for (const [token] of body.matchAll(links)) met.add(token);
  }
}

async function registerAndActivate(journey: Journey): Promise<void> {
  const { portal, browser } = journey;
  await browser.post('/register', { ...registrationOf(email, 'kratko'), ...person });
  await register(portal, browser, { ...registrationOf(email), ...person });
  const [mail] = await mailsTo(portal, email);
  remember(journey, mail?.text ?? '', (await browser.get('/login')).body);
  await logIn(browser, email);
  await browser.post(linkIn(mail, '/activate/'), {});
  await browser.get(linkIn(mail, '/activate/'));
  await register(portal, browser, { ...registrationOf(email, wrongPassword), ...person });
}

async function logInAtLast(journey: Journey): Promise<void> {
  const { browser } = journey;
  for (const password of [wrongPassword, `${goodPassword} `]) await logIn(browser, email, password);
  remember(journey, (await browser.get(`/login?next=/readings%3Fq%3D${email}`)).body);
  assert.equal((await logIn(browser, email)).status, 303);
  remember(journey, (await browser.get('/settings/profile')).body);
  await browser.get(`/questions?q=${encodeURIComponent(email)}`);
  await browser.post('/settings/profile', { ...person, country: 'SI', phone: '090 12 34' });
  await browser.post('/settings/profile', { ...person, country: 'SI' });
  await browser.post('/settings/password', {
    currentPassword: wrongPassword,
    password: newPassword,
    passwordAgain: newPassword,
  });
}

async function linkAndRead(journey: Journey): Promise<void> {
  const { browser, point } = journey;
  const facts = {
    number: point.contract,
    point: point.gsrn,
    country: 'SI',
    energy: point.energy,
    operator: point.operator,
  };
  await browser.post('/contracts/link', { ...facts, number: 'NAPAKA-1' });
  assert.equal((await browser.post('/contracts/link', facts)).status, 303);
  await browser.get(`/readings/new?point=${point.pointId}&r-1.8.1=48151`);
  await browser.get(`/readings/new?q=${encodeURIComponent(point.gsrn)}`);
  await browser.post('/readings/new', readingFields(point, { values: { '1.8.1': '48151,5', '1.8.2': 'x' } }));
  const doubted = await browser.post(
    '/readings/new',
    readingFields(point, { values: { '1.8.1': 98_151, '1.8.2': 62_342 } }),
  );
  remember(journey, doubted.body);
  const sent = await sendReading(browser, point, { values: { '1.8.1': 48_151, '1.8.2': 62_342 } });
  assert.match(sent.location ?? sent.text, /^\/readings\/receipts\/\d+$/);
  await browser.get(sent.location ?? '');
  await sendReading(browser, point, { values: { '1.8.1': 49_152, '1.8.2': 63_343 }, kind: 'own_record' });
  for (const path of ['/', '/readings', '/readings/export.csv', '/readings/export.xlsx', '/contracts']) {
    assert.equal((await browser.get(path)).status, 200, path);
  }
  const own = /\/readings\/\d+\/withdrawal/.exec((await browser.get('/readings')).body)?.[0] ?? '';
  assert.equal((await browser.post(own, {})).status, 303);
  await openBills(journey);
  await chooseReminders(journey);
  await useRights(journey);
  await browser.post(`/contracts/${point.contractId}/removal`, {});
}

/** Another address, the withdrawal of a consent, the end of the account, the data: all that is asked for and called off. */
async function useRights(journey: Journey): Promise<void> {
  const { portal, browser } = journey;
  const wish = { email: newEmail, currentPassword: goodPassword };
  assert.equal((await browser.post('/settings/email', { ...wish, currentPassword: wrongPassword })).status, 422);
  assert.equal((await browser.post('/settings/email', wish)).status, 303);
  for (const to of [email, newEmail]) {
    const mail = (await mailsTo(portal, to)).findLast(({ text }) => text.includes('/email-change/'));
    remember(journey, mail?.text ?? '');
    assert.equal(
      (await browser.post(linkIn(mail, '/email-change/'), { answer: 'cancel' }, { from: '/settings/profile' })).status,
      200,
    );
  }
  await browser.post('/settings/consents', { offers: 'yes' });
  await browser.post('/consent-withdrawal', { email });
  const mail = (await mailsTo(portal, email)).at(-1);
  remember(journey, mail?.text ?? '');
  assert.equal((await browser.post(linkIn(mail, '/consent-withdrawal/'), {})).status, 200);
  assert.equal((await browser.post('/settings/data', {})).status, 303);
  assert.equal((await browser.post('/settings/deletion', { currentPassword: wrongPassword })).status, 422);
  assert.equal((await browser.post('/settings/deletion', { currentPassword: goodPassword })).status, 303);
  assert.equal((await browser.post('/settings/deletion/cancellation', {}, { from: '/settings/deletion' })).status, 303);
}

async function openBills({ portal, browser, point }: Journey): Promise<void> {
  const bill = await giveBill(portal.pool, point, { number: secretBill });
  await givePayment(portal.pool, point, { on: '2026-11-29', cents: 100, settles: [[bill, 100]] });
  const paths = [
    '/bills',
    `/bills/${bill.id}`,
    `/bills/${bill.id}/e-invoice.xml`,
    '/bills/export.xlsx',
    '/payments',
    '/payments/export.xlsx',
  ];
  for (const path of paths) assert.equal((await browser.get(path)).status, 200, path);
  await browser.get(`/bills?contract=${point.contract}&q=${secretBill}`);
  const billing = `/contracts/${point.contractId}/billing`;
  const debit = { kind: 'direct_debit', holder: person.name, agree: 'yes' };
  assert.equal((await browser.post(billing, { ...debit, iban: `${secretIban}0` })).status, 422);
  assert.equal((await browser.post(billing, { ...debit, iban: secretIban })).status, 303);
  const words = { topic: 'bills', about: `bill:${bill.id}`, text: `${person.name} ne razume računa ${secretBill}` };
  assert.equal((await browser.post('/conversations', { ...words, topic: '' }, { from: '/ask' })).status, 422);
  assert.equal((await browser.post('/conversations', words, { from: '/ask' })).status, 303);
  const slot = /value="(\d{4}-\d\d-\d\dT\d\d:\d\d)"/.exec((await browser.get('/call-back')).body)?.[1] ?? '';
  const call = { phone: person.phone, topic: 'bills', text: person.name, slot };
  assert.equal((await browser.post('/call-back', { ...call, slot: '' })).status, 422);
  assert.equal((await browser.post('/call-back', call)).status, 303);
  const charger = { place: 'other', address: person.street, house: 'house', power: '11', phone: person.phone };
  assert.equal((await browser.post('/e-mobility/charger', { ...charger, words: person.name, power: '' })).status, 422);
  assert.equal((await browser.post('/e-mobility/charger', { ...charger, words: person.name })).status, 303);
  assert.equal((await browser.post('/sonce/about', {})).status, 303);
  for (const path of ['/offers', '/benefits', '/sonce', '/e-mobility', '/e-mobility/export.xlsx']) {
    assert.equal((await browser.get(path)).status, 200, path);
  }
  const paper = /\/bill-requests\/\d+\/mandate\.pdf/.exec((await browser.get(billing)).body)?.[0] ?? '';
  assert.equal((await browser.get(paper)).status, 200);
}

/** A question without an account, from the form to the secret page. */
async function askAsGuest(journey: Journey): Promise<void> {
  const { portal, browser } = journey;
  const question = { name: person.name, email, topic: 'other', text: `Kdaj bo konec? ${person.phone}` };
  assert.equal((await browser.post('/ask', { ...question, name: '' })).status, 422);
  const { location: wait = '' } = await browser.post('/ask', question);
  portal.clock.set(new Date(portal.clock.now().getTime() + 31_000).toISOString());
  assert.equal((await browser.post(wait, {})).location, '/ask/sent');
  const mail = (await mailsTo(portal, email)).at(-1);
  const link = linkIn(mail, '/ask/confirm/');
  const { location = '' } = await browser.post(link, {});
  assert.match(location, /^\/ask\/conversations\//);
  remember(journey, wait, mail?.text ?? '', location, (await browser.get(location)).body);
}

async function chooseReminders(journey: Journey): Promise<void> {
  const { portal, browser, point, met } = journey;
  const id = point.pointId;
  const settings = '/settings/reminders';
  await browser.post('/settings/reminders/offer', { wanted: 'yes' }, { from: '/' });
  await browser.post(
    '/settings/reminders/switch',
    { point: String(id), reminder: 'sms-on' },
    { from: '/readings/new' },
  );
  await browser.post(settings, { points: String(id), [`mail-${id}`]: 'yes', 'quiet-from': '9', 'quiet-until': '9' });
  const chosen = {
    points: String(id),
    [`mail-${id}`]: 'yes',
    [`last-${id}`]: 'yes',
    'quiet-from': '22',
    'quiet-until': '7',
  };
  assert.equal((await browser.post(settings, chosen)).status, 303);
  await browser.post('/settings/mobile', { mobile: '090 12 34' });
  assert.equal((await browser.post('/settings/mobile', { mobile: person.phone })).status, 303);
  const sms = (await mailsTo(portal, '+38641739518')).at(-1);
  const code = /#(\d{6})$/.exec(sms?.text ?? '')?.[1] ?? assert.fail('no code came');
  met.add(code);
  const wrong = code === '000000' ? '000001' : '000000';
  for (const typed of [wrong, code]) {
    remember(
      journey,
      (await browser.post('/settings/mobile/code', { code: typed }, { from: '/settings/mobile' })).body,
    );
  }
  const stopCode = 'Skrita1koda2';
  met.add(stopCode);
  await portal.pool.query(
    `insert into reminders (account_id, channel, day, planned_at, stop_hash, written_at)
     select account_id, 'mail', '2026-11-30', now(), sha256($1), now() from reminder_choices`,
    [Buffer.from(stopCode)],
  );
  for (const path of [`/s/${stopCode}`, `/s/${stopCode}/undo`]) {
    assert.equal((await browser.post(path, {}, { from: `/s/${stopCode}` })).status, 303);
  }
  assert.equal((await browser.post('/settings/mobile/removal', {}, { from: settings })).status, 303);
}

async function forgetAndReset(journey: Journey): Promise<void> {
  const { portal, browser } = journey;
  await browser.post('/logout', {}, { from: '/' });
  await browser.post('/forgot-password', { email });
  const mail = (await mailsTo(portal, email)).findLast(({ template }) => template === 'password_reset');
  remember(journey, mail?.text ?? '');
  await browser.post(linkIn(mail, '/new-password/'), { password: newPassword, passwordAgain: wrongPassword });
  await browser.post(linkIn(mail, '/new-password/'), { password: newPassword, passwordAgain: newPassword });
  await browser.get(linkIn(mail, '/new-password/'));
  assert.equal((await logIn(browser, email, newPassword)).status, 303);
  remember(journey);
}

/** What goes wrong inside: constraints, statements that quote what they were given, mail that cannot be sent. */
async function failInside(t: TestContext, { portal, browser }: Journey): Promise<void> {
  await browser.get(`/${encodeURIComponent(email)}/${encodeURIComponent(person.name)}`);
  await browser.get(`/login?email=${encodeURIComponent(email)}&password=${encodeURIComponent(newPassword)}&lang=en`);
  // the second one quotes the value in its own words
  for (const check of ["name not like '%Skrita%'", 'name::integer > 0']) {
    await portal.pool.query(`alter table accounts add constraint accounts_fail check (${check}) not valid`);
    const failed = await browser.post('/settings/profile', { ...person, country: 'SI' });
    assert.equal(failed.status, 500);
    assert.doesNotMatch(failed.body, /accounts_fail|integer/);
    const told = portal.logged.map((line) => JSON.parse(line) as Record<string, unknown>);
    const { id } = told.findLast(({ msg }) => msg === 'a request failed') ?? {};
    assert.match(failed.body, new RegExp(`${String(id)}\\b`), 'what the page asks people to tell leads to the line');
    await portal.pool.query('alter table accounts drop constraint accounts_fail');
  }
  const log = createLog({ level: 'info', write: (line) => void portal.logged.push(line) });
  const sender = createSender({
    pool: portal.pool,
    log,
    now: () => portal.clock.now(),
    timeZone: portal.supplier.timeZone,
    routes: { mail: smtpRoute({ url: (await refusingServer(t)).url, from: 'a@example.si' }) },
  });
  assert.ok((await sender.flush()) > 0);
  await sender.stop();
}

function refusingServer(t: TestContext): Promise<MailServer> {
  return mailServer(t, {
    onRcptTo: ({ address }, _session, callback) => callback(refusal(550, `no such user ${address} (${person.name})`)),
  });
}

async function wholeJourney(t: TestContext): Promise<Journey> {
  const portal = await testPortal(t, { now: '2026-11-30T10:00:00+01:00' });
  const point = await givePoint(portal.pool, { contract: 'TAJNA-8842', number: '4-8842771', street: person.street });
  await giveReading(portal.pool, point, { on: '2026-10-31', value: 47_900 });
  await giveReading(portal.pool, point, { on: '2026-10-31', value: 62_100, code: '1.8.2' });
  const journey = { portal, browser: portal.browser(), point, met: new Set<string>() };
  await registerAndActivate(journey);
  await askAsGuest(journey);
  await logInAtLast(journey);
  await linkAndRead(journey);
  await forgetAndReset(journey);
  await failInside(t, journey);
  return journey;
}

/** A request's id, a duration and a time are digits of chance: among them a meter's reading would be found sooner or later. */
function withoutChance(line: string): string {
  return line.replace(/"(?:time|id)":"[^"]*",?|"milliseconds":[\d.]+/g, '');
}

describe('what is written about a customer', () => {
  it('in the log and the audit trail names nobody and opens nothing', async (t) => {
    const { portal, point, met } = await wholeJourney(t);
    const { rows } = await portal.pool.query<{ entry: string; action: string }>(
      "select (to_jsonb(a) - 'origin' - 'recorded_at')::text as entry, action from audit_entries a",
    );
    const lines = portal.logged.map(withoutChance);
    const log = lines.join('');
    const trail = rows.map(({ entry }) => entry).join('\n');
    assert.ok(met.size >= 7, `${met.size} tokens and cookies were met`);
    for (const secret of [...fixedSecrets(point), ...met]) {
      for (const written of [
        secret,
        encodeURIComponent(secret),
        JSON.stringify(secret).slice(1, -1),
        secret.toLowerCase(),
      ]) {
        assert.ok(!log.includes(written), `the log has ${secret}: ${lines.find((line) => line.includes(written))}`);
        assert.ok(!trail.includes(written), `the audit trail has ${secret}`);
      }
    }
    const actions = new Set(rows.map(({ action }) => action));
    for (const action of [
      'registration requested',
      'account activated',
      'log-in refused',
      'logged in',
      'contract link refused',
      'contract linked',
      'reading submitted',
      'own record kept',
      'reading withdrawn',
      'reminder offer answered',
      'reminder switched',
      'reminders chosen',
      'mobile code sent',
      'mobile code refused',
      'mobile number confirmed',
      'reminders stopped',
      'reminder stop undone',
      'mobile number removed',
      'contract link ended',
      'new password requested',
      'password reset',
    ]) {
      assert.ok(actions.has(action), action);
    }
  });

  it('in the log is a line of JSON for each answer, with its route and its time, and each fault once', async (t) => {
    const { portal } = await wholeJourney(t);
    const lines = portal.logged.map((line) => JSON.parse(line) as Record<string, unknown>);
    const answered = lines.filter(({ msg }) => msg === 'answered');
    assert.ok(answered.length > 60);
    for (const line of answered) {
      assert.deepEqual(Object.keys(line), ['time', 'level', 'msg', 'id', 'method', 'route', 'status', 'milliseconds']);
    }
    const faults = answered.filter(({ status }) => status === 500).map(({ id }) => id);
    const told = lines.filter(({ msg }) => msg === 'a request failed').map(({ id }) => id);
    assert.ok(faults.length > 0);
    assert.deepEqual(told, faults);
  });
});
