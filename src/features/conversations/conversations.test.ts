import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { openObjects } from '#platform/objects/objects.ts';
import { usualPlace } from '#platform/objects/place.ts';
import { giveBill } from '#test/support/bills.ts';
import { htmlProblems } from '#test/support/html-rules.ts';
import { heicOf, jpegOf, pdfOf, secretPlace, withPlace } from '#test/support/made-files.ts';
import { multipart, type TestFile } from '#test/support/multipart.ts';
import { mailsTo } from '#test/support/people.ts';
import { testPortal, type Answer, type Browser, type TestPortal } from '#test/support/portal.ts';
import { giveAccount, givePoint, type GivenPoint } from '#test/support/registry.ts';
import { answerQuestion, sweepConversations } from './index.ts';

const now = '2026-12-10T09:00:00+01:00';
const email = 'ana@example.si';
const words = { topic: 'bills', about: '', text: 'Zakaj je omrežnina višja?\nLani je bila <nižja>.' };
const look = { who: 'Nika', reason: 'vprašanje', now: new Date('2026-12-10T10:00:00+01:00') };

type Home = {
  readonly portal: TestPortal;
  readonly browser: Browser;
  readonly accountId: number;
  readonly point: GivenPoint;
  readonly objects: ReturnType<typeof openObjects>;
};

