import assert from 'node:assert/strict';
import { test } from 'node:test';
import { giveBill, giveBillReadings, giveCancellation, givePayment } from '#test/support/bills.ts';
import { household } from '#test/support/household.ts';
import { htmlProblems } from '#test/support/html-rules.ts';
import { pictureOf, readQr } from '#test/support/qr.ts';

const now = '2026-12-10T09:00:00+01:00';

test('a bill says what to pay and until when, and explains its lines by group to the cent', async (t) => {
  const { portal, browser, point } = await household(t, { now, readings: false });
  const bill = await giveBill(portal.pool, point);
  await giveBillReadings(portal.pool, point, bill);
  const { text, body } = await browser.get(`/bills/${bill.id}`);
  assert.deepEqual(htmlProblems(body), []);
  assert.match(text, /Za plačilo 83,12 € Rok plačila je 18\. decembra\./);
  assert.match(text, /Energija 37,37 € Elektrika, ki ste jo porabili\./);
  assert.match(text, /Omrežnina 27,97 € Uporaba in vzdrževanje omrežja/);
  assert.match(text, /Obračunska moč, blok 1 4,6 kW 3,61324 € 16,62 €/);
  assert.match(text, /Omrežnina za energijo, blok 4 40 kWh 0,01838 € 0,74 €/);
  assert.match(text, /Prispevki 0,30 €/);
  assert.match(text, /Trošarina 0,50 €/);
  assert.match(text, /Nadomestila 1,99 €/);
  assert.match(text, /Skupaj brez DDV 68,13 € DDV 22 % od 68,13 € 14,99 € Skupaj z DDV 83,12 €/);
  assert.match(text, /VT števec S-\d+ 16433 kWh 1\. 11\. 2026 , odčitano 16663 kWh 1\. 12\. 2026 , vaš odčitek/);
  assert.match(text, /20952 kWh 1\. 11\. 2026 , ocena 21052 kWh 1\. 12\. 2026 , sporočil operater/);
});

test('use and cost stand against the same month a year before, and a year of months in pictures and a table', async (t) => {
  const { portal, browser, point } = await household(t, { now, readings: false });
  const usual = (kwh: number) => [{ quantity: kwh * 1000, net: kwh * 10, unit: 'KWH' }];
  await giveBill(portal.pool, point, {
    from: '2025-11-01',
    until: '2025-12-01',
    issuedOn: '2025-12-03',
    dueOn: '2025-12-18',
    lines: usual(300),
  });
  const bill = await giveBill(portal.pool, point, { lines: usual(330) });
  const { text, body } = await browser.get(`/bills/${bill.id}`);
  assert.match(text, /Leto prej \(november 2025\): 300 kWh \(zdaj 10 % več\) in 36,60 € \(zdaj 10 % več\)\./);
  assert.equal(body.match(/<svg viewBox="0 0 120 100"/g)?.length, 2);
  assert.match(text, /november 2026 330 kWh 300 kWh 40,26 € 36,60 € oktober 2026 – – – –/);
});

test('a paid, a cancelled and a credit bill each say how they stand, and lead to each other', async (t) => {
  const { portal, browser, point } = await household(t, { now, readings: false });
  const { pool } = portal;
  const paid = await giveBill(pool, point);
  await givePayment(pool, point, { on: '2026-12-05', cents: paid.total, settles: [[paid, paid.total]] });
  assert.match((await browser.get(`/bills/${paid.id}`)).text, /Račun je plačan/);

  const wrong = await giveBill(pool, point, { issuedOn: '2026-11-10' });
  await givePayment(pool, point, { on: '2026-12-05', cents: 1000, settles: [[wrong, 1000]] });
  const note = await giveCancellation(pool, point, { bill: wrong });
  const cancelled = await browser.get(`/bills/${wrong.id}`);
  assert.match(cancelled.text, new RegExp(`Račun je storniran .* Storniran je z dobropisom ${note.number}`));
  assert.match(cancelled.body, new RegExp(`href="/bills/${note.id}"`));
  const credit = await browser.get(`/bills/${note.id}`);
  assert.match(credit.text, new RegExp(`Dobropis ${note.number} .* V vaše dobro 83,12 €`));
  assert.match(credit.text, /Še neporabljenih je 10,00 €/);
  assert.match(credit.text, new RegExp(`Z njim je storniran račun ${wrong.number}`));
  for (const { body } of [cancelled, credit]) assert.deepEqual(htmlProblems(body), []);
});

