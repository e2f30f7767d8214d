import type { Day } from '#kernel/day.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { formatEuro } from '#kernel/money.ts';
import { html, join, type Html, type HtmlValue } from '#platform/html/html.ts';
import { writtenDay } from '#ui/days.ts';
import { icon } from '#ui/icon.ts';
import { inOneLine } from '#ui/marks.ts';
import { notice } from '#ui/notice.ts';
import { cardTable, emptyState, type Column, type Row } from '#ui/table.ts';
import type { PaymentMeans } from './bill-facts.ts';
import { contractName } from './contract-name.ts';
import { filterForm, yearsSince } from './filter-view.ts';
import { isFiltered, isTop, queryOf, type Filters, type Place } from './filters.ts';
import type { ListPaidContractsRow, ListPaymentsRow } from './payments.sql.ts';
import { paymentsTexts, type PaymentsTexts } from './payments-texts.ts';
import { listTexts } from './texts.ts';

export type PaymentsView = {
  readonly language: PageLanguage;
  readonly today: Day;
  readonly filters: Filters;
  readonly contracts: readonly ListPaidContractsRow[];
  readonly rows: readonly ListPaymentsRow[];
  readonly after: Place;
  /** Where the next page begins; undefined on the last. */
  readonly next: Place | undefined;
};

export function paymentsView(view: PaymentsView): Html {
  const { language, filters, contracts, rows } = view;
  const t = paymentsTexts(language);
  const { excel } = listTexts(language);
  const file =
    rows.length > 0 &&
    html`<a class="btn plain" href="/payments/export.xlsx${queryOf(filters)}">${icon('download')} ${excel}</a>`;
  const hasPayments = contracts.some(({ firstPaidOn }) => firstPaidOn !== null);
  return html`<div class="stack loose">
<div class="row apart"><h1>${t.title}</h1><div class="row actions">${file}</div></div>
${(hasPayments || isFiltered(filters)) && paymentFilters(view)}
${listOrNothing(view, t)}</div>`;
}

function paymentFilters({ filters, contracts, today, language }: PaymentsView): Html {
  const t = listTexts(language);
  const { contractId, year } = filters;
  const named = contracts.map((contract) => [String(contract.id), contractName(contract, language)] as const);
  const years = yearsSince(
    contracts.map(({ firstPaidOn }) => firstPaidOn),
    today,
  );
  return filterForm({
    action: '/payments',
    filters,
    texts: t,
    choices: [
      { name: 'contract', label: t.contract, all: t.all.contracts, options: named, selected: String(contractId) },
      { name: 'year', label: t.year, all: t.all.years, options: years, selected: year },
    ],
  });
}

function listOrNothing({ rows, filters, after, next, language }: PaymentsView, t: PaymentsTexts): Html {
  const { showAll, newest } = listTexts(language);
  if (rows.length === 0 && (isFiltered(filters) || !isTop(after))) {
    return notice('info', html`<p>${t.noneFound}</p><p><a href="/payments">${showAll}</a></p>`, { role: 'status' });
  }
  if (rows.length === 0) return emptyState({ title: t.none, text: t.noneText });
  const older = next && html`<a class="btn plain" href="/payments${queryOf(filters, next)}">${t.older}</a>`;
  const top = !isTop(after) && html`<a class="btn quiet" href="/payments${queryOf(filters)}">${newest}</a>`;
  const shown = rows.map((row) => rowOf(row, language));
  return html`${cardTable({ caption: t.list, columns: columnsOf(t), rows: shown, kind: 'bills' })}<div class="row">${top}${older}</div>`;
}

function columnsOf({ columns: c }: PaymentsTexts): readonly Column[] {
  return [
    { header: c.paidOn, place: 'date' },
    { header: c.number, place: 'type' },
    { header: c.contract, place: 'mm' },
    { header: c.means, place: 'state' },
    { header: c.settled, place: 'src' },
    { header: c.amount, place: 'read', numeric: true },
  ];
}

function rowOf(row: ListPaymentsRow, language: PageLanguage): Row {
  const t = paymentsTexts(language);
  return {
    cells: [
      inOneLine(writtenDay(row.paidOn, language)),
      inOneLine(row.number),
      inOneLine(row.contractNumber),
      inOneLine(t.means[row.means as PaymentMeans]),
      settledWords(row, language),
      inOneLine(formatEuro(row.amountCents, language)),
    ],
  };
}

/** Each bill with its part, where there is more than one or something is left over. */
function settledWords({ settled, amountCents }: ListPaymentsRow, language: PageLanguage): HtmlValue {
  const t = paymentsTexts(language);
  const left = amountCents - settled.reduce((sum, { cents }) => sum + cents, 0);
  const divided = settled.length > 1 || left !== 0;
  const bills = settled.map(
    ({ id, number, cents }) =>
      html`<span class="nb"><a href="/bills/${id}">${number}</a>${divided && html` (${formatEuro(cents, language)})`}</span>`,
  );
  const rest = left === 0 ? [] : [html`<span class="muted">${t.unsettled(formatEuro(left, language))}</span>`];
  return join([...bills, ...rest], html`<br>`);
}
