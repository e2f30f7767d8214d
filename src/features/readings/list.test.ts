import assert from 'node:assert/strict';
import { test } from 'node:test';
import { household, ledger } from '#test/support/household.ts';
import { htmlProblems } from '#test/support/html-rules.ts';
import type { Browser } from '#test/support/portal.ts';
import { giveAccount, giveMeter, givePoint, giveReading, giveSupply } from '#test/support/registry.ts';

/** The table's rows as text: `30. 11. 2026 3-118204 VT 16759 326 portal oddaja Sprejeto Briši`. */
async function rowsOf(browser: Browser, address: string): Promise<string[]> {
  const { body } = await browser.get(address);
  return Array.from(body.matchAll(/<tr role="row"[^>]*>(.*?)<\/tr>/gs), ([, row = '']) =>
    row
      .replace(/<svg.*?<\/svg>|<[^>]*>/gs, ' ')
      .replace(/[\s\u00a0]+/g, ' ')
      .trim(),
  ).slice(1);
}

test('the list shows every reading with its difference, source, type, tariff and state, newest first', async (t) => {
  const { browser, send } = await household(t);
  await send({ 'r-1.8.1': '16795' });
  await send();
  await send({ kind: 'own_record', otherDate: '2026-11-15', 'r-1.8.1': '16590', 'r-1.8.2': '21200' });
  const page = await browser.get('/readings');
  assert.deepEqual(htmlProblems(page.body), []);
  const rows = await rowsOf(browser, '/readings');
  assert.deepEqual(rows.slice(0, 8), [
    '30. 11. 2026 3-118204 VT 16759 326 portal oddaja Sprejeto Briši',
    '30. 11. 2026 3-118204 VT 16795 362 portal oddaja Nadomeščeno',
    '30. 11. 2026 3-118204 MT 21502 550 portal oddaja Sprejeto Briši',
    '30. 11. 2026 3-118204 MT 21502 550 portal oddaja Nadomeščeno',
    '15. 11. 2026 3-118204 VT 16590 157 portal lastna evidenca Samo za vas Briši',
    '15. 11. 2026 3-118204 MT 21200 248 portal lastna evidenca Samo za vas Briši',
    '1. 11. 2026 3-118204 VT 16433 309 operater odčitek V obračunu',
    '1. 11. 2026 3-118204 MT 20952 470 operater odčitek V obračunu',
  ]);
  assert.equal(rows.at(-1), '1. 11. 2025 3-118204 MT 15800 – operater odčitek V obračunu');
  assert.match(page.body, /<tr role="row" class="void">/);
});

test('the manual’s example reads as in the manual', async (t) => {
  const { portal, browser, point } = await household(t, {
    now: '2019-07-02T09:00:00+02:00',
    readings: false,
    point: { from: '2018-01-01', installedOn: '2018-01-01' },
  });
  for (const [on, vt, mt] of [
    ['2019-06-01', 16_107, 20_402],
    ['2019-07-01', 16_433, 20_952],
  ] as const) {
    await giveReading(portal.pool, point, { on, value: vt });
    await giveReading(portal.pool, point, { on, value: mt, code: '1.8.2' });
  }
  assert.deepEqual((await rowsOf(browser, '/readings')).slice(0, 2), [
    '1. 7. 2019 3-118204 VT 16433 326 operater odčitek V obračunu',
    '1. 7. 2019 3-118204 MT 20952 550 operater odčitek V obračunu',
  ]);
});

