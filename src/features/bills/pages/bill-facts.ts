/** What a bill says, as it is read from the database. Money in cents, quantities in thousandths, prices in micro-euro. */
import type { LineGroup, PriceUnit } from '#features/tariffs/index.ts';
import type { Day } from '#kernel/day.ts';
import type { Energy } from '#kernel/identifiers.ts';
import type { Cents, MicroEuro, Permille, Thousandths } from '#kernel/money.ts';
import type { RegisterCode } from '#kernel/register-codes.ts';

/** How a bill stands, by the database's bill_state. */
export const billStates = ['open', 'part_paid', 'overdue', 'paid', 'credit_note', 'cancelled'] as const;
export type BillState = (typeof billStates)[number];

export type BillLine = {
  readonly number: number;
  readonly group: LineGroup;
  readonly code: string;
  readonly label: string;
  /** Null where the line belongs to the contract as a whole. */
  readonly pointId: number | null;
  readonly from: Day;
  readonly until: Day;
  readonly block: number | null;
  readonly quantity: Thousandths;
  readonly unit: PriceUnit;
  readonly priceMicro: MicroEuro;
  readonly net: Cents;
  readonly vatPermille: Permille;
};

export type BillVat = { readonly vatPermille: Permille; readonly base: Cents; readonly vat: Cents };

export type BillPoint = {
  readonly id: number;
  readonly number: string | null;
  readonly gsrn: string;
  readonly street: string;
  readonly post: string;
  readonly energy: Energy;
};

export type BilledSource = 'read' | 'own' | 'estimated' | 'operator';

export type BillReading = {
  readonly pointId: number;
  readonly registerCode: RegisterCode;
  readonly meterSerial: string;
  readonly fromOn: Day;
  readonly fromValue: number;
  readonly fromSource: BilledSource;
  readonly untilOn: Day;
  readonly untilValue: number;
  readonly untilSource: BilledSource;
};

export type PaymentMeans = 'transfer' | 'direct_debit' | 'counter';

export type BillPayment = {
  readonly number: string;
  readonly paidOn: Day;
  readonly cents: Cents;
  readonly means: PaymentMeans;
};

/** The year before, in words and in whole per cent of change. */
export type ComparedYear = {
  readonly period: string;
  readonly use: string;
  readonly cost: string;
  /** In whole per cent; null where there is nothing to compare with. */
  readonly useChange: number | null;
  readonly costChange: number | null;
};
