import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Pool } from '#platform/db/pool.ts';
import { household } from '#test/support/household.ts';
import { htmlProblems } from '#test/support/html-rules.ts';
import { giveAccount, giveMeter, givePoint, giveReading, giveSupply, type GivenPoint } from '#test/support/registry.ts';
import { unzip } from '#test/support/unzip.ts';

const now = '2026-11-23T12:00:00+01:00';
const registers = [{ code: '1.8.1' }, { code: '1.8.2' }, { code: '2.8.0' }];
const roof = { now, readings: false, point: { registers, street: 'Sončna ulica 9' } };

type Shown = { readonly on: string; readonly vt: number; readonly mt: number; readonly out: number };

async function giveDay(
  pool: Pool,
  point: Pick<GivenPoint, 'pointId' | 'meterId'>,
  { on, vt, mt, out }: Shown,
): Promise<void> {
  await giveReading(pool, point, { on, value: vt, code: '1.8.1' });
  await giveReading(pool, point, { on, value: mt, code: '1.8.2' });
  await giveReading(pool, point, { on, value: out, code: '2.8.0' });
}

test('who feeds in sees taken, fed in and net by month, as a chart with its table and as files', async (t) => {
  const { portal, browser, point } = await household(t, roof);
  await giveDay(portal.pool, point, { on: '2026-08-01', vt: 100, mt: 200, out: 1000 });
  await giveDay(portal.pool, point, { on: '2026-09-01', vt: 160, mt: 290, out: 1900 });
  await giveDay(portal.pool, point, { on: '2026-10-01', vt: 260, mt: 400, out: 2500 });
  const page = await browser.get('/sonce');
  assert.deepEqual(htmlProblems(page.body), []);
  assert.match(page.text, /Zadnja 2 meseca Prevzeto 360 kWh Oddano 1\.500 kWh Neto −1\.140 kWh/);
  assert.match(page.text, /september 210 600 −390 avgust 150 900 −750 Skupaj 360 1\.500 −1\.140/);
  assert.match(page.body, /<svg[^>]*>.*class="now".*class="out".*class="net"/s);

  const csv = await browser.get(`/sonce/export.csv?point=${point.pointId}`);
  assert.equal(csv.headers['content-disposition'], 'attachment; filename="sonce-2026-11-23.csv"');
  assert.match(csv.body, /2026-08-01;150;900;-750;\r\n.*2026-09-01;210;600;-390;\r\n$/);
  const sheet = unzip((await browser.get('/sonce/export.xlsx')).bytes).get('xl/worksheets/sheet1.xml') ?? '';
  assert.match(sheet, /<v>150<\/v>.*<v>900<\/v>.*<v>-750<\/v>/);
});

test('an exchange and a roll-over run on, own records and estimates are left out', async (t) => {
  const { portal, browser, point } = await household(t, roof);
  const { pool } = portal;
  await giveDay(pool, point, { on: '2026-06-01', vt: 0, mt: 0, out: 999_900 });
  await pool.query('update meters set removed_on = $2 where id = $1', [point.meterId, '2026-07-01']);
  await pool.query(
    `update registers set final_state = case code when '2.8.0' then 100 else 30 end where meter_id = $1`,
    [point.meterId],
  );
  const carried = { '1.8.1': 30, '1.8.2': 30, '2.8.0': 1_000_100 };
  const fresh = {
    pointId: point.pointId,
    meterId: await giveMeter(pool, point.pointId, {
      installedOn: '2026-07-01',
      registers: Object.entries(carried).map(([code, sum]) => ({ code, carried: sum })),
    }),
  };
  await giveDay(pool, fresh, { on: '2026-08-01', vt: 31, mt: 31, out: 310 });
  await giveReading(pool, fresh, {
    on: '2026-07-10',
    value: 900_000,
    code: '2.8.0',
    kind: 'estimate',
    source: 'estimate',
  });
  await giveReading(pool, fresh, {
    on: '2026-07-12',
    value: 900_000,
    code: '1.8.1',
    kind: 'estimate',
    source: 'estimate',
  });
  assert.match((await browser.get('/sonce')).text, /julij 62 310 −248 junij 60 200 −140/);
});

