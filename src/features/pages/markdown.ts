/**
 * The supplier's texts: Markdown without HTML. The title is the first heading; `##` and `###` stand below it, each
 * `##` with an id, so that it can be linked to. Links may lead where links of a page may lead, and nowhere else.
 */
import MarkdownIt, { type Token } from 'markdown-it';
import { dangerouslyRaw, type Html } from '#platform/html/html.ts';
import { isSafeLink } from '#platform/html/links.ts';

export type Article = {
  readonly title: string;
  readonly body: Html;
  /** The `##` headings in order. */
  readonly sections: readonly { readonly id: string; readonly title: string }[];
};

/** What is wrong with a text, in a sentence; the caller names the file. */
export class ArticleRefused extends Error {
  constructor(problem: string) {
    super(problem);
    this.name = 'ArticleRefused';
  }
}

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable('image');
// what is not a safe link is refused below with a sentence; markdown-it would leave it standing as text
markdown.validateLink = () => true;
markdown.renderer.rules['table_open'] = () => '<div class="table"><table>';
markdown.renderer.rules['table_close'] = () => '</table></div>';

/** Throws ArticleRefused for a text without a title, and for a link that a page may not carry. */
export function readArticle(source: string): Article {
  const tokens = markdown.parse(source, {});
  const title = takeTitle(tokens);
  checkLinks(tokens);
  for (const token of tokens) if (token.type === 'th_open' || token.type === 'td_open') alignByClass(token);
  const sections = nameSections(tokens);
  // safe: html is off, so markdown-it escapes all text; links were checked one by one
  return { title, sections, body: dangerouslyRaw(markdown.renderer.render(tokens, markdown.options, {})) };
}

function takeTitle(tokens: Token[]): string {
  const [open, inline] = tokens;
  if (open?.type !== 'heading_open' || open.tag !== 'h1' || inline === undefined) {
    throw new ArticleRefused('it must begin with a heading: # Title');
  }
  tokens.splice(0, 3);
  if (tokens.some((token) => token.type === 'heading_open' && token.tag === 'h1')) {
    throw new ArticleRefused('it has two titles: one # heading, then ## and ###');
  }
  return plainText(inline);
}

function checkLinks(tokens: readonly Token[]): void {
  for (const token of tokens.flatMap((each) => each.children ?? [])) {
    const href = token.type === 'link_open' ? token.attrGet('href') : null;
    if (href !== null && !isSafeLink(String(href))) throw new ArticleRefused(`the link ${String(href)} is refused`);
  }
}

/** Alignment comes as a style, which the content security policy forbids; numbers have a class for it. */
function alignByClass(token: Token): void {
  const style = token.attrGet('style');
  token.attrs = (token.attrs ?? []).filter(([name]) => name !== 'style');
  if (style === 'text-align:right') token.attrSet('class', 'num');
}

function nameSections(tokens: readonly Token[]): Article['sections'] {
  const sections: { id: string; title: string }[] = [];
  tokens.forEach((token, index) => {
    const inline = tokens[index + 1];
    if (token.type !== 'heading_open' || token.tag !== 'h2' || inline === undefined) return;
    const title = plainText(inline);
    const slug = slugOf(title);
    const same = sections.filter(({ id }) => id === slug || id.startsWith(`${slug}--`)).length;
    const id = same === 0 ? slug : `${slug}--${same + 1}`;
    token.attrSet('id', id);
    sections.push({ id, title });
  });
  return sections;
}

function plainText(inline: Token): string {
  return (inline.children ?? []).map((child) => (child.type === 'softbreak' ? ' ' : child.content)).join('');
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
