import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { accountOf, goodPassword, logIn, mailsTo } from '#test/support/people.ts';
import { testPortal } from '#test/support/portal.ts';

const ana = 'ana.novak@example.si';
const newPassword = 'zelena ura pod stopnicami';

const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36';
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1';

describe('settings', () => {
  it('are only for who is signed in, and lead back after log-in', async (t) => {
    const portal = await testPortal(t);
    for (const path of [
      '/settings',
      '/settings/profile',
      '/settings/password',
      '/settings/sessions',
      '/settings/consents',
    ]) {
      assert.equal((await portal.browser().get(path)).location, `/login?next=${encodeURIComponent(path)}`);
    }
  });

  it('change the profile, show what is kept, and refuse without losing what was typed', async (t) => {
    const portal = await testPortal(t);
    const browser = await portal.signedIn(await accountOf(portal, ana));
    const fields = {
      name: 'Ana Novak',
      street: 'Podgora 5',
      town: 'Podgora',
      postCode: '6000',
      country: 'SI',
      phone: '+386 41 123 456',
      sex: '',
    };
    assert.equal((await browser.post('/settings/profile', fields)).location, '/settings?done=profile');
    assert.match((await browser.get('/settings?done=profile')).text, /Profil je shranjen/);
    const { body } = await browser.get('/settings/profile');
    for (const kept of ['Ana Novak', 'Podgora 5', '6000', 'Koper - Capodistria', '041 123 456']) {
      assert.ok(body.includes(`value="${kept}"`), kept);
    }
    const refused = await browser.post('/settings/profile', {
      ...fields,
      name: 'x'.repeat(201),
      phone: '12',
      country: 'XX',
    });
    assert.equal(refused.status, 422);
    assert.ok(refused.body.includes('x'.repeat(201)));
    const { rows } = await portal.pool.query('select name from accounts');
    assert.deepEqual(rows, [{ name: 'Ana Novak' }]);
  });

  it('change the password for who knows the old one, keep this session, end the others, and tell by mail', async (t) => {
    const portal = await testPortal(t);
    await accountOf(portal, ana);
    const [here, there] = [portal.browser(), portal.browser()];
    await logIn(here, ana);
    await logIn(there, ana);
    const change = { password: newPassword, passwordAgain: newPassword };
    const wrong = await here.post('/settings/password', { ...change, currentPassword: 'ne bo to pravo' });
    assert.equal(wrong.status, 422);
    assert.match(wrong.body, /id="currentPassword-error"/);
    assert.equal(
      (await here.post('/settings/password', { ...change, currentPassword: goodPassword })).location,
      '/settings?done=password',
    );
    assert.equal((await here.get('/settings')).status, 200);
    assert.equal((await there.get('/settings')).status, 303);
    assert.equal((await logIn(there, ana, newPassword)).location, '/');
    assert.deepEqual(
      (await mailsTo(portal, ana)).map(({ template }) => template),
      ['password_changed'],
    );
  });

  it('change the password once when the button is pressed twice, at the same moment or after', async (t) => {
    const portal = await testPortal(t);
    const browser = await portal.signedIn(await accountOf(portal, ana));
    const fields = { currentPassword: goodPassword, password: newPassword, passwordAgain: newPassword };
    const change = () => browser.post('/settings/password', fields);
    const answers = [...(await Promise.all([change(), change()])), await change()];
    assert.deepEqual(
      answers.map(({ location }) => location),
      answers.map(() => '/settings?done=password'),
    );
    assert.equal((await mailsTo(portal, ana)).length, 1);
  });

  it('limit guesses at the old password', async (t) => {
    const portal = await testPortal(t);
    const browser = await portal.signedIn(await accountOf(portal, ana));
    const change = { password: newPassword, passwordAgain: newPassword };
    for (let each = 0; each < 10; each++) {
      assert.equal(
        (await browser.post('/settings/password', { ...change, currentPassword: `napak ${each}` })).status,
        422,
      );
    }
    assert.equal((await browser.post('/settings/password', { ...change, currentPassword: goodPassword })).status, 429);
  });

  it('list the devices in words, mark this one, and end one or all others', async (t) => {
    const portal = await testPortal(t);
    await accountOf(portal, ana);
    const [here, phone, third] = [portal.browser(), portal.browser(), portal.browser()];
    const fields = { email: ana, password: goodPassword };
    await here.post('/login', fields, { headers: { 'user-agent': chrome } });
    await phone.post('/login', fields, { headers: { 'user-agent': iphone } });
    await third.post('/login', fields);
    const list = await here.get('/settings/sessions');
    assert.match(list.text, /Chrome, Windows ta naprava .*Safari, iPhone/);
    const end = /\/settings\/sessions\/\d+\/end/.exec(list.body)?.[0] ?? '';
    assert.equal((await here.post(end, {}, { from: '/settings/sessions' })).location, '/settings/sessions?done=ended');
    const open = async (): Promise<number> => {
      const { rows } = await portal.pool.query<{ open: number }>('select count(*)::int as open from sessions');
      return rows[0]?.open ?? 0;
    };
    assert.equal(await open(), 2);
    await here.post('/settings/sessions/others/end', {}, { from: '/settings/sessions' });
    assert.equal(await open(), 1);
    assert.equal((await here.get('/settings')).status, 200);
    assert.equal((await phone.get('/settings')).status, 303);
  });

  it("end no session of somebody else's", async (t) => {
    const portal = await testPortal(t);
    await accountOf(portal, ana);
    const her = portal.browser();
    await logIn(her, ana);
    const { rows } = await portal.pool.query<{ id: number }>('select id from sessions');
    const bor = await portal.signedIn(await accountOf(portal, 'bor@example.si'));
    await bor.post(`/settings/sessions/${rows[0]?.id}/end`, {}, { from: '/settings/sessions' });
    assert.equal((await her.get('/settings')).status, 200);
    assert.equal((await bor.post('/settings/sessions/abc/end', {}, { from: '/settings/sessions' })).status, 404);
  });

  it('give and withdraw the consent to offers, and keep every answer', async (t) => {
    const portal = await testPortal(t);
    const browser = await portal.signedIn(await accountOf(portal, ana));
    assert.match((await browser.get('/settings/consents')).text, /Brez vašega soglasja vam ponudb ne pošiljamo/);
    await browser.post('/settings/consents', { offers: 'yes' });
    assert.match(
      (await browser.get('/settings/consents?done=saved')).text,
      /Vaša odločitev je shranjena.*Soglasje velja/,
    );
    await browser.post('/settings/consents', { offers: 'no' });
    assert.match((await browser.get('/settings/consents')).text, /Brez vašega soglasja vam ponudb ne pošiljamo/);
    const { rows } = await portal.pool.query(
      "select given, origin from consents where purpose = 'personalised_offers' order by id",
    );
    assert.deepEqual(rows, [
      { given: false, origin: 'registration' },
      { given: true, origin: 'settings' },
      { given: false, origin: 'settings' },
    ]);
  });

  it('explain to everybody how a consent is withdrawn', async (t) => {
    const portal = await testPortal(t);
    const { status, body } = await portal.browser().get('/consent-withdrawal');
    assert.equal(status, 200);
    assert.match(body, /href="\/settings\/consents"/);
  });

  it('say nothing that an address puts into their mouth', async (t) => {
    const portal = await testPortal(t);
    const browser = await portal.signedIn(await accountOf(portal, ana));
    for (const word of ['constructor', '__proto__', '<script>']) {
      const { status, body } = await browser.get(`/settings?done=${encodeURIComponent(word)}`);
      assert.equal(status, 200);
      assert.doesNotMatch(body, /notice ok/);
    }
  });
});
