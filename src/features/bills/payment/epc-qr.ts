/**
 * The payload of the European Payments Council's QR code (version 002) for apps of foreign banks; Slovenian ones read
 * the UPN QR. Lines in UTF-8, the empty ones at the end left out. Source: EPC069-12; domain.md §5.4.
 */
import { isValidIBAN } from 'ibantools';
import type { Cents } from '#kernel/money.ts';
import { parsePaymentReference } from '#kernel/payment-reference.ts';
import { accepted, refused, type Outcome, type Refusal } from '#kernel/refusal.ts';
import { EPC_MOST_BYTES } from './qr-image.ts';

/** `reference` SI or RF. The standard knows only RF: another one leads the text that goes with the money. */
export type EpcPayment = {
  readonly payeeName: string;
  readonly payeeIban: string;
  readonly amount: Cents;
  readonly purposeCode: string;
  readonly reference: string;
  readonly purpose: string;
};

export type EpcField = keyof EpcPayment;
export type EpcRefusal = Refusal<'missing' | 'too_long' | 'not_valid'> & { readonly field: EpcField };

const NAME_MOST = 70;
const TEXT_MOST = 140;
const MOST_CENTS = 99_999_999_999;

/** The payload of a payment, or a refusal for each field that cannot stand in it. */
export function epcPayload(payment: EpcPayment): Outcome<{ readonly bytes: Uint8Array }, EpcRefusal['code']> {
  const name = oneLine(payment.payeeName);
  const iban = compact(payment.payeeIban);
  const reference = compact(payment.reference);
  const isInternational = reference.startsWith('RF');
  const text = isInternational ? '' : oneLine(`${reference} ${payment.purpose}`);
  const faults = [
    ...faultOfText('payeeName', name, NAME_MOST),
    ...(isValidIBAN(iban) ? [] : [notValid('payeeIban')]),
    ...(isPayable(payment.amount) ? [] : [notValid('amount')]),
    ...(/^[A-Z]{4}$/.test(payment.purposeCode) ? [] : [notValid('purposeCode')]),
    ...(parsePaymentReference(reference).ok ? [] : [notValid('reference')]),
    ...(text.length > TEXT_MOST ? faultOfText('purpose', text, TEXT_MOST) : []),
  ];
  const [first, ...others] = faults;
  if (first) return refused(first, ...others);
  const lines = ['BCD', '002', '1', 'SCT', '', name, iban, euros(payment.amount), payment.purposeCode];
  const bytes = new TextEncoder().encode([...lines, ...(isInternational ? [reference] : ['', text])].join('\n'));
  if (bytes.length > EPC_MOST_BYTES) return refused({ code: 'too_long', field: 'purpose' });
  return accepted({ bytes });
}

function faultOfText(field: EpcField, text: string, most: number): EpcRefusal[] {
  if (text === '') return [{ code: 'missing', field }];
  return text.length > most ? [{ code: 'too_long', field, facts: { most } }] : [];
}

function isPayable(amount: Cents): boolean {
  return Number.isSafeInteger(amount) && amount > 0 && amount <= MOST_CENTS;
}

function euros(amount: Cents): string {
  return `EUR${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;
}

function notValid(field: EpcField): EpcRefusal {
  return { code: 'not_valid', field };
}

function oneLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

function compact(text: string): string {
  return text.replace(/\s+/g, '').toUpperCase();
}
