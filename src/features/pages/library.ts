/**
 * The supplier's pages as files: `pages/<slug>.<language>.md` in the supplier's folder. All are read and checked when
 * the portal starts; one that changes later is read again at its next visit, one that comes or goes is noticed within
 * seconds. What has no Slovenian file does not exist.
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
  /** The pages there are: the same set for as long as none comes or goes. What is not in it stands in no menu. */
  readonly pages: () => ReadonlySet<Slug>;
  readonly hasPage: (slug: Slug) => boolean;
  /** The page as it is now, or undefined where its file has gone. */
  readonly find: (slug: Slug, language: PageLanguage) => Promise<FoundArticle | undefined>;
};

/** How old the knowledge may be of which files there are, in milliseconds. */
const lookAgainAfter = 5_000;

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

  for (const slug of slugs) {
    for (const language of pageLanguages) await read(fileName(slug, language));
  }

  const look = async (before: ReadonlySet<Slug>): Promise<ReadonlySet<Slug>> => {
    const found = new Set<Slug>();
    for (const slug of slugs) if ((await readAgain(fileName(slug, 'sl'))) !== undefined) found.add(slug);
    return found.size === before.size && [...found].every((slug) => before.has(slug)) ? before : found;
  };
  let existing = await look(new Set());
  let lookedAt = Date.now();

  /** Nobody waits for the look: what it finds, the next page shows. */
  const pages = (): ReadonlySet<Slug> => {
    if (Date.now() - lookedAt > lookAgainAfter) {
      lookedAt = Date.now();
      look(existing).then(
        (found) => (existing = found),
        (error: unknown) => onProblem(`The supplier's pages cannot be looked at: ${String(error)}`),
      );
    }
    return existing;
  };

  return {
    pages,
    hasPage: (slug) => pages().has(slug),
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
