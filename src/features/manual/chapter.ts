/**
 * A chapter of the manual: Markdown without HTML. What is bold is a label of the portal, letter for letter; `4a` in code is
 * a circle in a picture. Links lead to other chapters by their file, so that they lead on wherever the manual is read.
 */
import MarkdownIt, { type Token } from 'markdown-it';
import { parse } from 'yaml';
import { z } from 'zod';
import { dangerouslyRaw, type Html } from '#platform/html/html.ts';

const frontMatter = z.strictObject({
  /** What the chapter is about, in one sentence. */
  about: z.string().min(1),
  /** The pages it leads to, each by its label. */
  pages: z.record(z.string().regex(/^\/[^:]*$/), z.string().min(1)),
  /** Further addresses it speaks of, as patterns: `/readings/receipts/:id`. */
  also: z.array(z.string().startsWith('/')).default([]),
});

export type ChapterPage = { readonly path: string; readonly label: string };

/** `marks`: the circles that the list below the picture explains. */
export type ChapterPicture = { readonly name: string; readonly alt: string; readonly marks: readonly string[] };

export type Chapter = {
  readonly title: string;
  readonly about: string;
  readonly pages: readonly ChapterPage[];
  readonly also: readonly string[];
  /** What is bold, in order, each once. */
  readonly labels: readonly string[];
  readonly pictures: readonly ChapterPicture[];
  /** The files it links to: `06-readings.md`. */
  readonly links: readonly string[];
  readonly tokens: readonly Token[];
};

export type PlacedPicture = { readonly address: string; readonly width: number; readonly height: number };

/** What is wrong with a chapter, in a sentence; the caller names the file. */
export class ChapterRefused extends Error {
  override readonly name = 'ChapterRefused';
}

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
// what leads elsewhere is refused below with a sentence
markdown.validateLink = () => true;

const markShape = /^\d{1,2}[a-z]?$/;
const chapterLink = /^\d\d-[a-z-]+\.md$/;
const pictureLink = /^pictures\/[a-z0-9-]+\.png$/;

