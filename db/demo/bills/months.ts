/** The months that a contract of the cast is billed for, each with what its points counted. */
import { addDays, addMonths, firstOfMonth, type Day } from '#kernel/day.ts';
import type { CustomerContract, DemoPoint } from '../plan.ts';
import type { BilledPoint } from './compose.ts';
import { stretchesOver, type Ledger, type Stretch } from './counted.ts';
import { firstBilledDay } from './price-lists.ts';
import { gasFactorAt, reckonPoint, type Period, type PointMonth, type Size } from './reckon.ts';

export type BilledMonth = Period & {
  readonly issuedOn: Day;
  readonly points: readonly BilledPoint[];
};

export type Billed = {
  readonly contract: CustomerContract;
  readonly points: readonly DemoPoint[];
  readonly ledger: Ledger;
  readonly today: Day;
};

const billedMonths = 24;
/** Bills come on the eighth of the next month, when the readings of the first are in. */
const daysToIssue = 7;

/** The last two years at most, oldest first; a month whose bill would come after `today` is left out. */
export function monthsOf(billed: Billed): readonly BilledMonth[] {
  const latest = firstOfMonth(billed.today);
  const months = Array.from({ length: billedMonths + 1 }, (_, index) => addMonths(latest, index - billedMonths - 1));
  return months.flatMap((from) => monthOf(billed, { from, until: addMonths(from, 1) }) ?? []).slice(-billedMonths);
}

function monthOf({ contract, points, ledger, today }: Billed, period: Period): BilledMonth | undefined {
  const issuedOn = addDays(period.until, daysToIssue);
  if (period.from < firstBilledDay || issuedOn > today) return undefined;
  const supplied = points.filter((point) => isSupplied(point, contract, period));
  const billed = supplied.flatMap((point) => {
    const stretches = stretchesOver(ledger.get(point.gsrn) ?? [], point.energy, period);
    return stretches === undefined ? [] : [billedPoint({ point, period, stretches, isOneOfMany: points.length > 1 })];
  });
  return billed.length === 0 ? undefined : { ...period, issuedOn, points: billed };
}

function isSupplied({ supplies }: DemoPoint, { number }: CustomerContract, { from, until }: Period): boolean {
  return supplies.some(
    (supply) =>
      supply.contract === number && supply.from <= from && (supply.until === undefined || supply.until >= until),
  );
}

type Counted = {
  readonly point: DemoPoint;
  readonly period: Period;
  readonly stretches: readonly Stretch[];
  readonly isOneOfMany: boolean;
};

/** The point's part of the bill. */
export function billedPoint(counted: Counted): BilledPoint {
  const { point, period, stretches } = counted;
  const month: PointMonth = {
    gsrn: point.gsrn,
    energy: point.energy,
    period,
    stretches,
    size: sizeOf(counted),
    isBusiness: isBusiness(point),
    gasFactor: gasFactorAt(altitudes[point.operator] ?? 300),
  };
  return { point, stretches, ...reckonPoint(month) };
}

/** Contracts of firms begin with 46. */
export const isBusiness = ({ supplies }: DemoPoint): boolean =>
  supplies.some(({ contract }) => contract.startsWith('46'));

function sizeOf({ stretches, isOneOfMany }: Counted): Size {
  if (stretches.some(({ constant }) => constant > 1)) return 'trade';
  return isOneOfMany ? 'flat' : 'house';
}

/** Metres above the sea, by operator of the gas network. */
const altitudes: Readonly<Record<string, number>> = { ENLJ: 298, ADPL: 304, PLMB: 269, KPVE: 396 };
