import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseDay, type Day } from '#kernel/day.ts';
import { lineNet, sumsOf } from '#kernel/money.ts';
import { brokenRules } from '#test/support/en16931.ts';
import type { EInvoiceBill, EInvoiceLine } from './facts.ts';
import { ublInvoice } from './invoice.ts';

const seller = {
  name: 'Dobavitelj, d.o.o.',
  street: 'Dunajska cesta 1',
  postCode: '1000',
  post: 'Ljubljana',
  iban: 'SI56191000000123438',
  vatId: 'SI12345679',
};

const day = (text: string): Day => parseDay(text) ?? assert.fail(text);
const write = (bill: EInvoiceBill): string => ublInvoice({ bill, seller, country: 'SI' });

type LineFacts = Partial<EInvoiceLine> & Pick<EInvoiceLine, 'quantity' | 'priceMicro' | 'vatPermille'>;

/** Lines with what they come to; a document that comes to less than nothing is a credit note, as the database has it. */
function billOf(lines: readonly LineFacts[], given: Partial<EInvoiceBill> = {}): EInvoiceBill {
  const whole = lines.map((line, index) => ({
    number: index + 1,
    code: 'energy_vt',
    label: 'Električna energija VT',
    gsrn: '383111580000000009',
    from: day('2026-11-01'),
    until: day('2026-12-01'),
    block: null,
    unit: 'KWH' as const,
    ...line,
    net: lineNet(line.quantity, line.priceMicro),
  }));
  const { net, vat, vatTotal, total } = sumsOf(whole);
  const isCredit = total < 0;
  return {
    number: 'R-2026/1',
    kind: isCredit ? 'credit_note' : 'invoice',
    contractNumber: 'P-7',
    periodFrom: day('2026-11-01'),
    periodUntil: day('2026-12-01'),
    issuedOn: day('2026-12-03'),
    dueOn: day('2026-12-18'),
    netCents: net,
    vatCents: vatTotal,
    totalCents: total,
    toPayCents: total,
    payerName: 'Maja Zupan',
    payerStreet: 'Celovška cesta 118',
    payerPostCode: '1000',
    payerPost: 'Ljubljana',
    reference: 'SI122026000123457',
    payeeIban: 'SI56191000000123438',
    directDebit: false,
    cancelsNumber: isCredit ? 'R-2026/0' : null,
    cancelsIssuedOn: isCredit ? day('2026-11-03') : null,
    lines: whole,
    vat,
    ...given,
  };
}

const ordinary = billOf([
  { quantity: 230_000, priceMicro: 119_900, vatPermille: 220, block: 2 },
  { quantity: 1000, priceMicro: -1_000_000, vatPermille: 220, unit: 'C62', label: 'Popust', gsrn: null },
  { quantity: 1000, priceMicro: 430_000, vatPermille: 0, unit: 'C62', label: 'Zamudne obresti' },
]);

const anyName = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 40 })
  .map((text) => `${text}ž`)
  .map((text) => text.replaceAll('\0', ''));

const anyLine: fc.Arbitrary<LineFacts> = fc.record({
  label: anyName,
  gsrn: fc.constantFrom('383111580000000009', null),
  block: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
  unit: fc.constantFrom('KWH', 'KWT', 'MTQ', 'MON', 'C62'),
  quantity: fc.integer({ min: -5_000_000, max: 5_000_000 }),
  priceMicro: fc.integer({ min: -9_000_000, max: 9_000_000 }),
  vatPermille: fc.constantFrom(220, 95, 50, 0),
});

test('any bill and any credit note keeps the rules of EN 16931, whatever its lines, names and advance', () => {
  fc.assert(
    fc.property(
      fc.array(anyLine, { minLength: 1, maxLength: 8 }),
      fc.record({ payerName: anyName, payerStreet: fc.option(anyName), directDebit: fc.boolean() }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (lines, given, paid) => {
        const bill = billOf(lines, given);
        const document = write({ ...bill, toPayCents: bill.totalCents - Math.trunc(bill.totalCents * paid) });
        assert.deepEqual(brokenRules(document), []);
      },
    ),
    { numRuns: 100 },
  );
});

test('the rules find what is wrong, so that these tests can fail', () => {
  const good = write(ordinary);
  assert.deepEqual(brokenRules(good), []);
  const broken: [from: string | RegExp, to: string, rule: string][] = [
    ['>27.01<', '>27.02<', 'BR-CO-10'],
    [/(<cbc:TaxAmount[^>]*>)5\.85/, '$15.86', 'BR-CO-14'],
    [/(<cbc:PayableAmount[^>]*>)\d+\.\d+/, '$11.00', 'BR-CO-16'],
    [/<cbc:DueDate>.*?<\/cbc:DueDate>/, '', 'BR-CO-25'],
    [/<cbc:TaxExemptionReason>.*?<\/cbc:TaxExemptionReason>/, '', 'BR-E-10'],
    ['<cbc:Percent>22<', '<cbc:Percent>9.5<', 'BR-S-08'],
    ['unitCode="KWH"', 'unitCode="kWh"', 'BR-23'],
    [/<cac:PayeeFinancialAccount>.*?<\/cac:PayeeFinancialAccount>/, '', 'BR-61'],
    ['<cbc:RegistrationName>Maja Zupan<', '<cbc:RegistrationName> <', 'BR-07'],
    [/(<cbc:ID>[^<]*<\/cbc:ID>)(<cbc:IssueDate>[^<]*<\/cbc:IssueDate>)/, '$2$1', 'order'],
  ];
  for (const [from, to, rule] of broken) {
    const worse = good.replace(from, to);
    assert.notEqual(worse, good, String(from));
    assert.ok(brokenRules(worse).includes(rule), `${rule}: ${brokenRules(worse).join(', ')}`);
  }
});

test('a price is never negative: of a discount the quantity is', () => {
  const document = write(ordinary);
  assert.match(document, /unitCode="C62">-1<.*?<cbc:LineExtensionAmount currencyID="EUR">-1\.00</);
  assert.match(document, /<cbc:Name>Popust<.*?<cbc:PriceAmount currencyID="EUR">1\.00</);
});

test('a credit note gives back in positive amounts, and names the bill that it takes back', () => {
  const document = write(billOf([{ quantity: -330_000, priceMicro: 119_905, vatPermille: 95 }]));
  assert.match(document, /<CreditNote .*<cbc:CreditNoteTypeCode>381</);
  assert.match(document, /<cac:InvoiceDocumentReference><cbc:ID>R-2026\/0<\/cbc:ID><cbc:IssueDate>2026-11-03</);
  assert.match(document, /<cbc:CreditedQuantity unitCode="KWH">330</);
  assert.match(document, /<cbc:PayableAmount currencyID="EUR">43\.33</);
  assert.match(document, /<cbc:Percent>9\.5</);
});

test('what is collected names no account to pay to', () => {
  const document = write({ ...ordinary, directDebit: true });
  assert.match(document, /<cbc:PaymentMeansCode>59<.*<cbc:PaymentID>SI122026000123457</);
  assert.doesNotMatch(document, /PayeeFinancialAccount/);
});

test('nothing that a name holds becomes markup', () => {
  const document = write({ ...ordinary, payerName: '<b>&amp;"\u0007]]> d.o.o.' });
  assert.match(document, /<cbc:RegistrationName>&lt;b&gt;&amp;amp;&quot;\]\]&gt; d\.o\.o\.</);
});
