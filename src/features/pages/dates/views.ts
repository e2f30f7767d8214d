import { type Operator, type ReadingWindow } from '#features/metering/index.ts';
import type { Day } from '#kernel/day.ts';
import type { Energy } from '#kernel/identifiers.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { html, type Html } from '#platform/html/html.ts';
import { dayAndMonth, monthAndYear, writtenDay } from '#ui/days.ts';
import { icon } from '#ui/icon.ts';
import { badge } from '#ui/marks.ts';
import { pageTexts } from '../texts.ts';
import { twoMonths } from './months.ts';
import type { OperatorDates } from './reading-dates.ts';
import type { ListOwnGridsRow } from './store.sql.ts';
import { texts } from './texts.ts';

type Reader = { readonly today: Day; readonly language: PageLanguage };

/** The reader's own points first, then one section an energy, one card a group of operators with the same days. */
export function readingDatesView(
  dates: readonly OperatorDates[],
  own: readonly ListOwnGridsRow[],
  reader: Reader,
): Html {
  const t = pageTexts(reader.language).dates;
  const sections = (['electricity', 'gas'] as const).map((energy) => {
    const groups = dates.filter((each) => each.energy === energy);
    if (groups.length === 0) return undefined;
    const cards = groups.map((group) => groupCard(group, groups.length === 1, reader));
    return html`<section class="stack" aria-labelledby="${energy}"><h2 id="${energy}">${t.energies[energy]}</h2>${cards}</section>`;
  });
  return html`<div class="stack airy">${own.length > 0 && ownView(dates, own, reader)}${sections}</div>`;
}

function ownView(dates: readonly OperatorDates[], own: readonly ListOwnGridsRow[], reader: Reader): Html {
  const t = texts[reader.language];
  const lines = own.map((grid) => ownGrid(grid, dates, reader));
  const canSubmit = own.some(({ points, remote }) => remote < points);
  return html`<section class="card stack" aria-labelledby="own"><h2 id="own">${t.own}</h2><ul class="own-grids">${lines}</ul>${canSubmit && html`<div class="row"><a class="btn plain" href="/readings/new">${icon('meter')}${t.submit}</a></div>`}</section>`;
}

function ownGrid(grid: ListOwnGridsRow, dates: readonly OperatorDates[], reader: Reader): Html {
  const { language } = reader;
  const t = texts[language];
  const { points, remote, street } = grid;
  const group = dates.find(
    ({ energy, operators }) => energy === grid.energy && operators.some(({ code }) => code === grid.operatorCode),
  );
  const operator = group?.operators.find(({ code }) => code === grid.operatorCode)?.name ?? grid.operatorCode;
  const energies = pageTexts(language).dates.energies;
  const where = points === 1 ? street : t.points(points);
  const [first] = group?.windows ?? [];
  const rest = remote > 0 && remote < points && html`<p class="muted small">${t.someRemote(remote)}</p>`;
  const state =
    remote === points
      ? html`<p class="muted">${t.remote}</p>`
      : html`<p>${first === undefined ? pageTexts(language).dates.readsItself : stateBadge(first, reader)}</p>`;
  return html`<li class="stack tight"><p><strong>${where}</strong></p><p class="muted small">${energies[grid.energy as Energy]}, ${operator}</p>${state}${rest}</li>`;
}

/** So many names are no heading any more. */
const manyOperators = 4;

function groupCard({ operators, windows, around }: OperatorDates, isAlone: boolean, reader: Reader): Html {
  const t = pageTexts(reader.language).dates;
  const [first] = windows;
  const names = operators.map(({ name }) => name).join(', ');
  const many = operators.length >= manyOperators;
  const title = isAlone ? t.everyOperator : many ? t.operators(operators.length) : names;
  const who = html`<div class="stack tight"><h3>${title}</h3>${title !== names && operatorNames(operators)}</div>`;
  if (first === undefined) return html`<div class="card stack">${who}<p>${t.readsItself}</p></div>`;
  return html`<div class="card stack">${who}<p>${stateBadge(first, reader)}</p>${twoMonths(around, reader)}${windowTable(windows, reader.language)}</div>`;
}

function operatorNames(operators: readonly Operator[]): Html {
  return html`<ul class="names muted">${operators.map(({ name }) => html`<li>${name}</li>`)}</ul>`;
}

function stateBadge(first: ReadingWindow, { today, language }: Reader): Html {
  const t = pageTexts(language).dates;
  return first.opensOn <= today
    ? badge('now', t.openUntil(dayAndMonth(first.closesOn, language)))
    : badge('plain', t.opensOn(dayAndMonth(first.opensOn, language)));
}

function windowTable(windows: readonly ReadingWindow[], language: PageLanguage): Html {
  const t = pageTexts(language).dates;
  const rows = windows.map(
    ({ forMonth, opensOn, closesOn }) =>
      html`<tr><td>${monthAndYear(forMonth, language)}</td><td>${writtenDay(opensOn, language)} – ${writtenDay(closesOn, language)}</td></tr>`,
  );
  return html`<div class="table"><table><caption class="sr">${t.upcoming}</caption><thead><tr><th scope="col">${t.forMonth}</th><th scope="col">${t.window}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}
