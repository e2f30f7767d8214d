import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { contentKey, openObjects } from '#platform/objects/objects.ts';
import { usualPlace } from '#platform/objects/place.ts';
import { transaction } from '#platform/db/pool.ts';
import { createLog } from '#platform/log.ts';
import { recordAccess } from '#features/audit/index.ts';
import { giveBill, givePayment } from '#test/support/bills.ts';
import { emptyFolder } from '#test/support/example-registry.ts';
import { accountOf, goodPassword, mailsTo } from '#test/support/people.ts';
import { testPortal, type TestPortal } from '#test/support/portal.ts';
import { giveLink, givePoint, giveReading } from '#test/support/registry.ts';
import { unzip } from '#test/support/unzip.ts';
import { dataSets } from './data-sets.ts';
import { makeArchives, type MakingParts } from './make.ts';
import { sweepArchives } from './sweep.ts';
import { words } from './words.ts';

const never = new AbortController().signal;

type World = { readonly portal: TestPortal; readonly making: MakingParts; readonly folder: string };

async function world(t: TestContext): Promise<World> {
  const dataDir = await emptyFolder(t);
  const place = usualPlace(dataDir);
  const portal = await testPortal(t, { objects: place });
  const making: MakingParts = {
    pool: portal.pool,
    objects: openObjects(place),
    supplier: portal.supplier,
    publicUrl: 'http://localhost',
    log: createLog({ level: 'info', write: (line) => void portal.logged.push(line) }),
    now: portal.clock.now,
  };
  return { portal, making, folder: join(dataDir, 'documents') };
}

async function later({ portal }: World, minutes: number): Promise<void> {
  portal.clock.set(new Date(portal.clock.now().getTime() + minutes * 60_000).toISOString());
}

async function storedArchives(folder: string): Promise<string[]> {
  const all = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return all.filter((each) => each.isFile() && each.parentPath.includes('archives')).map(({ name }) => name);
}

async function downloaded({ portal }: World, accountId: number): Promise<Map<string, string>> {
  const browser = await portal.signedIn(accountId);
  const page = await browser.get('/settings/data');
  const href = /href="(\/settings\/data\/\d+\/archive\.zip)"/.exec(page.body)?.[1];
  assert.ok(href, page.text);
  const answer = await browser.get(href);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers['content-length'], String(answer.bytes.length));
  return unzip(answer.bytes);
}

