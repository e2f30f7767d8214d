import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { readSupplier } from '#features/supplier/index.ts';
import { transaction, type Pool } from '#platform/db/pool.ts';
import { htmlProblems } from '#test/support/html-rules.ts';
import { mailsTo } from '#test/support/people.ts';
import { testPortal, type TestPortal } from '#test/support/portal.ts';
import { giveAccount, givePoint } from '#test/support/registry.ts';
import { answerOfferRequest, listWaitingOfferRequests } from './index.ts';

const demo = join(import.meta.dirname, '../../../db/demo/supplier');
const now = '2026-11-23T12:00:00+01:00';

const offers: Readonly<Record<string, string>> = {
  'za-vse': 'audience: everyone\nrequest: true\nvalidUntil: 2026-11-23',
  'za-plin': 'audience: everyone\nenergies: [gas]\nrequest: true',
  osebna: 'audience: personal\nrequest: true',
  'za-sonce': 'audience: personal\nfeedIn: true',
  pretekla: 'audience: everyone\nvalidUntil: 2026-11-22\nrequest: true',
  ugodnost: 'audience: everyone\nbenefit: true',
};

/** A portal of a supplier with these offers and no others. */
async function portalWithOffers(t: TestContext): Promise<TestPortal> {
  const folder = await mkdtemp(join(tmpdir(), 'odcitek-offers-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await cp(demo, folder, { recursive: true, filter: (path) => !path.endsWith('/offers') });
  await mkdir(join(folder, 'offers'));
  for (const [slug, front] of Object.entries(offers)) {
    const text = `---\nvalidFrom: 2026-01-01\nsummary: Povzetek ponudbe ${slug}.\n${front}\n---\n\n# Ponudba ${slug}\n\nBesedilo.\n`;
    await writeFile(join(folder, 'offers', `${slug}.sl.md`), text);
  }
  return testPortal(t, { now, supplier: { ...(await readSupplier(demo)), folder } });
}

async function agree(pool: Pool, accountId: number, given: boolean): Promise<void> {
  await pool.query(
    `insert into consents (account_id, purpose, given, text_version, origin)
     values ($1, 'personalised_offers', $2, 'test', 'settings')`,
    [accountId, given],
  );
}

const seen = (body: string): string[] =>
  [...body.matchAll(/href="\/offers\/([\w-]+)"/g)].map(([, slug]) => slug ?? '').toSorted();

test('offers are shown by energy, feed-in, validity and consent; withdrawing it takes the personal ones away at once', async (t) => {
  const portal = await portalWithOffers(t);
  const accountId = await giveAccount(portal.pool);
  await givePoint(portal.pool, { registers: [{ code: '1.8.0' }, { code: '2.8.0' }], linkedBy: [accountId] });
  const [stranger, browser] = [portal.browser(), await portal.signedIn(accountId)];
  const ofStranger = await stranger.get('/offers');
  assert.deepEqual(htmlProblems(ofStranger.body), []);
  assert.deepEqual(seen(ofStranger.body), ['za-plin', 'za-vse']);
  assert.match(ofStranger.body, /href="\/login\?next=%2Foffers"/);

  const without = await browser.get('/offers');
  assert.deepEqual(seen(without.body), ['za-vse']);
  assert.match(without.text, /Osebnih ne pripravljamo, ker v to niste privolili\./);
  assert.match(without.body, /href="\/settings\/consents"/);
  await agree(portal.pool, accountId, true);
  const agreed = await browser.get('/offers');
  assert.deepEqual(htmlProblems(agreed.body), []);
  assert.deepEqual(seen(agreed.body), ['osebna', 'za-sonce', 'za-vse']);
  assert.equal((await browser.get('/offers/osebna')).status, 200);
  await agree(portal.pool, accountId, false);
  assert.deepEqual(seen((await browser.get('/offers')).body), ['za-vse']);
  assert.equal((await browser.get('/offers/osebna')).status, 404);
  assert.deepEqual(seen((await browser.get('/benefits')).body), ['ugodnost']);
});

test('what is not for a visitor is not there, to look at or to ask for', async (t) => {
  const portal = await portalWithOffers(t);
  const accountId = await giveAccount(portal.pool);
  await givePoint(portal.pool, { linkedBy: [accountId] });
  const browser = await portal.signedIn(accountId);
  for (const slug of ['osebna', 'za-plin', 'pretekla', 'nobena', '..%2Fpages%2Fwhy', 'constructor']) {
    assert.equal((await browser.get(`/offers/${slug}`)).status, 404, slug);
    assert.equal((await browser.post(`/offers/${slug}/request`, {}, { from: '/offers/za-vse' })).status, 404, slug);
  }
  // a benefit without a button takes no requests
  assert.equal((await browser.get('/offers/ugodnost')).status, 200);
  assert.equal((await browser.post('/offers/ugodnost/request', {}, { from: '/offers/za-vse' })).status, 404);
  const { rowCount } = await portal.pool.query('select from offer_requests');
  assert.equal(rowCount, 0);
});

test('a request is sent once however often the button is pressed, is decided by the staff, and told by mail', async (t) => {
  const portal = await portalWithOffers(t);
  const { pool, supplier } = portal;
  const accountId = await giveAccount(pool, { email: 'ana@example.si', language: 'en' });
  const browser = await portal.signedIn(accountId);
  const press = () => browser.post('/offers/za-vse/request', {}, { from: '/offers/za-vse' });
  const answers = await Promise.all([press(), press(), press()]);
  const said = answers.map(({ location }) => location?.split('=')[1]);
  assert.deepEqual(
    [said.filter((each) => each === 'sent').length, said.filter((each) => each === 'waiting').length],
    [1, 2],
  );
  const waiting = await transaction(pool, (tx) => listWaitingOfferRequests(tx, {}));
  assert.deepEqual(
    waiting.map(({ kind, subject, state, email }) => [kind, subject, state, email]),
    [['offer', 'za-vse', 'sent', 'ana@example.si']],
  );
  const id = waiting[0]?.id ?? 0;
  const look = { who: 'Nina', reason: 'povpraševanje', now: portal.clock.now() };
  const parts = { pool, supplier, publicUrl: 'https://moj.example.si' };
  const say = (state: 'arranging' | 'done' | 'declined', note = '') =>
    answerOfferRequest(parts, { requestId: id, state, note, ...look });
  assert.deepEqual(
    [await say('arranging'), await say('arranging'), await say('done', 'Vse je <b>pripravljeno</b>.')],
    [true, false, true],
  );
  assert.equal(await say('declined'), false);
  const mails = await mailsTo(portal, 'ana@example.si');
  assert.deepEqual(
    mails.map(({ template, subject }) => [template, subject]),
    [
      ['offer-request-answer', 'Request: Ponudba za-vse'],
      ['offer-request-answer', 'Request: Ponudba za-vse'],
    ],
  );
  assert.match(mails[1]?.text ?? '', /has been arranged.*pripravljeno.*https:\/\/moj\.example\.si\/offers/s);
  const page = await browser.get('/offers/za-vse');
  assert.match(page.text, /arranged .* Vse je <b>pripravljeno<\/b>\./);
  assert.deepEqual(htmlProblems(page.body), []);
  // what was arranged is had, and its end stays an end
  assert.match((await press()).location ?? '', /done=waiting$/);
  const withdrawn = await browser.post(`/offer-requests/${id}/withdrawal`, {}, { from: '/settings' });
  assert.equal(withdrawn.location, '/offers?done=decided');
  await assert.rejects(pool.query("update offer_requests set state = 'sent'"), /a request that has ended stays so/);
});

test('a request is its own account’s: nobody else sees or withdraws it, and it outlives the offer', async (t) => {
  const portal = await portalWithOffers(t);
  const [ana, bor] = [
    await portal.signedIn(await giveAccount(portal.pool)),
    await portal.signedIn(await giveAccount(portal.pool)),
  ];
  await ana.post('/offers/za-vse/request', {}, { from: '/offers/za-vse' });
  const { rows } = await portal.pool.query<{ id: number }>('select id from offer_requests');
  const path = `/offer-requests/${rows[0]?.id}/withdrawal`;
  assert.doesNotMatch((await bor.get('/offers')).body, /Vaša povpraševanja/);
  assert.equal((await bor.post(path, {}, { from: '/settings' })).status, 404);
  await rm(join(portal.supplier.folder, 'offers', 'za-vse.sl.md'));
  assert.match((await ana.get('/offers')).text, /Vaša povpraševanja Ponudba za-vse poslano/);
  assert.equal((await ana.post(path, {}, { from: '/settings' })).location, '/offers?done=withdrawn');
  assert.equal((await ana.post(path, {}, { from: '/settings' })).location, '/offers?done=withdrawn');
  const entries = await portal.pool.query("select action from audit_entries where action like 'offer%' order by id");
  assert.deepEqual(entries.rows, [{ action: 'offer request sent' }, { action: 'offer request withdrawn' }]);
});