async function open(t: TestContext): Promise<Home> {
  const folder = await mkdtemp(join(tmpdir(), 'odcitek-attachments-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const place = usualPlace(folder);
  const portal = await testPortal(t, { now, objects: place });
  const accountId = await giveAccount(portal.pool, { email, name: 'Ana Novak' });
  const point = await givePoint(portal.pool, { linkedBy: [accountId] });
  return { portal, accountId, point, browser: await portal.signedIn(accountId), objects: openObjects(place) };
}

const hidden = (body: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]+)"`).exec(body)?.[1] ?? '';

type Sent = {
  from?: string;
  fields: Record<string, string | readonly string[]>;
  files?: readonly TestFile[];
  key?: string;
};

/** Sends a form with files as a browser does, from the page it stands on. */
async function send({ portal, browser }: Pick<Home, 'portal' | 'browser'>, path: string, sent: Sent): Promise<Answer> {
  const { from = path.replace(/\/messages$/, '') } = sent;
  const { body } = await browser.get(from);
  const { payload, headers } = multipart(
    { formToken: hidden(body, 'formToken'), key: sent.key ?? hidden(body, 'key'), ...sent.fields },
    sent.files ?? [],
  );
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await portal.app.inject({
    method: 'POST',
    url: path,
    payload,
    headers: { ...headers, cookie, 'sec-fetch-site': 'same-origin' },
  });
  const text = answer.body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
  return {
    status: answer.statusCode,
    location: answer.headers.location,
    headers: answer.headers,
    body: answer.body,
    bytes: answer.rawPayload,
    text,
  };
}

const ask = (home: Home, sent: Partial<Sent> = {}): Promise<Answer> =>
  send(home, '/conversations', { from: '/ask', fields: words, ...sent });

async function count({ portal }: Pick<Home, 'portal'>, table: string): Promise<number> {
  const { rows } = await portal.pool.query<{ count: number }>(`select count(*)::int as count from ${table}`);
  return rows[0]?.count ?? 0;
}

test('a question becomes a conversation with a number, is answered by mail and on its page, and goes on', async (t) => {
  const home = await open(t);
  const { browser, portal, point } = home;
  const bill = await giveBill(portal.pool, point, { number: 'R2612-1' });
  const empty = await browser.get(`/ask?bill=${bill.id}`);
  assert.match(empty.body, new RegExp(`<option value="bill:${bill.id}" selected>R2612-1`));
  assert.match(empty.body, /<option value="bills" selected>/);
  assert.deepEqual(htmlProblems(empty.body), []);

  const asked = await ask(home, { fields: { ...words, about: `bill:${bill.id}` } });
  const path = (asked.location ?? '').split('?')[0] ?? '';
  assert.match(asked.location ?? asked.text, /^\/conversations\/\d+\?done=sent$/);
  const sent = await browser.get(asked.location ?? '');
  assert.match(sent.text, /Vprašanje V-2026-000001 poslano Vprašanje je poslano\. Njegova številka je V-2026-000001\./);
  assert.match(sent.text, /Lani je bila <nižja>\..*Nanaša se na račun R2612-1 pogodba/);
  assert.deepEqual(htmlProblems(sent.body), []);

  const parts = { pool: portal.pool, supplier: portal.supplier, publicUrl: 'https://moj.example.si' };
  const text = 'Novembra se začne višja sezona.\n\nLp, Nika';
  portal.clock.set('2026-12-10T10:00:00+01:00');
  assert.ok(await answerQuestion(parts, 'V-2026-000001', { ...look, text, closes: false }));
  assert.match((await browser.get('/conversations')).text, /nov odgovor odgovorjeno V-2026-000001: Računi in plačila/);
  assert.match((await browser.get('/ask')).text, /Nov odgovor: 1 Vsa vaša vprašanja \(1\)/);
  assert.match((await browser.get('/')).text, /Na vaše vprašanje V-2026-000001 smo odgovorili\. Preberi/);
  assert.match((await browser.get(path)).text, /odgovorjeno.*GEN-I, 10\. december 2026 ob 10\.00 Novembra se začne/);
  assert.doesNotMatch((await browser.get('/conversations')).text, /nov odgovor/);
  assert.doesNotMatch((await browser.get('/')).text, /smo odgovorili/);

  assert.equal((await send(home, `${path}/messages`, { fields: { text: 'Hvala!' } })).location, `${path}?done=added`);
  assert.match((await browser.get(path)).text, /V-2026-000001 poslano/);
  assert.equal((await browser.post(`${path}/closing`, {}, { from: path })).location, `${path}?done=closed`);
  assert.match((await browser.get(path)).text, /zaprto.*Če napišete še kaj, se znova odpre/);
  await browser.post(`${path}/reopening`, {}, { from: path });
  assert.match((await browser.get(path)).text, /V-2026-000001 poslano/);

  const mails = await mailsTo(portal, email);
  assert.deepEqual(
    mails.map(({ subject }) => subject),
    ['Vprašanje V-2026-000001 smo prejeli', 'Odgovor na vprašanje V-2026-000001'],
  );
  assert.match(
    mails[1]?.text ?? '',
    /višja sezona\.\n\nLp, Nika[^]*moj\.example\.si\/conversations\/1[^]*ne odgovarjajte po e-pošti/,
  );
  assert.equal((await browser.get(`/bills/${bill.id}/question`)).location, `/ask?bill=${bill.id}`);
  assert.match((await browser.get(`/ask?bill=${bill.id}`)).text, /O tem računu ste že vprašali V-2026-000001/);
});

test('files come back clean to whoever asked, and cannot do anything in a browser', async (t) => {
  const home = await open(t);
  const { browser, portal, objects } = home;
  const photo = withPlace(await jpegOf(60, 30));
  const files = [
    { name: 'števec.JPG', bytes: photo },
    { name: 'IMG_1.heic', bytes: heicOf().bytes },
    { name: '..\\račun.exe', type: 'text/html', bytes: pdfOf() },
  ];
  const { location = '' } = await ask(home, { files });
  const page = await browser.get(location);
  assert.match(page.text, /števec\.jpg 1 kB IMG_1\.heic 1 kB račun\.pdf 1 kB/);
  const links = [...page.body.matchAll(/href="(\/conversations\/\d+\/attachments\/\d+)"/g)].map(
    ([, link]) => link ?? '',
  );
  assert.equal(links.length, 3);
  const answers = await Promise.all(links.map((link) => browser.get(link)));
  assert.deepEqual(
    answers.map(({ headers }) => [headers['content-type'], String(headers['content-disposition']).split(';')[0]]),
    [
      ['image/jpeg', 'inline'],
      ['image/heic', 'attachment'],
      ['application/pdf', 'attachment'],
    ],
  );
  for (const { bytes, headers } of answers) {
    assert.ok(!bytes.includes(secretPlace));
    assert.equal(headers['content-security-policy'], "sandbox; default-src 'none'");
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['cache-control'], 'no-store');
  }
  assert.match(
    String(answers[2]?.headers['content-disposition']),
    /filename="racun\.pdf"; filename\*=UTF-8''ra%C4%8Dun\.pdf/,
  );
  assert.deepEqual(answers[2]?.bytes, pdfOf());
  const { rows } = await portal.pool.query(
    "select sha256 = sha256($1) as same from conversation_attachments where kind = 'pdf'",
    [pdfOf()],
  );
  assert.deepEqual(rows, [{ same: true }]);

  const other = await portal.signedIn(await giveAccount(portal.pool));
  for (const link of [location, ...links]) assert.equal((await other.get(link)).status, 404);
  assert.equal((await portal.browser().get(links[0] ?? '')).location?.startsWith('/login'), true);

  // with the account goes everything, from the storage too
  const { rows: kept } = await portal.pool.query<{ key: string }>(
    'select object_key as key from conversation_attachments',
  );
  await portal.pool.query('delete from accounts where id = $1', [home.accountId]);
  await sweepConversations({ pool: portal.pool, objects }, portal.clock.now());
  for (const { key } of kept) assert.equal(await objects.open(key), undefined);
  assert.equal(await count(home, 'attachment_removals'), 0);
});

