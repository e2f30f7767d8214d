import assert from 'node:assert/strict';
import { test } from 'node:test';
import { giveBill, giveCancellation } from '#test/support/bills.ts';
import { brokenRules } from '#test/support/en16931.ts';
import { household } from '#test/support/household.ts';

const now = '2026-12-10T09:00:00+01:00';

test('a bill comes as an e-invoice with its own amounts, lines and reference', async (t) => {
  const { portal, browser, point } = await household(t, { now, readings: false });
  const bill = await giveBill(portal.pool, point, { number: 'R-12/2026', advance: 2000 });
  const { status, headers, body } = await browser.get(`/bills/${bill.id}/e-invoice.xml`);
  assert.equal(status, 200);
  assert.equal(headers['content-type'], 'application/xml; charset=utf-8');
  assert.equal(headers['content-disposition'], 'attachment; filename="e-racun-R-12-2026.xml"');
  assert.deepEqual(brokenRules(body), []);
  assert.match(body, /<cbc:ID>R-12\/2026<.*<cbc:IssueDate>2026-12-03<.*<cbc:DueDate>2026-12-18</);
  assert.match(body, /<cbc:StartDate>2026-11-01<.*?<cbc:EndDate>2026-11-30</);
  assert.match(body, /TaxableAmount currencyID="EUR">68\.13<.*TaxAmount currencyID="EUR">14\.99</);
  assert.match(body, /TaxInclusiveAmount[^>]*>83\.12<.*PrepaidAmount[^>]*>20\.00<.*PayableAmount[^>]*>63\.12</);
  assert.match(body, /unitCode="KWT">4\.6<.*Časovni blok<.*PriceAmount currencyID="EUR">3\.61324</);
  assert.match(body, new RegExp(`<cbc:ID schemeID="AVE">${point.gsrn}<`));
  assert.equal(body.match(/<cac:InvoiceLine>/g)?.length, 14);
});

test('the credit note that cancels a bill names it', async (t) => {
  const { portal, browser, point } = await household(t, { now, readings: false });
  const bill = await giveBill(portal.pool, point);
  const note = await giveCancellation(portal.pool, point, { bill });
  const { body } = await browser.get(`/bills/${note.id}/e-invoice.xml`);
  assert.deepEqual(brokenRules(body), []);
  assert.match(body, new RegExp(`<cac:InvoiceDocumentReference><cbc:ID>${bill.number}<`));
  assert.match(body, /PayableAmount currencyID="EUR">83\.12</);
});
