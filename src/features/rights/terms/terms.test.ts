import assert from 'node:assert/strict';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test, type TestContext } from 'node:test';
import { emptyFolder } from '#test/support/example-registry.ts';
import { accountOf, goodPassword, logIn } from '#test/support/people.ts';
import { testPortal, type TestPortal } from '#test/support/portal.ts';

const demoSupplier = fileURLToPath(new URL('../../../../db/demo/supplier', import.meta.url));
const offers = '2026-01';

/** A supplier whose terms of March 2027 are put to customers who agreed to those of January 2026. */
async function portalWithNewTerms(t: TestContext, validFrom: string): Promise<TestPortal> {
  const folder = await emptyFolder(t);
  await mkdir(folder, { recursive: true });
  await cp(demoSupplier, folder, { recursive: true });
  const front = `---\nvalidFrom: ${validFrom}\nchanges:\n  - Po novem velja nekaj drugega.\n---\n\n# Pogoji\n\nBesedilo.\n`;
  await writeFile(join(folder, 'terms', '2027-03.sl.md'), front);
  const consents = { termsAndPrivacyVersion: '2027-03', personalisedOffersVersion: offers };
  return testPortal(t, { supplier: { folder, consents } });
}

async function agreedBefore(portal: TestPortal): Promise<number> {
  const id = await accountOf(portal, 'ana@example.si');
  await portal.pool.query(`update consents set text_version = '2026-01' where account_id = $1`, [id]);
  return id;
}

test('new terms come after the log-in, with what changed, and lead on to where one was going', async (t) => {
  const portal = await portalWithNewTerms(t, '2026-11-01');
  await agreedBefore(portal);
  const browser = portal.browser();
  const fields = { email: 'ana@example.si', password: goodPassword, next: '/readings?page=2' };
  assert.equal((await browser.post('/login', fields)).location, '/readings?page=2');
  const put = '/new-terms?next=%2Freadings%3Fpage%3D2';
  assert.equal((await browser.get('/readings?page=2')).location, put);
  assert.equal((await browser.get('/')).location, '/new-terms');
  const page = await browser.get(put);
  assert.match(page.text, /Po novem velja nekaj drugega/);
  assert.doesNotMatch(page.text, /Pozneje/);

  const answer = { version: '2027-03', next: '/readings?page=2', answer: 'agree' };
  const press = () => browser.post('/new-terms', answer, { from: '/settings' });
  const both = await Promise.all([press(), press()]);
  assert.deepEqual(
    both.map(({ location }) => location),
    ['/readings?page=2', '/readings?page=2'],
  );
  assert.equal((await browser.get('/readings')).status, 200);
  const { rows } = await portal.pool.query(
    `select text_version, given, origin from consents where purpose = 'terms_and_privacy' order by id`,
  );
  assert.deepEqual(rows, [
    { text_version: '2026-01', given: true, origin: 'registration' },
    { text_version: '2027-03', given: true, origin: 'new_terms' },
  ]);
  assert.match((await browser.get('/settings/consents')).text, /ob novi različici pogojev, različica besedila 2027-03/);
});

test('who has not decided can log out, take the data, end the account and ask; a form that was open is not lost', async (t) => {
  const portal = await portalWithNewTerms(t, '2026-11-01');
  const browser = await portal.signedIn(await agreedBefore(portal));
  const open = ['/settings', '/settings/data', '/settings/deletion', '/settings/access', '/settings/consents'];
  for (const path of [...open, '/settings/email', '/ask', '/conversations', '/terms', '/privacy', '/help']) {
    assert.equal((await browser.get(path)).status, 200, path);
  }
  for (const path of ['/', '/bills', '/readings/new', '/settings/profile', '/contracts']) {
    assert.match((await browser.get(path)).location ?? '', /^\/new-terms/, path);
  }
  const profile = { name: 'Ana', country: 'SI' };
  assert.equal(
    (await browser.post('/settings/profile', profile, { from: '/settings/data' })).location,
    '/settings?done=profile',
  );
  assert.equal((await browser.post('/logout', {}, { from: '/new-terms' })).location, '/');
  assert.equal((await browser.get('/')).status, 200);
});

test('until they are in force they may wait, in this session; then they must be answered', async (t) => {
  const portal = await portalWithNewTerms(t, '2027-03-01');
  const id = await agreedBefore(portal);
  const browser = await portal.signedIn(id);
  assert.equal((await browser.get('/bills')).location, '/new-terms?next=%2Fbills');
  assert.match((await browser.get('/new-terms')).text, /začnejo veljati 1. marca.*Pozneje/);
  const later = { version: '2027-03', next: '/bills', answer: 'later' };
  assert.equal((await browser.post('/new-terms', later)).location, '/bills');
  assert.equal((await browser.get('/bills')).status, 200);
  assert.equal((await (await portal.signedIn(id)).get('/bills')).location, '/new-terms?next=%2Fbills');
  portal.clock.set('2027-03-01T00:01:00+01:00');
  const next = await portal.signedIn(id);
  assert.match((await next.get('/bills')).location ?? '', /^\/new-terms/);
  assert.equal((await next.post('/new-terms', later)).status, 200);
  assert.match((await next.get('/bills')).location ?? '', /^\/new-terms/);
});

test('the page leads to no other site and not to itself, and agrees only to what was read', async (t) => {
  const portal = await portalWithNewTerms(t, '2026-11-01');
  const browser = await portal.signedIn(await agreedBefore(portal));
  const old = await browser.post('/new-terms', { version: '2026-12', next: '/', answer: 'agree' });
  assert.equal(old.status, 200);
  assert.match((await browser.get('/')).location ?? '', /new-terms/);
  for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example', '/new-terms?next=/new-terms']) {
    const page = await browser.get(`/new-terms?next=${encodeURIComponent(next)}`);
    assert.match(page.body, /name="next" value="\/"/, next);
  }
  await browser.post('/new-terms', { version: '2027-03', next: '//evil.example', answer: 'agree' });
  assert.equal((await browser.get('/new-terms?next=//evil.example')).location, '/');
});

test('who agreed when registering is asked nothing', async (t) => {
  const portal = await testPortal(t);
  await accountOf(portal, 'ana@example.si');
  await portal.pool.query('update consents set text_version = $1', [portal.supplier.consents.termsAndPrivacyVersion]);
  const browser = portal.browser();
  await logIn(browser, 'ana@example.si');
  assert.equal((await browser.get('/')).status, 200);
  assert.equal((await browser.get('/new-terms')).location, '/');
});
