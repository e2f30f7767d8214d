import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { accountOf, linkIn, logIn, mailsTo, register, registrationOf } from '#test/support/people.ts';
import { testPortal, type TestPortal } from '#test/support/portal.ts';

const ana = 'ana.novak@example.si';
const newPassword = 'zelena ura pod stopnicami';
const twice = { password: newPassword, passwordAgain: newPassword };

async function resetLink(portal: TestPortal, email = ana): Promise<string> {
  const asked = await portal.browser().post('/forgot-password', { email });
  assert.equal(asked.location, '/forgot-password/sent');
  return linkIn((await mailsTo(portal, email)).at(-1), '/new-password/');
}

describe('a forgotten password', () => {
  it('is replaced through a link, which ends every session and tells the owner', async (t) => {
    const portal = await testPortal(t);
    await accountOf(portal, ana);
    const signedIn = portal.browser();
    await logIn(signedIn, ana);
    const link = await resetLink(portal);
    const browser = portal.browser();
    assert.match((await browser.get(link)).text, /Izberite novo geslo/);
    assert.equal((await browser.post(link, twice)).location, '/login?after=new-password');
    assert.match((await browser.get('/login?after=new-password')).text, /Geslo je spremenjeno/);
    assert.equal((await signedIn.get('/settings')).status, 303);
    assert.equal((await logIn(browser, ana)).status, 422);
    assert.equal((await logIn(browser, ana, newPassword)).location, '/');
    const templates = (await mailsTo(portal, ana)).map(({ template }) => template);
    assert.deepEqual(templates, ['password_reset', 'password_changed']);
  });

  it('has a link for one use and one hour; a newer link ends the older', async (t) => {
    const portal = await testPortal(t);
    await accountOf(portal, ana);
    const browser = portal.browser();
    const older = await resetLink(portal);
    const newer = await resetLink(portal);
    assert.equal((await browser.get(older)).status, 410);
    assert.equal((await browser.post(older, twice, { from: '/login' })).status, 410);
    assert.equal((await browser.post(newer, twice)).status, 303);
    const used = await browser.post(newer, twice, { from: '/login' });
    assert.equal(used.status, 410);
    assert.match(used.text, /Geslo je že spremenjeno.*Prijava.*Pošlji povezavo/);

    const third = await resetLink(portal);
    portal.clock.set('2026-11-30T19:42:01+01:00');
    assert.equal((await browser.get(third)).status, 410);
  });

  it('is set once, however many send the form at the same moment', async (t) => {
    const portal = await testPortal(t);
    await accountOf(portal, ana);
    const link = await resetLink(portal);
    const tries = Array.from({ length: 6 }, () => portal.browser().post(link, twice));
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    assert.equal(statuses.filter((status) => status === 303).length, 1);
  });

  it('keeps the link good while the new password is refused', async (t) => {
    const portal = await testPortal(t);
    await accountOf(portal, ana);
    const link = await resetLink(portal);
    const browser = portal.browser();
    const refusals: readonly [Record<string, string>, RegExp][] = [
      [{ password: 'kratko', passwordAgain: 'kratko' }, /vsaj 10 znakov/],
      [{ password: 'qwertyuiop', passwordAgain: 'qwertyuiop' }, /med najpogostejšimi/],
      [{ password: ana, passwordAgain: ana }, /ne sme biti enako/],
      [{ password: newPassword, passwordAgain: `${newPassword}.` }, /se ne ujemata/],
    ];
    for (const [fields, sentence] of refusals) {
      const refused = await browser.post(link, fields);
      assert.equal(refused.status, 422);
      assert.match(refused.text, sentence);
    }
    assert.equal((await browser.post(link, twice)).status, 303);
  });

  it('does not tell whether an address is known', async (t) => {
    const portal = await testPortal(t);
    await accountOf(portal, ana);
    const known = await portal.browser().post('/forgot-password', { email: ana });
    const unknown = await portal.browser().post('/forgot-password', { email: 'nihce@example.si' });
    assert.deepEqual([known.status, known.location], [unknown.status, unknown.location]);
    assert.deepEqual(await mailsTo(portal, 'nihce@example.si'), []);
  });

  it('of an account not yet activated sends the activation mail again, and the first link stays good', async (t) => {
    const portal = await testPortal(t);
    await register(portal, portal.browser(), registrationOf(ana));
    await portal.browser().post('/forgot-password', { email: ana });
    const mails = await mailsTo(portal, ana);
    assert.deepEqual(
      mails.map(({ template }) => template),
      ['activation', 'activation'],
    );
    assert.equal((await portal.browser().post(linkIn(mails[0], '/activate/'), {})).location, '/activated');
    assert.match((await portal.browser().get(linkIn(mails[1], '/activate/'))).text, /Račun je že aktiviran/);
    assert.equal((await logIn(portal.browser(), ana)).location, '/');
  });

  it('sends five mails an hour at most, and answers the same after that', async (t) => {
    const portal = await testPortal(t);
    await accountOf(portal, ana);
    for (let each = 0; each < 7; each++) {
      const asked = await portal
        .browser()
        .post('/forgot-password', { email: each % 2 === 0 ? ana : ana.toUpperCase() });
      assert.equal(asked.location, '/forgot-password/sent');
    }
    assert.equal((await mailsTo(portal, ana)).length, 5);
  });

  it('pauses an address of the network after twenty in an hour', async (t) => {
    const portal = await testPortal(t);
    for (let each = 0; each < 20; each++) {
      assert.equal((await portal.browser().post('/forgot-password', { email: `o${each}@example.si` })).status, 303);
    }
    assert.equal((await portal.browser().post('/forgot-password', { email: 'se@example.si' })).status, 429);
  });

  it('lifts the pause that somebody else has brought about', async (t) => {
    const portal = await testPortal(t);
    await accountOf(portal, ana);
    for (let each = 0; each < 11; each++) await logIn(portal.browser(), ana, `napak ${each}`);
    assert.equal((await logIn(portal.browser(), ana)).status, 429);
    await portal.browser().post(await resetLink(portal), twice);
    assert.equal((await logIn(portal.browser(), ana, newPassword)).location, '/');
  });

  it('leaves no token in the database, only what it hashes to', async (t) => {
    const portal = await testPortal(t);
    await accountOf(portal, ana);
    const token = (await resetLink(portal)).split('/').at(-1) ?? '';
    const { rows } = await portal.pool.query(
      "select coalesce(jsonb_agg(to_jsonb(l))::text, '') as links from one_time_links l",
    );
    assert.ok(!(rows[0] as { links: string }).links.includes(token));
    assert.equal(token.length, 43);
  });
});
