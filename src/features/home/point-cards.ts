import type { Visit } from '#features/accounts/index.ts';
import { byNameIn } from '#kernel/alphabet.ts';
import type { Day } from '#kernel/day.ts';
import { tariffOf, unitOf } from '#kernel/register-codes.ts';
import { html, type Html } from '#platform/html/html.ts';
import { writtenDay } from '#ui/days.ts';
import { icon } from '#ui/icon.ts';
import { badge, digits, tariffMark } from '#ui/marks.ts';
import type { HomePoint, HomeRegister } from './home-facts.ts';
import { homeTexts } from './texts.ts';

/** So many stand on the page; the others are a link away. */
const mostCards = 6;

/** The metering points, those that wait first. `waiting`: their ids. */
export function pointCards(points: readonly HomePoint[], waiting: ReadonlySet<number>, visit: Visit): Html {
  const t = homeTexts(visit.language);
  const byName = byNameIn(visit.language);
  const sorted = points.toSorted(
    (one, other) => Number(waiting.has(other.id)) - Number(waiting.has(one.id)) || byName(one.street, other.street),
  );
  const cards = sorted.slice(0, mostCards).map((point) => pointCard(point, waiting.has(point.id), visit));
  const link = html`<a class="btn quiet" href="/contracts/link">${icon('plus')} ${t.linkContracts}</a>`;
  const list =
    points.length === 0 ? html`<p class="muted">${t.noPoints}</p>` : html`<div class="cols two">${cards}</div>`;
  const all = points.length > mostCards && html`<p><a href="/contracts">${t.allPoints(points.length)}</a></p>`;
  return html`<section class="stack" aria-labelledby="points"><div class="row apart"><h2 id="points">${t.points}</h2>${link}</div>${list}${all}</section>`;
}

function pointCard(point: HomePoint, waits: boolean, { language }: Visit): Html {
  const t = homeTexts(language);
  const lastReadOn = newestDay(point.registers);
  const state = waits ? badge('now', t.waits) : point.readRemotely && badge('plain', t.remote);
  const last = lastReadOn === undefined ? t.noReading : t.lastReading(writtenDay(lastReadOn, language));
  return html`<article class="card point">${icon(point.energy === 'gas' ? 'flame' : 'bolt')}<div class="stack"><div><h3><a href="/readings/new?point=${point.id}">${point.street}, ${point.post}</a></h3><p class="muted small">${t.energies[point.energy]}, ${t.point[point.energy]} ${point.number ?? point.gsrn}</p></div><div class="stack tight">${point.registers.map(drum)}</div><p class="row small">${state}<span class="muted">${last}</span></p></div></article>`;
}

function drum({ code, wholeDigits, value }: HomeRegister): Html | undefined {
  if (value === null) return undefined;
  return html`<p class="line">${tariffMark(tariffOf(code))} ${digits(value, wholeDigits)} <span class="muted small">${unitOf(code)}</span></p>`;
}

function newestDay(registers: readonly HomeRegister[]): Day | undefined {
  const days = registers.flatMap(({ readOn }) => (readOn === null ? [] : [readOn]));
  return days.toSorted().at(-1);
}