test('differences run on across a roll-over and an exchange, with the constant of the register', async (t) => {
  const { portal, browser, point } = await household(t, {
    readings: false,
    point: {
      installedOn: '2026-01-01',
      removedOn: '2026-05-15',
      registers: [{ code: '1.8.0', digits: 5, startState: 99_800, constant: 2.5, finalState: 260 }],
    },
  });
  const registers = [{ code: '1.8.0', digits: 5, startState: 40, constant: 10, carried: 1150 }];
  const meterId = await giveMeter(portal.pool, point.pointId, { installedOn: '2026-05-15', registers });
  const old = { code: '1.8.0' } as const;
  await giveReading(portal.pool, point, { ...old, on: '2026-02-01', value: 99_900 });
  await giveReading(portal.pool, point, { ...old, on: '2026-03-01', value: 100, turns: 1 });
  await giveReading(portal.pool, point, { ...old, on: '2026-05-01', value: 200, turns: 1 });
  await giveReading(portal.pool, { ...point, meterId }, { ...old, on: '2026-06-01', value: 50 });
  assert.deepEqual(await rowsOf(browser, '/readings'), [
    // (260 − 200) · 2,5 on the old meter, (50 − 40) · 10 on the new one
    '1. 6. 2026 3-118204 ET 50 250 operater odčitek V obračunu',
    '1. 5. 2026 3-118204 ET 200 250 operater odčitek V obračunu',
    '1. 3. 2026 3-118204 ET 100 500 operater odčitek V obračunu',
    // the meter was installed while the account could see it: against its start state
    '1. 2. 2026 3-118204 ET 99900 250 operater odčitek V obračunu',
  ]);
});

test('the list is filtered by point, year, days, type and tariff', async (t) => {
  const { portal, accountId, browser, point, send } = await household(t);
  const gas = await givePoint(portal.pool, { number: 'ENLJ-004518207', energy: 'gas', linkedBy: [accountId] });
  await giveReading(portal.pool, gas, { on: '2026-10-31', value: 812, code: 'V' });
  await send();
  const counts: [query: string, rows: number][] = [
    ['', 13],
    [`?point=${gas.pointId}`, 1],
    [`?point=${point.pointId}&year=2025`, 4],
    ['?year=2026&tariff=VT', 4],
    ['?tariff=ET', 1],
    ['?kind=submission', 2],
    ['?from=2026-10-01&until=2026-10-31', 3],
    ['?year=2026&from=1.+10.+2026', 7],
    ['?year=1999', 0],
    ['?year=abc&kind=x&tariff=y&from=z&page=0', 13],
    ['?page=999', 13],
  ];
  for (const [query, rows] of counts) assert.equal((await rowsOf(browser, `/readings${query}`)).length, rows, query);
  assert.match((await browser.get('/readings?year=1999')).text, /ne ustreza noben odčitek/);
  assert.match((await browser.get('/readings?from=2026-10-01')).body, /<details class="more" open>/);
});

test('pages hold fifty; together they show every reading once', async (t) => {
  const { portal, browser, point } = await household(t, { readings: false });
  await portal.pool.query(
    `insert into readings (metering_point_id, meter_id, register_code, whole_digits, read_on, value, kind, source)
     select $1, $2, code, 6, date '2026-11-01' - n, 9000 - n, 'reading', 'operator'
       from generate_series(1, 60) n, (values ('1.8.1'), ('1.8.2')) as codes (code)`,
    [point.pointId, point.meterId],
  );
  const pages = await Promise.all([1, 2, 3].map((page) => rowsOf(browser, `/readings?page=${page}`)));
  assert.deepEqual(
    pages.map((rows) => rows.length),
    [50, 50, 20],
  );
  assert.equal(new Set(pages.flat()).size, 120);
  assert.match((await browser.get('/readings?page=2&tariff=')).text, /51–100 od 120 odčitkov/);
});

test('everybody sees the days of their own supply, the last one included, and no difference to a day before', async (t) => {
  const { portal, browser, point } = await household(t, { point: { until: '2026-10-01' } });
  const tenant = await giveAccount(portal.pool);
  const { contractId } = await giveSupply(portal.pool, point.pointId, { from: '2026-10-01', linkedBy: [tenant] });
  const next = await portal.signedIn(tenant);
  const former = await rowsOf(browser, '/readings?tariff=VT');
  const latter = await rowsOf(next, '/readings?tariff=VT');
  assert.deepEqual(
    former.map((row) => row.split(' VT ')[1]),
    ['16124 271', '15853 2.923', '12930 330', '12600 –'].map((row) => `${row} operater odčitek V obračunu`),
  );
  assert.deepEqual(
    latter.map((row) => row.split(' VT ')[1]),
    ['16433 309', '16124 –'].map((row) => `${row} operater odčitek V obračunu`),
  );
  // both contracts linked: one stretch of days, no reading twice
  await portal.pool.query('insert into contract_links (account_id, contract_id) values ($1, $2)', [
    tenant,
    point.contractId,
  ]);
  assert.equal((await rowsOf(next, '/readings?tariff=VT')).length, 5);
  await portal.pool.query('update contract_links set ended_at = now() where contract_id = $1', [contractId]);
  assert.equal((await rowsOf(next, '/readings?tariff=VT')).length, 4);
});

