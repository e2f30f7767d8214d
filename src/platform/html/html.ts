/**
 * HTML from templates. A piece is kept as the bytes it will be sent as, one to a character: V8 joins and sends such
 * one-byte strings in a fifth of the time that a page with a single «č» in it takes otherwise.
 */
import { bytesOf, safeBytes, textOfBytes } from './escape.ts';
import { isForbiddenAttribute, isLinkAttribute, isSafeLink } from './links.ts';
import { readTemplate, type Slot } from './template.ts';

let markupOf: (piece: Html) => string;
let writtenIn: (attributes: Attributes) => string;

/** A whole piece of safe HTML. Made by `html`; nothing else should construct one. */
export class Html {
  readonly #bytes: string;
  constructor(bytes: string) {
    this.#bytes = bytes;
  }
  static {
    markupOf = (piece) => piece.#bytes;
  }
}

/** Attributes for a tag, made by `attrs`. Its bytes begin with a space, or are none. */
export class Attributes {
  readonly #bytes: string;
  constructor(bytes: string) {
    this.#bytes = bytes;
  }
  static {
    writtenIn = (attributes) => attributes.#bytes;
  }
}

/** What a template accepts. Null, undefined and booleans write nothing, so `${isDue && notice}` works. */
export type HtmlValue = string | number | boolean | null | undefined | Html | Attributes | readonly HtmlValue[];

/** The fixed parts of a template as bytes, and what may stand between them. */
type Template = { readonly parts: readonly string[]; readonly slots: readonly Slot[] };

const templates = new WeakMap<TemplateStringsArray, Template>();

/**
 * HTML from a template: text and numbers are escaped, Html stands as it is, lists are joined.
 * Values may stand between tags, in quoted attributes and, through `attrs()`, as attributes; a link must start harmlessly
 * (see `isSafeLink`). Anything else throws UnsafeTemplate at the template's first use, or TypeError for the value.
 */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let template = templates.get(strings);
  if (template === undefined) {
    template = { slots: readTemplate(strings), parts: strings.map(bytesOf) };
    templates.set(strings, template);
  }
  const { parts, slots } = template;
  let bytes = parts[0] ?? '';
  for (let index = 0; index < slots.length; index++) {
    const value = values[index];
    bytes += slots[index] === 'text' ? written(value) : partOfTag(slots[index], value);
    bytes += parts[index + 1] ?? '';
  }
  return new Html(bytes);
}

/** The finished text of a piece of HTML. */
export function render(piece: Html): string {
  return textOfBytes(markupOf(piece));
}

/** The finished text as it is sent: the bytes of its UTF-8, one to a character ("latin1", as Node calls such strings). */
export function sentAs(piece: Html): string {
  return markupOf(piece);
}

/**
 * The same piece as one flat string. A string that was put together stays a tree of its parts inside V8, to be walked
 * again on every page it stands in: what is kept for many pages should not be one.
 */
export function flat(piece: Html): Html {
  return new Html(Buffer.from(markupOf(piece), 'latin1').toString('latin1'));
}

/**
 * Lets markup through unchecked. Only for text this program itself made (icons read from its own files);
 * never for anything that came from a person, a file to import or the database.
 */
export function dangerouslyRaw(markup: string): Html {
  return new Html(bytesOf(markup));
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
  let bytes = '';
  for (const name in values) {
    const value = values[name];
    if (value === undefined || value === null || value === false) continue;
    bytes += value === true ? ` ${checkedName(name)}` : ` ${checkedName(name)}="${attributeText(name, value)}"`;
  }
  return bytes === '' ? NO_ATTRIBUTES : new Attributes(bytes);
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
  return isLinkAttribute(name) ? linkOf('', value) : safeBytes(String(value));
}

function written(value: HtmlValue): string {
  if (typeof value === 'string') return safeBytes(value);
  if (value instanceof Html) return markupOf(value);
  if (typeof value === 'number') return String(value);
  if (value === undefined || value === null || typeof value === 'boolean') return '';
  if (value instanceof Attributes) throw new TypeError('html: attributes stand outside a tag');
  let bytes = '';
  for (const item of value) bytes += written(item);
  return bytes;
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
  if (typeof value === 'string') return safeBytes(value);
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
  const bytes = writtenIn(value);
  return slot === 'spaced attributes' ? bytes.slice(1) : bytes;
}
