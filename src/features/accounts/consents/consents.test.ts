import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountOf, linkIn, mailsTo } from '#test/support/people.ts';
import { testPortal, type TestPortal } from '#test/support/portal.ts';

const ana = 'ana.novak@example.si';

const ask = (portal: TestPortal, email: string) => portal.browser().post('/consent-withdrawal', { email });

async function given(t: Parameters<typeof testPortal>[0]) {
  const portal = await testPortal(t);
  const browser = await portal.signedIn(await accountOf(portal, ana));
  await browser.post('/settings/consents', { offers: 'yes' });
  return { portal, browser };
}

test('the form withdraws without a log-in: a link to the mailbox, a button behind it, on record with its origin', async (t) => {
  const { portal, browser } = await given(t);
  assert.equal((await ask(portal, ana.toUpperCase())).location, '/consent-withdrawal/sent');
  const path = linkIn((await mailsTo(portal, ana)).at(-1), '/consent-withdrawal/');
  // a mail scanner opens the link
  for (let count = 0; count < 3; count++) assert.match((await portal.browser().get(path)).text, /S pritiskom na gumb/);
  assert.match((await browser.get('/settings/consents')).text, /Soglasje velja/);
  assert.match((await portal.browser().post(path, {})).text, /Privolitev je preklicana/);
  const page = await browser.get('/settings/consents');
  assert.match(page.text, /Soglasje preklicano ?: .*z obrazcem/);
  assert.doesNotMatch(page.text, /Soglasje velja/);
  assert.match((await portal.browser().post(path, {}, { from: '/login' })).text, /Privolitev je preklicana/);
  const { rows } = await portal.pool.query(`select count(*) from consents where origin = 'form'`);
  assert.deepEqual(rows, [{ count: 1 }]);
  assert.equal((await mailsTo(portal, ana)).at(-1)?.template, 'consent_withdrawn');
  // withdrawn is withdrawn; given anew it is given, and the old link takes nothing back
  await browser.post('/settings/consents', { offers: 'yes' });
  await portal.browser().post(path, {}, { from: '/login' });
  assert.match((await browser.get('/settings/consents')).text, /Soglasje velja/);
});

test('the answer is the same for every address; who has given no consent is told so by mail', async (t) => {
  const { portal } = await given(t);
  await accountOf(portal, 'bor@example.si');
  const answers = await Promise.all([ana, 'bor@example.si', 'nobody@example.si'].map((email) => ask(portal, email)));
  assert.deepEqual(new Set(answers.map(({ status, location, body }) => `${status} ${location} ${body}`)).size, 1);
  assert.equal((await mailsTo(portal, 'bor@example.si')).at(-1)?.template, 'consent_withdrawal_none');
  assert.deepEqual(await mailsTo(portal, 'nobody@example.si'), []);
  assert.equal((await ask(portal, 'no address')).status, 422);
});

test('a mailbox gets a few of these mails, the newest link holds, for seven days', async (t) => {
  const { portal } = await given(t);
  for (let count = 0; count < 5; count++) await ask(portal, ana);
  const mails = (await mailsTo(portal, ana)).filter(({ template }) => template === 'consent_withdrawal');
  assert.equal(mails.length, 3);
  const [first, newest] = [mails.at(0), mails.at(-1)].map((mail) => linkIn(mail, '/consent-withdrawal/'));
  assert.equal((await portal.browser().get(first ?? '')).status, 410);
  assert.equal((await portal.browser().get(newest ?? '')).status, 200);
  portal.clock.set(new Date(portal.clock.now().getTime() + 7 * 24 * 3_600_000).toISOString());
  assert.equal((await portal.browser().post(newest ?? '', {}, { from: '/login' })).status, 410);
  const { rows } = await portal.pool.query(`select count(*) from consents where origin = 'form'`);
  assert.deepEqual(rows, [{ count: 0 }]);
});
