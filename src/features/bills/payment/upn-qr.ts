/**
 * The payload of a UPN QR: twenty fields, each ended by a line feed, in ISO 8859-2, at most 411 characters.
 * Source: annex 7.3 of the Slovenian banks' rules of 23.6.2016; domain.md §5.1.
 */
import { isValidIBAN } from 'ibantools';
import type { Day } from '#kernel/day.ts';
import type { Cents } from '#kernel/money.ts';
import { parsePaymentReference } from '#kernel/payment-reference.ts';
import { accepted, refused, type Outcome, type Refusal } from '#kernel/refusal.ts';
import { asLatin2, latin2Bytes } from './latin-2.ts';

/** Name, street with number, post code with post: as three lines of an envelope. */
export type Party = { readonly name: string; readonly street: string; readonly place: string };

/** What a slip says. References and accounts may have spaces. Only the payee's side must be filled. */
export type UpnPayment = {
  readonly payer: Party;
  readonly payerIban?: string;
  readonly payerReference?: string;
  readonly deposit?: boolean;
  readonly withdrawal?: boolean;
  /** 0 leaves it to the payer. */
  readonly amount: Cents;
  readonly paidOn?: Day;
  readonly urgent?: boolean;
  /** Four letters of ISO 20022: ELEC, GASB, ENRG, COST, OTHR … */
  readonly purposeCode: string;
  readonly purpose: string;
  readonly dueOn?: Day;
  readonly payeeIban: string;
  readonly payeeReference: string;
  readonly payee: Party;
};

/** The fields of the annex in their order, the leading mark and the control sum left out. */
export type UpnField =
  | ('payerIban' | 'deposit' | 'withdrawal' | 'payerReference' | 'payerName' | 'payerStreet' | 'payerPlace')
  | ('amount' | 'paidOn' | 'urgent' | 'purposeCode' | 'purpose' | 'dueOn')
  | ('payeeIban' | 'payeeReference' | 'payeeName' | 'payeeStreet' | 'payeePlace');

/** `facts.most` of `too_long` says how many characters there may be. */
export type UpnRefusal = Refusal<'missing' | 'too_long' | 'not_valid'> & { readonly field: UpnField };

/** The payload as text, all of it in ISO 8859-2, and as the bytes that go into the code. */
export type UpnPayload = { readonly text: string; readonly bytes: Uint8Array };

/** The most that a party's line and the purpose may have. */
export const PARTY_MOST = 33;
export const PURPOSE_MOST = 42;

const LEADING = 'UPNQR';
const MOST: Readonly<Record<UpnField, number>> = {
  payerIban: 19,
  deposit: 1,
  withdrawal: 1,
  payerReference: 26,
  payerName: PARTY_MOST,
  payerStreet: PARTY_MOST,
  payerPlace: PARTY_MOST,
  amount: 11,
  paidOn: 10,
  urgent: 1,
  purposeCode: 4,
  purpose: PURPOSE_MOST,
  dueOn: 10,
  payeeIban: 34,
  payeeReference: 26,
  payeeName: PARTY_MOST,
  payeeStreet: PARTY_MOST,
  payeePlace: PARTY_MOST,
};
const REQUIRED: ReadonlySet<UpnField> = new Set(['purposeCode', 'purpose', 'payeeIban', 'payeeReference', 'payeeName']);

/** The payload of a payment, or a refusal for each field that no bank would take. Nothing is cut off. */
export function upnPayload(payment: UpnPayment): Outcome<UpnPayload, UpnRefusal['code']> {
  const fields = fieldsOf(payment);
  const [first, ...others] = fields.flatMap(([field, value]) => refusalOf(field, value) ?? []);
  if (first) return refused(first, ...others);
  const lines = [LEADING, ...fields.map(([, value]) => value)];
  const text = [...lines, controlSum(lines)].map((line) => `${line}\n`).join('');
  return accepted({ text, bytes: latin2Bytes(text) });
}

/** The characters of the first nineteen fields with their line feeds, in three digits. */
function controlSum(lines: readonly string[]): string {
  return String(lines.reduce((sum, line) => sum + line.length + 1, 0)).padStart(3, '0');
}

function fieldsOf(payment: UpnPayment): readonly (readonly [UpnField, string])[] {
  const { payer, payee } = payment;
  return [
    ['payerIban', compact(payment.payerIban ?? '')],
    ['deposit', mark(payment.deposit)],
    ['withdrawal', mark(payment.withdrawal)],
    ['payerReference', compact(payment.payerReference ?? '')],
    ['payerName', asLatin2(payer.name)],
    ['payerStreet', asLatin2(payer.street)],
    ['payerPlace', asLatin2(payer.place)],
    ['amount', String(payment.amount).padStart(MOST.amount, '0')],
    ['paidOn', writtenDay(payment.paidOn)],
    ['urgent', mark(payment.urgent)],
    ['purposeCode', payment.purposeCode],
    ['purpose', asLatin2(payment.purpose)],
    ['dueOn', writtenDay(payment.dueOn)],
    ['payeeIban', compact(payment.payeeIban)],
    ['payeeReference', compact(payment.payeeReference)],
    ['payeeName', asLatin2(payee.name)],
    ['payeeStreet', asLatin2(payee.street)],
    ['payeePlace', asLatin2(payee.place)],
  ];
}

function refusalOf(field: UpnField, value: string): UpnRefusal | undefined {
  if (value === '') return REQUIRED.has(field) ? { code: 'missing', field } : undefined;
  if (value.length > MOST[field]) return { code: 'too_long', field, facts: { most: MOST[field] } };
  return isWell(field, value) ? undefined : { code: 'not_valid', field };
}

function isWell(field: UpnField, value: string): boolean {
  switch (field) {
    case 'amount':
      return /^\d+$/.test(value);
    case 'purposeCode':
      return /^[A-Z]{4}$/.test(value);
    case 'payerIban':
    case 'payeeIban':
      return isValidIBAN(value);
    case 'payerReference':
    case 'payeeReference':
      return parsePaymentReference(value).ok;
    default:
      return true;
  }
}

function compact(text: string): string {
  return text.replace(/\s+/g, '').toUpperCase();
}

function mark(given: boolean | undefined): string {
  return given === true ? 'X' : '';
}

function writtenDay(day: Day | undefined): string {
  return day === undefined ? '' : `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;
}