test('what is wrong comes back as it was typed, and files that were right stay with the form', async (t) => {
  const home = await open(t);
  const { browser } = home;
  const key = 'k'.repeat(43);
  const files = [
    { name: 'a.pdf', bytes: pdfOf() },
    { name: 'b.svg', bytes: Buffer.from('<svg><script>alert(1)</script></svg>') },
  ];
  const refused = await ask(home, { fields: { topic: '', text: ' <b> ' }, files, key });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Izberite, o čem sprašujete\. .*Datoteka »b\.svg« ni PDF, JPEG, PNG ali HEIC\./);
  assert.match(refused.body, /\n &lt;b&gt; <\/textarea>/);
  assert.match(refused.body, /name="keep" value="\d+" checked[^]*a\.pdf \(1\u00a0kB\)/);
  assert.equal(hidden(refused.body, 'key'), key);
  assert.deepEqual(htmlProblems(refused.body), []);

  const kept = hidden(refused.body, 'file');
  const { location = '' } = await ask(home, { key, fields: { ...words, file: kept, keep: kept } });
  assert.match((await browser.get(location)).text, /Priloge|a\.pdf/);
  assert.equal(await count(home, 'attachment_removals'), 0);
});

test('a file that was unticked is not sent, and one too many is said so', async (t) => {
  const home = await open(t);
  const key = 'k'.repeat(43);
  const many = Array.from({ length: 6 }, (_, each) => ({ name: `${each}.pdf`, bytes: pdfOf(`/X${each} 1`) }));
  const refused = await ask(home, { files: many, key });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /največ 5 datotek/);
  const ids = [...refused.body.matchAll(/name="file" value="(\d+)"/g)].map(([, id]) => id ?? '');
  assert.equal(ids.length, 5);
  const { location = '' } = await ask(home, { key, fields: { ...words, file: ids, keep: ids.slice(0, 2) } });
  const { text } = await home.browser.get(location);
  assert.deepEqual(text.match(/\d\.pdf/g), ['0.pdf', '1.pdf']);
  await sweepConversations({ pool: home.portal.pool, objects: home.objects }, home.portal.clock.now());
  assert.equal(await count(home, 'conversation_attachments'), 2);
});

test('files of a form that is never sent are gone after a day, and those of a message stay', async (t) => {
  const home = await open(t);
  const { portal, objects } = home;
  await ask(home, { fields: { topic: '' }, files: [{ name: 'a.pdf', bytes: pdfOf() }] });
  await ask(home, { files: [{ name: 'b.pdf', bytes: pdfOf('/B 1') }] });
  const sweep = (at: string) => sweepConversations({ pool: portal.pool, objects }, new Date(at));
  await sweep('2026-12-11T08:59:00+01:00');
  assert.equal(await count(home, 'conversation_attachments'), 2);
  const { rows } = await portal.pool.query<{ name: string; key: string }>(
    'select name, object_key as key from conversation_attachments order by id',
  );
  await sweep('2026-12-11T09:01:00+01:00');
  assert.equal(await objects.open(rows[0]?.key ?? ''), undefined);
  const left = await objects.open(rows[1]?.key ?? '');
  assert.ok(left !== undefined);
  left.destroy();
  assert.equal(await count(home, 'attachment_removals'), 0);
});

