/**
 * A bill as an e-invoice: EN 16931 in the syntax UBL 2.1, which accounting programs and the networks of e-invoices take.
 * Everything stands as it was billed: amounts are the bill's own, and nothing is reckoned anew. In a credit note signs
 * turn, as the standard has it: what is given back is positive there.
 */
import type { Day } from '#kernel/day.ts';
import type { Cents, VatShare } from '#kernel/money.ts';
import type { EInvoiceBill, EInvoiceFacts } from './facts.ts';
import { amount } from './figures.ts';
import { lineElement, taxCategory, vatScheme } from './line.ts';
import { period } from './period.ts';
import { element as el, xmlDocument, type Xml } from './xml.ts';

const SPECIFICATION = 'urn:cen.eu:en16931:2017';
const NAMESPACES = {
  'xmlns:cac': 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  'xmlns:cbc': 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
};

/** UNTDID 1001. */
const INVOICE_TYPE = '380';
const CREDIT_NOTE_TYPE = '381';

/** UNTDID 4461: SEPA credit transfer, SEPA direct debit, and what is settled between partners without a payment. */
const TRANSFER = '58';
const DIRECT_DEBIT = '59';
const CLEARING = '97';

const CREDIT_TERMS = 'Dobropis bomo upoštevali pri naslednjih računih.';

/** The document as text, to be sent as UTF-8. */
export function ublInvoice(facts: EInvoiceFacts): string {
  return xmlDocument(facts.bill.kind === 'credit_note' ? creditNote(facts) : invoice(facts));
}

function invoice(facts: EInvoiceFacts): Xml {
  const { bill } = facts;
  return root('Invoice', [
    ...identified(bill),
    el('cbc:DueDate', bill.dueOn),
    el('cbc:InvoiceTypeCode', INVOICE_TYPE),
    ...partners(facts),
    payment(facts),
    ...totals(bill, 1),
    ...bill.lines.map((line) => lineElement(line, { name: 'Invoice', quantity: 'Invoiced', sign: 1 })),
  ]);
}

function creditNote(facts: EInvoiceFacts): Xml {
  const { bill } = facts;
  return root('CreditNote', [
    ...identified(bill),
    el('cbc:CreditNoteTypeCode', CREDIT_NOTE_TYPE),
    ...partners(facts),
    el('cac:PaymentMeans', [el('cbc:PaymentMeansCode', CLEARING), el('cbc:PaymentID', bill.reference)]),
    el('cac:PaymentTerms', [el('cbc:Note', CREDIT_TERMS)]),
    ...totals(bill, -1),
    ...bill.lines.map((line) => lineElement(line, { name: 'CreditNote', quantity: 'Credited', sign: -1 })),
  ]);
}

function root(name: 'Invoice' | 'CreditNote', content: readonly Xml[]): Xml {
  return el(name, content, { xmlns: `urn:oasis:names:specification:ubl:schema:xsd:${name}-2`, ...NAMESPACES });
}

function identified({ number, issuedOn }: EInvoiceBill): Xml[] {
  return [el('cbc:CustomizationID', SPECIFICATION), el('cbc:ID', number), el('cbc:IssueDate', issuedOn)];
}

/** From the currency to the buyer: both kinds have them in the same order. */
function partners({ bill, seller, country }: EInvoiceFacts): Xml[] {
  return [
    el('cbc:DocumentCurrencyCode', 'EUR'),
    period(bill.periodFrom, bill.periodUntil),
    ...(bill.cancelsNumber === null ? [] : [cancelled(bill.cancelsNumber, bill.cancelsIssuedOn)]),
    el('cac:ContractDocumentReference', [el('cbc:ID', bill.contractNumber)]),
    party('Supplier', { ...seller, country }),
    party('Customer', {
      name: bill.payerName,
      street: bill.payerStreet,
      postCode: bill.payerPostCode,
      post: bill.payerPost,
      country,
    }),
  ];
}

function cancelled(number: string, issuedOn: Day | null): Xml {
  return el('cac:BillingReference', [
    el('cac:InvoiceDocumentReference', [el('cbc:ID', number), el('cbc:IssueDate', issuedOn ?? '')]),
  ]);
}

type Party = {
  readonly name: string;
  readonly street: string | null;
  readonly postCode: string | null;
  readonly post: string | null;
  readonly country: string;
  readonly vatId?: string;
};

function party(role: 'Supplier' | 'Customer', { name, street, postCode, post, country, vatId }: Party): Xml {
  return el(`cac:Accounting${role}Party`, [
    el('cac:Party', [
      el('cac:PostalAddress', [
        el('cbc:StreetName', street ?? ''),
        el('cbc:CityName', post ?? ''),
        el('cbc:PostalZone', postCode ?? ''),
        el('cac:Country', [el('cbc:IdentificationCode', country)]),
      ]),
      vatId === undefined ? undefined : el('cac:PartyTaxScheme', [el('cbc:CompanyID', vatId), vatScheme()]),
      el('cac:PartyLegalEntity', [el('cbc:RegistrationName', name)]),
    ]),
  ]);
}

function payment({ bill, seller }: EInvoiceFacts): Xml {
  const reference = el('cbc:PaymentID', bill.reference);
  if (bill.directDebit) return el('cac:PaymentMeans', [el('cbc:PaymentMeansCode', DIRECT_DEBIT), reference]);
  return el('cac:PaymentMeans', [
    el('cbc:PaymentMeansCode', TRANSFER),
    reference,
    el('cac:PayeeFinancialAccount', [el('cbc:ID', bill.payeeIban), el('cbc:Name', seller.name)]),
  ]);
}

function totals(bill: EInvoiceBill, sign: 1 | -1): Xml[] {
  const euro = (name: string, cents: Cents): Xml => amount(name, sign * cents);
  const prepaid = bill.totalCents - bill.toPayCents;
  return [
    el('cac:TaxTotal', [euro('TaxAmount', bill.vatCents), ...bill.vat.map((share) => vatShare(share, sign))]),
    el('cac:LegalMonetaryTotal', [
      euro('LineExtensionAmount', bill.netCents),
      euro('TaxExclusiveAmount', bill.netCents),
      euro('TaxInclusiveAmount', bill.totalCents),
      prepaid === 0 ? undefined : euro('PrepaidAmount', prepaid),
      euro('PayableAmount', bill.toPayCents),
    ]),
  ];
}

function vatShare({ vatPermille, base, vat }: VatShare, sign: 1 | -1): Xml {
  return el('cac:TaxSubtotal', [
    amount('TaxableAmount', sign * base),
    amount('TaxAmount', sign * vat),
    taxCategory('TaxCategory', vatPermille, { withReason: true }),
  ]);
}
