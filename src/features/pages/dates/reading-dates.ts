/** *Kdaj lahko sporočim števčno stanje?*: the real windows of every operator, from the supplier's dated rules. */
import {
  nextWindow,
  windowCalendar,
  windowOn,
  type Operator,
  type ReadingWindow,
  type ReadingWindowRule,
} from '#features/metering/index.ts';
import type { Day } from '#kernel/day.ts';
import type { Energy } from '#kernel/identifiers.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { html, type Html } from '#platform/html/html.ts';
import { dayAndMonth, monthAndYear, writtenDay } from '#ui/days.ts';
import { badge } from '#ui/marks.ts';
import { pageTexts } from '../texts.ts';

/** Operators of one energy that read on the same days. `windows`: the one open now or the next, and two more; none
 * where the operators read the meters themselves. */
export type OperatorDates = {
  readonly energy: Energy;
  readonly operators: readonly Operator[];
  readonly windows: readonly ReadingWindow[];
};

const windowsShown = 3;

/** Operators with the same coming windows stand together, those with windows first. */
export function readingDates(
  operators: readonly Operator[],
  rules: readonly ReadingWindowRule[],
  today: Day,
): readonly OperatorDates[] {
  const groups = Map.groupBy(operators, (operator) => {
    const windows = comingWindows(rules, operator, today);
    return `${operator.energy} ${windows.map(({ opensOn, closesOn }) => `${opensOn}–${closesOn}`).join(' ')}`;
  });
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      return first ? [{ energy: first.energy, operators: group, windows: comingWindows(rules, first, today) }] : [];
    })
    .toSorted((one, other) => other.operators.length - one.operators.length);
}

function comingWindows(rules: readonly ReadingWindowRule[], operator: Operator, today: Day): ReadingWindow[] {
  const of = { energy: operator.energy, operatorCode: operator.code };
  const windows: ReadingWindow[] = [];
  let window = windowOn(rules, { ...of, day: today }) ?? nextWindow(rules, { ...of, day: today });
  while (window !== null && windows.length < windowsShown) {
    windows.push(window);
    window = nextWindow(rules, { ...of, day: window.opensOn });
  }
  return windows;
}

/** One section an energy, one card a group of operators. */
export function readingDatesView(
  dates: readonly OperatorDates[],
  { today, language }: { today: Day; language: PageLanguage },
): Html {
  const t = pageTexts(language).dates;
  const sections = (['electricity', 'gas'] as const).map((energy) => {
    const groups = dates.filter((each) => each.energy === energy);
    if (groups.length === 0) return undefined;
    const cards = groups.map((group) => groupCard({ group, alone: groups.length === 1, today, language }));
    return html`<section class="stack" aria-labelledby="${energy}"><h2 id="${energy}">${t.energies[energy]}</h2>${cards}</section>`;
  });
  return html`<div class="stack airy">${sections}</div>`;
}

/** So many names are no heading any more. */
const manyOperators = 4;

type GroupView = { group: OperatorDates; alone: boolean; today: Day; language: PageLanguage };

function groupCard({ group, alone, today, language }: GroupView): Html {
  const t = pageTexts(language).dates;
  const [first] = group.windows;
  const names = group.operators.map(({ name }) => name).join(', ');
  const many = group.operators.length >= manyOperators;
  const title = alone ? t.everyOperator : many ? t.operators(group.operators.length) : names;
  const who = html`<div class="stack tight"><h3>${title}</h3>${title !== names && html`<p class="muted">${names}</p>`}</div>`;
  if (first === undefined) return html`<div class="card stack">${who}<p>${t.readsItself}</p></div>`;
  const open = first.opensOn <= today;
  const state = open
    ? badge('now', t.openUntil(dayAndMonth(first.closesOn, language)))
    : badge('plain', t.opensOn(dayAndMonth(first.opensOn, language)));
  return html`<div class="card stack">${who}<p>${state}</p>
<div class="cols two"><div>${windowCalendar(first, { today, language })}</div>${windowTable(group.windows, language)}</div></div>`;
}

function windowTable(windows: readonly ReadingWindow[], language: PageLanguage): Html {
  const t = pageTexts(language).dates;
  const rows = windows.map(
    ({ forMonth, opensOn, closesOn }) =>
      html`<tr><td>${monthAndYear(forMonth, language)}</td><td>${writtenDay(opensOn, language)} – ${writtenDay(closesOn, language)}</td></tr>`,
  );
  return html`<div class="table"><table><caption class="sr">${t.upcoming}</caption><thead><tr><th scope="col">${t.forMonth}</th><th scope="col">${t.window}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}
