import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { accountOf, goodPassword, linkIn, logIn, mailsTo, register, registrationOf } from '#test/support/people.ts';
import { testPortal, type Browser } from '#test/support/portal.ts';

const ana = 'ana.novak@example.si';

/** What the browser's enhancer does. */
async function prove(browser: Browser): Promise<string> {
  const challenge = JSON.parse((await browser.get('/captcha')).body) as Challenge;
  const solution = await solveChallenge({ challenge, deriveKey });
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
}

describe('registration', () => {
  it('leads from the form through the mailbox to a log-in, and keeps what was typed', async (t) => {
    const portal = await testPortal(t);
    const browser = portal.browser();
    const sent = await browser.post('/register', {
      ...registrationOf(ana),
      name: 'Ana Novak',
      street: 'Lepa ulica 33a',
      town: 'Ljubljana',
      postCode: 'SI-1000',
      phone: '041 123 456',
      sex: 'female',
      offers: 'yes',
      proof: await prove(browser),
    });
    assert.equal(sent.location, '/register/sent');
    assert.match((await browser.get('/register/sent')).text, /15 minutah/);

    assert.equal((await logIn(browser, ana)).status, 422);
    const [mail] = await mailsTo(portal, ana);
    assert.match(mail?.subject ?? '', /Aktivirajte račun/);
    const link = linkIn(mail, '/activate/');
    assert.match((await browser.get(link)).text, /Aktiviraj račun/);
    const activated = await browser.post(link, {});
    assert.equal(activated.location, '/activated');
    assert.match((await browser.get('/activated')).text, /Račun je aktiviran/);
    assert.equal((await logIn(browser, ana)).location, '/');

    const { rows } = await portal.pool.query('select name, street, post_code, post, country, phone, sex from accounts');
    assert.deepEqual(rows, [
      {
        name: 'Ana Novak',
        street: 'Lepa ulica 33a',
        post_code: '1000',
        post: 'Ljubljana',
        country: 'SI',
        phone: '+38641123456',
        sex: 'female',
      },
    ]);
    const consents = await portal.pool.query('select purpose, given, text_version, origin from consents order by id');
    const { termsAndPrivacyVersion, personalisedOffersVersion } = portal.supplier.consents;
    const origin = 'registration';
    assert.deepEqual(consents.rows, [
      { purpose: 'terms_and_privacy', given: true, text_version: termsAndPrivacyVersion, origin },
      { purpose: 'personalised_offers', given: true, text_version: personalisedOffersVersion, origin },
    ]);
  });

  it('keeps everything but the passwords when something is wrong, and names each field', async (t) => {
    const portal = await testPortal(t);
    const answer = await portal.browser().post('/register', {
      email: 'ana.novak',
      password: 'prekratko',
      passwordAgain: 'drugo',
      name: 'Ana <b>Novak</b>',
      postCode: '12',
      phone: '090 1234',
      country: 'SI',
      offers: 'yes',
    });
    assert.equal(answer.status, 422);
    for (const field of ['email', 'password', 'postCode', 'phone', 'terms']) {
      assert.match(answer.body, new RegExp(`<li><a href="#${field}">`), field);
      assert.match(answer.body, new RegExp(`id="${field}-error"`), field);
    }
    assert.match(answer.body, /value="ana\.novak"/);
    assert.match(answer.body, /value="Ana &lt;b&gt;Novak&lt;\/b&gt;"/);
    assert.match(answer.body, /name="offers" value="yes" checked/);
    assert.doesNotMatch(answer.body, /prekratko|drugo/);
  });

  it('ticks no consent by itself', async (t) => {
    const portal = await testPortal(t);
    const { body } = await portal.browser().get('/register');
    assert.match(body, /name="terms"/);
    assert.doesNotMatch(body, /checkbox"[^>]* checked/);
  });

  it('answers alike for a known address, and tells its owner', async (t) => {
    const portal = await testPortal(t);
    await accountOf(portal, ana);
    const stranger = portal.browser();
    const held = await stranger.post('/register', registrationOf('ANA.novak@example.si', 'geslo nekoga drugega'));
    const unknown = await portal.browser().post('/register', registrationOf('bor@example.si'));
    assert.match(held.location ?? '', /^\/register\/wait\/[\w-]{43}$/);
    assert.match(unknown.location ?? '', /^\/register\/wait\/[\w-]{43}$/);
    portal.clock.set('2026-11-30T18:43:00+01:00');
    assert.equal((await stranger.post(held.location ?? '', {})).location, '/register/sent');
    const mails = await mailsTo(portal, ana);
    assert.deepEqual(
      mails.map(({ template }) => template),
      ['known_address'],
    );
    assert.doesNotMatch(mails[0]?.text ?? '', /\/activate\//);
    assert.equal((await logIn(portal.browser(), ana, 'geslo nekoga drugega')).status, 422);
    assert.equal((await logIn(portal.browser(), ana)).location, '/');
  });

  it('makes who has no proof of work wait half a minute, and not skip it', async (t) => {
    const portal = await testPortal(t);
    const browser = portal.browser();
    const held = await browser.post('/register', registrationOf(ana));
    const wait = held.location ?? '';
    assert.match((await browser.get(wait)).text, /Počakajte še 30 s/);
    const early = await browser.post(wait, {});
    assert.equal(early.status, 200);
    assert.deepEqual(await mailsTo(portal, ana), []);
    portal.clock.set('2026-11-30T18:42:31+01:00');
    assert.equal((await browser.post(wait, {})).location, '/register/sent');
    assert.match((await browser.post(wait, {}, { from: '/register' })).text, /že oddana/);
    assert.equal((await mailsTo(portal, ana)).length, 1);
  });

  it('takes a proof of work once', async (t) => {
    const portal = await testPortal(t);
    const browser = portal.browser();
    const proof = await prove(browser);
    assert.equal((await browser.post('/register', { ...registrationOf(ana), proof })).location, '/register/sent');
    const again = await browser.post('/register', { ...registrationOf('bor@example.si'), proof });
    assert.equal(again.status, 422);
    assert.match(again.text, /Preverjanje, da niste robot, je poteklo/);
    assert.deepEqual(await mailsTo(portal, 'bor@example.si'), []);
  });

  it('lets the owner of the mailbox win over whoever prepared an account for them', async (t) => {
    const portal = await testPortal(t);
    await register(portal, portal.browser(), registrationOf(ana, 'geslo napadalca'));
    await register(portal, portal.browser(), registrationOf(ana, goodPassword));
    const [attackers, own] = await mailsTo(portal, ana);
    const browser = portal.browser();
    assert.equal((await browser.post(linkIn(own, '/activate/'), {})).location, '/activated');
    const late = await browser.post(linkIn(attackers, '/activate/'), {}, { from: '/login' });
    assert.equal(late.status, 410);
    assert.equal((await logIn(browser, ana, 'geslo napadalca')).status, 422);
    assert.equal((await logIn(browser, ana)).location, '/');
    const { rows } = await portal.pool.query('select count(*)::int as left from registrations');
    assert.deepEqual(rows, [{ left: 0 }]);
  });

  it('opens one account even when all links are used at the same moment', async (t) => {
    const portal = await testPortal(t);
    for (let each = 0; each < 3; each++) await register(portal, portal.browser(), registrationOf(ana));
    const links = (await mailsTo(portal, ana)).map((mail) => linkIn(mail, '/activate/'));
    const answers = await Promise.all(
      [...links, ...links].map((link) => portal.browser().post(link, {}, { from: '/login' })),
    );
    assert.equal(answers.filter(({ location }) => location === '/activated').length, 1);
    assert.equal(answers.filter(({ status }) => status >= 500).length, 0);
    const { rows } = await portal.pool.query('select count(*)::int as accounts from accounts');
    assert.deepEqual(rows, [{ accounts: 1 }]);
  });

  it('does not use a link up by looking at it, and says what became of a used one', async (t) => {
    const portal = await testPortal(t);
    const browser = portal.browser();
    await register(portal, browser, registrationOf(ana));
    const link = linkIn((await mailsTo(portal, ana))[0], '/activate/');
    for (let each = 0; each < 3; each++) assert.equal((await browser.get(link)).status, 200);
    assert.equal((await logIn(browser, ana)).status, 422);
    assert.equal((await browser.post(link, {})).location, '/activated');
    assert.match((await browser.get(link)).text, /Račun je že aktiviran/);
    assert.match((await browser.post(link, {}, { from: '/login' })).text, /Račun je že aktiviran/);
  });

  it('explains a link older than 48 hours and sends a new one', async (t) => {
    const portal = await testPortal(t);
    const browser = portal.browser();
    await register(portal, browser, registrationOf(ana));
    const link = linkIn((await mailsTo(portal, ana))[0], '/activate/');
    portal.clock.set('2026-12-03T08:00:00+01:00');
    const expired = await browser.get(link);
    assert.equal(expired.status, 410);
    assert.match(expired.text, /Povezava je potekla/);
    assert.equal((await browser.post(link, {})).status, 410);
    assert.equal(
      (await browser.post('/forgot-password', { email: ana }, { from: link })).location,
      '/forgot-password/sent',
    );
    const [, fresh] = await mailsTo(portal, ana);
    assert.equal((await browser.post(linkIn(fresh, '/activate/'), {})).location, '/activated');
  });

  it('sends no more than five mails an hour to one address, without saying so', async (t) => {
    const portal = await testPortal(t);
    for (let each = 0; each < 7; each++) {
      // the limit of an address of the network is lower on this path
      await portal.pool.query("delete from try_counters where action = 'register-slow'");
      await register(portal, portal.browser(), registrationOf(ana));
    }
    assert.equal((await mailsTo(portal, ana)).length, 5);
  });

  it('pauses an address of the network that registers again and again', async (t) => {
    const portal = await testPortal(t);
    for (const name of ['a', 'b', 'c']) {
      assert.equal((await portal.browser().post('/register', registrationOf(`${name}@example.si`))).status, 303);
    }
    const paused = await portal.browser().post('/register', registrationOf('d@example.si'));
    assert.equal(paused.status, 429);
    assert.match(paused.text, /Preveč poskusov.* čez 60 min/);
    assert.match(paused.body, /value="d@example\.si"/);
  });

  it('writes no secret and nothing about the person to the log or the audit trail', async (t) => {
    const portal = await testPortal(t);
    await register(portal, portal.browser(), { ...registrationOf(ana), name: 'Ana Novak', phone: '041 123 456' });
    const link = linkIn((await mailsTo(portal, ana))[0], '/activate/');
    await portal.browser().post(link, {});
    const { rows } = await portal.pool.query(
      "select jsonb_agg(to_jsonb(a) - 'origin')::text as trail from audit_entries a",
    );
    const written = [...portal.logged, (rows[0] as { trail: string }).trail].join('\n');
    assert.match(written, /account activated/);
    for (const secret of [
      'ana.novak',
      'Ana Novak',
      '041 123',
      '41123456',
      goodPassword,
      link.split('/').at(-1) ?? '',
    ]) {
      assert.ok(!written.includes(secret), secret);
    }
  });
});