test('a stranger finds no reading, by any address', async (t) => {
  const { portal, point, send, browser } = await household(t);
  await send();
  const [path = ''] = /\/readings\/\d+\/withdrawal/.exec((await browser.get('/readings')).body) ?? [];
  const stranger = await portal.signedIn(await giveAccount(portal.pool));
  assert.match((await stranger.get('/readings')).text, /Odčitkov še ni/);
  for (const address of [
    path,
    '/readings/999999/withdrawal',
    '/readings/x/withdrawal',
    `/readings?point=${point.pointId}`,
    `/readings/export.xlsx?point=${point.pointId}`,
    `/readings/export.csv?point=${point.pointId}`,
  ]) {
    assert.equal((await stranger.get(address)).status, 404, address);
  }
  assert.equal((await stranger.post(path, {}, { from: '/settings' })).status, 404);
  assert.equal((await portal.browser().get('/readings')).status, 303);
});

test('an own reading is withdrawn after one question, whole, and what it replaced does not come back', async (t) => {
  const home = await household(t);
  const { portal, browser, send } = home;
  await send({ 'r-1.8.1': '16740' });
  await send();
  const [path = ''] = /\/readings\/\d+\/withdrawal/.exec((await browser.get('/readings')).body) ?? [];
  const question = await browser.get(path);
  assert.match(question.text, /oddali skupaj, se izbrišejo skupaj/);
  assert.deepEqual(htmlProblems(question.body), []);
  assert.equal((await ledger(home)).filter((line) => line.includes('current')).length, 2, 'a question changes nothing');
  const twice = await Promise.all([browser.post(path, {}), browser.post(path, {}, { from: '/readings/new' })]);
  for (const answer of twice) assert.equal(answer.location, '/readings?withdrawn=yes');
  assert.match((await browser.get('/readings?withdrawn=yes')).text, /Odčitek je izbrisan/);
  assert.deepEqual(await ledger(home), [
    '1.8.1 16740 replaced 2026-11',
    '1.8.2 21502 replaced 2026-11',
    '1.8.1 16759 withdrawn 2026-11',
    '1.8.2 21502 withdrawn 2026-11',
  ]);
  const { rows } = await portal.pool.query(`select action from audit_entries order by id desc limit 1`);
  assert.deepEqual(rows, [{ action: 'reading withdrawn' }]);
  assert.equal((await send()).status, 303, 'the same reading may be sent again');
  assert.equal((await ledger(home)).length, 6);
});

test('a reading that billing has, that was replaced, or that somebody else sent is not withdrawn', async (t) => {
  const home = await household(t);
  const { portal, browser, point, send } = home;
  await send({ 'r-1.8.1': '16740' });
  const [replaced = ''] = /\/readings\/\d+\/withdrawal/.exec((await browser.get('/readings')).body) ?? [];
  await send();
  const late = await browser.post(replaced, {}, { from: '/readings/new' });
  assert.equal(late.status, 422);
  assert.match(late.text, /že nadomeščen/);

  const [path = ''] = /\/readings\/\d+\/withdrawal/.exec((await browser.get('/readings')).body) ?? [];
  const partner = await giveAccount(portal.pool);
  await portal.pool.query('insert into contract_links (account_id, contract_id) values ($1, $2)', [
    partner,
    point.contractId,
  ]);
  const other = await portal.signedIn(partner);
  assert.doesNotMatch((await other.get('/readings')).text, /Briši 1/);
  assert.equal((await other.post(path, {}, { from: '/readings/new' })).status, 404);

  await portal.pool.query(`update readings set handed_over_at = now() where source = 'portal' and state = 'current'`);
  assert.match((await browser.get(path)).text, /že v obračunu/);
  const barred = await browser.post(path, {}, { from: '/readings/new' });
  assert.equal(barred.status, 422);
  assert.equal((await ledger(home)).filter((line) => line.includes('current')).length, 2);
});
