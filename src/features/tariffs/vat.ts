import type { Day } from '#kernel/day.ts';
import type { Permille } from '#kernel/money.ts';
import { contains } from '#kernel/period.ts';

/** A rate of VAT and the days of supply on which it holds. */
export type VatRate = { readonly validFrom: Day; readonly validUntil: Day | null; readonly permille: Permille };

/** The rate for energy supplied on the day; undefined where the table does not say. */
export function vatOn(day: Day, rates: readonly VatRate[]): Permille | undefined {
  return rates.find(({ validFrom, validUntil }) => contains({ from: validFrom, until: validUntil }, day))?.permille;
}
