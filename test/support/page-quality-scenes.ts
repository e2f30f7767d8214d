/** What strangers, customers and a building manager meet in the portal: every page, and the states that are easily forgotten. */
import type { Page } from 'playwright-core';
import { reminderJobs } from '#features/reminders/index.ts';
import { dayIn } from '#kernel/day.ts';
import { testSecret, type Browser } from './portal.ts';
import { accountOf, linkIn, mailsTo, register, registrationOf, type Mail } from './people.ts';
import type { ShownPortal } from './page-quality-portal.ts';
import type { Scene } from './page-quality.ts';
import { conversationScenes, guestScenes, guestsLinks, type Asked } from './conversation-scenes.ts';
import { send } from './fill-in.ts';
import { customersOfferScenes, strangersOfferScenes } from './offer-scenes.ts';
import { giveWishes, linksOfWishes, rightsScenes, wishedScenes, type Wished } from './wishes.ts';

const household = 'maja.zupan@example.si';
const ofTheManual = 'franc.oblak@example.si';
const manager = 'merilna.mesta@upravnik-lipa.example.com';

export async function strangersScenes(portal: ShownPortal): Promise<Scene[]> {
  const links = await linksByMail(portal);
  const contents = 'why contact questions reading-dates links about help legal terms privacy'.split(' ');
  return [
    { name: 'home', path: '/' },
    { name: 'registration', path: '/register' },
    { name: 'registration, all wrong', path: '/register', act: registerBadly, status: 422 },
    { name: 'registration sent', path: '/register/sent' },
    { name: 'registration without JavaScript', path: links.wait },
    { name: 'registration without JavaScript, done before', path: '/register/wait/nothing' },
    { name: 'activation', path: links.activation },
    { name: 'activation, used', path: links.usedActivation },
    { name: 'activation, unknown', path: '/activate/nothing', status: 410 },
    { name: 'activated', path: '/activated' },
    { name: 'log-in', path: '/login' },
    { name: 'log-in, refused', path: '/login', act: logInBadly, status: 422 },
    { name: 'log-in after a new password', path: '/login?after=new-password' },
    { name: 'forgotten password', path: '/forgot-password' },
    { name: 'forgotten password, no address', path: '/forgot-password', act: (page) => send(page, {}), status: 422 },
    { name: 'forgotten password, sent', path: '/forgot-password/sent' },
    { name: 'new password', path: links.newPassword },
    {
      name: 'new password, refused',
      path: links.newPassword,
      act: (page) => send(page, { password: 'x' }),
      status: 422,
    },
    { name: 'new password, void link', path: '/new-password/nothing', status: 410 },
    { name: 'withdrawal of consent', path: '/consent-withdrawal' },
    ...wishedScenes(links),
    ...guestScenes(links),
    ...strangersOfferScenes(),
    ...contents.map((slug) => ({ name: slug, path: `/${slug}` })),
    { name: 'questions, found', path: '/questions?q=racuni' },
    { name: 'questions, none found', path: '/questions?q=banana' },
    { name: 'guide with pictures', path: '/help/reading-a-meter' },
    { name: 'news', path: '/news' },
    { name: 'a piece of news', path: '/news/2026-03-16-racun-razlozen-do-centa' },
    { name: 'terms, an older version', path: '/terms/2025-03' },
    { name: 'privacy, an older version', path: '/privacy/2025-03' },
    { name: 'manual', path: '/help/manual' },
    { name: 'manual, a chapter', path: '/help/manual/readings' },
    { name: 'manual, all of it', path: '/help/manual/all' },
    { name: 'mailbox', path: '/demo/mailbox' },
    { name: 'mail', path: links.mail },
    { name: 'mail as text', path: `${links.mail}?as=text` },
    { name: 'phone', path: links.phone },
    { name: 'reminders to be stopped', path: links.stop },
    { name: 'reminders to be stopped, unknown', path: '/s/nothing', status: 404 },
    { name: 'no such page', path: '/nothing', status: 404 },
    { name: 'too long open', path: '/login', act: sendStale, status: 403 },
  ];
}