test('an archive holds what the account may see, told in its own language, and its mail leads to it', async (t) => {
  const w = await world(t);
  const { pool } = w.portal;
  const ana = await accountOf(w.portal, 'ana@example.si');
  const point = await givePoint(pool, { linkedBy: [ana], street: 'Podgora 5' });
  await giveReading(pool, point, { on: '2026-10-31', code: '1.8.1', value: 16_433 });
  const pdf = Buffer.from('%PDF-1.7 a bill');
  const sha256 = createHash('sha256').update(pdf).digest();
  await giveBill(pool, point, { number: 'R/2026-1' });
  await pool.query('update bills set document_sha256 = $1, document_size = $2', [sha256, pdf.length]);
  await w.making.objects.put(contentKey('bills', sha256), pdf);
  await givePayment(pool, point, { on: '2026-12-05', cents: 1_234 });
  const at = w.portal.clock.now();
  await transaction(pool, (tx) =>
    recordAccess(tx, { at, accountId: ana, who: 'podpora', what: 'account', reason: '=klic stranke' }),
  );
  const browser = await w.portal.signedIn(ana);
  assert.equal((await browser.post('/settings/data', {})).location, '/settings/data');
  const waiting = await browser.get('/settings/data');
  assert.match(waiting.text, /čakajo na pripravo/);
  assert.match(waiting.body, /<noscript><meta http-equiv="refresh"/);

  assert.equal(await makeArchives(w.making, never), 1);
  const [mail] = await mailsTo(w.portal, 'ana@example.si');
  assert.equal(mail?.template, 'data_archive_ready');
  assert.match(mail.text, /http:\/\/localhost\/settings\/data/);

  const files = await downloaded(w, ana);
  const json = (name: string) => JSON.parse(files.get(`${name}.json`) ?? 'null') as Record<string, unknown>[];
  assert.equal(json('account')[0]?.['email'], 'ana@example.si');
  assert.equal(json('metering-points')[0]?.['street'], 'Podgora 5');
  assert.deepEqual(
    json('readings').map(({ gsrn, value, readOn }) => ({ gsrn, value, readOn })),
    [{ gsrn: point.gsrn, value: 16_433, readOn: '2026-10-31' }],
  );
  assert.equal(json('bills')[0]?.['bill'], 'R/2026-1');
  assert.ok(json('bill-lines').length > 0);
  assert.equal(json('payments')[0]?.['amountCents'], 1_234);
  assert.equal(json('accesses')[0]?.['reason'], '=klic stranke');
  assert.match(files.get('accesses.csv') ?? '', /;'=klic stranke\r\n/);
  assert.deepEqual(
    json('actions')
      .map(({ action }) => action)
      .slice(0, 1),
    ['data archive asked for'],
  );
  assert.equal(files.get('bills/bill-R-2026-1.pdf'), pdf.toString());
  const told = files.get('PREBERI.txt') ?? '';
  for (const { name, columns } of dataSets) {
    assert.ok(files.has(`${name}.csv`) && files.has(`${name}.json`), name);
    assert.ok(told.includes(`${name}.csv, ${name}.json`), name);
    const [head = ''] = (files.get(`${name}.csv`) ?? '').split('\r\n');
    assert.equal(head, `\uFEFF${columns.map(([column]) => column).join(';')}`);
  }
});

test('the README knows every column there is, and no other', () => {
  const used = new Set(dataSets.flatMap(({ columns }) => columns.map(([column]) => column)));
  assert.deepEqual(
    Object.keys(words.sl.columns).filter((each) => !used.has(each as never)),
    [],
  );
  assert.deepEqual(
    Object.keys(words.sl.lists),
    dataSets.map(({ name }) => name),
  );
});

test('an archive holds nothing of a contract whose link has ended, and nothing of anybody else', async (t) => {
  const w = await world(t);
  const { pool } = w.portal;
  const [ana, bor] = [await accountOf(w.portal, 'ana@example.si'), await accountOf(w.portal, 'bor@example.si')];
  const gone = await givePoint(pool, { street: 'Skrivna ulica 7' });
  await giveLink(pool, ana, gone);
  await giveReading(pool, gone, { on: '2026-10-31', code: '1.8.1', value: 12_399 });
  await giveBill(pool, gone, { number: 'R-TUJ' });
  await pool.query('update contract_links set ended_at = now()');
  const other = await givePoint(pool, { linkedBy: [bor], street: 'Tuja cesta 3' });
  await giveReading(pool, other, { on: '2026-10-31', code: '1.8.1', value: 12_398 });
  const browser = await w.portal.signedIn(ana);
  await browser.post('/settings/data', {});
  await makeArchives(w.making, never);
  const text = [...(await downloaded(w, ana)).values()].join('\n');
  for (const hidden of ['Skrivna', 'Tuja cesta', '12399', '12398', 'R-TUJ', 'bor@example.si', gone.gsrn, other.gsrn]) {
    assert.ok(!text.includes(hidden), hidden);
  }
});

test('an archive is handed only to whom it is of, and only after the password was typed lately', async (t) => {
  const w = await world(t);
  const [ana, bor] = [await accountOf(w.portal, 'ana@example.si'), await accountOf(w.portal, 'bor@example.si')];
  const browser = await w.portal.signedIn(ana);
  await browser.post('/settings/data', {});
  await makeArchives(w.making, never);
  const { rows } = await w.portal.pool.query<{ id: number }>('select id from data_archives');
  const [address, progress] = ['archive.zip', 'progress'].map((each) => `/settings/data/${rows[0]?.id}/${each}`);
  const stranger = await w.portal.signedIn(bor);
  assert.equal((await stranger.get(address ?? '')).status, 404);
  assert.equal((await stranger.get(progress ?? '')).status, 404);
  assert.deepEqual(JSON.parse((await browser.get(progress ?? '')).body).underWay, false);

  await later(w, 16);
  assert.equal((await browser.get(address ?? '')).location, '/settings/data');
  const page = await browser.get('/settings/data');
  assert.doesNotMatch(page.body, /archive\.zip/);
  const wrong = await browser.post('/settings/data/confirmation', { currentPassword: 'ne bo to' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.body, /id="currentPassword-error"/);
  assert.equal((await browser.get(address ?? '')).location, '/settings/data');
  await browser.post('/settings/data/confirmation', { currentPassword: goodPassword });
  assert.equal((await browser.get(address ?? '')).status, 200);
});

test('one archive is under way at a time, however often the button is pressed, and a few a day are enough', async (t) => {
  const w = await world(t);
  const browser = await w.portal.signedIn(await accountOf(w.portal, 'ana@example.si'));
  const press = () => browser.post('/settings/data', {});
  await Promise.all([press(), press(), press()]);
  assert.equal((await w.portal.pool.query('select from data_archives')).rowCount, 1);
  for (const expected of [303, 303, 429]) {
    await makeArchives(w.making, never);
    assert.equal((await press()).status, expected);
  }
});

test('what a killed process left behind is made anew, once, and its pieces go', async (t) => {
  const w = await world(t);
  const ana = await accountOf(w.portal, 'ana@example.si');
  await (await w.portal.signedIn(ana)).post('/settings/data', {});
  // a process took it, stored a part, and was killed
  await w.making.objects.put('archives/dead/1', Buffer.from('half'));
  const until = new Date(w.portal.clock.now().getTime() + 60_000);
  await w.portal.pool.query(`update data_archives set state = 'making', attempts = 1, claimed_until = $1`, [until]);
  await w.portal.pool.query(`insert into data_archive_parts select id, 1, 1, 'archives/dead/1', 4 from data_archives`);
  assert.equal(await makeArchives(w.making, never), 0);
  await later(w, 3);
  const made = await Promise.all([makeArchives(w.making, never), makeArchives(w.making, never)]);
  assert.deepEqual(made.toSorted(), [0, 1]);
  await sweepArchives(w.making, w.portal.clock.now());
  assert.equal(await w.making.objects.open('archives/dead/1'), undefined);
  assert.ok((await downloaded(w, ana)).has('account.json'));
});

test('a process that is to end puts its archive back', async (t) => {
  const w = await world(t);
  const ana = await accountOf(w.portal, 'ana@example.si');
  await (await w.portal.signedIn(ana)).post('/settings/data', {});
  const ending = new AbortController();
  const making = makeArchives(w.making, ending.signal);
  ending.abort();
  assert.equal(await making, 0);
  const { rows } = await w.portal.pool.query('select state from data_archives');
  assert.deepEqual(rows, [{ state: 'waiting' }]);
  assert.equal(await makeArchives(w.making, never), 1);
});

test('an archive is gone after seven days, and with its account at once', async (t) => {
  const w = await world(t);
  const [ana, bor] = [await accountOf(w.portal, 'ana@example.si'), await accountOf(w.portal, 'bor@example.si')];
  for (const each of [ana, bor]) await (await w.portal.signedIn(each)).post('/settings/data', {});
  await makeArchives(w.making, never);
  await sweepArchives(w.making, w.portal.clock.now());
  assert.equal((await storedArchives(w.folder)).length, 2);

  await w.portal.pool.query('delete from accounts where id = $1', [bor]);
  await sweepArchives(w.making, w.portal.clock.now());
  assert.equal((await storedArchives(w.folder)).length, 1);
  assert.equal((await w.portal.pool.query('select from data_archives')).rowCount, 1);

  await later(w, 7 * 24 * 60 + 1);
  await sweepArchives(w.making, w.portal.clock.now());
  assert.deepEqual(await storedArchives(w.folder), []);
  const page = await (await w.portal.signedIn(ana)).get('/settings/data');
  assert.match(page.text, /potekel in je izbrisan/);
});

test('a document that the storage has lost does not keep the others from their owner', async (t) => {
  const w = await world(t);
  const ana = await accountOf(w.portal, 'ana@example.si');
  const point = await givePoint(w.portal.pool, { linkedBy: [ana] });
  await giveBill(w.portal.pool, point, { number: 'R1' });
  await w.portal.pool.query('update bills set document_sha256 = sha256($1), document_size = 3', [Buffer.from('x')]);
  await (await w.portal.signedIn(ana)).post('/settings/data', {});
  assert.equal(await makeArchives(w.making, never), 1);
  assert.match((await downloaded(w, ana)).get('bills/bill-R1.pdf.txt') ?? '', /ni bilo mogoče prebrati/);
});
