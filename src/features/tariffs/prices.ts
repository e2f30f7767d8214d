/**
 * Dated prices. A contract buys by one or more price lists, each for some time; a list gives each charge, or each
 * time block of it, a price from a day on. Over a period this makes stretches of one price each, and a day without a
 * price, or with two, is refused by name. Source: domain.md §4.2 (a change inside a period), §6.3.
 */
import { daysBetween, type Day } from '#kernel/day.ts';
import type { Energy } from '#kernel/identifiers.ts';
import type { MicroEuro } from '#kernel/money.ts';
import { overlap, type Period } from '#kernel/period.ts';
import { accepted, refused, type Outcome } from '#kernel/refusal.ts';
import type { PriceUnit } from './charges.ts';

/** One row of a price list. `validUntil` is the first day on which it no longer holds. */
export type Price = {
  readonly priceList: string;
  readonly energy: Energy;
  readonly code: string;
  /** The time block; null where the charge has none. */
  readonly block: number | null;
  readonly validFrom: Day;
  readonly validUntil: Day | null;
  readonly unit: PriceUnit;
  readonly priceMicro: MicroEuro;
};

/** By which list a contract buys, and when. */
export type ContractPriceList = {
  readonly priceList: string;
  readonly validFrom: Day;
  readonly validUntil: Day | null;
};

/** Prices and the lists that a contract buys by. */
export type PriceBook = { readonly prices: readonly Price[]; readonly lists: readonly ContractPriceList[] };

/** Whose price is wanted. */
export type PriceQuestion = { readonly energy: Energy; readonly code: string; readonly block: number | null };

/** Days with both ends known; `until` is the first day outside. */
export type Days = { readonly from: Day; readonly until: Day };

/** A stretch of days with one price. */
export type PricePart = Days & { readonly priceMicro: MicroEuro; readonly unit: PriceUnit; readonly priceList: string };

export type PriceRefusal = 'no_price' | 'two_prices';

/** Whether any list of the contract knows the charge on some day of the period. */
export function isPriced(book: PriceBook, question: PriceQuestion, days: Days): boolean {
  return offers(book, question, days).length > 0;
}

/**
 * The prices over the days: stretches in order, without a gap, of one price each; where a price goes on under another
 * list or row, the stretch goes on too. Refuses with the first `day` that has no price, or two.
 */
export function pricesOver(
  book: PriceBook,
  question: PriceQuestion,
  days: Days,
): Outcome<readonly PricePart[], PriceRefusal> {
  const parts: PricePart[] = [];
  let next = days.from;
  for (const offer of offers(book, question, days)) {
    if (offer.from > next) break;
    if (offer.from < next) return refused({ code: 'two_prices', facts: { day: offer.from } });
    next = offer.until;
    const last = parts.at(-1);
    if (last?.priceMicro === offer.priceMicro && last.unit === offer.unit)
      parts[parts.length - 1] = { ...last, until: next };
    else parts.push(offer);
  }
  return next < days.until ? refused({ code: 'no_price', facts: { day: next } }) : accepted(parts);
}

/** How many days a stretch has. */
export function lengthOf({ from, until }: Days): number {
  return daysBetween(from, until);
}

function offers({ prices, lists }: PriceBook, question: PriceQuestion, days: Days): readonly PricePart[] {
  const found = lists.flatMap((list) => {
    const bought = overlap(days, { from: list.validFrom, until: list.validUntil });
    if (bought === undefined) return [];
    return prices
      .filter((price) => price.priceList === list.priceList && answers(price, question))
      .flatMap((price) => offered(price, bought));
  });
  return found.toSorted((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0));
}

function offered(price: Price, bought: Period): readonly PricePart[] {
  const shared = overlap(bought, { from: price.validFrom, until: price.validUntil });
  if (shared === undefined || shared.until === null) return [];
  const { priceMicro, unit, priceList } = price;
  return [{ from: shared.from, until: shared.until, priceMicro, unit, priceList }];
}

function answers(price: Price, { energy, code, block }: PriceQuestion): boolean {
  return price.energy === energy && price.code === code && price.block === block;
}
