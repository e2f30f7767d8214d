/** What an open bill and the supplier say, as the fields of payment codes and slips. */
import type { Payee } from '#features/supplier/index.ts';
import type { Day } from '#kernel/day.ts';
import type { Cents } from '#kernel/money.ts';
import type { EpcPayment } from './epc-qr.ts';
import { asLatin2 } from './latin-2.ts';
import { PARTY_MOST, PURPOSE_MOST, type Party, type UpnPayment } from './upn-qr.ts';

/** A bill with something left to pay. The payer's address may be unknown. */
export type OpenBill = {
  readonly openCents: Cents;
  readonly dueOn: Day;
  readonly reference: string;
  readonly payeeIban: string;
  readonly purposeCode: string;
  readonly purpose: string;
  readonly payerName: string;
  readonly payerStreet: string | null;
  readonly payerPostCode: string | null;
  readonly payerPost: string | null;
};

/** The fields of a slip. What is longer than a line of it is cut: a long name keeps nobody from paying. */
export function upnPaymentOf(bill: OpenBill, payee: Payee): UpnPayment {
  return {
    payer: partyOf({
      name: bill.payerName,
      street: bill.payerStreet ?? '',
      place: [bill.payerPostCode, bill.payerPost].filter(Boolean).join(' '),
    }),
    amount: bill.openCents,
    purposeCode: bill.purposeCode,
    purpose: cut(bill.purpose, PURPOSE_MOST),
    dueOn: bill.dueOn,
    payeeIban: bill.payeeIban,
    payeeReference: bill.reference,
    payee: partyOf({ name: payee.name, street: payee.street, place: `${payee.postCode} ${payee.post}` }),
  };
}

/** The same payment for apps of foreign banks. */
export function epcPaymentOf(bill: OpenBill, payee: Payee): EpcPayment {
  return {
    payeeName: payee.name,
    payeeIban: bill.payeeIban,
    amount: bill.openCents,
    purposeCode: bill.purposeCode,
    reference: bill.reference,
    purpose: cut(bill.purpose, PURPOSE_MOST),
  };
}

function partyOf({ name, street, place }: Party): Party {
  return { name: cut(name, PARTY_MOST), street: cut(street, PARTY_MOST), place: cut(place, PARTY_MOST) };
}

function cut(text: string, most: number): string {
  return asLatin2(text).slice(0, most).trim();
}
