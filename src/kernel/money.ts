/**
 * Money as bills reckon it, without a fraction anywhere: amounts are whole cents, prices whole micro-euro, quantities
 * whole thousandths of their unit. Each line is rounded to the cent, VAT once per rate on the sum of its lines
 * (EN 16931), half a cent away from zero. Products run through BigInt: a large consumer's pass 2^53.
 * Source: domain.md §6.4, §6.6.
 */
import type { Language } from './language.ts';
import { formatWholeNumber } from './numbers.ts';

/** Whole cents; negative on credit notes. */
export type Cents = number;

/** A price per unit without VAT in whole millionths of a euro: 0,11990 € is 119900. */
export type MicroEuro = number;

/** Whole thousandths of a line's unit: 4,6 kW is 4600. */
export type Thousandths = number;

/** A rate of VAT in thousandths: 22 % is 220, 9,5 % is 95. */
export type Permille = number;

/** VAT of one rate. */
export type VatShare = { readonly vatPermille: Permille; readonly base: Cents; readonly vat: Cents };

/** What a bill's lines come to; `vat` has one share for each rate, the highest first. */
export type BillSums = {
  readonly net: Cents;
  readonly vat: readonly VatShare[];
  readonly vatTotal: Cents;
  readonly total: Cents;
};

const HARD_SPACE = '\u00A0';
const MINUS = '\u2212';
const MICRO_PER_EURO = 1_000_000;
/** Thousandths times micro-euro are billionths of a euro; a cent has ten million of them. */
const BILLIONTHS_PER_CENT = 10_000_000n;

/**
 * What a line costs without VAT. Throws RangeError on an argument or a result that is not a whole number below 2^53:
 * rows are checked where they come in, so that one is a mistake in code.
 */
export function lineNet(quantity: Thousandths, price: MicroEuro): Cents {
  return roundedQuotient(whole(quantity) * whole(price), BILLIONTHS_PER_CENT);
}

/** VAT of a base, rounded once. Throws RangeError as `lineNet` does. */
export function vatOf(base: Cents, rate: Permille): Cents {
  return roundedQuotient(whole(base) * whole(rate), 1000n);
}

/** Sums, VAT per rate and total of the lines, as a bill must show them. No lines come to nothing. */
export function sumsOf(lines: readonly { readonly net: Cents; readonly vatPermille: Permille }[]): BillSums {
  const bases = new Map<Permille, Cents>();
  for (const { net, vatPermille } of lines) bases.set(vatPermille, (bases.get(vatPermille) ?? 0) + net);
  const vat = [...bases]
    .toSorted(([one], [other]) => other - one)
    .map(([vatPermille, base]) => ({ vatPermille, base, vat: vatOf(base, vatPermille) }));
  const net = sum(vat.map((share) => share.base));
  const vatTotal = sum(vat.map((share) => share.vat));
  return { net, vat, vatTotal, total: net + vatTotal };
}

/** The nearest whole number to a quotient; a half goes away from zero. Throws RangeError beyond 2^53. */
export function roundedQuotient(dividend: bigint, divisor: bigint): number {
  const negative = dividend < 0n !== divisor < 0n;
  const doubled = 2n * magnitude(dividend) + magnitude(divisor);
  const quotient = Number(doubled / (2n * magnitude(divisor)));
  if (!Number.isSafeInteger(quotient)) throw new RangeError(`${dividend} / ${divisor} is more than 2^53.`);
  return negative && quotient !== 0 ? -quotient : quotient;
}

/** `1.234,56 €` with a hard space before the sign; English `€1,234.56`. A minus is U+2212 and stands first. */
export function formatEuro(cents: Cents, language: Language): string {
  return inEuro(cents, { perEuro: 100, decimals: 2 }, language);
}

/** Like `formatEuro`, with the five decimals that price lists have, and a sixth where the price has one. */
export function formatPrice(price: MicroEuro, language: Language): string {
  return price % 10 === 0
    ? inEuro(price / 10, { perEuro: MICRO_PER_EURO / 10, decimals: 5 }, language)
    : inEuro(price, { perEuro: MICRO_PER_EURO, decimals: 6 }, language);
}

type Scale = { readonly perEuro: number; readonly decimals: number };

function inEuro(value: number, { perEuro, decimals }: Scale, language: Language): string {
  const unsigned = Math.abs(value);
  const euros = formatWholeNumber(Math.floor(unsigned / perEuro), language);
  const parts = String(unsigned % perEuro).padStart(decimals, '0');
  const sign = value < 0 ? MINUS : '';
  return language === 'en' ? `${sign}€${euros}.${parts}` : `${sign}${euros},${parts}${HARD_SPACE}€`;
}

function whole(value: number): bigint {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a whole number below 2^53.`);
  return BigInt(value);
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function sum(amounts: readonly Cents[]): Cents {
  return amounts.reduce((total, amount) => total + amount, 0);
}
