/** The forms of `/contracts/:id/billing`: from typed text to a wish. Each sends its kind along. */
import { electronicFormatIBAN, extractIBAN, isSEPACountry, isValidIBAN } from 'ibantools';
import { accepted, refused, type Outcome, type Refusal } from '#kernel/refusal.ts';
import type { Fields } from '#platform/http/fields.ts';
import { deliveries, type Delivery } from './facts.ts';

export type BillingRefusal =
  | 'kind_unknown'
  | 'delivery_missing'
  | 'joint_missing'
  | 'iban_missing'
  | 'iban_invalid'
  | 'iban_outside_sepa'
  | 'holder_missing'
  | 'holder_long'
  | 'agreement_missing'
  | 'waiting_already';

/** What was typed, in shape. The mandate gets its number, day and seal where it is sent. */
export type TypedWish =
  | { readonly kind: 'delivery'; readonly how: Delivery; readonly iban?: string }
  | { readonly kind: 'joint_bill'; readonly joint: 'yes' | 'no' }
  | { readonly kind: 'direct_debit'; readonly action: 'end' }
  | { readonly kind: 'direct_debit'; readonly action: 'start'; readonly holder: string; readonly iban: string };

type Read = Outcome<TypedWish, BillingRefusal>;

/** Names by SEPA have at most so many characters. */
const LONGEST_NAME = 70;

export function readWish(form: Fields): Read {
  const kind = form.text('kind');
  if (kind === 'delivery') return readDelivery(form);
  if (kind === 'joint_bill') return readJointBill(form);
  if (kind === 'direct_debit')
    return form.text('action') === 'end' ? accepted({ kind, action: 'end' }) : readMandate(form);
  return refused({ code: 'kind_unknown' });
}

function readDelivery(form: Fields): Read {
  const how = deliveries.find((each) => each === form.text('how'));
  if (how === undefined) return refused({ code: 'delivery_missing', field: 'how' });
  if (how !== 'bank') return accepted({ kind: 'delivery', how });
  const iban = readIban(form.text('bank-iban'), 'bank-iban');
  return typeof iban === 'string' ? accepted({ kind: 'delivery', how, iban }) : refused(iban);
}

function readJointBill(form: Fields): Read {
  const joint = form.text('joint');
  if (joint !== 'yes' && joint !== 'no') return refused({ code: 'joint_missing', field: 'joint' });
  return accepted({ kind: 'joint_bill', joint });
}

function readMandate(form: Fields): Read {
  const holder = form.text('holder').trim().replace(/\s+/g, ' ');
  const iban = readIban(form.text('iban'), 'iban');
  const wrong: Refusal<BillingRefusal>[] = [];
  if (holder === '') wrong.push({ code: 'holder_missing', field: 'holder' });
  if (holder.length > LONGEST_NAME) wrong.push({ code: 'holder_long', field: 'holder', facts: { most: LONGEST_NAME } });
  if (typeof iban !== 'string') wrong.push(iban);
  if (form.text('agree') !== 'yes') wrong.push({ code: 'agreement_missing', field: 'agree' });
  const [first, ...more] = wrong;
  if (first !== undefined || typeof iban !== 'string') return refused(first ?? { code: 'iban_missing' }, ...more);
  return accepted({ kind: 'direct_debit', action: 'start', holder, iban });
}

/** Without spaces and in capitals; only accounts that SEPA reaches can be collected from, or be sent e-invoices to. */
function readIban(typed: string, field: string): string | Refusal<BillingRefusal> {
  if (typed.trim() === '') return { code: 'iban_missing', field };
  const iban = electronicFormatIBAN(typed.slice(0, 60));
  if (iban === null || !isValidIBAN(iban)) return { code: 'iban_invalid', field };
  if (!isSEPACountry(extractIBAN(iban).countryCode ?? '')) return { code: 'iban_outside_sepa', field };
  return iban;
}