export async function customersScenes(portal: ShownPortal): Promise<Scene[]> {
  const newcomer = 'nova.stranka@example.si';
  await accountOf(portal, newcomer);
  const sent = await readingOf(portal, ofTheManual);
  const { electricity, contract } = await belongingsOf(portal, household);
  const asked = await billingOf(portal, ofTheManual);
  await giveWishes(portal);
  await remind(portal);
  await (await signedIn(portal, household)).post('/settings/calendar', {});
  const reading = `/readings/new?point=${electricity}`;
  const type = (vt: string, mt: string) => (page: Page) => send(page, { 'r-1-8-1': vt, 'r-1-8-2': mt });
  const scenes: Scene[] = [
    { name: 'home', path: '/' },
    { name: 'home before any contract', path: '/', who: newcomer },
    { name: 'home with a contract that ended', path: '/', who: 'tomaz.pirc@example.si' },
    { name: 'new reading', path: reading },
    { name: 'new reading, refused', path: reading, act: type('-5', '1234567'), status: 422 },
    { name: 'new reading, all empty', path: reading, act: type('', ''), status: 422 },
    { name: 'new reading, odd', path: reading, act: type('18275', '20000'), status: 422 },
    { name: 'new reading of gas', path: '/readings/new' },
    { name: 'new reading, sent before', path: '/readings/new', who: ofTheManual },
    { name: 'new reading, read remotely', path: '/readings/new', who: 'alenka.rozman@example.si' },
    { name: 'new reading, meter exchanged', path: '/readings/new', who: 'marko.vidmar@example.si' },
    { name: 'new reading, nothing linked', path: '/readings/new', who: newcomer },
    { name: 'receipt', path: sent.receipt, who: ofTheManual },
    { name: 'readings', path: '/readings' },
    { name: 'readings, the second page', path: '/readings?page=2' },
    { name: 'readings, some of them own', path: '/readings', who: ofTheManual },
    { name: 'readings, none found', path: '/readings?year=2026&kind=own_record' },
    { name: 'readings, none yet', path: '/readings', who: newcomer },
    { name: 'withdrawal', path: sent.withdrawal, who: ofTheManual },
    { name: 'readings, one just withdrawn', path: '/readings?withdrawn=yes' },
    { name: 'contracts', path: '/contracts' },
    { name: 'contracts, one ended', path: '/contracts', who: 'tomaz.pirc@example.si' },
    { name: 'contracts, none', path: '/contracts', who: newcomer },
    { name: 'contracts, one just linked', path: `/contracts?linked=${contract}` },
    { name: 'linking', path: '/contracts/link' },
    {
      name: 'linking, all wrong',
      path: '/contracts/link',
      act: (page) => send(page, { point: '38345678000' }),
      status: 422,
    },
    { name: 'linking, no match', path: '/contracts/link', act: linkBadly, status: 422 },
    { name: 'removal', path: `/contracts/${contract}/removal` },
    { name: 'billing', path: `/contracts/${contract}/billing` },
    {
      name: 'billing, refused',
      path: `/contracts/${contract}/billing`,
      act: (page) => send(page, { 'bank-iban': '1' }),
      status: 422,
    },
    { name: 'billing, asked for', path: asked, who: ofTheManual },
    ...(await billScenes(portal, newcomer)),
    ...customersOfferScenes(newcomer),
    ...settingsScenes(newcomer),
    ...(await conversationScenes(portal, newcomer)),
    { name: 'no such page', path: '/readings/new/nothing', status: 404 },
  ];
  return scenes.map((scene) => ({ who: household, ...scene }));
}