test('the same form counts once, also when the button is pressed many times at the same moment', async (t) => {
  const home = await open(t);
  const { portal } = home;
  const key = 'k'.repeat(43);
  const files = [{ name: 'a.pdf', bytes: pdfOf() }];
  const presses = await Promise.all(Array.from({ length: 5 }, () => ask(home, { key, files })));
  assert.equal(new Set(presses.map(({ location }) => location)).size, 1);
  assert.ok(presses.every(({ status }) => status === 303));
  assert.equal(await count(home, 'conversations'), 1);
  assert.equal(await count(home, 'conversation_messages'), 1);
  assert.equal(await count(home, 'conversation_attachments'), 1);
  assert.equal((await mailsTo(portal, email)).length, 1);
  const path = (presses[0]?.location ?? '').split('?')[0] ?? '';
  const more = { fields: { text: 'še nekaj' }, key: 'm'.repeat(43) };
  const again = await Promise.all(Array.from({ length: 5 }, () => send(home, `${path}/messages`, more)));
  assert.ok(again.every(({ status }) => status === 303));
  assert.equal(await count(home, 'conversation_messages'), 2);
  const audited = await portal.pool.query(
    "select count(*)::int as n from audit_entries where action like 'question %'",
  );
  assert.deepEqual(audited.rows, [{ n: 2 }]);
});

test('the key of a form in other hands is another form', async (t) => {
  const home = await open(t);
  const other = await home.portal.signedIn(await giveAccount(home.portal.pool));
  const sent = { key: 'k'.repeat(43), files: [{ name: 'a.pdf', bytes: pdfOf() }] };
  const [mine, theirs] = [await ask(home, sent), await ask({ ...home, browser: other }, sent)];
  assert.notEqual(mine.location, theirs.location);
  assert.equal(await count(home, 'conversations'), 2);
  assert.equal(await count(home, 'conversation_attachments'), 2);
});

test('nobody asks about what is not theirs, nor writes where they do not belong', async (t) => {
  const home = await open(t);
  const { portal } = home;
  const stranger = await givePoint(portal.pool);
  const bill = await giveBill(portal.pool, stranger);
  for (const about of [
    `contract:${stranger.contractId}`,
    `point:${stranger.pointId}`,
    `bill:${bill.id}`,
    'bill:x',
    'x',
  ]) {
    const { status, text } = await ask(home, { fields: { ...words, about } });
    assert.deepEqual([status, /Izberite s seznama/.test(text)], [422, true], about);
  }
  assert.equal((await home.browser.get(`/bills/${bill.id}/question`)).status, 404);
  assert.doesNotMatch((await home.browser.get(`/ask?bill=${bill.id}`)).body, new RegExp(`bill:${bill.id}"`));
  const { location = '' } = await ask(home);
  const path = location.split('?')[0] ?? '';
  const other = { ...home, browser: await portal.signedIn(await giveAccount(portal.pool)) };
  assert.equal((await send(other, `${path}/messages`, { from: '/ask', fields: { text: 'x' } })).status, 404);
  for (const change of ['closing', 'reopening']) {
    assert.equal((await other.browser.post(`${path}/${change}`, {}, { from: '/ask' })).status, 404);
  }
  assert.equal(await count(home, 'conversation_messages'), 1);
});

test('a form that was open for too long asks for its files again, and keeps the words', async (t) => {
  const home = await open(t);
  const files = [{ name: 'a.pdf', bytes: pdfOf() }];
  const stale = await ask(home, { fields: { ...words, formToken: 'old' }, files });
  assert.equal(stale.status, 403);
  assert.equal(hidden(stale.body, 'filesLost'), 'yes');
  const again = await home.browser.post('/conversations', { ...words, filesLost: 'yes' }, { from: '/ask' });
  assert.equal(again.status, 422);
  assert.match(again.text, /zato priloge izberite še enkrat/);
  assert.match(again.body, /Zakaj je omrežnina višja\?/);
});

test('there is a bound to what an account may ask at once', async (t) => {
  const home = await open(t);
  for (let asked = 0; asked < 20; asked += 1) assert.equal((await ask(home)).status, 303);
  const { status, text } = await ask(home);
  assert.equal(status, 422);
  assert.match(text, /Na odgovor čaka že 20 vaših vprašanj/);
});
