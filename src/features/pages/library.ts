/**
 * The supplier's pages as files: `pages/<slug>.<language>.md` in the supplier's folder. All are read and checked when
 * the portal starts; one that changes later is read again at its next visit. What has no Slovenian file does not exist.
 */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pageLanguages, type PageLanguage } from '#kernel/language.ts';
import { ArticleRefused, readArticle, type Article } from './markdown.ts';

/** The pages a supplier may have; each is an address of its own, `/contact`. */
export const slugs = [
  'why',
  'contact',
  'questions',
  'reading-dates',
  'about',
  'help',
  'legal',
  'terms',
  'privacy',
] as const;
export type Slug = (typeof slugs)[number];

/** An article, and the language it is really in: Slovenian where there is no translation. */
export type FoundArticle = Article & { readonly language: PageLanguage };

export type Library = {
  /** Whether the page existed when the portal started: what is false is left out of every menu. */
  readonly hasPage: (slug: Slug) => boolean;
  /** The page as it is now, or undefined where its file has gone. */
  readonly find: (slug: Slug, language: PageLanguage) => Promise<FoundArticle | undefined>;
};

type Entry = { readonly stamp: string; readonly article: Article };

/**
 * Reads the pages of a supplier's folder; a folder without pages is a library without books. Throws ArticleRefused for
 * a page that cannot be shown, naming the file. A page that is spoilt later keeps its last good text; `onProblem` is
 * told.
 */
export async function openLibrary(
  supplierFolder: string,
  onProblem: (sentence: string) => void = () => undefined,
): Promise<Library> {
  const folder = join(supplierFolder, 'pages');
  const entries = new Map<string, Entry>();

  const read = async (name: string): Promise<Article | undefined> => {
    const file = join(folder, name);
    const stamp = await stampOf(file);
    if (stamp === undefined) return undefined;
    const known = entries.get(name);
    if (known?.stamp === stamp) return known.article;
    const article = articleIn(name, await readFile(file, 'utf8'));
    entries.set(name, { stamp, article });
    return article;
  };

  const readAgain = async (name: string): Promise<Article | undefined> => {
    try {
      return await read(name);
    } catch (error) {
      if (!(error instanceof ArticleRefused)) throw error;
      onProblem(error.message);
      return entries.get(name)?.article;
    }
  };

  const atStart = new Set<Slug>();
  for (const slug of slugs) {
    for (const language of pageLanguages) {
      const article = await read(fileName(slug, language));
      if (article !== undefined && language === 'sl') atStart.add(slug);
    }
  }

  return {
    hasPage: (slug) => atStart.has(slug),
    find: async (slug, language) => {
      const slovenian = await readAgain(fileName(slug, 'sl'));
      const translated = language === 'sl' ? undefined : await readAgain(fileName(slug, language));
      if (slovenian === undefined) return undefined;
      return translated === undefined ? { ...slovenian, language: 'sl' } : { ...translated, language };
    },
  };
}

function fileName(slug: Slug, language: PageLanguage): string {
  return `${slug}.${language}.md`;
}

function articleIn(name: string, source: string): Article {
  try {
    if (source.includes('\uFFFD')) throw new ArticleRefused('it is not UTF-8');
    return readArticle(source.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw error instanceof ArticleRefused ? new ArticleRefused(`pages/${name}: ${error.message}.`) : error;
  }
}

/** Changes whenever the file does; undefined where there is none. */
async function stampOf(file: string): Promise<string | undefined> {
  const found = await stat(file, { bigint: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  return found?.isFile() === true ? `${found.mtimeNs} ${found.size}` : undefined;
}
