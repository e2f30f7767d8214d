/**
 * Where the fields of a UPN slip stand, in millimetres from its upper left corner, with the labels that the banks'
 * form gives them. The form is Slovenian whatever the page's language is.
 */
import { friendlyFormatIBAN } from 'ibantools';
import type { Day } from '#kernel/day.ts';
import { formatEuro, type Cents } from '#kernel/money.ts';
import { formatPaymentReference } from '#kernel/payment-reference.ts';
import { asLatin2 } from './latin-2.ts';
import type { Party, UpnPayment } from './upn-qr.ts';

/** The banks' form: the payer's receipt on the left, the order on the right. */
export const SLIP = { width: 210, height: 99, receiptWidth: 60 };

/** The square of the code with its light margin. */
export const CODE = { x: 62.5, y: 4, side: 42.5 };

/** A box with a label above and up to three lines within. */
export type SlipField = {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly lines: readonly string[];
  readonly strong?: boolean;
};

/** Millimetres from line to line within a box; a box is one or three lines high. */
export const LINE = 4.4;

export function receiptFields(payment: UpnPayment): readonly SlipField[] {
  const { payer, payee } = payment;
  const box = { x: 4, width: 52 };
  return [
    { ...box, label: 'Ime in naslov plačnika', y: 7, lines: linesOf(payer) },
    { ...box, label: 'Namen in rok plačila', y: 25.5, lines: [asLatin2(payment.purpose), writtenDay(payment.dueOn)] },
    { ...box, label: 'Znesek (EUR)', y: 39.6, lines: [amount(payment.amount)], strong: true },
    {
      ...box,
      label: 'IBAN in referenca prejemnika',
      y: 49.3,
      lines: [spacedIban(payment.payeeIban), formatPaymentReference(payment.payeeReference)],
    },
    { ...box, label: 'Ime in naslov prejemnika', y: 63.4, lines: linesOf(payee) },
  ];
}

export function orderFields(payment: UpnPayment): readonly SlipField[] {
  return [...payerFields(payment), ...payeeFields(payment)];
}

function payerFields(payment: UpnPayment): SlipField[] {
  const x = 108;
  const reference = payment.payerReference ?? '';
  return [
    { label: 'IBAN plačnika', x, y: 7, width: 66, lines: [spacedIban(payment.payerIban ?? '')] },
    { label: 'Polog', x: 177, y: 7, width: 5, lines: [mark(payment.deposit)] },
    { label: 'Dvig', x: 188, y: 7, width: 5, lines: [mark(payment.withdrawal)] },
    { label: 'Referenca plačnika', x, y: 16.2, width: 98, lines: [formatPaymentReference(reference)] },
    { label: 'Ime, ulica in kraj plačnika', x, y: 25.4, width: 98, lines: linesOf(payment.payer) },
    { label: 'Znesek (EUR)', x, y: 43.6, width: 40, lines: [amount(payment.amount)], strong: true },
    { label: 'Datum plačila', x: 151, y: 43.6, width: 36, lines: [writtenDay(payment.paidOn)] },
    { label: 'Nujno', x: 190, y: 43.6, width: 5, lines: [mark(payment.urgent)] },
  ];
}

function payeeFields(payment: UpnPayment): SlipField[] {
  const x = 64;
  return [
    { label: 'Koda namena', x, y: 53, width: 15, lines: [payment.purposeCode] },
    { label: 'Namen plačila', x: 82, y: 53, width: 92, lines: [asLatin2(payment.purpose)] },
    { label: 'Rok plačila', x: 177, y: 53, width: 29, lines: [writtenDay(payment.dueOn)] },
    { label: 'IBAN prejemnika', x, y: 62.2, width: 72, lines: [spacedIban(payment.payeeIban)], strong: true },
    {
      label: 'Referenca prejemnika',
      x: 139,
      y: 62.2,
      width: 67,
      lines: [formatPaymentReference(payment.payeeReference)],
      strong: true,
    },
    { label: 'Ime, ulica in kraj prejemnika', x, y: 71.4, width: 96, lines: linesOf(payment.payee) },
  ];
}

function linesOf({ name, street, place }: Party): string[] {
  return [asLatin2(name), asLatin2(street), asLatin2(place)];
}

/** The stars keep a pen from adding digits in front. */
function amount(cents: Cents): string {
  return cents === 0 ? '' : `***${formatEuro(cents, 'sl').slice(0, -2)}`;
}

function spacedIban(iban: string): string {
  return friendlyFormatIBAN(iban) ?? '';
}

function writtenDay(day: Day | undefined): string {
  return day === undefined ? '' : `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;
}

function mark(given: boolean | undefined): string {
  return given === true ? 'X' : '';
}
