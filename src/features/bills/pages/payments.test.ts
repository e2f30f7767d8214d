import assert from 'node:assert/strict';
import { test } from 'node:test';
import { giveBill, givePayment } from '#test/support/bills.ts';
import { household } from '#test/support/household.ts';
import { htmlProblems } from '#test/support/html-rules.ts';
import { givePoint } from '#test/support/registry.ts';
import { unzip } from '#test/support/unzip.ts';

const now = '2026-12-10T09:00:00+01:00';

test('the archive says of every payment what it settled and what is left of it', async (t) => {
  const { portal, browser, point, accountId } = await household(t, { now, readings: false });
  const { pool } = portal;
  const [one, two] = [
    await giveBill(pool, point, { number: 'A1', lines: [{ net: 1000 }] }),
    await giveBill(pool, point, { number: 'A2', lines: [{ net: 2000 }] }),
  ];
  await givePayment(pool, point, {
    on: '2026-12-05',
    cents: 4000,
    settles: [
      [one, 1220],
      [two, 2440],
    ],
  });
  await givePayment(pool, point, { on: '2025-12-06', cents: 500 });
  const gas = await givePoint(pool, { energy: 'gas', linkedBy: [accountId] });
  const third = await giveBill(pool, gas, { number: 'G1', lines: [{ net: 300 }] });
  await givePayment(pool, gas, { on: '2026-12-07', cents: 366, settles: [[third, 366]] });

  const page = await browser.get('/payments');
  assert.deepEqual(htmlProblems(page.body), []);
  assert.match(page.text, /A1 \(12,20 €\) A2 \(24,40 €\) 3,40 € še ni razporejenih 40,00 €/);
  assert.match(page.text, /7\. 12\. 2026 P\d+ \S+ nakazilo G1 3,66 €/);
  assert.doesNotMatch((await browser.get('/payments?year=2025')).text, /A1/);
  assert.match((await browser.get('/payments?year=1999')).text, /ne ustreza nobeno plačilo/);
  assert.doesNotMatch((await browser.get(`/payments?contract=${gas.contractId}`)).text, /A1/);

  const file = await browser.get('/payments/export.xlsx?year=2026');
  assert.equal(file.headers['content-disposition'], 'attachment; filename="placila-2026-12-10.xlsx"');
  const sheet = unzip(file.bytes).get('xl/worksheets/sheet1.xml') ?? '';
  const amounts = Array.from(sheet.matchAll(/ s="3"><v>(.*?)<\/v>/g), ([, value]) => Number(value));
  // a payment's amount stands once, beside its first bill
  assert.deepEqual(amounts, [3.66, 3.66, 40, 12.2, 24.4]);
});

test('a bill names the payments that settled it', async (t) => {
  const { portal, browser, point } = await household(t, { now, readings: false });
  const bill = await giveBill(portal.pool, point);
  await givePayment(portal.pool, point, { on: '2026-12-05', cents: 5000, settles: [[bill, 5000]] });
  const page = await browser.get(`/bills/${bill.id}`);
  assert.match(page.text, /Od 83,12 € je plačanih že 50,00 €\./);
  assert.match(page.text, /Plačila tega računa .* 5\. 12\. 2026 nakazilo 50,00 €/);
});

test('nothing was paid yet: a word on what will be here', async (t) => {
  const { browser } = await household(t, { now, readings: false });
  assert.match((await browser.get('/payments')).text, /Plačil še ni/);
});
