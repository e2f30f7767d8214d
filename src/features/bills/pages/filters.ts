/** Which bills or payments a list shows: what stands in its address. */
import { parseDay, type Day } from '#kernel/day.ts';
import { NotFound } from '#platform/http/exchange.ts';
import type { Fields } from '#platform/http/fields.ts';
import { billStates, type BillState } from './bill-facts.ts';

export type Filters = {
  readonly contractId: number | null;
  readonly year: string | null;
  readonly state: BillState | null;
};

/** The row that a page begins after: lists go by day and, within a day, by id, newest first. */
export type Place = { readonly day: Day; readonly id: number };

const EARLIEST = '1900-01-01' as Day;
const LATEST = '2200-01-01' as Day;
const TOP: Place = { day: LATEST, id: 0 };

/** What cannot be read is left out: the list then shows more, never less. An odd contract is not there. */
export function readFilters(query: Fields): Filters {
  const year = query.text('year');
  const contract = query.text('contract');
  const contractId = readId(contract) ?? null;
  if (contractId === null && contract !== '') throw new NotFound();
  return {
    contractId,
    year: /^(?:19|20|21)\d\d$/.test(year) ? year : null,
    state: billStates.find((state) => state === query.text('state')) ?? null,
  };
}

/** A contract that is not among the account's is not there. */
export function checkContract({ contractId }: Filters, contracts: readonly { readonly id: number }[]): void {
  if (contractId !== null && !contracts.some(({ id }) => id === contractId)) throw new NotFound();
}

/** `2026-10-12.123` as links to the next page write it; anything else is the top of the list. */
export function readPlace(text: string): Place {
  const [written = '', id] = text.split('.');
  const day = parseDay(written);
  const after = readId(id ?? '');
  return day === undefined || after === undefined ? TOP : { day, id: after };
}

export function isTop(place: Place): boolean {
  return place.id === TOP.id;
}

/** The filters as the statements take them; the last day is excluded. */
export function selectionOf({ contractId, year }: Filters): { contractId: number | null; from: Day; until: Day } {
  const from = year === null ? undefined : parseDay(`${year}-01-01`);
  const until = year === null ? undefined : parseDay(`${Number(year) + 1}-01-01`);
  return { contractId, from: from ?? EARLIEST, until: until ?? LATEST };
}

/** The filters as a query string, with `?` in front where there is any. */
export function queryOf({ contractId, year, state }: Filters, after: Place = TOP): string {
  if (isTop(after) && !isFiltered({ contractId, year, state })) return '';
  const query = new URLSearchParams();
  const place = isTop(after) ? null : `${after.day}.${after.id}`;
  const pairs = { contract: contractId, year, state, after: place };
  for (const [name, value] of Object.entries(pairs)) if (value !== null) query.set(name, String(value));
  return `?${query.toString()}`;
}

export function isFiltered({ contractId, year, state }: Filters): boolean {
  return [contractId, year, state].some((chosen) => chosen !== null);
}

/** Row ids as forms and addresses carry them; undefined for whatever is none. */
export function readId(text: string): number | undefined {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}
