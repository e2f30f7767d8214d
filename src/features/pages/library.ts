/**
 * The supplier's texts as files, by shelf: `pages/` (one for each address of the menu), `help/` (guides), `news/`,
 * `terms/` and `privacy/` (one for each version). See `shelf/shelf.ts` for how they are read and kept up to date.
 */
import { z } from 'zod';
import type { PageLanguage } from '#kernel/language.ts';
import { guideShelf, type GuideFront } from './guides/shelf.ts';
import { newsShelf, type NewsFront } from './news/shelf.ts';
import { openPictures, type Pictures } from './shelf/pictures.ts';
import { openShelf, type Shelf, type ShelfPlan, type ShelfText } from './shelf/shelf.ts';
import { privacyShelf, termsShelf, type VersionFront } from './versions/shelf.ts';

/** The pages a supplier may have; each is an address of its own, `/contact`. */
export const slugs = [
  'why',
  'contact',
  'questions',
  'reading-dates',
  'links',
  'about',
  'help',
  'legal',
  'sonce',
  'e-mobility',
] as const;
export type Slug = (typeof slugs)[number];

export type PageFront = Readonly<Record<string, never>>;

/** A page's text stands at the address of its name; that of GEN-I Sonce behind the page with the customer's own figures. */
export const pageShelf: ShelfPlan<PageFront> = {
  folder: 'pages',
  slug: new RegExp(`^(?:${slugs.join('|')})$`),
  schema: z.strictObject({}),
  words: [],
  address: (slug) => (slug === 'sonce' ? '/sonce/about' : `/${slug}`),
};

/** A page, and the language it is really in: Slovenian where there is no translation. */
export type FoundArticle = ShelfText<unknown>;

export type Library = {
  /** The pages there are: the same set for as long as none comes or goes. What is not in it stands in no menu. */
  readonly pages: () => ReadonlySet<Slug>;
  readonly hasPage: (slug: Slug) => boolean;
  /** The page as it is now, or undefined where its file has gone. */
  readonly find: (slug: Slug, language: PageLanguage) => Promise<FoundArticle | undefined>;
  readonly guides: Shelf<GuideFront>;
  readonly news: Shelf<NewsFront>;
  readonly terms: Shelf<VersionFront>;
  readonly privacy: Shelf<VersionFront>;
  readonly pictures: Pictures;
  /** Opens a further shelf of the same supplier, for a feature that has texts of its own. */
  readonly open: <Front>(plan: ShelfPlan<Front>) => Promise<Shelf<Front>>;
};

/**
 * Reads all texts of a supplier's folder; a folder without texts is a library without books. Throws ArticleRefused for a
 * text that cannot be shown, naming file and line. `onProblem` is told of what is spoilt later.
 */
export async function openLibrary(
  supplierFolder: string,
  onProblem: (sentence: string) => void = () => undefined,
): Promise<Library> {
  const pictures = openPictures(supplierFolder);
  const open = <Front>(plan: ShelfPlan<Front>): Promise<Shelf<Front>> =>
    openShelf(plan, { supplierFolder, pictures, onProblem });
  const [pages, guides, news, terms, privacy] = await Promise.all([
    open(pageShelf),
    open(guideShelf),
    open(newsShelf),
    open(termsShelf),
    open(privacyShelf),
  ]);
  // the pattern of the shelf lets no other names in
  const existing = (): ReadonlySet<Slug> => pages.slugs() as ReadonlySet<Slug>;
  return {
    pages: existing,
    hasPage: (slug) => existing().has(slug),
    find: pages.find,
    guides,
    news,
    terms,
    privacy,
    pictures,
    open,
  };
}
