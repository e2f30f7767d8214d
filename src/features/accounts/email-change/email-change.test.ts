import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountOf, goodPassword, linkIn, logIn, mailsTo } from '#test/support/people.ts';
import { testPortal, type Browser, type TestPortal } from '#test/support/portal.ts';
import { completeDueRecoveries, type ChangeParts } from './confirmation.ts';
import { beginRecovery } from './recovery.ts';

const old = 'ana.novak@example.si';
const fresh = 'ana@drugje.example';

const partsOf = ({ pool, supplier }: TestPortal): ChangeParts => ({ pool, supplier, publicUrl: 'http://localhost' });

function later({ clock }: TestPortal, hours: number): void {
  clock.set(new Date(clock.now().getTime() + hours * 3_600_000).toISOString());
}

const emailOf = async ({ pool }: TestPortal): Promise<unknown> =>
  (await pool.query<{ email: string }>('select email from accounts order by id limit 1')).rows[0]?.email;

const ask = (browser: Browser, email = fresh, currentPassword = goodPassword) =>
  browser.post('/settings/email', { email, currentPassword });

async function linkTo(portal: TestPortal, to: string): Promise<string> {
  return linkIn((await mailsTo(portal, to)).at(-1), '/email-change/');
}

const answer = (portal: TestPortal, path: string, said: 'confirm' | 'cancel') =>
  portal.browser().post(path, { answer: said }, { from: '/login' });
const confirm = (portal: TestPortal, path: string) => answer(portal, path, 'confirm');

async function start(t: Parameters<typeof testPortal>[0]) {
  const portal = await testPortal(t);
  await accountOf(portal, old);
  const browser = portal.browser();
  await logIn(browser, old);
  return { portal, browser };
}

test('the address changes once both mailboxes have said yes, in either order; opening a link alone does nothing', async (t) => {
  for (const order of [
    [old, fresh],
    [fresh, old],
  ] as const) {
    const { portal, browser } = await start(t);
    const elsewhere = portal.browser();
    await logIn(elsewhere, old);
    assert.equal((await ask(browser)).location, '/settings/email');
    const [first, second] = [await linkTo(portal, order[0]), await linkTo(portal, order[1])];
    for (const path of [first, second]) assert.equal((await portal.browser().get(path)).status, 200);
    assert.equal(await emailOf(portal), old);
    assert.match((await confirm(portal, first)).text, /čakamo še drugi naslov/);
    assert.equal(await emailOf(portal), old);
    assert.match((await browser.get('/settings/email')).text, /potrjen/);
    assert.match((await confirm(portal, second)).text, /Naslov je spremenjen/);
    assert.equal(await emailOf(portal), fresh);
    // the session that asked goes on, all others end; both addresses are told; the old one signs nobody in
    assert.equal((await browser.get('/settings')).status, 200);
    assert.equal((await elsewhere.get('/settings')).status, 303);
    assert.equal((await mailsTo(portal, old)).at(-1)?.template, 'email_changed_old');
    assert.equal((await mailsTo(portal, fresh)).at(-1)?.template, 'email_changed_new');
    assert.equal((await logIn(portal.browser(), old)).status, 422);
    assert.equal((await logIn(portal.browser(), fresh)).status, 303);
    assert.match((await confirm(portal, second)).text, /Naslov je spremenjen/);
  }
});

test('an address that has an account reads like any other, and only its mailbox is told why nothing comes of it', async (t) => {
  const { portal, browser } = await start(t);
  const other = await accountOf(portal, 'bor@example.si');
  const taken = await ask(browser, 'Bor@example.si');
  const shown = await browser.get('/settings/email');
  const free = await ask(browser);
  assert.deepEqual([taken.status, taken.location], [free.status, free.location]);
  const plain = (text: string) => text.replaceAll(/Bor@example\.si|ana@drugje\.example/g, 'X');
  assert.equal(plain(shown.text), plain((await browser.get('/settings/email')).text));
  const [mail, ...more] = await mailsTo(portal, 'Bor@example.si');
  assert.deepEqual([mail?.template, more.length], ['email_change_taken', 0]);
  assert.doesNotMatch(mail?.text ?? '', /email-change/);
  const messages = await browser.get('/messages');
  assert.doesNotMatch(messages.text, /E-pošta na (?:Bor|ana@)|ima račun/);
  assert.ok(other > 0);
});

