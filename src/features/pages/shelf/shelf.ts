/**
 * A shelf: a folder of the supplier's with texts of one kind, `<slug>.<language>.md`, front matter on top. All are read
 * and checked when the portal starts; one that changes later, or whose pictures do, is read again at its next visit; one
 * that comes or goes is noticed within seconds. One that is spoilt keeps its last good text; a picture that is missing is
 * described in its words. What has no Slovenian file does not exist; a text without a translation is there in Slovenian.
 *
 * A feature with texts of its own (offers) makes a `ShelfPlan`, opens it with the library's `open`, and names the plan in
 * `src/app/content.ts`, so that `check-content` knows of it.
 */
import { join } from 'node:path';
import type { z } from 'zod';
import { isPageLanguage, type PageLanguage } from '#kernel/language.ts';
import { keptByKey } from '#platform/html/kept.ts';
import { bytesOf, namesIn, stampOf } from './files.ts';
import { readFront } from './front-matter.ts';
import { articleOf, parseText, type Article, type ParsedText } from './markdown.ts';
import type { Picture, Pictures } from './pictures.ts';
import { ArticleRefused, refusedIn } from './refused.ts';

export type ShelfPlan<Front> = {
  /** `news`, a folder in the supplier's. */
  readonly folder: string;
  /** What a text may be called, without language: the whole of it, small letters, digits and hyphens. */
  readonly slug: RegExp;
  readonly schema: z.ZodType<Front>;
  /** What in the front matter is words, and taken from the translation; all else is what the Slovenian file says. */
  readonly words: readonly (keyof Front & string)[];
  /** Where a text is shown. */
  readonly address: (slug: string) => string;
};

export type ShelfText<Front> = Article & {
  readonly slug: string;
  /** The language it is really in: Slovenian where there is no translation. */
  readonly language: PageLanguage;
  readonly front: Front;
};

export type Shelf<Front> = {
  readonly plan: ShelfPlan<Front>;
  /** The names of the texts there are, in order: the same set for as long as none comes or goes. */
  readonly slugs: () => ReadonlySet<string>;
  /** All texts in the order of their names, as they were a few seconds ago at most. */
  readonly list: (language: PageLanguage) => readonly ShelfText<Front>[];
  /** The text as it is now, or undefined where there is none of that name, however it is spelt. */
  readonly find: (slug: string, language: PageLanguage) => Promise<ShelfText<Front> | undefined>;
};

export type ShelfParts = {
  readonly supplierFolder: string;
  readonly pictures: Pictures;
  /** Told once of each text that is spoilt while the portal runs. */
  readonly onProblem: (sentence: string) => void;
};

/** How old the knowledge may be of which files there are, in milliseconds. */
const lookAgainAfter = 5_000;

type Text<Front> = { readonly article: Article; readonly front: Front };
type Entry<Front> = { readonly stamp: string; readonly text: Text<Front> };
type Known<Front> = { readonly slugs: ReadonlySet<string>; readonly texts: ReadonlyMap<string, Text<Front>> };

/** Reads all texts of a folder; one that is not there is an empty shelf. Throws ArticleRefused, naming file and line. */
export async function openShelf<Front>(plan: ShelfPlan<Front>, parts: ShelfParts): Promise<Shelf<Front>> {
  const folder = join(parts.supplierFolder, plan.folder);
  const entries = new Map<string, Entry<Front>>();
  const told = new Map<string, string>();

  const read = async (name: string): Promise<Text<Front> | undefined> => {
    const stamp = await stampOf(join(folder, name));
    if (stamp === undefined) return undefined;
    const known = entries.get(name);
    if (known?.stamp === stamp && (await areAsBefore(known.text.article, parts.pictures))) return known.text;
    const bytes = await bytesOf(join(folder, name));
    if (bytes === undefined) return undefined;
    const text = await readText(bytes, { plan, name, ...parts });
    entries.set(name, { stamp, text });
    told.delete(name);
    return text;
  };

  const readAgain = async (name: string): Promise<Text<Front> | undefined> => {
    try {
      return await read(name);
    } catch (error) {
      if (!(error instanceof ArticleRefused)) throw error;
      if (told.get(name) !== error.message) parts.onProblem(error.message);
      told.set(name, error.message);
      return entries.get(name)?.text;
    }
  };

  const look = async (reading: typeof read, before: Known<Front>): Promise<Known<Front>> => {
    const texts = new Map<string, Text<Front>>();
    const names = (await namesIn(folder)).filter((name) => nameIn(plan, name) !== undefined);
    const found = await Promise.all(names.map(async (name) => [name, await reading(name)] as const));
    for (const [name, text] of found) if (text !== undefined) texts.set(name, text);
    const slugs = new Set(
      names.filter((name) => texts.has(name) && name.endsWith('.sl.md')).map((name) => name.slice(0, -6)),
    );
    return { texts, slugs: areSame(slugs, before.slugs) ? before.slugs : slugs };
  };

  let known = await look(read, { slugs: new Set(), texts: new Map() });
  let lookedAt = Date.now();

  /** Nobody waits for the look: what it finds, the next page shows. */
  const now = (): Known<Front> => {
    if (Date.now() - lookedAt > lookAgainAfter) {
      lookedAt = Date.now();
      look(readAgain, known).then(
        (found) => (known = found),
        (error: unknown) => parts.onProblem(`The supplier's ${plan.folder} cannot be looked at: ${String(error)}`),
      );
    }
    return known;
  };

  return {
    plan,
    slugs: () => now().slugs,
    list: (language) => {
      const { slugs, texts } = now();
      return [...slugs].flatMap((slug) => {
        const slovenian = texts.get(`${slug}.sl.md`);
        return slovenian === undefined
          ? []
          : [together(plan, { slug, slovenian, language, translated: texts.get(`${slug}.${language}.md`) })];
      });
    },
    find: async (slug, language) => {
      if (!plan.slug.test(slug)) return undefined;
      const slovenian = await readAgain(`${slug}.sl.md`);
      if (slovenian === undefined) return undefined;
      const translated = language === 'sl' ? undefined : await readAgain(`${slug}.${language}.md`);
      return together(plan, { slug, slovenian, language, translated });
    },
  };
}

