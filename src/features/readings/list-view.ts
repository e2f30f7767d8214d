/** *Obstoječi odčitki*: filters, the list, its pages and its files. */
import type { Day } from '#kernel/day.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { formatQuantity } from '#kernel/numbers.ts';
import { tariffOf, type RegisterCode } from '#kernel/register-codes.ts';
import { attrs, html, type Html, type HtmlValue } from '#platform/html/html.ts';
import { keptByText, keptFor } from '#platform/html/kept.ts';
import { writtenDay } from '#ui/days.ts';
import { icon } from '#ui/icon.ts';
import { badge, dayInOneLine, inOneLine, tariffMark, type BadgeKind } from '#ui/marks.ts';
import { notice } from '#ui/notice.ts';
import { cardTable, emptyState, pager, type Column, type Row } from '#ui/table.ts';
import { isFiltered, listedKinds, queryOf, tariffs, type Filters, type ListedKind } from './filters.ts';
import { nameOf } from './form-facts.ts';
import type { ListPoint } from './list-facts.ts';
import type { ListReadingsRow } from './list.sql.ts';
import { listTexts, type ListTexts } from './list-texts.ts';

export type ListView = {
  readonly language: PageLanguage;
  readonly today: Day;
  readonly filters: Filters;
  readonly points: readonly ListPoint[];
  readonly firstReadOn: Day | null;
  readonly rows: readonly ListReadingsRow[];
  /** Which of all readings the first row is, from 1. */
  readonly first: number;
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** A reading has just been withdrawn. */
  readonly withdrawn: boolean;
  /** Where to ask for a correction. */
  readonly contact: string;
};

export function listView(view: ListView): Html {
  const t = listTexts(view.language);
  const query = queryOf(view.filters);
  const files =
    view.total > 0 &&
    html`<a class="btn plain" href="/readings/export.xlsx${query}">${icon('download')} ${t.excel}</a><a class="btn quiet" href="/readings/export.csv${query}">${t.csv}</a>`;
  return html`<div class="stack loose">
<div class="row apart"><h1>${t.title}</h1><div class="row actions">${files}<a class="btn" href="/readings/new">${icon('meter')} ${t.newReading}</a></div></div>
${view.withdrawn && notice('ok', html`<p>${t.withdrawn}</p>`, { role: 'status' })}
${(view.firstReadOn !== null || isFiltered(view.filters)) && filterForm(view, t)}
${listOrNothing(view, t)}</div>`;
}

function listOrNothing(view: ListView, t: ListTexts): Html {
  const { rows, first, total, page, pages, language, filters } = view;
  if (rows.length === 0 && isFiltered(filters)) {
    return notice('info', html`<p>${t.noneFound}</p><p><a href="/readings">${t.showAll}</a></p>`, { role: 'status' });
  }
  if (rows.length === 0) return emptyState({ title: t.none, text: t.noneText });
  const numbers = pager({ page, pages, href: (number) => `/readings${queryOf(filters, number)}` }, language);
  return html`${cardTable({ caption: t.list, columns: columnsOf(t), rows: rows.map((row) => rowOf(row, language, t)) })}
<div class="row apart"><p class="muted small">${t.count({ first, last: first - 1 + rows.length, total })} ${t.billed} <a href="${view.contact}">${t.correction}</a>.</p>${numbers}</div>`;
}

type Options = readonly (readonly [value: string, label: string])[];

function filterForm({ filters, points, firstReadOn, today }: ListView, t: ListTexts): Html {
  const thisYear = Number(today.slice(0, 4));
  const firstYear = Number((firstReadOn ?? today).slice(0, 4));
  const years: Options = Array.from({ length: Math.max(1, thisYear - firstYear + 1) }, (_, back) => [
    String(thisYear - back),
    String(thisYear - back),
  ]);
  const { pointId, year, kind, tariff, from, until } = filters;
  const named: Options = points.map((point) => [String(point.id), nameOf(point)]);
  const day = (name: 'from' | 'until', label: string) =>
    html`<div class="field"><label for="${name}">${label}</label><input class="input" type="date" id="${name}" name="${name}" value="${filters[name]}"></div>`;
  const asked = isFiltered(filters);
  return html`<details class="more unfolds"${attrs({ open: asked })}><summary>${t.filters}</summary><form method="get" action="/readings" class="stack tight" aria-label="${t.filters}"><div class="filters">
${filterBy('point', { label: t.columns.point, all: t.all.points, options: named, selected: String(pointId) })}
${filterBy('year', { label: t.year, all: t.all.years, options: years, selected: year })}
${kindFilter(t)(kind ?? '')}
${tariffFilter(t)(tariff ?? '')}
<button type="submit" class="btn plain">${t.show}</button></div>
<details class="more"${attrs({ open: from !== null || until !== null })}><summary>${t.period}</summary><div class="filters">${day('from', t.from)}${day('until', t.until)}</div></details></form></details>`;
}

