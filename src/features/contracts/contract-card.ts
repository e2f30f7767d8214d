import type { Visit } from '#features/accounts/index.ts';
import { addDays } from '#kernel/day.ts';
import type { Energy } from '#kernel/identifiers.ts';
import { attrs, html, type Html, type HtmlValue } from '#platform/html/html.ts';
import { writtenDay } from '#ui/days.ts';
import { icon } from '#ui/icon.ts';
import { badge, facts } from '#ui/marks.ts';
import type { LinkedPoint } from './linked.ts';
import { pointList } from './point-list.ts';
import { takesReadings, tariffs } from './point-parts.ts';
import type { ListLinkedContractsRow } from './store.sql.ts';
import { texts } from './texts.ts';

type Shown = { readonly visit: Visit; readonly alone: boolean };

/** One contract: what it is, its points, and what can be done with it. */
export function contractCard(contract: ListLinkedContractsRow, { visit, alone }: Shown): Html {
  const { overview: t, energies } = texts[visit.language];
  const [first, ...others] = contract.points;
  const single = others.length === 0 ? first : undefined;
  const pairs = [...contractFacts(contract, visit), ...(single === undefined ? [] : pointFacts(single, visit))];
  const many = others.length > 0 && pointList(contract, { visit, open: alone || others.length < fewPoints });
  const state = contract.ended ? badge('plain', t.ended) : badge('ok', t.linked);
  return html`<article class="card stack" aria-label="${t.contract(contract.number)}"><div class="row apart"><div class="row">${icon(contract.energy === 'gas' ? 'flame' : 'bolt')}<h2 class="as-h3">${energies[contract.energy as Energy]}</h2></div>${state}</div>${facts(pairs)}${single?.readRemotely === true && html`<p class="muted small">${t.remote}</p>`}${many}<div class="row apart"><div class="row">${pointAction(contract.points, visit)}${billing(contract, visit)}</div>${removal(contract, visit)}</div></article>`;
}

const fewPoints = 6;

function contractFacts({ number, points, validFrom, validUntil }: ListLinkedContractsRow, { language }: Visit): Fact[] {
  const { overview: t } = texts[language];
  const operators = [...new Set(points.map(({ operator }) => operator))].join(', ');
  return [
    [t.number, number],
    [t.operator, operators],
    [t.validFrom, writtenDay(validFrom, language)],
    // the registry keeps the first day after; people say the last day
    ...(validUntil === null ? [] : [[t.validUntil, writtenDay(addDays(validUntil, -1), language)] as const]),
  ];
}

type Fact = readonly [name: string, value: HtmlValue];

function pointFacts(point: LinkedPoint, { language }: Visit): Fact[] {
  const { overview: t } = texts[language];
  return [
    ...(point.number === null ? [] : [[t.point, point.number] as const]),
    [t.gsrn, point.gsrn],
    [t.street, `${point.street}, ${point.postCode} ${point.post}`],
    ...(point.serial === null ? [] : [[t.meter, point.serial] as const]),
    [t.tariff, tariffs(point)],
  ];
}

/** To the form while readings are wanted of any of the points, to the past ones after that. */
function pointAction(points: readonly LinkedPoint[], { today, language }: Visit): Html {
  const { overview: t } = texts[language];
  const [first, ...others] = points;
  const only = first !== undefined && others.length === 0 ? `?point=${first.id}` : '';
  return points.some((point) => takesReadings(point, today))
    ? html`<a class="btn plain" href="/readings/new${only}">${t.submit}</a>`
    : html`<a class="btn plain" href="/readings${only}">${t.readings}</a>`;
}

function billing({ id, number }: ListLinkedContractsRow, { language }: Visit): Html {
  const { overview: t } = texts[language];
  return html`<a class="btn plain" href="/contracts/${id}/billing"${attrs({ 'aria-label': t.billingOf(number) })}>${icon('bill')} ${t.billing}</a>`;
}

function removal({ id, number }: ListLinkedContractsRow, { language }: Visit): Html {
  const { overview: t } = texts[language];
  return html`<a class="btn danger" href="/contracts/${id}/removal"${attrs({ 'aria-label': t.removeOf(number) })}>${icon('trash')} ${t.remove}</a>`;
}
