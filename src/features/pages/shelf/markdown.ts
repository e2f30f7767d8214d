/**
 * The supplier's texts: Markdown without HTML. The title is the first heading; `##` and `###` stand below it, each with
 * an id, so that it can be linked to: its own (`## Kdaj? {#kdaj}`) or one made of its words. Links may lead where links of
 * a page may lead, and nowhere else. Pictures are the supplier's own, on lines of their own, and say what they show.
 */
import MarkdownIt, { type Token } from 'markdown-it';
import { dangerouslyRaw, html, render, type Html } from '#platform/html/html.ts';
import { isSafeLink } from '#platform/html/links.ts';
import type { Picture } from './pictures.ts';
import { ArticleRefused } from './refused.ts';

/** A `##` or `###` heading, and what stands below it down to the next one. */
export type Section = {
  readonly level: 2 | 3;
  readonly id: string;
  readonly title: string;
  readonly tokens: readonly Token[];
};

/** A text that was read, before its pictures are known. Lines are those of the file, from 1. */
export type ParsedText = {
  readonly title: string;
  /** What stands above the first section. */
  readonly opening: readonly Token[];
  readonly sections: readonly Section[];
  readonly tokens: readonly Token[];
  readonly links: readonly { readonly href: string; readonly line: number }[];
  readonly pictures: readonly { readonly name: string; readonly line: number }[];
};

export type Article = {
  readonly title: string;
  readonly body: Html;
  /** The `##` headings in order. */
  readonly sections: readonly { readonly id: string; readonly title: string }[];
  readonly parsed: ParsedText;
  readonly pictures: ReadonlyMap<string, Picture>;
};

/** What a piece of a text is shown with. */
type Look = {
  readonly pictures: ReadonlyMap<string, Picture>;
  /** Which words are to be marked: those that were searched for. */
  readonly isMarked?: (word: string) => boolean;
};

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
// what is not a safe link is refused below with a sentence; markdown-it would leave it standing as text
markdown.validateLink = () => true;
markdown.renderer.rules['table_open'] = () => '<div class="table"><table>';
markdown.renderer.rules['table_close'] = () => '</table></div>';
markdown.renderer.rules['image'] = (...[tokens, index, , look]) => figureOf(tokens[index], look as Look);
markdown.renderer.rules['text'] = (...[tokens, index, , look]) => {
  const text = tokens[index]?.content ?? '';
  const { isMarked } = look as Look;
  return render(isMarked === undefined ? html`${text}` : marked(text, isMarked));
};

/** Throws ArticleRefused, with the line, for what may not be shown. `linesAbove`: where the text begins in its file. */
export function parseText(source: string, linesAbove = 0): ParsedText {
  const tokens = markdown.parse(source, {});
  // cells of a table do not say where they stand, their row does
  tokens.forEach((token, index) => (token.map ??= tokens[index - 1]?.map ?? null));
  const lineOf: LineOf = ({ map }, breaks = 0) => linesAbove + (map?.[0] ?? 0) + 1 + breaks;
  const title = takeTitle(tokens, lineOf);
  const links = linksOf(tokens, lineOf);
  const pictures = setPictures(tokens, lineOf);
  tokens.forEach((token, index) => {
    if (token.type === 'th_open' || token.type === 'td_open') alignByClass(token);
    if (token.type !== 'th_open') return;
    if (tokens[index + 1]?.content === '') becomeCell(tokens, index);
    else token.attrSet('scope', 'col');
  });
  const { opening, sections } = cutAtHeadings(tokens);
  return { title, opening, sections, tokens, links, pictures };
}

/** The empty corner above row headings heads nothing: a heading without words is none. */
function becomeCell(tokens: readonly Token[], index: number): void {
  for (const each of [tokens[index], tokens[index + 2]]) if (each !== undefined) each.tag = 'td';
}

/** The text with its pictures; one that is missing is described in words. */
export function articleOf(parsed: ParsedText, pictures: ReadonlyMap<string, Picture> = new Map()): Article {
  const sections = parsed.sections.filter(({ level }) => level === 2).map(({ id, title }) => ({ id, title }));
  return { title: parsed.title, body: show(parsed.tokens, { pictures }), sections, parsed, pictures };
}

/** Some of the tokens of a text as HTML. */
export function show(tokens: readonly Token[], look: Look): Html {
  // safe: html is off, so markdown-it escapes all text; links were checked one by one
  return dangerouslyRaw(markdown.renderer.render([...tokens], markdown.options, look));
}

/** What can be read in tokens, in one line. */
export function plainText(tokens: readonly Token[]): string {
  const words = tokens.filter(({ type }) => type === 'inline').map(plainTextOf);
  return words.join(' ').replace(/\s+/g, ' ').trim();
}

/** Text in which the words that are looked for are marked. */
export function marked(text: string, isMarked: (word: string) => boolean): Html {
  const pieces = text.split(/([\p{L}\p{N}]+)/u);
  return html`${pieces.map((piece, index) => (index % 2 === 1 && isMarked(piece) ? html`<mark>${piece}</mark>` : piece))}`;
}

/** The line of the file on which a token begins; inside a paragraph, its breaks are counted. */
type LineOf = (token: Token, breaks?: number) => number;

function takeTitle(tokens: Token[], lineOf: LineOf): string {
  const [open, inline] = tokens;
  if (open?.type !== 'heading_open' || open.tag !== 'h1' || inline === undefined) {
    throw new ArticleRefused('it must begin with a heading: # Title', open && lineOf(open));
  }
  tokens.splice(0, 3);
  const second = tokens.find((token) => token.type === 'heading_open' && token.tag === 'h1');
  if (second) throw new ArticleRefused('it has two titles: one # heading, then ## and ###', lineOf(second));
  return plainTextOf(inline);
}

