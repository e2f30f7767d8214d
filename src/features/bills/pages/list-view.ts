/** *Računi*: what is owed, filters, the list, and its files. */
import type { Day } from '#kernel/day.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { formatEuro } from '#kernel/money.ts';
import { html, type Html, type HtmlValue } from '#platform/html/html.ts';
import { keptByText, keptFor } from '#platform/html/kept.ts';
import { icon } from '#ui/icon.ts';
import { dayInOneLine, inOneLine } from '#ui/marks.ts';
import { notice } from '#ui/notice.ts';
import { cardTable, emptyState, type Column, type Row } from '#ui/table.ts';
import { billStates } from './bill-facts.ts';
import { contractName } from './contract-name.ts';
import { filterForm, yearsSince } from './filter-view.ts';
import { isFiltered, isTop, queryOf, type Filters, type Place } from './filters.ts';
import type { ListBillsRow, ListOwedRow } from './list.sql.ts';
import { owedView } from './owed-view.ts';
import { periodInWords } from './periods.ts';
import { stateBadge } from './states.ts';
import { listTexts, type ListTexts } from './texts.ts';

export type ListView = {
  readonly language: PageLanguage;
  readonly today: Day;
  readonly filters: Filters;
  readonly contracts: readonly ListOwedRow[];
  readonly rows: readonly ListBillsRow[];
  readonly after: Place;
  /** Where the next page begins; undefined on the last. */
  readonly next: Place | undefined;
};

export function listView(view: ListView): Html {
  const { language, filters, contracts, rows, after } = view;
  const t = listTexts(language);
  const files =
    rows.length > 0 &&
    html`<a class="btn plain" href="/bills/export.xlsx${queryOf(filters)}">${icon('download')} ${t.excel}</a>`;
  const hasBills = contracts.some(({ firstIssuedOn }) => firstIssuedOn !== null);
  return html`<div class="stack loose">
<div class="row apart"><h1>${t.title}</h1><div class="row actions">${files}<a class="btn quiet" href="/payments">${t.payments}</a></div></div>
${isTop(after) && !isFiltered(filters) && owedView(contracts, language)}
${(hasBills || isFiltered(filters)) && listFilters(view, t)}
${listOrNothing(view, t)}</div>`;
}

function listFilters({ filters, contracts, today, language }: ListView, t: ListTexts): Html {
  const { contractId, year, state } = filters;
  const named = contracts.map((contract) => [String(contract.id), contractName(contract, language)] as const);
  const years = yearsSince(
    contracts.map(({ firstIssuedOn }) => firstIssuedOn),
    today,
  );
  return filterForm({
    action: '/bills',
    filters,
    texts: t,
    choices: [
      { name: 'contract', label: t.contract, all: t.all.contracts, options: named, selected: String(contractId) },
      { name: 'year', label: t.year, all: t.all.years, options: years, selected: year },
      {
        name: 'state',
        label: t.state,
        all: t.all.states,
        options: billStates.map((each) => [each, t.states[each]]),
        selected: state,
      },
    ],
  });
}

function listOrNothing(view: ListView, t: ListTexts): Html {
  const { rows, filters, after, next, contracts } = view;
  if (rows.length === 0 && (isFiltered(filters) || !isTop(after))) {
    return notice('info', html`<p>${t.noneFound}</p><p><a href="/bills">${t.showAll}</a></p>`, { role: 'status' });
  }
  if (rows.length === 0) {
    const action = contracts.length === 0 && html`<p><a class="btn" href="/contracts/link">${t.linkContracts}</a></p>`;
    return emptyState({ title: t.none, text: t.noneText, action });
  }
  const older = next && html`<a class="btn plain" href="/bills${queryOf(filters, next)}">${t.older}</a>`;
  const newest = !isTop(after) && html`<a class="btn quiet" href="/bills${queryOf(filters)}">${t.newest}</a>`;
  const table = cardTable({
    caption: t.list,
    columns: columnsOf(t),
    rows: rows.map((row) => rowOf(row, view, t)),
    kind: 'bills',
  });
  const pages = html`<div class="row">${newest}${older}</div>`;
  if (rows.every(({ documentSha256 }) => documentSha256 === null)) return html`${table}${pages}`;
  const download = html`<div class="row"><p class="muted small">${t.zipHint}</p><button type="submit" class="btn plain">${icon('download')} ${t.zip}</button></div>`;
  return html`<form method="get" action="/bills/documents.zip" class="stack">${hiddenFilters(filters)}${table}
<div class="row apart">${pages}${download}</div></form>`;
}

function hiddenFilters({ contractId, year, state }: Filters): readonly HtmlValue[] {
  return Object.entries({ contract: contractId, year, state }).map(
    ([name, value]) => value !== null && html`<input type="hidden" name="${name}" value="${value}">`,
  );
}

const columnsOf = keptFor(({ columns: c }: ListTexts): readonly Column[] => [
  { header: c.choose, place: 'tar', hiddenHeader: true, unique: true },
  { header: `${c.number}, ${c.contract.toLowerCase()}`, place: 'date', unique: true },
  { header: c.period, place: 'type' },
  { header: c.issuedOn, place: 'src', labelled: true },
  { header: c.dueOn, place: 'diff', labelled: true },
  { header: c.total, place: 'read', numeric: true, unique: true },
  { header: c.state, place: 'state' },
  { header: c.document, place: 'del', hiddenHeader: true, unique: true },
]);

function rowOf(row: ListBillsRow, { language }: ListView, t: ListTexts): Row {
  const { id, number } = row;
  const hasDocument = row.documentSha256 !== null;
  const cells: HtmlValue[] = [
    hasDocument &&
      html`<label class="tick"><input type="checkbox" name="bill-${id}" value="yes"><span class="sr">${t.choose(number)}</span></label>`,
    html`<a href="/bills/${id}"><span class="nb">${number}</span></a><br><span class="small muted nb">${row.contractNumber}</span>`,
    periodCell(row, language),
    dayInOneLine(row.issuedOn, language),
    row.kind === 'credit_note' ? '–' : dayInOneLine(row.dueOn, language),
    html`<span class="nb">${formatEuro(row.totalCents, language)}</span>`,
    stateBadge(row.state, t),
    hasDocument &&
      html`<a class="nb" href="/bills/${id}/document" aria-label="${t.documentOf(number)}">${t.columns.document}</a>`,
  ];
  return { cells, void: row.state === 'cancelled' };
}

function periodCell({ periodFrom, periodUntil }: ListBillsRow, language: PageLanguage): Html {
  return periods(language)(periodFrom)(periodUntil);
}

const periods = keptByText(3, (language) =>
  keptByText(500, (from) =>
    keptByText(40, (until) => {
      const days = { periodFrom: from as Day, periodUntil: until as Day };
      return inOneLine(periodInWords(days, language as PageLanguage));
    }),
  ),
);