test('an address that gets an account meanwhile keeps it, also when both are told at the same moment', async (t) => {
  const { portal, browser } = await start(t);
  await ask(browser);
  const [first, second] = [await linkTo(portal, old), await linkTo(portal, fresh)];
  await confirm(portal, first);
  await accountOf(portal, fresh.toUpperCase());
  assert.match((await confirm(portal, second)).text, /Naslova ni mogoče uporabiti/);
  assert.equal(await emailOf(portal), old);
  assert.equal((await browser.get('/settings')).status, 200);
});

test('a wish needs the password and another address, ends after 48 hours, and is called off from either mailbox or the settings', async (t) => {
  const { portal, browser } = await start(t);
  assert.match((await ask(browser, fresh, 'ne bo to')).body, /id="currentPassword-error"/);
  assert.match((await ask(browser, old.toUpperCase())).body, /id="email-error"/);
  assert.equal((await ask(browser, 'brez-afne')).status, 422);
  assert.deepEqual(await mailsTo(portal, fresh), []);

  for (const from of [old, fresh]) {
    await ask(browser);
    const both = [await linkTo(portal, old), await linkTo(portal, fresh)];
    const path = await linkTo(portal, from);
    assert.match((await answer(portal, path, 'cancel')).text, /Sprememba je preklicana/);
    for (const each of both) assert.match((await confirm(portal, each)).text, /Sprememba je preklicana/);
  }
  await ask(browser);
  await browser.post('/settings/email/cancellation', {}, { from: '/settings/email' });
  assert.match((await confirm(portal, await linkTo(portal, fresh))).text, /Sprememba je preklicana/);

  await ask(browser, 'tretji@drugje.example');
  later(portal, 47);
  await confirm(portal, await linkTo(portal, old));
  later(portal, 2);
  assert.equal((await confirm(portal, await linkTo(portal, 'tretji@drugje.example'))).status, 410);
  assert.equal(await emailOf(portal), old);
});

test('a link for a new password that waits in the old mailbox opens nothing after the change', async (t) => {
  const { portal, browser } = await start(t);
  await portal.browser().post('/forgot-password', { email: old });
  const reset = linkIn((await mailsTo(portal, old)).at(-1), '/new-password/');
  await ask(browser);
  await confirm(portal, await linkTo(portal, old));
  await confirm(portal, await linkTo(portal, fresh));
  assert.equal((await portal.browser().get(reset)).status, 410);
});

test('nobody is flooded: a few wishes a day, and fewer mails to one new address', async (t) => {
  const { portal, browser } = await start(t);
  const answers: number[] = [];
  for (let count = 0; count < 6; count++) answers.push((await ask(browser)).status);
  assert.deepEqual(answers, [303, 303, 303, 303, 303, 429]);
  assert.equal((await mailsTo(portal, fresh)).length, 3);
});

const begin = (portal: TestPortal) =>
  beginRecovery(partsOf(portal), {
    email: old,
    newEmail: fresh,
    who: 'podpora (Maja)',
    reason: 'osebni dokument pregledan',
    now: portal.clock.now(),
  });

test('the supplier moves an account: the new mailbox says yes, 72 hours pass, then it holds and all sessions end', async (t) => {
  const { portal, browser } = await start(t);
  assert.equal((await begin(portal)).result, 'begun');
  assert.match((await browser.get('/settings/access')).text, /drug e-poštni naslov.*podpora \(Maja\).*osebni dokument/);
  assert.match((await browser.get('/settings/email')).text, /vnesla podpora/);
  assert.match((await confirm(portal, await linkTo(portal, fresh))).text, /Novi naslov je potrjen/);
  later(portal, 71);
  await completeDueRecoveries(partsOf(portal), portal.clock.now());
  assert.equal(await emailOf(portal), old);
  later(portal, 2);
  await completeDueRecoveries(partsOf(portal), portal.clock.now());
  await completeDueRecoveries(partsOf(portal), portal.clock.now());
  assert.equal(await emailOf(portal), fresh);
  assert.equal((await browser.get('/settings')).status, 303);
  assert.equal((await mailsTo(portal, old)).filter(({ template }) => template === 'email_changed_old').length, 1);
});

test('whoever still reads the old mailbox stops a recovery, and without the new one nothing happens', async (t) => {
  const { portal } = await start(t);
  await begin(portal);
  later(portal, 73);
  await completeDueRecoveries(partsOf(portal), portal.clock.now());
  assert.equal(await emailOf(portal), old);
  await answer(portal, await linkTo(portal, old), 'cancel');
  assert.match((await confirm(portal, await linkTo(portal, fresh))).text, /Sprememba je preklicana/);
  await completeDueRecoveries(partsOf(portal), portal.clock.now());
  assert.equal(await emailOf(portal), old);
});