/** Bills in every state that the cast has. */
async function billScenes({ pool, clock }: ShownPortal, newcomer: string): Promise<Scene[]> {
  const { rows } = await pool.query<{ id: number; state: string; who: string }>(
    `select distinct on (s.state) b.id, s.state, a.email as who
       from bills b
      cross join lateral (select bill_state(b, $1) as state) s
       join visible_bills v on v.bill_id = b.id
       join accounts a on a.id = v.account_id
      order by s.state, b.issued_on desc, b.id`,
    [dayIn(clock.now(), 'Europe/Ljubljana')],
  );
  const ofState = rows.map(({ id, state, who }) => ({ name: `bill, ${state}`, path: `/bills/${id}`, who }));
  const explained = rows
    .slice(0, 1)
    .map(({ id, who }) => ({ name: 'bill explained', path: `/bills/${id}/explanation`, who }));
  const asked = rows.slice(0, 1).map(({ id, who }) => ({
    name: 'bill, a question without words',
    path: `/ask?bill=${id}`,
    who,
    act: (page: Page) => send(page, { text: ' ' }),
    status: 422,
  }));
  return [
    { name: 'bills', path: '/bills' },
    { name: 'bills, none found', path: '/bills?year=1999' },
    { name: 'bills, none yet', path: '/bills', who: newcomer },
    ...ofState,
    ...explained,
    ...asked,
    { name: 'payments', path: '/payments' },
    { name: 'payments, none yet', path: '/payments', who: newcomer },
  ];
}

function settingsScenes(newcomer: string): Scene[] {
  return [
    { name: 'settings', path: '/settings' },
    { name: 'profile', path: '/settings/profile' },
    {
      name: 'profile, refused',
      path: '/settings/profile',
      act: (page) => send(page, { postCode: '12', phone: '1' }),
      status: 422,
    },
    { name: 'password', path: '/settings/password' },
    {
      name: 'password, refused',
      path: '/settings/password',
      act: (page) => send(page, { password: 'x' }),
      status: 422,
    },
    { name: 'sessions', path: '/settings/sessions' },
    { name: 'reminders', path: '/settings/reminders' },
    { name: 'reminders, none yet', path: '/settings/reminders', who: newcomer },
    { name: 'number for SMS', path: '/settings/mobile' },
    {
      name: 'number for SMS, refused',
      path: '/settings/mobile',
      act: (page) => send(page, { mobile: '1' }),
      status: 422,
    },
    { name: 'messages', path: '/messages' },
    { name: 'notices of bills', path: '/settings/bills' },
    { name: 'calendar', path: '/settings/calendar' },
    { name: 'calendar, none yet', path: '/settings/calendar', who: newcomer },
    { name: 'consents', path: '/settings/consents' },
    ...rightsScenes(newcomer),
  ];
}

/** Where forty metering points could burst a page. */
export function managersScenes(): Scene[] {
  const lists = ['/bills', '/payments'];
  const paths = ['/', '/readings/new', '/readings?page=3', ...lists, '/contracts', '/settings/reminders'];
  return paths.map((path) => ({ name: path, path, who: manager }));
}

type Links = Record<
  Asked | Wished | 'wait' | 'activation' | 'usedActivation' | 'newPassword' | 'mail' | 'phone' | 'stop',
  string
>;

async function linksByMail(portal: ShownPortal): Promise<Links> {
  const [fresh, used] = ['sveza.stranka@example.si', 'aktivna.stranka@example.si'] as const;
  const browser = portal.browser();
  await register(portal, browser, registrationOf(fresh));
  await register(portal, browser, registrationOf(used));
  const [toUse] = await mailsTo(portal, used);
  const usedActivation = linkIn(toUse, '/activate/');
  await browser.post(usedActivation, {});
  await browser.post('/forgot-password', { email: used });
  const asked = { ...(await guestsLinks(portal)), ...(await linksOfWishes(portal)) };
  const { location: wait = '' } = await browser.post('/register', registrationOf('cakajoca.stranka@example.si'));
  await remind(portal);
  const { rows } = await portal.pool.query<Mail & { id: number }>(
    `select distinct on (channel) id, template, recipient as to, subject, text
       from messages where template = 'reminder' order by channel, id desc`,
  );
  const [mail, sms] = rows;
  return {
    ...asked,
    wait,
    activation: linkIn((await mailsTo(portal, fresh))[0], '/activate/'),
    usedActivation,
    newPassword: linkIn((await mailsTo(portal, used)).at(-1), '/new-password/'),
    mail: `/demo/mailbox/${mail?.id}`,
    phone: `/demo/mailbox/phones/${sms?.to.slice(1)}`,
    stop: linkIn(mail, '/s/'),
  };
}

