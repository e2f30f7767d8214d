/** From the rows of a bill to its explanation. */
import type { Supplier } from '#features/supplier/index.ts';
import { blockScheme } from '#features/tariffs/index.ts';
import type { Day } from '#kernel/day.ts';
import type { Energy } from '#kernel/identifiers.ts';
import type { Cents, VatShare } from '#kernel/money.ts';
import type { Db } from '#platform/db/query.ts';
import { orNotFound } from '#platform/http/exchange.ts';
import type { BilledFacts, BilledLine, MadeFromQuantity, MadeFromReading } from './facts.ts';
import { explained, type Explanation } from './recompute.ts';
import { findMakings } from './store.sql.ts';

/** A bill as the page about it reads it. */
export type BillToExplain = {
  readonly id: number;
  readonly kind: string;
  readonly cancelsBillId: number | null;
  readonly periodFrom: Day;
  readonly periodUntil: Day;
  readonly netCents: Cents;
  readonly vatCents: Cents;
  readonly totalCents: Cents;
  readonly lines: readonly BilledLine[];
  readonly vat: readonly VatShare[];
  readonly points: readonly PointToExplain[];
};

type PointToExplain = {
  readonly id: number;
  readonly number: string | null;
  readonly gsrn: string;
  readonly street: string;
  readonly energy: Energy;
};

export type BillQuestion = {
  readonly bill: BillToExplain;
  readonly accountId: number;
  readonly supplier: Pick<Supplier, 'tariffs' | 'timeZone'>;
};

/** Reads what the bill was made from and recomputes it. NotFound for a bill that the account may not see. */
export async function explainBill(db: Db, { bill, accountId, supplier }: BillQuestion): Promise<Explanation> {
  const made = orNotFound(await findMakings(db, { accountId, billId: bill.id }));
  const { prices, lists } = made;
  const { tariffs, timeZone } = supplier;
  return explained(factsOf(bill, made), {
    book: { prices, lists },
    vatRates: tariffs.vatRates,
    blocks: blockScheme(tariffs, timeZone),
  });
}

type MadeFrom = { readonly readings: readonly MadeFromReading[]; readonly quantities: readonly MadeFromQuantity[] };

function factsOf(bill: BillToExplain, { readings, quantities }: MadeFrom): BilledFacts {
  const { netCents, vatCents, totalCents, periodFrom, periodUntil, lines, vat } = bill;
  return {
    kind: bill.kind === 'credit_note' ? 'credit_note' : 'invoice',
    from: periodFrom,
    until: periodUntil,
    points: isPartialCredit(bill)
      ? []
      : bill.points.map((point) => ({
          id: point.id,
          name: nameOf(point, bill.points),
          energy: point.energy,
          readings: readings.filter(({ pointId }) => pointId === point.id),
          quantities: quantities.filter(({ pointId }) => pointId === point.id),
        })),
    lines,
    vat,
    net: netCents,
    vatTotal: vatCents,
    total: totalCents,
  };
}

/** A credit note for some part of a bill follows no rule: its lines are taken as they are. */
function isPartialCredit({ kind, cancelsBillId }: BillToExplain): boolean {
  return kind === 'credit_note' && cancelsBillId === null;
}

/** The flats of a house share their street: there the number tells them apart. */
function nameOf({ street, number, gsrn }: PointToExplain, points: readonly PointToExplain[]): string {
  const sharing = points.filter((point) => point.street === street).length;
  return sharing > 1 ? `${street}, ${number ?? gsrn}` : street;
}