/** The slug and language of a file of the shelf; undefined for what is none, and for languages that pages do not speak. */
export function nameIn(
  plan: Pick<ShelfPlan<never>, 'slug'>,
  name: string,
): { slug: string; language: PageLanguage } | undefined {
  const [, slug = '', language] = /^([a-z0-9-]+)\.([a-z]{2})\.md$/.exec(name) ?? [];
  return isPageLanguage(language) && plan.slug.test(slug) ? { slug, language } : undefined;
}

/** The same words are read once, however many libraries a process opens. */
const parsedOnce = keptByKey<ParsedText>(1000);

/** The text that a file says, before its pictures are looked for. Throws ArticleRefused, without the name of the file. */
export function readSource<Front>(bytes: Buffer, schema: z.ZodType<Front>): { front: Front; parsed: ParsedText } {
  const source = bytes.toString('utf8').replace(/^\uFEFF/, '');
  if (source.includes('\uFFFD')) throw new ArticleRefused('it is not UTF-8');
  const { front, body, linesAbove } = readFront(source, schema);
  return { front, parsed: parsedOnce([linesAbove, body], () => parseText(body, linesAbove)) };
}

type Reading<Front> = Omit<ShelfParts, 'supplierFolder'> & { plan: ShelfPlan<Front>; name: string };

async function readText<Front>(
  bytes: Buffer,
  { plan, name, pictures, onProblem }: Reading<Front>,
): Promise<Text<Front>> {
  try {
    const { front, parsed } = readSource(bytes, plan.schema);
    const found = new Map<string, Picture>();
    for (const { name: wanted, line } of parsed.pictures) {
      const picture = await orUndefined(pictures.find(wanted), onProblem);
      if (picture === undefined) onProblem(`${plan.folder}/${name}, line ${line}: pictures/${wanted} cannot be shown.`);
      else found.set(wanted, picture);
    }
    return { front, article: articleOf(parsed, found) };
  } catch (error) {
    throw refusedIn(`${plan.folder}/${name}`, error);
  }
}

/** A picture that is none is as good as missing, but said. */
async function orUndefined(
  found: Promise<Picture | undefined>,
  onProblem: (sentence: string) => void = () => undefined,
) {
  return found.catch((error: unknown) => {
    if (!(error instanceof ArticleRefused)) throw error;
    onProblem(`${error.message}.`);
    return undefined;
  });
}

async function areAsBefore({ pictures, parsed }: Article, all: Pictures): Promise<boolean> {
  for (const { name } of parsed.pictures) if ((await orUndefined(all.find(name))) !== pictures.get(name)) return false;
  return true;
}

function areSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((slug) => other.has(slug));
}

type Both<Front> = {
  slug: string;
  language: PageLanguage;
  slovenian: Text<Front>;
  translated: Text<Front> | undefined;
};

function together<Front>(
  plan: ShelfPlan<Front>,
  { slug, language, slovenian, translated }: Both<Front>,
): ShelfText<Front> {
  if (translated === undefined) return { ...slovenian.article, front: slovenian.front, slug, language: 'sl' };
  const front = { ...slovenian.front };
  for (const key of plan.words) front[key] = translated.front[key];
  return { ...translated.article, front, slug, language };
}
