/** What an e-invoice tells. Money in cents, quantities in thousandths, prices in micro-euro; periods are half-open. */
import type { PriceUnit } from '#features/tariffs/index.ts';
import type { Payee } from '#features/supplier/index.ts';
import type { Day } from '#kernel/day.ts';
import type { Cents, MicroEuro, Permille, Thousandths, VatShare } from '#kernel/money.ts';

export type EInvoiceLine = {
  readonly number: number;
  readonly code: string;
  readonly label: string;
  /** Number of the metering point by GS1; null where the line belongs to the contract as a whole. */
  readonly gsrn: string | null;
  readonly from: Day;
  readonly until: Day;
  readonly block: number | null;
  readonly quantity: Thousandths;
  readonly unit: PriceUnit;
  readonly priceMicro: MicroEuro;
  readonly net: Cents;
  readonly vatPermille: Permille;
};

/** A bill as it was issued. Amounts of a credit note are negative. */
export type EInvoiceBill = {
  readonly number: string;
  readonly kind: string;
  readonly contractNumber: string;
  readonly periodFrom: Day;
  readonly periodUntil: Day;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly netCents: Cents;
  readonly vatCents: Cents;
  readonly totalCents: Cents;
  readonly toPayCents: Cents;
  readonly payerName: string;
  readonly payerStreet: string | null;
  readonly payerPostCode: string | null;
  readonly payerPost: string | null;
  readonly reference: string;
  readonly payeeIban: string;
  readonly directDebit: boolean;
  /** The bill that a credit note takes back. */
  readonly cancelsNumber: string | null;
  readonly cancelsIssuedOn: Day | null;
  readonly lines: readonly EInvoiceLine[];
  readonly vat: readonly VatShare[];
};

export type EInvoiceFacts = {
  readonly bill: EInvoiceBill;
  readonly seller: Payee;
  /** Of the seller, and of payers: bills name no other. */
  readonly country: 'SI' | 'HR';
};
