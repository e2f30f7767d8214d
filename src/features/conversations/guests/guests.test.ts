import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { usualPlace } from '#platform/objects/place.ts';
import { openObjects } from '#platform/objects/objects.ts';
import { htmlProblems } from '#test/support/html-rules.ts';
import { pdfOf } from '#test/support/made-files.ts';
import { multipart } from '#test/support/multipart.ts';
import { linkIn, mailsTo } from '#test/support/people.ts';
import { testPortal, type Browser, type TestPortal } from '#test/support/portal.ts';
import { answerQuestion, sweepConversations } from '../index.ts';

const email = 'gost@example.si';
const question = { name: 'Gost <b>', email, topic: 'other', text: 'Kako postanem vaša stranka?' };

async function open(t: TestContext): Promise<{ portal: TestPortal; browser: Browser; folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'odcitek-guests-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const portal = await testPortal(t, { now: '2026-12-10T09:00:00+01:00', objects: usualPlace(folder) });
  return { portal, browser: portal.browser(), folder };
}

function later(portal: TestPortal, milliseconds: number): void {
  portal.clock.set(new Date(portal.clock.now().getTime() + milliseconds).toISOString());
}

/** By the slower path, without JavaScript. Gives the link in the mailbox. */
async function ask({ portal, browser }: { portal: TestPortal; browser: Browser }): Promise<string> {
  const { location = '', text } = await browser.post('/ask', question);
  assert.match(location, /^\/ask\/wait\//, text);
  later(portal, 31_000);
  assert.equal((await browser.post(location, {})).location, '/ask/sent');
  return linkIn((await mailsTo(portal, email)).at(-1), '/ask/confirm/');
}

const day = 24 * 3_600_000;

const counted = async ({ pool }: TestPortal, table: string): Promise<number> => {
  const { rows } = await pool.query<{ n: number }>(`select count(*)::int as n from ${table}`);
  return rows[0]?.n ?? -1;
};

async function sendFile(
  { portal, browser }: { portal: TestPortal; browser: Browser },
  path: string,
  text = '',
): Promise<{ status: number; location: string }> {
  const { body } = await browser.get(path.replace(/\/messages$/, ''));
  const formToken = /name="formToken" value="([^"]+)"/.exec(body)?.[1] ?? '';
  const { payload, headers } = multipart({ formToken, key: 'k'.repeat(43), text }, [{ name: 'a.pdf', bytes: pdfOf() }]);
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const all = { ...headers, cookie, 'sec-fetch-site': 'same-origin' };
  const answer = await portal.app.inject({ method: 'POST', url: path, payload, headers: all });
  return { status: answer.statusCode, location: answer.headers.location ?? '' };
}

test('a guest’s question reaches the supplier when its mailbox is confirmed, and is read by a secret address', async (t) => {
  const { portal, browser } = await open(t);
  const form = await browser.get('/ask');
  assert.match(form.text, /Ime in priimek.*E-poštni naslov/);
  assert.deepEqual(htmlProblems(form.body), []);
  const link = await ask({ portal, browser });
  assert.equal(await counted(portal, 'conversations'), 0);
  const [letter] = await mailsTo(portal, email);
  assert.doesNotMatch(letter?.text ?? '', /Gost|stranka/);

  // a mail program that opens links sends nothing
  const seen = await browser.get(link);
  assert.match(seen.text, /Gost <b>.*Kako postanem vaša stranka\?.*Pošlji vprašanje/);
  assert.deepEqual(htmlProblems(seen.body), []);
  assert.equal(await counted(portal, 'conversations'), 0);

  const { location } = await sendFile({ portal, browser }, link);
  assert.match(location, /^\/ask\/conversations\/[\w-]{43}\?done=sent$/);
  const page = await portal.browser().get(location);
  assert.match(page.text, /V-2026-000001 poslano.*a\.pdf.*Naslov te strani je skrivnost/);
  assert.deepEqual(htmlProblems(page.body), []);
  const secret = location.split('?')[0] ?? '';
  const file = new RegExp(`${secret}/attachments/\\d+`).exec(page.body)?.[0] ?? '';
  assert.deepEqual((await portal.browser().get(file)).bytes, pdfOf());

  const look = { who: 'Nika', reason: 'vprašanje', now: portal.clock.now() };
  const parts = { pool: portal.pool, supplier: portal.supplier, publicUrl: 'http://localhost' };
  assert.ok(await answerQuestion(parts, 'V-2026-000001', { ...look, text: 'Pokličite nas.', closes: false }));
  const answer = (await mailsTo(portal, email)).at(-1);
  assert.equal(answer?.subject, 'Odgovor na vprašanje V-2026-000001');
  const own = linkIn(answer, '/ask/conversations/');
  assert.notEqual(own, secret);
  assert.match((await portal.browser().get(own)).text, /odgovorjeno.*Pokličite nas\./);
  assert.equal((await browser.post(`${own}/messages`, { text: 'Hvala' }, { from: own })).location, `${own}?done=added`);
  assert.equal((await browser.post(`${own}/closing`, {}, { from: own })).location, `${own}?done=closed`);
  assert.equal((await browser.post(`${own}/reopening`, {}, { from: own })).location, `${own}?done=reopened`);

  const { rows } = await portal.pool.query<{ whole: string }>(
    `select concat((select json_agg(l) from conversation_links l), (select json_agg(w) from waiting_questions w),
                   (select json_agg(shown_text) from messages)) as whole`,
  );
  for (const token of [link, secret, own]) assert.ok(!rows[0]?.whole.includes(token.split('/').at(-1) ?? '-'));
});

