import assert from 'node:assert/strict';
import { test } from 'node:test';
import { giveBill, giveCancellation, givePayment } from '#test/support/bills.ts';
import { household, type Household } from '#test/support/household.ts';
import { htmlProblems } from '#test/support/html-rules.ts';
import type { Browser } from '#test/support/portal.ts';
import { giveAccount, givePoint } from '#test/support/registry.ts';
import { unzip } from '#test/support/unzip.ts';

const now = '2026-12-10T09:00:00+01:00';

/** The table's rows as text: `R1 P-1 november 2026 3. 12. 2026 18. 12. 2026 83,12 € Odprt`. */
async function rowsOf(browser: Browser, address: string): Promise<string[]> {
  const { body } = await browser.get(address);
  return Array.from(body.matchAll(/<tr role="row"[^>]*>(.*?)<\/tr>/gs), ([, row = '']) =>
    row
      .replace(/<svg.*?<\/svg>|<[^>]*>/gs, ' ')
      .replace(/[\s\u00a0]+/g, ' ')
      .trim(),
  ).slice(1);
}

/** A bill in every state, over two contracts. */
async function manyStates(t: Parameters<typeof household>[0]): Promise<Household> {
  const home = await household(t, { now, readings: false, point: { contract: 'P-77' } });
  const { portal, accountId, point } = home;
  const { pool } = portal;
  const gas = await givePoint(pool, { energy: 'gas', contract: 'G-5', linkedBy: [accountId] });
  const net = (cents: number) => [{ net: cents }];
  await giveBill(pool, point, { number: 'ODPRT' });
  const part = await giveBill(pool, point, { number: 'DELNO', issuedOn: '2026-12-02', lines: net(10_000) });
  await givePayment(pool, point, { on: '2026-12-05', cents: 5000, settles: [[part, 5000]] });
  const paid = await giveBill(pool, point, { number: 'PLACAN', issuedOn: '2025-12-01', dueOn: '2025-12-18' });
  await givePayment(pool, point, { on: '2025-12-16', cents: paid.total, settles: [[paid, paid.total]] });
  const wrong = await giveBill(pool, point, { number: 'NAPAKA', issuedOn: '2026-11-03', dueOn: '2026-11-18' });
  await giveCancellation(pool, point, { bill: wrong, number: 'STORNO', issuedOn: '2026-11-05' });
  await giveBill(pool, gas, { number: 'ZAPADEL', issuedOn: '2026-11-04', dueOn: '2026-11-20', lines: net(4500) });
  await giveBill(pool, gas, { number: 'TRAJNIK', issuedOn: '2026-12-01', lines: net(1000), directDebit: true });
  return home;
}

test('the list shows every bill with period, days, amount and state, newest first', async (t) => {
  const { browser } = await manyStates(t);
  const page = await browser.get('/bills');
  assert.deepEqual(htmlProblems(page.body), []);
  assert.deepEqual(await rowsOf(browser, '/bills'), [
    'ODPRT P-77 november 2026 3. 12. 2026 18. 12. 2026 83,12 € Odprt',
    'DELNO P-77 november 2026 2. 12. 2026 18. 12. 2026 122,00 € Delno plačan',
    'TRAJNIK G-5 november 2026 1. 12. 2026 18. 12. 2026 12,20 € Odprt',
    'STORNO P-77 november 2026 5. 11. 2026 – −83,12 € Dobropis',
    'ZAPADEL G-5 november 2026 4. 11. 2026 20. 11. 2026 54,90 € Zapadel',
    'NAPAKA P-77 november 2026 3. 11. 2026 18. 11. 2026 83,12 € Storniran',
    'PLACAN P-77 november 2026 1. 12. 2025 18. 12. 2025 83,12 € Plačan',
  ]);
});

test('what is owed stands on top, together and by contract, and what is collected or in credit beside it', async (t) => {
  const { portal, browser, point } = await manyStates(t);
  const { text, body } = await browser.get('/bills');
  // 83,12 + 72,00 + 54,90
  assert.match(text, /Za plačilo 210,02 € 3 računi; prvi rok plačila je 20\. novembra\. Od tega je zapadlo 54,90 €\./);
  assert.match(text, /12,20 € bomo sami odtegnili z vašega računa pri banki 18\. decembra/);
  assert.match(text, /G-5, plin, Celovška cesta 118 54,90 € \(zapadlo 54,90 €\) 20\. 11\. 2026 Plačaj/);
  assert.match(text, /P-77, elektrika, Celovška cesta 118 155,12 € 18\. 12\. 2026 Plačaj/);
  const [, first] = /href="\/bills\/(\d+)#pay"/.exec(body) ?? [];
  assert.match((await browser.get(`/bills/${first}`)).text, /Račun ZAPADEL/);

  const paid = await giveBill(portal.pool, point, { number: 'VECPLACAN', lines: [{ net: 1000 }] });
  await givePayment(portal.pool, point, { on: '2026-12-09', cents: 1500, settles: [[paid, 1500]] });
  assert.match((await browser.get('/bills')).text, /V dobro imate 2,80 €/);
});