const kindFilter = keptFor((t: ListTexts) =>
  keptByText(10, (selected) =>
    filterBy('kind', {
      label: t.columns.kind,
      all: t.all.kinds,
      options: listedKinds.map((each) => [each, t.kinds[each]]),
      selected,
    }),
  ),
);

const tariffFilter = keptFor((t: ListTexts) =>
  keptByText(10, (selected) =>
    filterBy('tariff', {
      label: t.columns.tariff,
      all: t.all.tariffs,
      options: tariffs.map((each) => [each, each]),
      selected,
    }),
  ),
);

/** Nothing in a filter is required: the first option is all of them. */
function filterBy(
  name: string,
  filter: { label: string; all: string; options: Options; selected: string | null },
): Html {
  const { label, all, options, selected } = filter;
  const lines = options.map(
    ([value, words]) => html`<option value="${value}"${value === selected && SELECTED}>${words}</option>`,
  );
  return html`<div class="field"><label for="${name}">${label}</label><select class="select" id="${name}" name="${name}"><option value="">${all}</option>${lines}</select></div>`;
}

const SELECTED = attrs({ selected: true });

const columnsOf = keptFor(({ columns: c }: ListTexts): readonly Column[] => [
  { header: c.readOn, place: 'date' },
  { header: c.point, place: 'mm' },
  { header: c.tariff, place: 'tar' },
  { header: c.value, place: 'read', numeric: true, unique: true },
  { header: c.difference, place: 'diff', numeric: true, labelled: true },
  { header: c.source, place: 'src', labelled: true },
  { header: c.kind, place: 'type', labelled: true },
  { header: c.state, place: 'state' },
  { header: c.withdraw, place: 'del', hiddenHeader: true },
]);

function rowOf(row: ListReadingsRow, language: PageLanguage, t: ListTexts): Row {
  const code = row.registerCode as RegisterCode;
  const tariff = tariffOf(code);
  const cells: HtmlValue[] = [
    dayInOneLine(row.readOn, language),
    inOneLine(nameOf(row)),
    code === '2.8.0' ? html`${tariffMark(tariff)} <span class="small muted">${t.fedIn}</span>` : tariffMark(tariff),
    row.value,
    row.difference === null ? '–' : formatQuantity(row.difference, language),
    t.sources[row.source as keyof ListTexts['sources']],
    inOneLine(t.kinds[row.kind as ListedKind]),
    badge(...stateOf(row, t)),
    isWithdrawable(row) &&
      html`<a class="btn danger" href="/readings/${row.id}/withdrawal" aria-label="${t.withdrawOf(row.value, tariff, writtenDay(row.readOn, language))}">${icon('trash')} ${t.withdraw}</a>`,
  ];
  return { cells, void: row.state !== 'current' };
}

/** The customer's own, standing, and not with billing yet (product.md, decision 5). */
export function isWithdrawable(row: Pick<ListReadingsRow, 'isOwn' | 'source' | 'state' | 'handedOver'>): boolean {
  return row.isOwn === true && row.source === 'portal' && row.state === 'current' && !row.handedOver;
}

/** How a reading stands, in a word. */
export function stateOf(
  row: Pick<ListReadingsRow, 'state' | 'kind' | 'handedOver' | 'source'>,
  { states }: ListTexts,
): readonly [BadgeKind, string] {
  if (row.state === 'replaced') return ['plain', states.replaced];
  if (row.state === 'withdrawn') return ['plain', states.withdrawn];
  if (row.kind === 'own_record') return ['plain', states.own];
  if (row.handedOver) return ['plain', states.handedOver];
  return row.source === 'portal' ? ['ok', states.accepted] : ['plain', states.recorded];
}