/** The children of all lines of text, each with its line. */
function inlines(tokens: readonly Token[], lineOf: LineOf): { token: Token; line: number }[] {
  return tokens.flatMap((block) => {
    let breaks = 0;
    return (block.children ?? []).map((token) => {
      if (token.type === 'softbreak' || token.type === 'hardbreak') breaks += 1;
      return { token, line: lineOf(block, breaks) };
    });
  });
}

function linksOf(tokens: readonly Token[], lineOf: LineOf): ParsedText['links'] {
  return inlines(tokens, lineOf).flatMap(({ token, line }) => {
    const href = token.type === 'link_open' ? token.attrGet('href') : null;
    if (href === null) return [];
    if (!isSafeLink(String(href))) throw new ArticleRefused(`the link ${String(href)} is refused`, line);
    return [{ href: String(href), line }];
  });
}

const ownPicture = /^(?:\.\.\/)?pictures\/([a-z0-9][a-z0-9-]*\.(?:svg|png|jpg))$/;

/** Paragraphs of pictures become figures. Gives the pictures' names. */
function setPictures(tokens: readonly Token[], lineOf: LineOf): ParsedText['pictures'] {
  const pictures = inlines(tokens, lineOf).flatMap(({ token, line }) =>
    token.type === 'image' ? [pictureOf(token, line)] : [],
  );
  tokens.forEach((block, index) => {
    const children = block.children ?? [];
    if (!children.some(({ type }) => type === 'image')) return;
    const around = tokens[index - 1];
    const alone = children.every(
      ({ type, content }) => type === 'image' || type === 'softbreak' || content.trim() === '',
    );
    if (around?.type !== 'paragraph_open' || !alone) {
      throw new ArticleRefused('a picture stands on a line of its own', lineOf(block));
    }
    for (const token of [around, tokens[index + 1]]) if (token) Object.assign(token, { tag: 'div', hidden: false });
    around.attrSet('class', 'pictures');
    block.children = children.filter(({ type }) => type === 'image');
  });
  return pictures;
}

function pictureOf(token: Token, line: number): { name: string; line: number } {
  const source = String(token.attrGet('src'));
  const name = ownPicture.exec(source)?.[1];
  if (name === undefined) {
    throw new ArticleRefused(`the picture ${source} is refused: pictures/name.svg, .png or .jpg of your own`, line);
  }
  if (token.content.trim() === '') {
    throw new ArticleRefused(`the picture ${name} says nothing to those who cannot see it: ![what it shows](…)`, line);
  }
  token.attrSet('src', name);
  return { name, line };
}

function figureOf(token: Token | undefined, { pictures }: Look): string {
  if (token === undefined) return '';
  const picture = pictures.get(String(token.attrGet('src')));
  if (picture === undefined) return render(html`<p class="muted">${token.content}</p>`);
  const { address, width, height } = picture;
  const caption = token.attrGet('title');
  return render(
    html`<figure><img src="${address}" alt="${token.content}" width="${width}" height="${height}" loading="lazy" decoding="async">${caption !== null && html`<figcaption>${String(caption)}</figcaption>`}</figure>`,
  );
}

/** Alignment comes as a style, which the content security policy forbids; numbers have a class for it. */
function alignByClass(token: Token): void {
  const style = token.attrGet('style');
  token.attrs = (token.attrs ?? []).filter(([name]) => name !== 'style');
  if (style === 'text-align:right') token.attrSet('class', 'num');
}

/** Gives each heading its id, and cuts the text there. */
function cutAtHeadings(tokens: readonly Token[]): Pick<ParsedText, 'opening' | 'sections'> {
  const opening: Token[] = [];
  const sections: (Section & { tokens: Token[] })[] = [];
  tokens.forEach((token, index) => {
    const inline = tokens[index + 1];
    if (token.type === 'heading_open' && (token.tag === 'h2' || token.tag === 'h3') && inline !== undefined) {
      const { id, title } = nameSection(inline, sections);
      token.attrSet('id', id);
      sections.push({ level: token.tag === 'h2' ? 2 : 3, id, title, tokens: [] });
    }
    (sections.at(-1)?.tokens ?? opening).push(token);
  });
  for (const section of sections) section.tokens.splice(0, 3);
  return { opening, sections };
}

function nameSection(inline: Token, before: readonly Section[]): { id: string; title: string } {
  const last = inline.children?.at(-1);
  const own = last?.type === 'text' ? /\s*\{#([a-z][a-z0-9-]*)\}\s*$/.exec(last.content) : null;
  if (own !== null && last !== undefined) last.content = last.content.slice(0, own.index);
  const title = plainTextOf(inline);
  const slug = own?.[1] ?? slugOf(title);
  const same = before.filter(({ id }) => id === slug || id.startsWith(`${slug}--`)).length;
  return { title, id: same === 0 ? slug : `${slug}--${same + 1}` };
}

function plainTextOf(inline: Token): string {
  return (inline.children ?? [])
    .map(({ type, content }) => (type === 'softbreak' || type === 'hardbreak' ? ' ' : type === 'image' ? '' : content))
    .join('');
}

/** «Kaj če pošljem prepozno?» → `kaj-ce-posljem-prepozno`. Begins with a letter, so that it is an id everywhere. */
function slugOf(title: string): string {
  const words = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  const slug = words?.join('-') ?? 'section';
  return /^[a-z]/.test(slug) ? slug : `s-${slug}`;
}