test('everything paid is said so, and before the first bill there is a word on what will be here', async (t) => {
  const { portal, browser, point } = await household(t, { now, readings: false });
  const empty = await browser.get('/bills');
  assert.match(empty.text, /Računov še ni/);
  assert.deepEqual(htmlProblems(empty.body), []);
  const bill = await giveBill(portal.pool, point);
  await givePayment(portal.pool, point, { on: '2026-12-09', cents: bill.total, settles: [[bill, bill.total]] });
  assert.match((await browser.get('/bills')).text, /Vse je plačano/);
  const stranger = await portal.signedIn(await giveAccount(portal.pool));
  assert.match((await stranger.get('/bills')).text, /Računov še ni .* Poveži pogodbe/);
});

test('the list is filtered by contract, year and state', async (t) => {
  const { portal, browser, point } = await manyStates(t);
  const { rows } = await portal.pool.query<{ id: number }>(`select id from contracts where number = 'G-5'`);
  const cases: [query: string, count: number][] = [
    ['', 7],
    [`?contract=${rows[0]?.id}`, 2],
    [`?contract=${point.contractId}&year=2026`, 4],
    ['?year=2025', 1],
    ['?state=open', 2],
    ['?state=part_paid', 1],
    ['?state=overdue', 1],
    ['?state=paid', 1],
    ['?state=credit_note', 1],
    ['?state=cancelled', 1],
    ['?year=1999', 0],
    ['?year=abc&state=x&after=y', 7],
  ];
  for (const [query, count] of cases) assert.equal((await rowsOf(browser, `/bills${query}`)).length, count, query);
  assert.match((await browser.get('/bills?year=1999')).text, /ne ustreza noben račun/);
});

test('pages hold fifty; together they show every bill once, several of one day too', async (t) => {
  const { portal, browser, accountId, point } = await household(t, { now, readings: false });
  const other = await givePoint(portal.pool, { linkedBy: [accountId] });
  for (let count = 0; count < 61; count += 1) {
    const issuedOn = `2026-${String(1 + (count % 3)).padStart(2, '0')}-05`;
    await giveBill(portal.pool, count % 2 === 0 ? point : other, {
      issuedOn,
      dueOn: '2026-12-18',
      lines: [{ net: 100 }],
    });
  }
  const first = await browser.get('/bills');
  const [, next = ''] = /href="(\/bills\?after=[^"]+)">Starejši/.exec(first.body) ?? [];
  const second = await browser.get(next);
  assert.doesNotMatch(second.text, /Starejši računi/);
  assert.match(second.text, /Na začetek seznama/);
  const numbers = [...(await rowsOf(browser, '/bills')), ...(await rowsOf(browser, next))].map(
    (row) => row.split(' ')[0],
  );
  assert.equal(numbers.length, 61);
  assert.equal(new Set(numbers).size, 61);
});

test('a stranger finds no bill, by any address, and a link that ended takes them away', async (t) => {
  const { portal, browser, point } = await manyStates(t);
  const { rows } = await portal.pool.query<{ id: number }>('select id from bills order by id');
  const stranger = await portal.signedIn(await giveAccount(portal.pool));
  const paths = [
    `/bills?contract=${point.contractId}`,
    `/bills/export.xlsx?contract=${point.contractId}`,
    `/payments?contract=${point.contractId}`,
    `/payments/export.xlsx?contract=${point.contractId}`,
    ...rows.map(({ id }) => `/bills/${id}`),
    '/bills/999999',
    '/bills/x',
  ];
  for (const path of paths) assert.equal((await stranger.get(path)).status, 404, path);
  await portal.pool.query('update contract_links set ended_at = now()');
  for (const path of paths) assert.equal((await browser.get(path)).status, 404, path);
  assert.match((await browser.get('/bills')).text, /Računov še ni/);
});

test('the Excel file holds what the list shows, amounts as numbers, with the same filters', async (t) => {
  const { browser } = await manyStates(t);
  const file = await browser.get('/bills/export.xlsx?state=part_paid');
  assert.equal(file.headers['content-disposition'], 'attachment; filename="racuni-2026-12-10.xlsx"');
  const sheet = unzip(file.bytes).get('xl/worksheets/sheet1.xml') ?? '';
  const rows = Array.from(sheet.matchAll(/<row r="\d+">(.*?)<\/row>/g), ([, row = '']) =>
    Array.from(
      row.matchAll(/<c [^>]*>(?:<v>(.*?)<\/v>|<is><t[^>]*>(.*?)<\/t><\/is>)<\/c>/g),
      ([, value, words]) => value ?? words,
    ),
  );
  assert.equal(rows.length, 2);
  assert.deepEqual(rows[1]?.slice(0, 2), ['DELNO', 'P-77']);
  assert.deepEqual(rows[1]?.slice(6, 11), ['100', '22', '122', '122', '72']);
  assert.equal(rows[1]?.at(-1), 'Delno plačan');
});

test('the page is there in English', async (t) => {
  const { browser } = await manyStates(t);
  await browser.get('/bills?lang=en');
  const page = await browser.get('/bills');
  assert.match(page.text, /€210\.02 to pay 3 bills, the first due on 20 November\./);
  assert.match(page.text, /Partly paid/);
  assert.deepEqual(htmlProblems(page.body), []);
});