test('a bill past its day, one due today and one that is collected say what that means', async (t) => {
  const { portal, browser, point } = await household(t, { now, readings: false });
  const { pool } = portal;
  const cases = [
    [{ issuedOn: '2026-11-05', dueOn: '2026-11-20' }, /Rok plačila je potekel 20\. novembra\./],
    [{ dueOn: '2026-12-10' }, /Rok plačila je danes\./],
    [{ directDebit: true }, /Znesek bomo 18\. decembra sami odtegnili/],
    [{ advance: 2000 }, /Za plačilo 63,12 € .* Že plačano z akontacijami −20,00 € Za plačilo 63,12 €/],
  ] as const;
  for (const [given, words] of cases) {
    const bill = await giveBill(pool, point, given);
    assert.match((await browser.get(`/bills/${bill.id}`)).text, words);
  }
});

test('an open bill has a code that reads as its payment, fields to copy and a slip on paper', async (t) => {
  const { portal, browser, point } = await household(t, { now, readings: false });
  const bill = await giveBill(portal.pool, point, { number: 'R1/26' });
  await givePayment(portal.pool, point, { on: '2026-12-05', cents: 12, settles: [[bill, 12]] });
  const { body } = await browser.get(`/bills/${bill.id}`);
  const [, side, path] = /viewBox="0 0 (\d+) \d+" role="img"[^>]*><rect[^>]*><path d="([^"]+)"/.exec(body) ?? [];
  const scanned = await readQr(pictureOf(imageOf(Number(side), path ?? ''), { margin: 0 }));
  const fields = scanned.text.split('\n');
  assert.deepEqual(fields.slice(8, 16), [
    '00000008300',
    '',
    '',
    'ELEC',
    'Račun R1/26',
    '18.12.2026',
    'SI56191000000123438',
    fields[15],
  ]);
  for (const shown of ['83,00', 'SI56 1910 0000 0123 438', `SI12 ${fields[15]?.slice(4)}`, '18. 12. 2026']) {
    assert.ok(body.includes(`<span class="whole">${shown}</span>`), shown);
  }
  assert.match(body, /Koda EPC QR za plačilo/);
  const slip = await browser.get(`/bills/${bill.id}/slip.pdf`);
  assert.equal(slip.headers['content-type'], 'application/pdf');
  assert.equal(slip.headers['content-disposition'], 'inline; filename="upn-R1-26.pdf"');
  assert.equal(slip.bytes.toString('latin1', 0, 5), '%PDF-');
});

test('what needs no paying has neither code nor slip', async (t) => {
  const { portal, browser, point } = await household(t, { now, readings: false });
  const paid = await giveBill(portal.pool, point);
  await givePayment(portal.pool, point, { on: '2026-12-05', cents: paid.total, settles: [[paid, paid.total]] });
  const collected = await giveBill(portal.pool, point, { directDebit: true });
  for (const { id } of [paid, collected]) {
    assert.doesNotMatch((await browser.get(`/bills/${id}`)).body, /class="qr"/);
    assert.equal((await browser.get(`/bills/${id}/slip.pdf`)).status, 404);
  }
});

/** The modules of an SVG path of runs, margin and all. */
function imageOf(side: number, path: string): Parameters<typeof pictureOf>[0] {
  const dark = new Set<string>();
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    for (let at = 0; at < Number(length); at += 1) dark.add(`${Number(x) + at} ${y}`);
  }
  return { size: side, isDark: (x, y) => dark.has(`${x} ${y}`) };
}

test('the page that explains the bill recomputes it, says where it differs and whom to ask', async (t) => {
  const { portal, browser, point } = await household(t, { now, readings: false });
  const bill = await giveBill(portal.pool, point);
  await giveBillReadings(portal.pool, point, bill);
  await portal.pool.query(
    `with list as (
       insert into contract_price_lists values ($1, 'REDNI', '2024-01-01', null)
     )
     insert into prices
     select 'REDNI', 'electricity', code, null, '2024-01-01', null, 'KWH', price
       from (values ('energy_vt', 119900), ('energy_mt', 100000)) as prices (code, price)`,
    [point.contractId],
  );
  const page = await browser.get(`/bills/${bill.id}/explanation`);
  assert.deepEqual(htmlProblems(page.body), []);
  assert.match(page.text, /Zakaj je moj račun takšen\?/);
  assert.match(page.text, /16\.?663 − 16\.?433/);
  // the price list says 0,10000 € where the bill took 0,09790 €
  assert.match(page.text, /na računu 9,79 €, izračun 10,00 €/);
  assert.match(page.body, /href="\/contact"/);
  assert.match((await browser.get(`/bills/${bill.id}`)).body, new RegExp(`href="/bills/${bill.id}/explanation"`));
});