test('the link sends once; pressed again it opens the same conversation', async (t) => {
  const { portal, browser } = await open(t);
  const link = await ask({ portal, browser });
  const presses = await Promise.all(Array.from({ length: 4 }, () => browser.post(link, {})));
  assert.ok(presses.every(({ location }) => location?.startsWith('/ask/conversations/')));
  assert.equal(await counted(portal, 'conversations'), 1);
  const again = await browser.get(link);
  assert.match(again.text, /Vprašanje je že poslano/);
  assert.deepEqual(htmlProblems(again.body), []);
  assert.match((await browser.get((await browser.post(link, {})).location ?? '')).text, /V-2026-000001/);
});

test('a link that expired or never was opens nothing, and takes no files', async (t) => {
  const { portal, browser } = await open(t);
  const link = await ask({ portal, browser });
  const made = `/ask/confirm/${'A'.repeat(43)}`;
  assert.equal((await browser.get(made)).status, 410);
  assert.equal((await browser.post(made, {}, { from: '/ask' })).status, 410);
  assert.equal((await sendFile({ portal, browser }, made)).status, 404);
  assert.equal((await sendFile({ portal, browser }, `/ask/conversations/${'A'.repeat(43)}/messages`, 'x')).status, 404);
  later(portal, 2 * day);
  assert.equal((await browser.get(link)).status, 410);
  assert.equal((await browser.post(link, {}, { from: '/ask' })).status, 410);
  assert.equal((await sendFile({ portal, browser }, link)).status, 404);
  assert.equal(await counted(portal, 'conversations'), 0);
  assert.equal(await counted(portal, 'conversation_attachments'), 0);
  assert.equal(await counted(portal, 'attachment_removals'), 0);
});

test('a secret address ends after 90 days, and a guest’s conversation after two years', async (t) => {
  const { portal, browser, folder } = await open(t);
  const { location = '' } = await browser.post(await ask({ portal, browser }), {});
  const secret = location.split('?')[0] ?? '';
  later(portal, 90 * day + 1);
  assert.equal((await browser.get(secret)).status, 404);
  const parts = { pool: portal.pool, objects: openObjects(usualPlace(folder)) };
  await sweepConversations(parts, portal.clock.now());
  assert.deepEqual(
    [
      await counted(portal, 'conversation_links'),
      await counted(portal, 'waiting_questions'),
      await counted(portal, 'conversations'),
    ],
    [0, 0, 1],
  );
  later(portal, 2 * 365 * day);
  await sweepConversations(parts, portal.clock.now());
  assert.equal(await counted(portal, 'conversation_messages'), 0);
});

test('with a proof of work nobody waits; a proof counts once', async (t) => {
  const { portal, browser } = await open(t);
  const challenge = JSON.parse((await browser.get('/captcha')).body) as Parameters<
    typeof solveChallenge
  >[0]['challenge'];
  const solution = await solveChallenge({ challenge, deriveKey });
  const proof = Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
  assert.equal((await browser.post('/ask', { ...question, proof })).location, '/ask/sent');
  const again = await browser.post('/ask', { ...question, proof });
  assert.equal(again.status, 422);
  assert.match(again.text, /Preverjanje v brskalniku ni uspelo/);
  assert.equal((await mailsTo(portal, email)).length, 1);
});

test('a guest can send files a few times a day, and no more', async (t) => {
  const { portal, browser } = await open(t);
  const { location = '' } = await browser.post(await ask({ portal, browser }), {});
  const path = `${location.split('?')[0] ?? ''}/messages`;
  for (let each = 0; each < 5; each += 1) assert.equal((await sendFile({ portal, browser }, path, '')).status, 422);
  assert.equal(await counted(portal, 'conversation_attachments'), 1);
  assert.equal((await sendFile({ portal, browser }, path, 'z besedami')).status, 422);
  const { rows } = await portal.pool.query("select from conversation_messages where body = 'z besedami'");
  assert.equal(rows.length, 0);
});

test('what is missing is said at its field, and nothing typed is lost', async (t) => {
  const { browser } = await open(t);
  const { status, body, text } = await browser.post('/ask', { name: '', email: 'a@b', topic: 'x', text: '<i>' });
  assert.equal(status, 422);
  assert.match(text, /Vpišite ime in priimek\. E-poštni naslov mora biti podoben .* Izberite, o čem sprašujete\./);
  assert.match(body, /value="a@b"[^]*&lt;i&gt;<\/textarea>/);
  assert.deepEqual(htmlProblems(body), []);
});

test('a flood ends: from one network, and to one mailbox without a word', async (t) => {
  const { portal, browser } = await open(t);
  for (let each = 0; each < 3; each += 1) await ask({ portal, browser });
  const { status, text } = await browser.post('/ask', question);
  assert.equal(status, 429);
  assert.match(text, /Danes ste poslali že veliko/);
  later(portal, 59 * 60_000);
  await portal.pool.query("delete from try_counters where action = 'question-slow'");
  const { location = '' } = await browser.post('/ask', question);
  later(portal, 31_000);
  assert.equal((await browser.post(location, {})).location, '/ask/sent');
  assert.equal((await mailsTo(portal, email)).length, 3);
});
