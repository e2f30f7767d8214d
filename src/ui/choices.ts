import { attrs, html, type Html, type HtmlValue } from '#platform/html/html.ts';
import { describedBy, errorLine, idOf } from './form.ts';
import { icon, type IconName } from './icon.ts';

type Group = {
  readonly name: string;
  readonly legend: HtmlValue;
  readonly hint?: HtmlValue;
  readonly error?: string | undefined;
  readonly selected?: string | undefined;
};

export type Segment = { readonly value: string; readonly label: string; readonly small?: string };

/** Two or three short words of which one holds, or with `days` the few days that are allowed, instead of a date picker. */
export function segments(group: Group & { readonly options: readonly Segment[]; readonly days?: boolean }): Html {
  const { options, days = false } = group;
  const labels = options.map(
    (each, index) =>
      html`<label><input type="radio"${radioAttributes(group, each.value, index)}>${each.label}${each.small !== undefined && html`<small>${each.small}</small>`}</label>`,
  );
  return groupAround(group, html`<div class="segments${days && ' days'}">${labels}</div>`);
}

export type Choice = {
  readonly value: string;
  readonly label: string;
  readonly detail?: string;
  readonly icon?: IconName;
};

/** Cards of which one is chosen. The first carries the group's name as its id, so that an error can lead there. */
export function choices(group: Group & { readonly options: readonly Choice[] }): Html {
  const cards = group.options.map(
    (each, index) =>
      html`<label class="choice"><input type="radio"${radioAttributes(group, each.value, index)}>${cardWords(each)}</label>`,
  );
  return groupAround(group, html`<div class="choices">${cards}</div>`);
}

export type ChoiceLink = Omit<Choice, 'value'> & { readonly href: string; readonly current: boolean };

const CURRENT = attrs({ 'aria-current': 'true' });

/** From this many on, a list of cards scrolls and gets a search. */
const MANY = 8;

/**
 * Cards that are links, for a choice the rest of the page depends on: it works without a script and changes nothing.
 * A long list gets a search field where a script can work it.
 */
export function choiceLinks(options: {
  id: string;
  label: string;
  links: readonly ChoiceLink[];
  search: string;
  noneFound: string;
}): Html {
  const { id, label, links, search, noneFound } = options;
  const many = links.length >= MANY;
  const cards = links.map(
    (each) =>
      html`<li><a class="choice" href="${each.href}"${each.current && CURRENT}><span class="dot"></span>${cardWords(each)}</a></li>`,
  );
  const find =
    many &&
    html`<div class="field" data-filter="${id}" hidden><label for="${id}-search">${search}</label><input class="input" type="search" id="${id}-search" autocomplete="off"><p class="hint" role="status" data-none="${noneFound}"></p></div>`;
  return html`<nav class="stack tight" aria-label="${label}">${find}<ul class="choices${many && ' many'}" id="${id}">${cards}</ul></nav>`;
}

/** A card to tick: the one confirmation that a warning asks for. */
export function confirmCard(options: {
  name: string;
  label: string;
  detail?: string;
  error?: string | undefined;
  /** Only where the visitor ticked it before. */
  checked?: boolean;
}): Html {
  const { name, label, detail, error, checked = false } = options;
  const input = attrs({
    id: idOf(name),
    name,
    required: true,
    checked,
    'aria-invalid': error !== undefined && 'true',
    'aria-describedby': describedBy(idOf(name), { error }),
  });
  return html`<div class="field">${errorLine(idOf(name), error)}<label class="choice"><input type="checkbox" value="yes"${input}>${cardWords({ label, ...(detail === undefined ? {} : { detail }) })}</label></div>`;
}

function cardWords(card: {
  readonly label: string;
  readonly detail?: string;
  readonly icon?: IconName;
}): readonly HtmlValue[] {
  const { label, detail, icon: sign } = card;
  return [
    html`<span><b>${label}</b>${detail !== undefined && html`<small>${detail}</small>`}</span>`,
    sign && icon(sign),
  ];
}

function radioAttributes({ name, selected, error }: Group, value: string, index: number): ReturnType<typeof attrs> {
  const first = index === 0;
  return attrs({
    id: first && idOf(name),
    name,
    value,
    checked: value === selected,
    'aria-invalid': first && error !== undefined && 'true',
  });
}

function groupAround(group: Group, control: Html): Html {
  const { name, legend, hint, error } = group;
  return html`<fieldset class="stack tight"${attrs({ 'aria-describedby': describedBy(idOf(name), { hint, error }) })}><legend class="label">${legend}</legend>${hint !== undefined && html`<p class="hint" id="${idOf(name)}-hint">${hint}</p>`}${errorLine(idOf(name), error)}${control}</fieldset>`;
}
