import { isForbiddenAttribute, isLinkAttribute, isSafeLink } from './links.ts';

/** What may stand in one slot of a template. */
export type Slot =
  | 'text' /* between tags */
  | 'attribute' /* inside a quoted attribute */
  | 'link' /* the start of a quoted href, src, action … */
  | 'path' /* the same after a single slash, where a second one would lead to another host */
  | 'attributes' /* where a tag could carry one more attribute; nothing but `attrs()` */
  | 'spaced attributes'; /* the same, with a space already written before it */

type State =
  | 'text'
  | 'tag name'
  | 'in tag'
  | 'attribute name'
  | 'before value'
  | 'value'
  | 'comment'
  | 'raw text' /* script, style and whatever else a browser does not decode */
  | 'decoded text'; /* title, textarea: text only, but entities count */

const RAW_TEXT: ReadonlySet<string> = new Set(['script', 'style', 'iframe', 'xmp', 'noembed', 'noframes', 'plaintext']);
const DECODED_TEXT: ReadonlySet<string> = new Set(['title', 'textarea']);
const SPACE = /\s/;

/** A template that would be unsafe or is not whole; a mistake in our code, found at the template's first use. */
export class UnsafeTemplate extends Error {
  override name = 'UnsafeTemplate';
}

/**
 * Reads the fixed parts of a template once and says what each slot is.
 * Throws UnsafeTemplate for a value in an unquoted attribute, in the name of a tag or attribute, in an `on…` or `style`
 * attribute, inside a script, style or comment, and for a template that leaves a tag, comment or script open: every
 * piece of HTML is whole, so pieces can be put together without changing each other's meaning.
 */
export function readTemplate(strings: readonly string[]): readonly Slot[] {
  const reader = new Reader(strings.join('${…}'));
  const slots: Slot[] = [];
  strings.forEach((part, index) => {
    reader.read(part);
    if (index < strings.length - 1) slots.push(reader.slot());
  });
  reader.end();
  return slots;
}

class Reader {
  readonly #source: string;
  #state: State = 'text';
  #tag = '';
  #closing = false;
  #attribute = '';
  #quote = '';
  #value = '';
  #valueHasSlot = false;
  #element = '';
  #last = '';

  constructor(source: string) {
    this.#source = source;
  }

  read(part: string): void {
    for (let at = 0; at < part.length; at++) {
      at += this.#take(part, at);
      this.#last = part[at] ?? '';
    }
  }

  slot(): Slot {
    switch (this.#state) {
      case 'text':
      case 'decoded text':
        return 'text';
      case 'value':
        return this.#valueSlot();
      case 'in tag':
        if (this.#closing) return this.#refuse('a value in a closing tag');
        return this.#attributesSlot();
      case 'tag name':
        if (this.#tag !== '' && !this.#closing) return this.#attributesSlot();
        return this.#refuse('a value as the name of a tag');
      case 'attribute name':
        return this.#refuse('a value in the name of an attribute; use attrs()');
      case 'before value':
        return this.#refuse(`a value in the unquoted attribute ${this.#attribute}`);
      case 'comment':
        return this.#refuse('a value in a comment');
      case 'raw text':
        return this.#refuse(`a value inside <${this.#element}>`);
    }
  }

  end(): void {
    if (this.#state !== 'text') this.#refuse(`a template that ends in the middle of a ${this.#element || this.#state}`);
  }

  /** Reads one character and gives the number of further characters that were read with it. */
  #take(part: string, at: number): number {
    const char = part[at] ?? '';
    switch (this.#state) {
      case 'text':
        return char === '<' ? this.#openTag(part, at) : 0;
      case 'comment':
        return part.startsWith('-->', at) ? this.#become('text', 2) : 0;
      case 'raw text':
      case 'decoded text':
        return this.#closeElement(part, at);
      case 'tag name':
        return SPACE.test(char) || char === '/' ? this.#become('in tag', 0) : this.#tagCharacter(char);
      case 'in tag':
        return this.#inTag(char);
      case 'attribute name':
        return this.#attributeName(char);
      case 'before value':
        return this.#beforeValue(char);
      case 'value':
        if (char === this.#quote) return this.#endValue();
        this.#value += char;
        return 0;
    }
  }

  #become(state: State, more: number): number {
    this.#state = state;
    return more;
  }

  #openTag(part: string, at: number): number {
    if (part.startsWith('<!--', at)) return this.#become('comment', 3);
    const next = part[at + 1] ?? '';
    this.#closing = next === '/';
    if (!this.#closing && !/[a-z!]/i.test(next) && at + 1 < part.length) return 0;
    this.#tag = '';
    return this.#become('tag name', this.#closing ? 1 : 0);
  }

  #tagCharacter(char: string): number {
    if (char === '>') return this.#endTag();
    this.#tag += char.toLowerCase();
    return 0;
  }

  #inTag(char: string): number {
    if (char === '>') return this.#endTag();
    if (SPACE.test(char) || char === '/') return 0;
    if (/["'=<]/.test(char)) return this.#refuse(`a stray ${char} in a tag`);
    this.#attribute = char.toLowerCase();
    return this.#become('attribute name', 0);
  }

  #attributeName(char: string): number {
    if (char === '=') return this.#become('before value', 0);
    if (char === '>') return this.#endTag();
    if (SPACE.test(char)) return this.#become('in tag', 0);
    this.#attribute += char.toLowerCase();
    return 0;
  }

  #beforeValue(char: string): number {
    if (char !== '"' && char !== "'") return this.#refuse(`the unquoted attribute ${this.#attribute}`);
    this.#quote = char;
    this.#value = '';
    this.#valueHasSlot = false;
    return this.#become('value', 0);
  }

  #endValue(): number {
    this.#attribute = '';
    return this.#become('in tag', 0);
  }

  #endTag(): number {
    if (this.#closing || !(RAW_TEXT.has(this.#tag) || DECODED_TEXT.has(this.#tag))) return this.#become('text', 0);
    this.#element = this.#tag;
    return this.#become(RAW_TEXT.has(this.#tag) ? 'raw text' : 'decoded text', 0);
  }

  #closeElement(part: string, at: number): number {
    const close = `</${this.#element}>`;
    if (part.slice(at, at + close.length).toLowerCase() !== close) return 0;
    this.#element = '';
    return this.#become('text', close.length - 1);
  }

  #attributesSlot(): Slot {
    const spaced = SPACE.test(this.#last);
    this.#state = 'in tag';
    this.#last = '';
    return spaced ? 'spaced attributes' : 'attributes';
  }

  #valueSlot(): Slot {
    const name = this.#attribute;
    if (isForbiddenAttribute(name)) return this.#refuse(`a value in the attribute ${name}`);
    const first = !this.#valueHasSlot;
    this.#valueHasSlot = true;
    if (!isLinkAttribute(name) || (this.#value !== '/' && isSafeLink(this.#value))) return 'attribute';
    if (first && this.#value === '') return 'link';
    if (first && this.#value === '/') return 'path';
    return this.#refuse(`a link in ${name} whose beginning is pieced together`);
  }

  #refuse(what: string): never {
    throw new UnsafeTemplate(`html: refused ${what} in the template: ${this.#source.slice(0, 400)}`);
  }
}
