/** Which readings the list shows: what stands in its address. */
import { parseDay, parseWrittenDay, type Day } from '#kernel/day.ts';
import { registerCodes, tariffOf, type Tariff } from '#kernel/register-codes.ts';
import type { Fields } from '#platform/http/fields.ts';
import { readId } from './input.ts';

export const listedKinds = ['reading', 'submission', 'own_record', 'estimate'] as const;
export type ListedKind = (typeof listedKinds)[number];
export const tariffs = ['VT', 'MT', 'ET'] as const satisfies readonly Tariff[];

export type Filters = {
  readonly pointId: number | null;
  readonly year: string | null;
  /** Days typed beside the year; both ends included. They narrow the year. */
  readonly from: Day | null;
  readonly until: Day | null;
  readonly kind: ListedKind | null;
  readonly tariff: Tariff | null;
};

/** What cannot be read is left out: the list then shows more, never less. An odd point is for the caller to refuse. */
export function readFilters(query: Fields): Filters {
  const year = query.text('year');
  return {
    pointId: readId(query.text('point')) ?? null,
    year: /^(?:19|20|21)\d\d$/.test(year) ? year : null,
    from: parseWrittenDay(query.text('from')) ?? null,
    until: parseWrittenDay(query.text('until')) ?? null,
    kind: listedKinds.find((kind) => kind === query.text('kind')) ?? null,
    tariff: tariffs.find((tariff) => tariff === query.text('tariff')) ?? null,
  };
}

const EARLIEST = '1900-01-01' as Day;
const LATEST = '2199-12-31' as Day;

/** The filters as the statements of list.sql take them. */
export function selectionOf({ pointId, year, from, until, kind, tariff }: Filters) {
  const first = year === null ? undefined : parseDay(`${year}-01-01`);
  const last = year === null ? undefined : parseDay(`${year}-12-31`);
  return {
    pointId,
    from: latest(first ?? EARLIEST, from ?? EARLIEST),
    until: earliest(last ?? LATEST, until ?? LATEST),
    kind,
    codes: tariff === null ? null : registerCodes.filter((code) => tariffOf(code) === tariff),
  };
}

/** The filters as a query string, with `?` in front where there is any. */
export function queryOf({ pointId, year, from, until, kind, tariff }: Filters, page = 1): string {
  if (page === 1 && !isFiltered({ pointId, year, from, until, kind, tariff })) return '';
  const query = new URLSearchParams();
  const pairs = { point: pointId, year, from, until, kind, tariff, page: page === 1 ? null : page };
  for (const [name, value] of Object.entries(pairs)) if (value !== null) query.set(name, String(value));
  return `?${query.toString()}`;
}

export function isFiltered({ pointId, year, from, until, kind, tariff }: Filters): boolean {
  return [pointId, year, from, until, kind, tariff].some((chosen) => chosen !== null);
}

function latest(one: Day, other: Day): Day {
  return one > other ? one : other;
}

function earliest(one: Day, other: Day): Day {
  return one < other ? one : other;
}
