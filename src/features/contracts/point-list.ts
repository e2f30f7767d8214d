import type { Visit } from '#features/accounts/index.ts';
import { byNameIn } from '#kernel/alphabet.ts';
import { addDays } from '#kernel/day.ts';
import { attrs, html, type Html, type HtmlValue } from '#platform/html/html.ts';
import { writtenDay } from '#ui/days.ts';
import { takesReadings, tariffs } from './point-parts.ts';
import type { LinkedPoint } from './linked.ts';
import type { ListLinkedContractsRow } from './store.sql.ts';
import { texts } from './texts.ts';

/** From this many points on, a search stands above them where a script can work it. */
const manyPoints = 8;

/** The points of a building manager's contract: a table that folds away and, where narrow, becomes cards. */
export function pointList(contract: ListLinkedContractsRow, { visit, open }: { visit: Visit; open: boolean }): Html {
  const { overview: t } = texts[visit.language];
  const { points, id } = contract;
  const list = `points-${id}`;
  const columns: readonly (readonly [string, HtmlValue])[] = [
    ['date', t.street],
    ['mm', t.point],
    ['src', t.meter],
    ['tar', t.tariff],
    ['del', html`<span class="sr">${t.action}</span>`],
  ];
  const head = columns.map(([, label]) => html`<th role="columnheader" scope="col">${label}</th>`);
  const byName = byNameIn(visit.language);
  const sorted = points.toSorted((one, other) => byName(one.street, other.street));
  const search =
    points.length >= manyPoints &&
    html`<div class="field" data-filter="${list}" hidden><label for="${list}-search">${t.search}</label><input class="input w-m" type="search" id="${list}-search" autocomplete="off"><p class="hint" role="status" data-none="${t.noneFound}"></p></div>`;
  return html`<details class="more"${attrs({ open })}><summary>${t.points(points.length)}</summary><div class="stack">${search}
<div class="table cards places"><table role="table"><caption class="sr">${t.points(points.length)}</caption><thead role="rowgroup"><tr role="row">${head}</tr></thead><tbody role="rowgroup" id="${list}">${sorted.map((point) => row(point, visit))}</tbody></table></div></div></details>`;
}

function row(point: LinkedPoint, visit: Visit): Html {
  const { overview: t } = texts[visit.language];
  const address = html`${point.street}<br><span class="muted small">${point.postCode} ${point.post}</span>`;
  const numbers = html`${point.number !== null && html`${point.number}<br>`}<span class="muted small">${point.gsrn}</span>`;
  const action = takesReadings(point, visit.today)
    ? html`<a class="btn quiet" href="/readings/new?point=${point.id}"${attrs({ 'aria-label': `${t.submit}, ${point.street}` })}>${t.submitShort}</a>`
    : html`<a class="btn quiet" href="/readings?point=${point.id}"${attrs({ 'aria-label': `${t.readings}, ${point.street}` })}>${t.readings}</a>`;
  return html`<tr role="row"><td role="cell" class="c-date">${address}</td><td role="cell" class="c-mm">${numbers}${supplied(point, visit)}</td><td role="cell" class="c-src" data-label="${t.meter}">${point.serial}</td><td role="cell" class="c-tar">${tariffs(point)}</td><td role="cell" class="c-del num">${action}</td></tr>`;
}

/** Only where it is not the ordinary case: not supplied yet, or not any more. */
function supplied({ from, until }: LinkedPoint, { today, language }: Visit): Html | undefined {
  const { overview: t } = texts[language];
  if (from > today) return html`<br><span class="small">${t.suppliedFrom(writtenDay(from, language))}</span>`;
  if (until === null || until > today) return undefined;
  return html`<br><span class="small">${t.suppliedUntil(writtenDay(addDays(until, -1), language))}</span>`;
}
