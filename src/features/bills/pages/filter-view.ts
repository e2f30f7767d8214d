import { attrs, html, type Html } from '#platform/html/html.ts';
import type { Day } from '#kernel/day.ts';
import { isFiltered, type Filters } from './filters.ts';

export type Options = readonly (readonly [value: string, label: string])[];

export type Choice = {
  readonly name: string;
  readonly label: string;
  /** The first option: all of them. */
  readonly all: string;
  readonly options: Options;
  readonly selected: string | null;
};

export type FilterForm = {
  readonly action: string;
  readonly filters: Filters;
  readonly texts: { readonly filters: string; readonly show: string };
  readonly choices: readonly Choice[];
};

/** Nothing in a filter is required. On a phone it is folded until something was chosen. */
export function filterForm({ action, filters, texts: t, choices }: FilterForm): Html {
  const open = attrs({ open: isFiltered(filters) });
  return html`<details class="more unfolds"${open}><summary>${t.filters}</summary><form method="get" action="${action}" class="filters" aria-label="${t.filters}">${choices.map(choiceField)}<button type="submit" class="btn plain">${t.show}</button></form></details>`;
}

const SELECTED = attrs({ selected: true });

function choiceField({ name, label, all, options, selected }: Choice): Html {
  const lines = options.map(
    ([value, words]) => html`<option value="${value}"${value === selected && SELECTED}>${words}</option>`,
  );
  return html`<div class="field"><label for="${name}">${label}</label><select class="select" id="${name}" name="${name}"><option value="">${all}</option>${lines}</select></div>`;
}

/** This year and those before it, down to that of the earliest day. */
export function yearsSince(days: readonly (Day | null)[], today: Day): Options {
  const [first = today] = days.filter((day) => day !== null).toSorted();
  const last = Number(today.slice(0, 4));
  const count = Math.max(1, last - Number(first.slice(0, 4)) + 1);
  return Array.from({ length: count }, (_, back) => [String(last - back), String(last - back)] as const);
}
