/** Use and cost: against the same days a year before, and a year of months. */
import type { Day } from '#kernel/day.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { formatEuro } from '#kernel/money.ts';
import { formatWholeNumber } from '#kernel/numbers.ts';
import { html, type Html } from '#platform/html/html.ts';
import { columnChart, type ChartColumn } from '#ui/chart.ts';
import { monthAndYear } from '#ui/days.ts';
import { billTexts, type BillTexts } from './bill-texts.ts';
import { periodInWords } from './periods.ts';
import { spentOver, yearBefore, yearTo, type BilledPeriod, type MonthOfYear, type Spent } from './year.ts';

type Billed = { readonly periodFrom: Day; readonly periodUntil: Day };

/** Nothing where there is no second month to compare with. */
export function yearView(bill: Billed, periods: readonly BilledPeriod[], language: PageLanguage): Html | undefined {
  const t = billTexts(language);
  const months = yearTo(bill.periodUntil, periods);
  const known = months.flatMap(({ now, before }) => [now, before]).filter((spent) => spent !== null);
  if (known.length < 2) return undefined;
  const charts = [
    columnChart({ title: t.year.use, columns: columnsOf(months, 'kwh'), format: kwh(language), legend: t.year.legend }),
    columnChart({
      title: t.year.cost,
      columns: columnsOf(months, 'cents'),
      format: euro(language),
      legend: t.year.legend,
    }),
  ];
  return html`<section class="stack" aria-labelledby="year"><h2 id="year">${t.year.title}</h2>${comparison(bill, periods, language)}<div class="card stack loose"><div class="cols two">${charts}</div>${monthsTable(months, language, t)}</div></section>`;
}

function comparison(
  { periodFrom, periodUntil }: Billed,
  periods: readonly BilledPeriod[],
  language: PageLanguage,
): Html | undefined {
  const { year: t } = billTexts(language);
  const last = yearBefore(periodFrom, periodUntil);
  const now = spentOver(periodFrom, periodUntil, periods);
  const before = spentOver(last.from, last.until, periods);
  if (now === null || before === null) return undefined;
  const words = {
    period: periodInWords({ periodFrom: last.from, periodUntil: last.until }, language),
    use: kwh(language)(before.kwh),
    cost: formatEuro(before.cents, language),
    useChange: changeOf(now.kwh, before.kwh),
    costChange: changeOf(now.cents, before.cents),
  };
  return html`<p>${t.compared(words)}</p>`;
}

/** In whole per cent; null where there is nothing to compare with. */
function changeOf(now: number, before: number): number | null {
  return before === 0 ? null : Math.round(((now - before) / before) * 100);
}

function columnsOf(months: readonly MonthOfYear[], what: keyof Spent): ChartColumn[] {
  return months.map(({ month, now, before }, index) => ({
    label: String(Number(month.slice(5))),
    value: now?.[what] ?? null,
    before: before?.[what] ?? null,
    marked: index === months.length - 1,
  }));
}

function kwh(language: PageLanguage): (value: number) => string {
  return (value) => `${formatWholeNumber(value, language)}\u00a0kWh`;
}

function euro(language: PageLanguage): (value: number) => string {
  return (value) => formatEuro(value, language);
}

function monthsTable(months: readonly MonthOfYear[], language: PageLanguage, { year: t }: BillTexts): Html {
  const [use, cost] = [kwh(language), euro(language)];
  const cell = (value: number | undefined, write: (value: number) => string): Html =>
    html`<td class="num">${value === undefined ? '–' : write(value)}</td>`;
  const rows = months
    .toReversed()
    .map(
      ({ month, now, before }) =>
        html`<tr><th scope="row">${monthAndYear(month, language)}</th>${cell(now?.kwh, use)}${cell(before?.kwh, use)}${cell(now?.cents, cost)}${cell(before?.cents, cost)}</tr>`,
    );
  const heads = [t.used, t.usedBefore, t.paid, t.paidBefore].map(
    (head) => html`<th scope="col" class="num">${head}</th>`,
  );
  return html`<details class="more"><summary>${t.table}</summary><div class="table"><table><caption class="sr">${t.title}</caption><thead><tr><th scope="col">${t.month}</th>${heads}</tr></thead><tbody>${rows}</tbody></table></div><p class="muted small">${t.spread}</p></details>`;
}
