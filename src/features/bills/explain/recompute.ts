/**
 * *Zakaj je moj račun takšen?* A bill made once more, from its readings, the operator's quantities and the dated
 * prices, without a look at its lines; then both side by side. The bill's lines are read only to compare, and to know
 * how it rounds gas and which charges it puts on the contract as a whole. Source: domain.md §6.3, §6.4, §6.6.
 */
import { charges, isPriced, type Charge } from '#features/tariffs/index.ts';
import { accepted } from '#kernel/refusal.ts';
import { lineNet, sumsOf, type BillSums, type Cents, type Thousandths } from '#kernel/money.ts';
import { blockAmounts, chargeLines, type ChargedPoint } from './charge-lines.ts';
import { compared, TOLERATED, type Attempt, type ComparedCharge } from './compare.ts';
import { blocks, type BilledFacts, type BilledLine, type BilledPoint, type TariffFacts } from './facts.ts';
import { totalOf, useOf, type PointUse } from './use.ts';

/** What a point used, and how its energy fell on the time blocks. */
export type ExplainedPoint = {
  readonly point: BilledPoint;
  readonly use: PointUse;
  /** Energy of each block that the bill gives; empty where it gives none. */
  readonly blockEnergy: readonly { readonly block: number; readonly quantity: Thousandths }[];
  /** The blocks together less what the registers counted: above a unit either way something is wrong. */
  readonly blocksOff: Thousandths;
};

export type Explanation = {
  readonly bill: BilledFacts;
  readonly points: readonly ExplainedPoint[];
  readonly charges: readonly ComparedCharge[];
  /** Of the recomputed lines, with those that could only be taken as billed. */
  readonly sums: BillSums;
  /** The bill's total less the recomputed one. */
  readonly difference: Cents;
  /** Nothing differs by more than a cent: no charge, and not the total. */
  readonly matches: boolean;
};

/** The bill recomputed and compared. Pure. */
export function explained(bill: BilledFacts, tariffs: TariffFacts): Explanation {
  const lines = withPoints(bill);
  const points = bill.points.map((point) => explainedPoint(point, lines));
  const attempts = points.flatMap(({ point, use }) => {
    const own = lines.filter(({ pointId }) => pointId === point.id);
    return attemptsAt({ point, use, bill, tariffs }, own);
  });
  const all = compared(onContract(attempts, lines), lines);
  const sums = sumsOf(all.flatMap(linesOf));
  const difference = bill.total - sums.total;
  const wrong = all.some(({ verdict }) => verdict === 'differs' || verdict === 'not_billed');
  const matches = !wrong && Math.abs(difference) <= TOLERATED;
  return { bill, points, charges: all, sums, difference, matches };
}

/** What a charge adds to the recomputed sums: its lines, or the bill's own where there was nothing to make them from. */
function linesOf({ lines, reason, billed }: ComparedCharge): readonly { net: Cents; vatPermille: number }[] {
  if (reason === undefined) return lines;
  return billed.map(({ quantity, priceMicro, vatPermille }) => ({ net: lineNet(quantity, priceMicro), vatPermille }));
}

/** A bill of one point may leave the point off its lines. */
function withPoints({ lines, points }: BilledFacts): readonly BilledLine[] {
  const [only, ...others] = points;
  if (only === undefined || others.length > 0) return lines;
  return lines.map((line) => ({ ...line, pointId: line.pointId ?? only.id }));
}

function explainedPoint(point: BilledPoint, lines: readonly BilledLine[]): ExplainedPoint {
  const quantities = lines.filter(({ pointId, unit }) => pointId === point.id && unit === 'KWH');
  const use = useOf(point, quantities.every(({ quantity }) => quantity % 1000 === 0) ? 1000 : 1);
  const blockEnergy = blocks
    .map((block) => ({ block, quantity: totalOf(blockAmounts(point, block)) }))
    .filter(({ block }) => blockAmounts(point, block).length > 0);
  const blocksOff = blockEnergy.length > 0 && use.energy !== undefined ? totalOf(blockEnergy) - use.energyTotal : 0;
  return { point, use, blockEnergy, blocksOff };
}

/** Every charge that the point should have, or that the bill says it has. */
function attemptsAt(charged: ChargedPoint, billed: readonly BilledLine[]): readonly Attempt[] {
  const { point } = charged;
  const rates = paysByRates(charged, billed);
  return charges
    .filter(({ energy }) => energy === point.energy)
    .flatMap((charge) => blocksOf(charge).map((block) => ({ pointId: point.id, charge, block })))
    .filter(({ charge, block }) => isCharged(charged, charge, block) || isBilled(billed, charge, block))
    .map((attempt) => {
      const { charge } = attempt;
      const replaced = rates ? isSingleRate(charge) : charge.basis === 'register';
      return { ...attempt, lines: replaced ? accepted([]) : chargeLines(charged, attempt) };
    });
}

/** High and low rate each at its price, not one price for all: as priced, unless the bill has only the one. */
function paysByRates(charged: ChargedPoint, billed: readonly BilledLine[]): boolean {
  const rates = charges.filter(({ basis }) => basis === 'register');
  const single = charges.find(isSingleRate);
  const onlyOne =
    single !== undefined && isBilled(billed, single, null) && !rates.some((rate) => isBilled(billed, rate, null));
  return !onlyOne && rates.some((rate) => isCharged(charged, rate, null) || isBilled(billed, rate, null));
}

function isSingleRate({ energy, group, basis }: Charge): boolean {
  return energy === 'electricity' && group === 'energy' && basis === 'energy';
}

function isBilled(billed: readonly BilledLine[], charge: Charge, block: number | null): boolean {
  return billed.some((line) => line.code === charge.code && line.block === block);
}

function blocksOf({ basis }: Charge): readonly (number | null)[] {
  return basis === 'block_energy' || basis === 'block_power' ? blocks : [null];
}

// Priced on some day, and, where a register or a block is asked for, there at this point. A bill without readings and
// quantities is one of single charges: nothing is to be expected of it.
function isCharged({ point, use, bill, tariffs }: ChargedPoint, charge: Charge, block: number | null): boolean {
  const { energy, code, basis, register } = charge;
  if (energy !== point.energy || !isPriced(tariffs.book, { energy, code, block }, bill)) return false;
  if (basis === 'register') return use.registers.some(({ registerCode }) => registerCode === register);
  if (basis === 'months' || basis === 'energy') return point.readings.length + point.quantities.length > 0;
  return point.quantities.some(({ what, block: of }) => what === basis && of === block);
}

/** Charges that the bill puts on the contract: of all its points together, and months once. */
function onContract(attempts: readonly Attempt[], lines: readonly BilledLine[]): readonly Attempt[] {
  const codes = new Set(lines.filter(({ pointId }) => pointId === null).map(({ code }) => code));
  const seen = new Set<string>();
  return attempts.flatMap((attempt) => {
    const { code, basis } = attempt.charge;
    if (!codes.has(code)) return [attempt];
    if (basis === 'months' && seen.has(code)) return [];
    seen.add(code);
    return [{ ...attempt, pointId: null }];
  });
}
