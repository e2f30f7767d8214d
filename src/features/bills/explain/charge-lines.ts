/**
 * One charge of one point, recomputed: quantity by quantity and price by price, as many lines as there are stretches
 * of one price, one rate of VAT and one agreed power. What cannot be recomputed says why. Source: domain.md §3.3, §6.3.
 */
import { pricesOver, seasonOf, vatOn, type Charge, type Days, type PricePart } from '#features/tariffs/index.ts';
import { firstDayOf, monthOf, nextMonth, type Day } from '#kernel/day.ts';
import { lineNet, type Cents, type MicroEuro, type Permille, type Thousandths } from '#kernel/money.ts';
import { contains } from '#kernel/period.ts';
import { accepted, refused, type Outcome } from '#kernel/refusal.ts';
import type { BilledFacts, BilledPoint, BilledQuantity, TariffFacts } from './facts.ts';
import { cutAt, monthsOf, overMonths, reachingOut, shareOf } from './spread.ts';
import type { Amount, MonthShare, Share } from './spread.ts';
import { amountsOfRegister, totalOf, type PointUse } from './use.ts';

/** Where a line's quantity comes from: shares of what was counted, power over months, or the months alone. */
export type QuantitySource =
  | { readonly kind: 'used'; readonly shares: readonly Share[] }
  | { readonly kind: 'power'; readonly power: Thousandths; readonly months: readonly MonthShare[] }
  | { readonly kind: 'months'; readonly months: readonly MonthShare[] };

export type RecomputedLine = Days & {
  readonly quantity: Thousandths;
  readonly source: QuantitySource;
  readonly priceMicro: MicroEuro;
  readonly priceList: string;
  readonly vatPermille: Permille;
  readonly net: Cents;
};

/** Why a charge cannot be recomputed: it is then taken as billed. */
export type NotRecomputed = 'no_price' | 'two_prices' | 'other_unit' | 'no_vat_rate' | 'no_quantity' | 'unknown_charge';

/** A charge to recompute; `block` is null where it has none. */
export type ChargeQuestion = { readonly charge: Charge; readonly block: number | null };

export type ChargedPoint = {
  readonly point: BilledPoint;
  readonly use: PointUse;
  readonly bill: Pick<BilledFacts, 'from' | 'until' | 'kind'>;
  readonly tariffs: TariffFacts;
};

type Lines = Outcome<readonly RecomputedLine[], NotRecomputed>;

/** The lines that the charge should have on the bill, in order of time; none where nothing is due. */
export function chargeLines(charged: ChargedPoint, { charge, block }: ChargeQuestion): Lines {
  const { bill, tariffs } = charged;
  const priced = pricesOver(tariffs.book, { energy: charge.energy, code: charge.code, block }, bill);
  if (!priced.ok) return priced;
  if (priced.value.some(({ unit }) => unit !== charge.unit)) return refused({ code: 'other_unit' });
  const quantities = quantitiesFor(charged, { charge, block });
  if (quantities === undefined) return refused({ code: 'no_quantity' });
  const lines: RecomputedLine[] = [];
  for (const part of priced.value.flatMap((price) => withVat(price, tariffs))) {
    if (part.vatPermille === undefined) return refused({ code: 'no_vat_rate', facts: { day: part.from } });
    for (const { quantity, source, ...days } of quantities(part)) {
      const { priceMicro, priceList, vatPermille } = part;
      const signed = bill.kind === 'credit_note' ? -quantity : quantity;
      lines.push({
        ...days,
        quantity: signed,
        source,
        priceMicro,
        priceList,
        vatPermille,
        net: lineNet(signed, priceMicro),
      });
    }
  }
  return accepted(lines);
}

/** Energy of the blocks that the bill gives, with the days it was used in. */
export function blockAmounts({ quantities }: BilledPoint, block: number): readonly Amount[] {
  return rowsOf(quantities, 'block_energy', block).map(({ from, until, value }) => ({ from, until, quantity: value }));
}

type Quantity = Days & { readonly quantity: Thousandths; readonly source: QuantitySource };
/** The quantities of a stretch of one price: often one, more where the agreed power changes, none where none is due. */
type QuantitiesOver = (stretch: Days) => readonly Quantity[];

/** Undefined where the bill does not give what the charge is reckoned from. */
function quantitiesFor(charged: ChargedPoint, { charge, block }: ChargeQuestion): QuantitiesOver | undefined {
  const { point, use, bill } = charged;
  switch (charge.basis) {
    case 'register':
      return used(charge.register && amountsOfRegister(use, charge.register), bill);
    case 'energy':
      return used(use.energy, bill);
    case 'block_energy':
      return used(block === null ? undefined : blockAmounts(point, block), bill);
    case 'block_power':
      return powered(rowsOf(point.quantities, 'block_power', block), powerCharged(charged, block));
    case 'billing_power':
      return powered(rowsOf(point.quantities, 'billing_power', null), () => true);
    case 'months':
      return (stretch) => {
        const months = monthsOf(stretch);
        return [{ ...stretch, quantity: overMonths(1000, months), source: { kind: 'months', months } }];
      };
  }
}

function used(amounts: readonly Amount[] | undefined, bill: Days): QuantitiesOver | undefined {
  if (amounts === undefined || amounts.length === 0) return undefined;
  return (stretch) => {
    const wide = reachingOut(stretch, bill, amounts);
    const shares = amounts.map((amount) => shareOf(amount, wide)).filter((share) => share !== undefined);
    return [{ ...stretch, quantity: totalOf(shares), source: { kind: 'used', shares } }];
  };
}

/** kW each month, while they were agreed and where the season bills them. */
function powered(rows: readonly BilledQuantity[], isCharged: (day: Day) => boolean): QuantitiesOver | undefined {
  if (rows.length === 0) return undefined;
  return (stretch) => {
    const changes = [...rows.flatMap(({ from, until }) => [from, until]), ...changesOf(isCharged, stretch)];
    return cutAt(stretch, changes).flatMap((days) => {
      const row = rows.find((candidate) => contains(candidate, days.from));
      if (row === undefined || !isCharged(days.from)) return [];
      const months = monthsOf(days);
      return [
        { ...days, quantity: overMonths(row.value, months), source: { kind: 'power', power: row.value, months } },
      ];
    });
  };
}

function powerCharged({ tariffs }: ChargedPoint, block: number | null): (day: Day) => boolean {
  return (day) => seasonOf(day, tariffs.blocks)?.billedPower.some((billed) => billed === block) ?? true;
}

/** First days of months on which the answer is another than the month before. */
function changesOf(isCharged: (day: Day) => boolean, { from, until }: Days): readonly Day[] {
  const changes: Day[] = [];
  let before = isCharged(from);
  for (let day = firstDayOf(nextMonth(monthOf(from))); day < until; day = firstDayOf(nextMonth(monthOf(day)))) {
    const now = isCharged(day);
    if (now !== before) changes.push(day);
    before = now;
  }
  return changes;
}

function withVat(
  part: PricePart,
  { vatRates }: TariffFacts,
): readonly (PricePart & { vatPermille: Permille | undefined })[] {
  const changes = vatRates.map(({ validFrom }) => validFrom);
  return cutAt(part, changes).map((days) => ({ ...part, ...days, vatPermille: vatOn(days.from, vatRates) }));
}

function rowsOf(
  quantities: readonly BilledQuantity[],
  what: BilledQuantity['what'],
  block: number | null,
): readonly BilledQuantity[] {
  return quantities.filter((quantity) => quantity.what === what && quantity.block === block);
}
