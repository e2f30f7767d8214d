/** What a bill says, and what it was made from: all that a recomputation may look at. */
import type { Block, BlockScheme, Days, LineGroup, PriceBook, PriceUnit, VatRate } from '#features/tariffs/index.ts';
import type { Day } from '#kernel/day.ts';
import type { Energy } from '#kernel/identifiers.ts';
import type { Cents, MicroEuro, Permille, Thousandths, VatShare } from '#kernel/money.ts';
import type { RegisterCode } from '#kernel/register-codes.ts';

/** Who says so: read on the spot or from afar, the customer's own, estimated, or put down by the operator. */
export type ReadingSource = 'read' | 'own' | 'estimated' | 'operator';

/** A register from one reading to the next. A meter exchanged within the period gives one for each meter. */
export type BilledReading = {
  readonly registerCode: RegisterCode;
  readonly meterSerial: string;
  /** Digits before the decimal point: where the register starts again from nought. */
  readonly wholeDigits: number;
  /** Units per counted unit, in thousandths: 1000 where the meter measures directly. */
  readonly constant: Thousandths;
  readonly fromOn: Day;
  readonly fromValue: number;
  readonly fromSource: ReadingSource;
  readonly untilOn: Day;
  readonly untilValue: number;
  readonly untilSource: ReadingSource;
};

/**
 * What the operator adds to the readings, for some days of the period. `value` is in thousandths of a kWh
 * (`block_energy`) or of a kW (`block_power`, `billing_power`); in millionths for the two factors of gas.
 */
export type BilledQuantity = Days & {
  readonly what: 'block_energy' | 'block_power' | 'billing_power' | 'gas_factor' | 'calorific_value';
  /** Null where the quantity belongs to no time block. */
  readonly block: number | null;
  readonly value: number;
};

/** A reading or quantity with the point it belongs to. */
export type MadeFromReading = BilledReading & { readonly pointId: number };
export type MadeFromQuantity = BilledQuantity & { readonly pointId: number };

export type BilledPoint = {
  readonly id: number;
  /** What people call it: street and number, or the point's number. */
  readonly name: string;
  readonly energy: Energy;
  readonly readings: readonly BilledReading[];
  readonly quantities: readonly BilledQuantity[];
};

export type BilledLine = Days & {
  readonly number: number;
  readonly group: LineGroup;
  readonly code: string;
  readonly label: string;
  /** Null where the line belongs to the contract as a whole. */
  readonly pointId: number | null;
  readonly block: number | null;
  readonly quantity: Thousandths;
  readonly unit: PriceUnit;
  readonly priceMicro: MicroEuro;
  readonly net: Cents;
  readonly vatPermille: Permille;
};

export type BilledFacts = Days & {
  readonly kind: 'invoice' | 'credit_note';
  readonly points: readonly BilledPoint[];
  readonly lines: readonly BilledLine[];
  readonly vat: readonly VatShare[];
  readonly net: Cents;
  readonly vatTotal: Cents;
  readonly total: Cents;
};

/** The dated tables that hold for the contract. */
export type TariffFacts = {
  readonly book: PriceBook;
  readonly vatRates: readonly VatRate[];
  readonly blocks: BlockScheme;
};

/** Blocks by their number, in order. */
export const blocks: readonly Block[] = [1, 2, 3, 4, 5];