test('a former and a new tenant see their own days only, and nobody else sees any', async (t) => {
  const { portal, browser, point, accountId } = await household(t, {
    ...roof,
    point: { ...roof.point, from: '2026-09-01' },
  });
  const { pool } = portal;
  const former = await giveAccount(pool);
  await giveSupply(pool, point.pointId, { from: '2021-03-01', until: '2026-09-01', linkedBy: [former] });
  await giveDay(pool, point, { on: '2026-08-01', vt: 100, mt: 200, out: 1000 });
  await giveDay(pool, point, { on: '2026-09-01', vt: 160, mt: 290, out: 1900 });
  await giveDay(pool, point, { on: '2026-10-01', vt: 260, mt: 400, out: 2500 });
  const before = await portal.signedIn(former);
  assert.match((await before.get('/sonce')).text, /avgust 150 900/);
  assert.doesNotMatch((await before.get('/sonce')).text, /september 210/);
  assert.match((await browser.get('/sonce')).text, /september 210 600/);
  assert.doesNotMatch((await browser.get('/sonce')).text, /avgust 150/);

  const stranger = await portal.signedIn(await giveAccount(pool));
  for (const path of ['/sonce', '/sonce/export.csv', '/sonce/export.xlsx']) {
    assert.equal((await stranger.get(`${path}?point=${point.pointId}`)).status, 404, path);
  }
  assert.doesNotMatch((await stranger.get('/sonce')).body, /Sončna ulica 9/);
  await pool.query('update contract_links set ended_at = now() where account_id = $1', [accountId]);
  assert.equal((await browser.get(`/sonce?point=${point.pointId}`)).status, 404);
});

test('who moved away and came back does not learn what was used between', async (t) => {
  const { portal, browser, point, accountId } = await household(t, {
    ...roof,
    point: { ...roof.point, from: '2026-10-01' },
  });
  const { pool } = portal;
  await giveSupply(pool, point.pointId, { from: '2021-03-01', until: '2026-08-01', linkedBy: [accountId] });
  for (const [month, value] of [
    ['07', 0],
    ['08', 100],
    ['10', 7000],
    ['11', 7300],
  ] as const) {
    await giveDay(pool, point, { on: `2026-${month}-01`, vt: value, mt: 0, out: value });
  }
  const { text } = await browser.get('/sonce');
  assert.match(text, /oktober 300 300 0 julij 100 100 0 Skupaj/);
  assert.doesNotMatch(text, /6\.900|avgust|september/);
});

test('of several points one is chosen; a year that is not there shows the latest', async (t) => {
  const { portal, browser, point, accountId } = await household(t, roof);
  await givePoint(portal.pool, { registers, street: 'Druga cesta 2', linkedBy: [accountId] });
  await giveDay(portal.pool, point, { on: '2025-12-01', vt: 0, mt: 0, out: 0 });
  await giveDay(portal.pool, point, { on: '2026-02-01', vt: 62, mt: 0, out: 31 });
  const shown = await browser.get(`/sonce?point=${point.pointId}&year=1999`);
  assert.match(shown.text, /Druga cesta 2.*Po mesecih, 2026 \(kWh\).*januar po dnevih 31 15 16/);
  assert.match((await browser.get(`/sonce?point=${point.pointId}&year=2025`)).text, /december po dnevih 31 16 15/);
  const first = await browser.get('/sonce');
  assert.match(first.text, /Odčitkov, iz katerih bi izračunali mesec, še ni/);
  assert.deepEqual(htmlProblems(first.body), []);
  for (const asked of ['0', 'x', '-1', '9'.repeat(20)])
    assert.equal((await browser.get(`/sonce?point=${asked}`)).status, 404);
});

test('who does not feed in is told what it is and led on; a stranger to the log-in too', async (t) => {
  const { portal, browser } = await household(t, { now, readings: false });
  const own = await browser.get('/sonce');
  assert.deepEqual(htmlProblems(own.body), []);
  assert.match(own.text, /Na vaših merilnih mestih ni oddaje v omrežje/);
  assert.match(own.body, /href="\/sonce\/about"/);
  assert.equal((await browser.get('/sonce/export.csv')).status, 404);
  const stranger = await portal.browser().get('/sonce');
  assert.match(stranger.body, /href="\/login\?next=%2Fsonce"/);
});

test('being interested is a request: sent once, withdrawn, and sent again', async (t) => {
  const { portal, browser } = await household(t, { now, readings: false });
  assert.match((await portal.browser().get('/sonce/about')).body, /href="\/login\?next=%2Fsonce%2Fabout"/);
  assert.equal((await browser.post('/sonce/about', {})).location, '/sonce/about?done=sent');
  assert.equal((await browser.post('/sonce/about', {})).location, '/sonce/about?done=waiting');
  const page = await browser.get('/sonce/about?done=sent');
  assert.deepEqual(htmlProblems(page.body), []);
  assert.match(page.text, /Povpraševanje je poslano\..*GEN-I Sonce poslano Poslano 23\. 11\. 2026/);
  const withdrawal = /\/offer-requests\/\d+\/withdrawal/.exec(page.body)?.[0] ?? '';
  assert.equal((await browser.post(withdrawal, {}, { from: '/sonce/about' })).location, '/sonce/about?done=withdrawn');
  assert.match((await browser.get('/sonce/about')).text, /umaknjeno.*Ponovno me zanima/);
  assert.equal((await browser.post('/sonce/about', {})).location, '/sonce/about?done=sent');
});
