import { escapeHtml } from './escape.ts';
import { isForbiddenAttribute, isLinkAttribute, isSafeLink } from './links.ts';
import { readTemplate, type Slot } from './template.ts';

/** A whole piece of safe HTML. Made by `html`; nothing else should construct one. */
export class Html {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}

/** Attributes for a tag, made by `attrs`. Its text begins with a space, or is empty. */
export class Attributes {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}

/** What a template accepts. Null, undefined and booleans write nothing, so `${isDue && notice}` works. */
export type HtmlValue = string | number | boolean | null | undefined | Html | Attributes | readonly HtmlValue[];

const slotsOfTemplate = new WeakMap<TemplateStringsArray, readonly Slot[]>();

/**
 * HTML from a template: text and numbers are escaped, Html stands as it is, lists are joined.
 * Values may stand between tags, in quoted attributes and, through `attrs()`, as attributes; a link must start harmlessly
 * (see `isSafeLink`). Anything else throws UnsafeTemplate at the template's first use, or TypeError for the value.
 */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let slots = slotsOfTemplate.get(strings);
  if (slots === undefined) {
    slots = readTemplate(strings);
    slotsOfTemplate.set(strings, slots);
  }
  let markup = strings[0] ?? '';
  for (let index = 0; index < slots.length; index++) {
    const value = values[index];
    markup += slots[index] === 'text' ? textOf(value) : partOfTag(slots[index], value);
    markup += strings[index + 1] ?? '';
  }
  return new Html(markup);
}

/** The finished text of a piece of HTML. */
export function render(piece: Html): string {
  return piece.toString();
}

/**
 * Lets markup through unchecked. Only for text this program itself made (icons read from its own files);
 * never for anything that came from a person, a file to import or the database.
 */
export function dangerouslyRaw(markup: string): Html {
  return new Html(markup);
}

/** Joins pieces with something between them. */
export function join(pieces: readonly HtmlValue[], between: HtmlValue): readonly HtmlValue[] {
  return pieces.flatMap((piece, index) => (index === 0 ? [piece] : [between, piece]));
}

/**
 * Attributes that may be there or not: `<input name="day"${attrs({ required: true, min: first })}>`.
 * True writes the bare name; false, null and undefined leave the attribute out; text and numbers are escaped.
 * Names are the program's own: lower case, and none that carries code or style.
 */
export function attrs(values: Readonly<Record<string, string | number | boolean | null | undefined>>): Attributes {
  let markup = '';
  for (const name in values) {
    const value = values[name];
    if (value === undefined || value === null || value === false) continue;
    markup += value === true ? ` ${checkedName(name)}` : ` ${checkedName(name)}="${attributeText(name, value)}"`;
  }
  return markup === '' ? NO_ATTRIBUTES : new Attributes(markup);
}

const NO_ATTRIBUTES = new Attributes('');
const safeNames = new Set<string>();

function checkedName(name: string): string {
  if (safeNames.has(name)) return name;
  if (!/^[a-z][a-z0-9-]*$/.test(name) || isForbiddenAttribute(name)) {
    throw new TypeError(`attrs: the attribute name ${JSON.stringify(name)} is refused`);
  }
  safeNames.add(name);
  return name;
}

function attributeText(name: string, value: string | number): string {
  return isLinkAttribute(name) ? linkOf('', value) : escapeHtml(String(value));
}

function textOf(value: HtmlValue): string {
  if (typeof value === 'string') return escapeHtml(value);
  if (value instanceof Html) return value.toString();
  if (typeof value === 'number') return String(value);
  if (value === undefined || value === null || typeof value === 'boolean') return '';
  if (value instanceof Attributes) throw new TypeError('html: attributes stand outside a tag');
  let markup = '';
  for (const item of value) markup += textOf(item);
  return markup;
}

function partOfTag(slot: Slot | undefined, value: HtmlValue): string {
  switch (slot) {
    case 'link':
      return linkOf('', value);
    case 'path':
      return linkOf('/', value).slice(1);
    case 'attribute':
      return quotedText(value);
    default:
      return attributesText(slot, value);
  }
}

function quotedText(value: HtmlValue): string {
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  if (value === undefined || value === null || typeof value === 'boolean') return '';
  throw new TypeError('html: only text and numbers may stand in an attribute');
}

function linkOf(before: string, value: HtmlValue): string {
  const link = before + quotedText(value);
  if (!isSafeLink(link)) throw new TypeError('html: refused a link that does not start like a harmless one');
  return link;
}

function attributesText(slot: Slot | undefined, value: HtmlValue): string {
  if (value === undefined || value === null || value === false) return '';
  if (!(value instanceof Attributes)) throw new TypeError('html: only attrs() may stand as an attribute');
  const markup = value.toString();
  return slot === 'spaced attributes' ? markup.slice(1) : markup;
}