/** Throws ChapterRefused. */
export function readChapter(source: string): Chapter {
  const [, head = '', text = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(source) ?? [];
  const about = frontMatter.safeParse(yamlIn(head));
  if (!about.success) throw new ChapterRefused(`its front matter: ${z.prettifyError(about.error)}`);
  const tokens = markdown.parse(text, {});
  const title = takeTitle(tokens);
  const inline = tokens.flatMap(({ children }) => children ?? []);
  const links = inline.filter(({ type }) => type === 'link_open').map((token) => String(token.attrGet('href')));
  for (const link of links) {
    if (!chapterLink.test(link)) throw new ChapterRefused(`the link ${link} leads to no chapter`);
  }
  return {
    title,
    about: about.data.about,
    pages: Object.entries(about.data.pages).map(([path, label]) => ({ path, label })),
    also: about.data.also,
    labels: [...new Set(labelsIn(tokens))],
    pictures: picturesIn(tokens),
    links,
    tokens,
  };
}

function yamlIn(head: string): unknown {
  try {
    return parse(head);
  } catch (error) {
    throw new ChapterRefused(`its front matter is no YAML: ${String(error)}`);
  }
}

function takeTitle(tokens: Token[]): string {
  const [open, inline] = tokens;
  if (open?.type !== 'heading_open' || open.tag !== 'h1' || inline === undefined)
    throw new ChapterRefused('it must begin with a heading: # Title');
  tokens.splice(0, 3);
  return inline.content;
}

function labelsIn(tokens: readonly Token[]): string[] {
  return tokens.flatMap(({ children }) =>
    (children ?? []).flatMap((token, index, all) => {
      const label = all[index + 1];
      if (token.type !== 'strong_open') return [];
      if (label?.type !== 'text' || all[index + 2]?.type !== 'strong_close')
        throw new ChapterRefused(`what is bold must be a label and nothing else: ${label?.content}`);
      return [label.content];
    }),
  );
}

function picturesIn(tokens: readonly Token[]): ChapterPicture[] {
  return tokens.flatMap((token, index) => {
    const image = soleImage(token);
    if (image === undefined) {
      if (token.children?.some(({ type }) => type === 'image') === true)
        throw new ChapterRefused('a picture stands in a paragraph of its own');
      return [];
    }
    const address = String(image.attrGet('src'));
    if (!pictureLink.test(address)) throw new ChapterRefused(`${address} is not in pictures/`);
    if (image.content.trim() === '') throw new ChapterRefused(`${address} has no description`);
    const marks = legendAfter(tokens, index);
    return [{ name: nameOf(address), alt: image.content, marks }];
  });
}

/** The image of a paragraph that is nothing else. */
function soleImage({ type, children }: Token): Token | undefined {
  const [first, ...rest] = children ?? [];
  return type === 'inline' && rest.length === 0 && first?.type === 'image' ? first : undefined;
}

/** The circles that begin the lines of the list below a picture; none where there is no such list. */
function legendAfter(tokens: readonly Token[], image: number): string[] {
  if (tokens[image + 2]?.type !== 'bullet_list_open') return [];
  const end = tokens.findIndex(({ type }, index) => index > image && type === 'bullet_list_close');
  return tokens.slice(image + 2, end).flatMap(({ children }) => {
    const first = children?.[0];
    return first?.type === 'code_inline' && markShape.test(first.content) ? [first.content] : [];
  });
}

function nameOf(address: string): string {
  return address.replace(/^pictures\/|\.png$/g, '');
}

/** Where a chapter is shown. */
export type Surroundings = {
  /** Where a picture is and how large it is shown; of one that was not taken yet the description is shown. */
  readonly placed: (name: string) => PlacedPicture | undefined;
  /** True on the page of all chapters, which is also printed: links stay on it, and pictures are not to be opened. */
  readonly inOne: boolean;
};

/** The chapter's text; its title stands above it. */
export function chapterHtml({ tokens }: Pick<Chapter, 'tokens'>, surroundings: Surroundings): Html {
  const shown = tokens.map((token, index) => (isLegend(tokens, index) ? withClass(token, 'marks') : token));
  // safe: html is off, so markdown-it escapes all text; links and pictures lead to chapters and files of the manual alone
  return dangerouslyRaw(rendererFor(surroundings).render(shown, markdown.options, {}));
}

function isLegend(tokens: readonly Token[], index: number): boolean {
  return tokens[index]?.type === 'bullet_list_open' && legendAfter(tokens, index - 2).length > 0;
}

function withClass(token: Token, name: string): Token {
  return Object.assign(Object.create(Object.getPrototypeOf(token) as object) as Token, token, {
    attrs: [['class', name]],
  });
}

function rendererFor({ placed, inOne }: Surroundings): InstanceType<typeof MarkdownIt>['renderer'] {
  const { renderer } = new MarkdownIt();
  const { escapeHtml } = markdown.utils;
  renderer.rules['code_inline'] = (tokens, index) => {
    const content = tokens[index]?.content ?? '';
    return markShape.test(content) ? `<span class="mark">${content}</span>` : `<code>${escapeHtml(content)}</code>`;
  };
  renderer.rules['image'] = (tokens, index) => {
    const image = tokens[index];
    const alt = escapeHtml(image?.content ?? '');
    const picture = placed(nameOf(String(image?.attrGet('src'))));
    if (picture === undefined) return alt;
    const size = `width="${picture.width}" height="${picture.height}"`;
    const shown = `<img class="shot" src="${picture.address}" ${size} alt="${alt}" loading="lazy">`;
    // on a phone a wide picture is small: opened by itself, it can be enlarged
    return inOne ? shown : `<a href="${picture.address}">${shown}</a>`;
  };
  renderer.rules['link_open'] = (tokens, index) => {
    const slug = String(tokens[index]?.attrGet('href')).replace(/^\d\d-|\.md$/g, '');
    return `<a href="${inOne ? '#' : '/help/manual/'}${slug}">`;
  };
  return renderer;
}