/** Sends a reading a little above the last one, as its owner would, and says where it can be looked at. */
async function readingOf(portal: ShownPortal, email: string): Promise<{ receipt: string; withdrawal: string }> {
  const browser = await signedIn(portal, email);
  const { body } = await browser.get('/readings/new');
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(body)?.[1] ?? '';
  const before = [...body.matchAll(/data-previous="(\d+)"/g)].map(([, value]) => Number(value));
  const fields = {
    point: hidden('point'),
    meter: hidden('meter'),
    kind: 'submission',
    'r-1.8.1': String((before[0] ?? 0) + 320),
    'r-1.8.2': String((before[1] ?? 0) + 520),
  };
  const { location: receipt, text } = await browser.post('/readings/new', fields);
  if (receipt === undefined) throw new Error(`the reading was refused: ${text}`);
  const withdrawal = /\/readings\/\d+\/withdrawal/.exec((await browser.get('/readings')).body)?.[0] ?? '';
  return { receipt, withdrawal };
}

/** A direct debit that was asked for, and where it can be looked at. */
async function billingOf(portal: ShownPortal, email: string): Promise<string> {
  const { contract } = await belongingsOf(portal, email);
  const path = `/contracts/${contract}/billing`;
  const fields = { kind: 'direct_debit', holder: 'Marija Novak', iban: 'SI56192001234567892', agree: 'yes' };
  const { location, text } = await (await signedIn(portal, email)).post(path, fields);
  if (location === undefined) throw new Error(`the direct debit was refused: ${text}`);
  return path;
}

/** Today's reminders, planned and written as the job does it. */
async function remind({ pool, supplier, clock }: ShownPortal): Promise<void> {
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const parts = { pool, supplier, secret: testSecret, publicUrl: 'http://localhost', log };
  for (const job of reminderJobs(parts)) await job.run(clock.now());
}

async function signedIn(portal: ShownPortal, email: string): Promise<Browser> {
  const { rows } = await portal.pool.query<{ id: number }>('select id from accounts where email = $1', [email]);
  return portal.signedIn(Number(rows[0]?.id));
}

async function belongingsOf({ pool }: ShownPortal, email: string): Promise<{ electricity: number; contract: number }> {
  const { rows } = await pool.query<{ electricity: number; contract: number }>(
    `select v.metering_point_id as electricity, v.contract_id as contract
       from visible_supplies v
       join accounts a on a.id = v.account_id
       join metering_points p on p.id = v.metering_point_id and p.energy = 'electricity'
      where a.email = $1`,
    [email],
  );
  const [first] = rows;
  if (first === undefined) throw new Error(`${email} has no electricity`);
  return first;
}

function registerBadly(page: Page): Promise<void> {
  return send(page, { email: 'ana', password: 'kratko', passwordAgain: 'drugo', postCode: '12', phone: '090123' });
}

function logInBadly(page: Page): Promise<void> {
  return send(page, { email: 'nihce@example.si', password: 'ne bo pravo' });
}

async function linkBadly(page: Page): Promise<void> {
  await page.locator('#operator').selectOption('ELLJ');
  await send(page, { number: '999', point: '3-999999' });
}

/** The cookie that the form's token belongs to is gone. */
async function sendStale(page: Page): Promise<void> {
  await page.context().clearCookies({ name: 'odcitek_visit' });
  await send(page, { email: 'nihce@example.si' });
}
