/** *E-mobilnost* for who charges: the last year as charts and table, and the sessions one by one. */
import type { Visit } from '#features/accounts/index.ts';
import { dayIn } from '#kernel/day.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { formatEuro, formatPrice, type MicroEuro } from '#kernel/money.ts';
import { formatQuantity, formatWholeNumber } from '#kernel/numbers.ts';
import { timeIn } from '#kernel/zoned.ts';
import { html, type Html } from '#platform/html/html.ts';
import { columnChart, type ChartColumn } from '#ui/chart.ts';
import { monthAndYear, writtenDay } from '#ui/days.ts';
import { icon } from '#ui/icon.ts';
import { inOneLine } from '#ui/marks.ts';
import { cardTable, type Column, type Row } from '#ui/table.ts';
import { isTop, writePlace, type Place } from './place.ts';
import { sumOf, type Charged, type MonthOfYear } from './rules.ts';
import type { ListSessionsRow } from './store.sql.ts';
import { chargingTexts } from './texts.ts';

export type ChargingView = {
  readonly visit: Visit;
  readonly timeZone: string;
  readonly year: readonly MonthOfYear[];
  readonly sessions: readonly ListSessionsRow[];
  readonly after: Place;
  /** Where the next page begins; undefined on the last. */
  readonly next: Place | undefined;
};

/** What stands below the title: the year on the first page only, the list on all. */
export function chargingView(view: ChargingView): Html {
  return html`${isTop(view.after) && yearView(view)}${listOfSessions(view)}`;
}

function yearView({ visit: { language }, year }: ChargingView): Html {
  const t = chargingTexts(language);
  const sum = sumOf(year.map(({ now }) => now));
  const pairs = [
    [t.sessions, formatWholeNumber(sum.sessions, language)],
    [t.energy, kwh(sum, language)],
    [t.cost, formatEuro(sum.costCents, language)],
  ].map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`);
  const charts = [
    columnChart({
      title: t.energyByMonth,
      columns: columnsOf(year, (of) => of.energyThousandths / 1000),
      format: (value) => formatWholeNumber(value, language),
      legend: t.legend,
    }),
    columnChart({
      title: t.costByMonth,
      columns: columnsOf(year, ({ costCents }) => costCents),
      format: (value) => formatEuro(value, language),
      legend: t.legend,
    }),
  ];
  return html`<section class="stack" aria-labelledby="year"><div class="card stack tight"><h2 class="as-h3" id="year">${t.lastYear}</h2><dl class="figures">${pairs}</dl><p class="muted small">${t.noBills}</p></div><div class="card stack loose"><div class="cols two">${charts}</div>${monthsTable(year, language)}</div></section>`;
}

function columnsOf(year: readonly MonthOfYear[], amount: (of: Charged) => number): ChartColumn[] {
  return year.map(({ month, now, before }, index) => ({
    label: String(Number(month.slice(5))),
    value: now && amount(now),
    before: before && amount(before),
    marked: index === year.length - 1,
  }));
}

function monthsTable(year: readonly MonthOfYear[], language: PageLanguage): Html {
  const t = chargingTexts(language);
  const cell = (of: Charged | null, write: (of: Charged) => string): Html =>
    html`<td class="num">${of === null ? '–' : write(of)}</td>`;
  const cost = ({ costCents }: Charged): string => formatEuro(costCents, language);
  const cells = (now: Charged | null, before: Charged | null): readonly Html[] => [
    cell(now, ({ sessions }) => formatWholeNumber(sessions, language)),
    cell(now, (of) => kwh(of, language)),
    cell(before, (of) => kwh(of, language)),
    cell(now, cost),
    cell(before, cost),
  ];
  const rows = year
    .toReversed()
    .map(
      ({ month, now, before }) =>
        html`<tr><th scope="row">${monthAndYear(month, language)}</th>${cells(now, before)}</tr>`,
    );
  const [now, before] = [sumOf(year.map((one) => one.now)), sumOf(year.map((one) => one.before))];
  const names = [t.sessions, t.energy, `${t.energy}, ${t.before}`, t.cost, `${t.cost}, ${t.before}`];
  const heads = names.map((name) => html`<th scope="col" class="num">${name}</th>`);
  return html`<details class="more"><summary>${t.byMonth}</summary><section class="table scrolls" aria-label="${t.byMonth}" tabindex="0"><table><caption class="sr">${t.byMonth}</caption><thead><tr><th scope="col">${t.month}</th>${heads}</tr></thead><tbody>${rows}</tbody><tfoot><tr><th scope="row">${t.total}</th>${cells(now, before)}</tr></tfoot></table></section></details>`;
}

function listOfSessions({ visit: { language }, sessions, timeZone, after, next }: ChargingView): Html {
  const t = chargingTexts(language);
  const { columns: c } = t;
  const columns: readonly Column[] = [
    { header: c.started, place: 'date' },
    { header: c.place, place: 'src' },
    { header: c.lasted, place: 'type' },
    { header: c.energy, place: 'state', numeric: true },
    { header: c.price, place: 'mm', labelled: true, numeric: true },
    { header: c.cost, place: 'read', numeric: true },
  ];
  const rows = sessions.map((session) => rowOf(session, language, timeZone));
  const older = next && html`<a class="btn plain" href="/e-mobility?after=${writePlace(next)}">${t.older}</a>`;
  const newest = !isTop(after) && html`<a class="btn quiet" href="/e-mobility">${t.newest}</a>`;
  return html`<section class="stack" aria-labelledby="sessions"><div class="row apart"><h2 id="sessions">${t.list}</h2><a class="btn plain" href="/e-mobility/export.xlsx">${icon('download')} ${t.excel}</a></div>${cardTable({ caption: t.list, columns, rows, kind: 'bills' })}<div class="row">${newest}${older}</div></section>`;
}

function rowOf(session: ListSessionsRow, language: PageLanguage, timeZone: string): Row {
  const t = chargingTexts(language);
  const { startedAt, endedAt, priceMicro, place, charger } = session;
  const minutes = Math.round((endedAt.getTime() - startedAt.getTime()) / 60_000);
  const day = inOneLine(writtenDay(dayIn(startedAt, timeZone), language));
  return {
    cells: [
      html`${day} <span class="muted nb">${timeIn(startedAt, timeZone)}</span>`,
      html`${place}${charger !== null && html` <span class="small muted nb">${charger}</span>`}`,
      inOneLine(t.lasted(Math.floor(minutes / 60), minutes % 60)),
      inOneLine(kwh(session, language)),
      priceMicro === null ? '–' : inOneLine(priceOf(priceMicro, language)),
      inOneLine(formatEuro(session.costCents, language)),
    ],
  };
}

/** In whole cents where it is, otherwise with the decimals that price lists have. */
function priceOf(price: MicroEuro, language: PageLanguage): string {
  return price % 10_000 === 0 ? formatEuro(price / 10_000, language) : formatPrice(price, language);
}

function kwh({ energyThousandths }: Pick<Charged, 'energyThousandths'>, language: PageLanguage): string {
  return `${formatQuantity(Math.round(energyThousandths / 100) / 10, language)}\u00a0kWh`;
}
