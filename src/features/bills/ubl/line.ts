/** A line of an e-invoice, and the VAT category that lines and totals share. */
import type { Permille } from '#kernel/money.ts';
import type { EInvoiceLine } from './facts.ts';
import { amount, decimal } from './figures.ts';
import { period } from './period.ts';
import { element as el, type Xml } from './xml.ts';

type Kind = {
  readonly name: 'Invoice' | 'CreditNote';
  readonly quantity: 'Invoiced' | 'Credited';
  readonly sign: 1 | -1;
};

/** UNTDID 1001 130: an object that the invoice is about; UNTDID 1153 AVE: a metering point. */
const OBJECT = '130';
const METERING_POINT = 'AVE';

/** Why a line bears no VAT (interest and what is passed on): the standard asks for a reason. */
const EXEMPT = 'Ni predmet obračuna DDV.';

/** The price is never negative there (BR-27): of a discount the quantity is. */
export function lineElement(line: EInvoiceLine, { name, quantity, sign }: Kind): Xml {
  const turned = line.priceMicro < 0 ? -sign : sign;
  return el(`cac:${name}Line`, [
    el('cbc:ID', line.number),
    el(`cbc:${quantity}Quantity`, decimal(turned * line.quantity, { places: 3 }), { unitCode: line.unit }),
    amount('LineExtensionAmount', sign * line.net),
    period(line.from, line.until),
    line.gsrn === null ? undefined : meteringPoint(line.gsrn),
    el('cac:Item', [
      el('cbc:Name', line.label),
      el('cac:SellersItemIdentification', [el('cbc:ID', line.code)]),
      taxCategory('ClassifiedTaxCategory', line.vatPermille),
      line.block === null ? undefined : block(line.block),
    ]),
    el('cac:Price', [
      el('cbc:PriceAmount', decimal(Math.abs(line.priceMicro), { places: 6, least: 2 }), { currencyID: 'EUR' }),
    ]),
  ]);
}

function meteringPoint(gsrn: string): Xml {
  return el('cac:DocumentReference', [
    el('cbc:ID', gsrn, { schemeID: METERING_POINT }),
    el('cbc:DocumentTypeCode', OBJECT),
  ]);
}

function block(number: number): Xml {
  return el('cac:AdditionalItemProperty', [el('cbc:Name', 'Časovni blok'), el('cbc:Value', number)]);
}

/** UNCL 5305: standard rate, or exempt. The reason stands with the totals only. */
export function taxCategory(name: string, rate: Permille, { withReason = false } = {}): Xml {
  return el(`cac:${name}`, [
    el('cbc:ID', rate === 0 ? 'E' : 'S'),
    el('cbc:Percent', decimal(rate, { places: 1 })),
    rate === 0 && withReason ? el('cbc:TaxExemptionReason', EXEMPT) : undefined,
    vatScheme(),
  ]);
}

/** What tells that a number or a category is one for VAT. */
export function vatScheme(): Xml {
  return el('cac:TaxScheme', [el('cbc:ID', 'VAT')]);
}
