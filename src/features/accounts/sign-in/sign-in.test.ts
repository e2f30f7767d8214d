import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { accountOf, goodPassword, logIn, register, registrationOf } from '#test/support/people.ts';
import { testPortal } from '#test/support/portal.ts';

const ana = 'ana.novak@example.si';

describe('log-in', () => {
  it('has the labels and links of the manual', async (t) => {
    const portal = await testPortal(t);
    const { text, body } = await portal.browser().get('/login');
    for (const label of [
      'Dobrodošli',
      'Prijava',
      'E-pošta',
      'Geslo',
      'Zapomni si me',
      'Registrirajte se',
      'Pozabil sem geslo',
    ]) {
      assert.ok(text.includes(label), label);
    }
    for (const link of ['/register', '/forgot-password', '/why', '/contact', '/reading-dates', '/questions']) {
      assert.ok(body.includes(`href="${link}"`), link);
    }
  });

  it('lasts 30 days with "remember me", otherwise until the browser closes', async (t) => {
    const portal = await testPortal(t);
    await accountOf(portal, ana);
    const cookieOf = async (fields: Record<string, string>): Promise<string> => {
      const answer = await portal.browser().post('/login', { email: ana, password: goodPassword, ...fields });
      return [answer.headers['set-cookie']].flat().find((line) => String(line).startsWith('odcitek=')) as string;
    };
    assert.match(await cookieOf({ remember: 'yes' }), /Max-Age=2592000/);
    const session = await cookieOf({});
    assert.doesNotMatch(session, /Max-Age|Expires/);
    assert.match(session, /HttpOnly/);
    assert.match(session, /SameSite=Lax/);
  });

  it('is kept by the cookie alone, whose text is not in the database', async (t) => {
    const portal = await testPortal(t);
    await accountOf(portal, ana);
    const browser = portal.browser();
    await logIn(browser, ana);
    const cookie = browser.cookies.get('odcitek') ?? '';
    const { rows } = await portal.pool.query('select * from sessions');
    assert.equal(rows.length, 1);
    assert.ok(!JSON.stringify(rows).includes(cookie));
    assert.equal((await browser.get('/settings')).status, 200);
  });

  it('makes a new session, and ends the one that this browser had', async (t) => {
    const portal = await testPortal(t);
    await accountOf(portal, ana);
    const browser = portal.browser();
    await logIn(browser, ana);
    const before = browser.cookies.get('odcitek') ?? '';
    await browser.post('/login', { email: ana, password: goodPassword }, { from: '/settings/profile' });
    assert.notEqual(browser.cookies.get('odcitek'), before);
    const old = portal.browser();
    old.cookies.set('odcitek', before);
    assert.equal((await old.get('/settings')).status, 303);
  });

  it('ends on the server at log-out', async (t) => {
    const portal = await testPortal(t);
    await accountOf(portal, ana);
    const browser = portal.browser();
    await logIn(browser, ana);
    const thief = portal.browser();
    thief.cookies.set('odcitek', browser.cookies.get('odcitek') ?? '');
    assert.equal((await browser.post('/logout', {}, { from: '/settings/profile' })).location, '/');
    assert.equal(browser.cookies.has('odcitek'), false);
    assert.equal((await thief.get('/settings')).status, 303);
  });

  it('goes on to the page that was asked for, and never to another site', async (t) => {
    const portal = await testPortal(t);
    await accountOf(portal, ana);
    const goesTo = async (next: string): Promise<string | undefined> =>
      (await portal.browser().post('/login', { email: ana, password: goodPassword, next })).location;
    assert.equal((await portal.browser().get('/settings/profile')).location, '/login?next=%2Fsettings%2Fprofile');
    assert.equal(await goesTo('/settings/profile?done=x'), '/settings/profile?done=x');
    for (const elsewhere of [
      'https://zlo.example',
      '//zlo.example',
      '/\\zlo.example',
      '/\t/zlo.example',
      'javascript:alert(1)',
      '',
    ]) {
      assert.equal(await goesTo(elsewhere), '/', elsewhere);
    }
  });

  it('says the same of a wrong password and of an unknown address', async (t) => {
    const portal = await testPortal(t);
    await accountOf(portal, ana);
    const wrong = await logIn(portal.browser(), ana, 'ne bo to pravo');
    const unknown = await logIn(portal.browser(), 'ana.novac@example.si', 'ne bo to pravo');
    assert.equal(wrong.status, 422);
    assert.equal(unknown.status, 422);
    const sameWords = (text: string): string => text.replaceAll(/ana\.nova[kc]@example\.si/g, '…');
    assert.equal(sameWords(wrong.text), sameWords(unknown.text));
    assert.match(wrong.body, /value="ana\.novak@example\.si"/);
    assert.doesNotMatch(wrong.body, /ne bo to pravo/);
  });

  it('tells only who knows the password that the account is not activated', async (t) => {
    const portal = await testPortal(t);
    await register(portal, portal.browser(), registrationOf(ana));
    assert.match((await logIn(portal.browser(), ana)).text, /Račun še ni aktiviran.*Pozabil sem geslo/);
    assert.match((await logIn(portal.browser(), ana, 'ne bo to pravo')).text, /E-pošta ali geslo ni pravo/);
  });

  it('pauses after ten tries, for known and unknown addresses alike, even for the right password', async (t) => {
    const portal = await testPortal(t);
    await accountOf(portal, ana);
    for (const email of [ana, 'nihce@example.si']) {
      await portal.pool.query("delete from try_counters where action = 'login-address'");
      for (let each = 0; each < 10; each++)
        assert.equal((await logIn(portal.browser(), email, `napak ${each}`)).status, 422);
      const paused = await logIn(portal.browser(), email);
      assert.equal(paused.status, 429);
      assert.match(paused.text, /Preveč poskusov.* čez 15 min/);
    }
    portal.clock.set('2026-11-30T18:58:00+01:00');
    assert.equal((await logIn(portal.browser(), ana)).location, '/');
  });

  it('counts tries at the same moment, each of them', async (t) => {
    const portal = await testPortal(t);
    await accountOf(portal, ana);
    const tries = Array.from({ length: 25 }, (_, each) => logIn(portal.browser(), ana, `napak ${each}`));
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    assert.equal(statuses.filter((status) => status === 422).length, 10);
    assert.equal(statuses.filter((status) => status === 429).length, 15);
  });

  it('pauses an address of the network that tries many accounts', async (t) => {
    const portal = await testPortal(t);
    for (let each = 0; each < 30; each++) {
      assert.equal((await logIn(portal.browser(), `oseba${each}@example.si`)).status, 422);
    }
    assert.equal((await logIn(portal.browser(), 'se.ena@example.si')).status, 429);
  });

  it('counts only failures against a network address that many share', async (t) => {
    const portal = await testPortal(t);
    await accountOf(portal, ana);
    for (let each = 0; each < 35; each++) {
      assert.equal((await logIn(portal.browser(), ana)).location, '/', `log-in ${each}`);
    }
    assert.equal((await logIn(portal.browser(), 'nihce@example.si')).status, 422);
  });

  it('lets who knows one account guess at others no longer than anybody', async (t) => {
    const portal = await testPortal(t);
    await accountOf(portal, ana);
    for (let each = 0; each < 30; each++) {
      assert.equal((await logIn(portal.browser(), `oseba${each}@example.si`)).status, 422);
      if (each < 29) assert.equal((await logIn(portal.browser(), ana)).location, '/');
    }
    assert.equal((await logIn(portal.browser(), 'se.ena@example.si')).status, 429);
    assert.equal((await logIn(portal.browser(), ana)).status, 429);
    assert.equal((await logIn(portal.browser(), ana)).status, 429);
  });

  it('is paused from the last try that was let go', async (t) => {
    const portal = await testPortal(t);
    await accountOf(portal, ana);
    for (let each = 0; each < 10; each++) {
      portal.clock.set(`2026-11-30T18:${42 + each}:00+01:00`);
      assert.equal((await logIn(portal.browser(), ana, `napak ${each}`)).status, 422);
    }
    portal.clock.set('2026-11-30T18:58:00+01:00');
    assert.match((await logIn(portal.browser(), ana)).text, /čez 8 min/);
    portal.clock.set('2026-11-30T19:06:00+01:00');
    assert.equal((await logIn(portal.browser(), ana)).location, '/');
  });

  it('keeps no password and no address in the log', async (t) => {
    const portal = await testPortal(t);
    await accountOf(portal, ana);
    await logIn(portal.browser(), ana, 'ne bo to pravo');
    await logIn(portal.browser(), ana);
    const written = portal.logged.join('\n');
    assert.match(written, /\/login/);
    for (const secret of ['ana.novak', 'ne bo to pravo', goodPassword]) assert.ok(!written.includes(secret), secret);
  });
});
