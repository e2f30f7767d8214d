/** A year of charging in months, each beside the same month of the year before. */
import { firstDayOf, monthOf, previousMonth, addMonths, type Month } from '#kernel/day.ts';
import type { Cents, Thousandths } from '#kernel/money.ts';

/** What the sessions that began in a month came to. */
export type Charged = {
  readonly sessions: number;
  /** Thousandths of a kWh. */
  readonly energyThousandths: Thousandths;
  readonly costCents: Cents;
};

export type ChargedMonth = Charged & { readonly month: string };

/** Null before the first session: whether there was a car then nobody knows. After it a month without one is nought. */
export type MonthOfYear = { readonly month: Month; readonly now: Charged | null; readonly before: Charged | null };

const nothing: Charged = { sessions: 0, energyThousandths: 0, costCents: 0 };

/** The twelve months to `last`, oldest first. `rows` in any order; of months without a session there is none. */
export function yearTo(last: Month, rows: readonly ChargedMonth[]): readonly MonthOfYear[] {
  const byMonth = new Map(rows.map((row) => [row.month, row]));
  const first = rows.map(({ month }) => month).reduce((one, other) => (one < other ? one : other), '9999-99');
  const of = (month: Month): Charged | null => byMonth.get(month) ?? (month < first ? null : nothing);
  const months: MonthOfYear[] = [];
  for (let month = last; months.length < 12; month = previousMonth(month)) {
    months.unshift({ month, now: of(month), before: of(monthOf(addMonths(firstDayOf(month), -12))) });
  }
  return months;
}

/** The sum of what is known. */
export function sumOf(all: readonly (Charged | null)[]): Charged {
  return all.reduce<Charged>(
    (sum, one) => ({
      sessions: sum.sessions + (one?.sessions ?? 0),
      energyThousandths: sum.energyThousandths + (one?.energyThousandths ?? 0),
      costCents: sum.costCents + (one?.costCents ?? 0),
    }),
    nothing,
  );
}
