/** *GEN-I Sonce* for who feeds in: what the last year came to, the months of a year as chart and table, and all years. */
import type { PageLanguage } from '#kernel/language.ts';
import { formatWholeNumber } from '#kernel/numbers.ts';
import { html, type Html } from '#platform/html/html.ts';
import { balanceChart } from '#ui/balance-chart.ts';
import { choiceLinks } from '#ui/choices.ts';
import { monthName } from '#ui/days.ts';
import { icon } from '#ui/icon.ts';
import { badge } from '#ui/marks.ts';
import { emptyState } from '#ui/table.ts';
import { tabs } from '#ui/tabs.ts';
import { netOf, yearsOf, type MonthOfPoint } from './rules.ts';
import type { ListFeedingPointsRow } from './store.sql.ts';
import { selfSupplyTexts } from './texts.ts';

export type BalanceView = {
  readonly language: PageLanguage;
  readonly supplierName: string;
  /** Whether the supplier has written what it is. */
  readonly hasAbout: boolean;
  readonly points: readonly ListFeedingPointsRow[];
  readonly point: ListFeedingPointsRow;
  /** Oldest first. */
  readonly months: readonly MonthOfPoint[];
  /** One of those in `months`; '' where there are none. */
  readonly year: string;
};

export function balanceView(view: BalanceView): Html {
  const { language, supplierName, months, point, hasAbout } = view;
  const t = selfSupplyTexts(language);
  const files =
    months.length > 0 &&
    html`<div class="row actions"><a class="btn plain" href="/sonce/export.xlsx?point=${point.id}">${icon('download')} ${t.excel}</a><a class="btn quiet" href="/sonce/export.csv?point=${point.id}">${t.csv}</a></div>`;
  const content = months.length === 0 ? emptyState({ title: t.noReadings, text: t.noReadingsText }) : charted(view);
  return html`<div class="stack loose"><div class="row apart"><h1>${t.title(supplierName)}</h1>${files}</div><p class="lead">${t.lead}</p>${pointChoice(view)}${content}${hasAbout && html`<p><a href="/sonce/about">${t.about(supplierName)}</a></p>`}</div>`;
}

function pointChoice({ points, point, language }: BalanceView): Html {
  const t = selfSupplyTexts(language);
  if (points.length === 1) return html`<p><strong>${placeOf(point)}</strong></p>`;
  const links = points.map((each) => ({
    href: `/sonce?point=${each.id}`,
    label: each.street,
    detail: each.number ?? each.gsrn,
    current: each.id === point.id,
  }));
  return choiceLinks({ id: 'points', label: t.points, links, search: t.search, noneFound: t.noneFound });
}

function charted(view: BalanceView): Html {
  const { language, months, year, point } = view;
  const t = selfSupplyTexts(language);
  const years = yearsOf(months);
  const links = years.map(({ year: each }) => ({
    href: `/sonce?point=${point.id}&year=${each}`,
    label: each,
    current: each === year,
  }));
  const ofYear = months.filter(({ month }) => month.startsWith(year));
  const chart = balanceChart({
    title: t.chart,
    columns: Array.from({ length: 12 }, (_, index) => {
      const known = ofYear.find(({ month }) => Number(month.slice(5)) === index + 1);
      return { label: String(index + 1), up: known?.taken ?? null, down: known?.fedIn ?? null };
    }),
    format: (value) => formatWholeNumber(value, language),
    legend: { up: t.taken, down: t.fedIn, net: t.net },
  });
  const explained = t.howText.map((paragraph) => html`<p>${paragraph}</p>`);
  return html`${latest(view)}
<section class="stack" aria-labelledby="months"><h2 id="months">${t.byMonth(year)}</h2>${links.length > 1 && tabs(links, t.years)}<div class="card">${chart}</div>${monthsTable(ofYear, view)}<p class="muted small">${t.netMeans}</p></section>
${years.length > 1 && yearsTable(view)}
<details class="more"><summary>${t.how}</summary><div class="stack tight prose">${explained}</div></details>`;
}

/** The sum of the last twelve months in which both are known. */
function latest({ language, months }: BalanceView): Html | undefined {
  const t = selfSupplyTexts(language);
  const known = months.filter((month) => netOf(month) !== null).slice(-12);
  if (known.length === 0) return undefined;
  const sum = (of: (month: MonthOfPoint) => number | null): string =>
    kwh(language)(known.reduce((total, month) => total + (of(month) ?? 0), 0));
  const pairs = [
    [t.taken, sum(({ taken }) => taken)],
    [t.fedIn, sum(({ fedIn }) => fedIn)],
    [t.net, sum(netOf)],
  ].map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`);
  return html`<section class="card stack tight" aria-labelledby="latest"><h2 class="as-h3" id="latest">${t.lastMonths(known.length)}</h2><dl class="figures">${pairs}</dl></section>`;
}

function monthsTable(months: readonly MonthOfPoint[], { language, year }: BalanceView): Html {
  const t = selfSupplyTexts(language);
  const [sum] = yearsOf(months);
  const rows = months.toReversed().map(({ month, taken, fedIn, spread }) => {
    const mark = spread && html` ${badge('plain', t.spread)}`;
    return html`<tr><th scope="row">${monthName(month, language)}${mark}</th>${cells({ taken, fedIn }, language)}</tr>`;
  });
  const total =
    sum !== undefined &&
    sum.months > 0 &&
    html`<tfoot><tr><th scope="row">${t.total}</th>${cells(sum, language)}</tr></tfoot>`;
  return html`<div class="card table"><table><caption class="sr">${t.byMonth(year)}</caption><thead><tr><th scope="col">${t.month}</th>${heads(language)}</tr></thead><tbody>${rows}</tbody>${total}</table></div>`;
}

function yearsTable({ language, months }: BalanceView): Html {
  const t = selfSupplyTexts(language);
  const rows = yearsOf(months).map(
    (year) =>
      html`<tr><th scope="row">${year.year}</th>${cells(year, language)}<td class="num">${year.months}</td></tr>`,
  );
  return html`<section class="stack" aria-labelledby="by-year"><h2 id="by-year">${t.byYear}</h2><div class="card table"><table><caption class="sr">${t.byYear}</caption><thead><tr><th scope="col">${t.year}</th>${heads(language)}<th scope="col" class="num">${t.months}</th></tr></thead><tbody>${rows}</tbody></table></div></section>`;
}

function heads(language: PageLanguage): readonly Html[] {
  const t = selfSupplyTexts(language);
  return [t.taken, t.fedIn, t.net].map((head) => html`<th scope="col" class="num">${head}</th>`);
}

function cells(sums: Pick<MonthOfPoint, 'taken' | 'fedIn'>, language: PageLanguage): readonly Html[] {
  return [sums.taken, sums.fedIn, netOf(sums)].map(
    (value) => html`<td class="num">${value === null ? '–' : formatWholeNumber(value, language)}</td>`,
  );
}

export function placeOf({ street, postCode, post }: ListFeedingPointsRow): string {
  return `${street}, ${postCode} ${post}`;
}

function kwh(language: PageLanguage): (value: number) => string {
  return (value) => `${formatWholeNumber(value, language)}\u00a0kWh`;
}
