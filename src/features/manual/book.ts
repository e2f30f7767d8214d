/**
 * The manual as it lies in docs/manual: `sl/01-registration.md`, `sl/pictures/…`, `sl/manual.pdf`. It belongs to the
 * software and not to the supplier, so it is read once, when the portal starts.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Html } from '#platform/html/html.ts';
import { chapterHtml, ChapterRefused, readChapter, type Chapter } from './chapter.ts';

export const manualLanguages = ['sl', 'en'] as const;
export type ManualLanguage = (typeof manualLanguages)[number];

export const manualFolder = fileURLToPath(new URL('../../../docs/manual', import.meta.url));

export type BookChapter = Omit<Chapter, 'tokens'> & {
  /** From 1 on. */
  readonly number: number;
  readonly slug: string;
  readonly file: string;
  readonly body: Html;
  /** The same for the page of all chapters. */
  readonly bodyInOne: Html;
};

export type BookPicture = {
  readonly name: string;
  /** `registration-1f2e3d4c.png`: another picture has another address. */
  readonly file: string;
  /** In CSS pixels; the file has three for two. */
  readonly width: number;
  readonly height: number;
  readonly png: Buffer;
};

export type Book = {
  readonly language: ManualLanguage;
  readonly chapters: readonly BookChapter[];
  readonly pictures: readonly BookPicture[];
  /** Undefined until `npm run manual` has made it. */
  readonly pdf: Buffer | undefined;
};

export type Manual = Readonly<Record<ManualLanguage, Book>>;

/** Throws ChapterRefused, naming the file, for a chapter that cannot be shown. */
export async function openManual(folder = manualFolder): Promise<Manual> {
  const [sl, en] = await Promise.all(manualLanguages.map((language) => openBook(folder, language)));
  if (sl === undefined || en === undefined) throw new ChapterRefused(`${folder} has no manual.`);
  return { sl, en };
}

async function openBook(folder: string, language: ManualLanguage): Promise<Book> {
  const own = join(folder, language);
  const names = await readdir(own);
  const pictures = await openPictures(join(own, 'pictures'));
  const chapters = await Promise.all(
    names
      .filter((name) => name.endsWith('.md'))
      .toSorted()
      .map((file) => openChapter(join(own, file), { file, language, pictures })),
  );
  const pdf = names.includes('manual.pdf') ? await readFile(join(own, 'manual.pdf')) : undefined;
  return { language, chapters, pictures, pdf };
}

type Surroundings = Pick<Book, 'language' | 'pictures'> & { readonly file: string };

async function openChapter(path: string, { file, language, pictures }: Surroundings): Promise<BookChapter> {
  const [, number = '', slug = ''] = /^(\d\d)-([a-z-]+)\.md$/.exec(file) ?? [];
  try {
    if (slug === '') throw new ChapterRefused('its name is not like 06-readings.md');
    const { tokens, ...chapter } = readChapter(await readFile(path, 'utf8'));
    const placed = (name: string) => {
      const picture = pictures.find((each) => each.name === name);
      return picture && { ...picture, address: `/help/manual/pictures/${language}/${picture.file}` };
    };
    const body = chapterHtml({ tokens }, { placed, inOne: false });
    const bodyInOne = chapterHtml({ tokens }, { placed, inOne: true });
    return { ...chapter, number: Number(number), slug, file, body, bodyInOne };
  } catch (error) {
    throw error instanceof ChapterRefused
      ? new ChapterRefused(`docs/manual/${language}/${file}: ${error.message}.`)
      : error;
  }
}

/** None before the first were taken. */
async function openPictures(folder: string): Promise<BookPicture[]> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((file) => file.endsWith('.png')).toSorted();
  return Promise.all(
    files.map(async (file) => {
      const png = await readFile(join(folder, file));
      const name = file.replace(/\.png$/, '');
      const hash = createHash('sha256').update(png).digest('hex').slice(0, 8);
      return { name, file: `${name}-${hash}.png`, ...sizeOf(png), png };
    }),
  );
}

/** A PNG begins with its signature and the chunk IHDR, whose first eight bytes are width and height. */
function sizeOf(png: Buffer): { width: number; height: number } {
  return { width: Math.round(png.readUInt32BE(16) / 1.5), height: Math.round(png.readUInt32BE(20) / 1.5) };
}
