/** What is wrong with the manual, without a browser: chapters, pages, labels and pictures that do not fit together. */
import type { Book, BookChapter, Manual, ManualLanguage } from '../../src/features/manual/book.ts';

export type Known = {
  /** Patterns of all addresses that can be opened: `/readings/:id/withdrawal`. */
  readonly addresses: ReadonlySet<string>;
  readonly labels: Readonly<Record<ManualLanguage, ReadonlySet<string>>>;
  /** The pictures that `npm run manual` takes, and the circles in each. */
  readonly pictures: readonly { readonly name: string; readonly chapter: string; readonly marks: readonly string[] }[];
};

/** A picture that is larger is a photograph, or was not reduced. */
const mostBytesOfPicture = 250 * 1024;
const mostBytesOfAll = 3 * 1024 * 1024;

/** A sentence each, with the file; empty for a manual that holds. */
export function manualProblems(manual: Manual, known: Known): string[] {
  return [
    ...Object.values(manual).flatMap((book) => [
      ...book.chapters.flatMap((chapter, index) => chapterProblems(chapter, { index, book, known })),
      ...pictureProblems(book, known),
    ]),
    ...differences(manual),
  ];
}

type Around = { readonly index: number; readonly book: Book; readonly known: Known };

function chapterProblems(chapter: BookChapter, { index, book, known }: Around): string[] {
  const { number, slug, pages, also, labels, links } = chapter;
  const files = new Set(book.chapters.map(({ file }) => file));
  const own = known.pictures.filter((picture) => picture.chapter === slug);
  const wrong = [
    ...(number === index + 1 ? [] : [`is number ${number}, but the ${index + 1}th chapter`]),
    ...[...pages.map(({ path }) => path), ...also]
      .filter((path) => !known.addresses.has(path))
      .map((path) => `speaks of ${path}, which is no page of the portal`),
    ...[...pages.map(({ label }) => label), ...labels]
      .filter((label) => !known.labels[book.language].has(label))
      .map((label) => `speaks of »${label}«, which no text of the portal says`),
    ...links.filter((link) => !files.has(link)).map((link) => `leads to ${link}, which is not there`),
    ...chapter.pictures.flatMap(({ name, marks }) => {
      const taken = own.find((picture) => picture.name === name);
      if (taken === undefined) return [`shows ${name}.png, which is not taken for this chapter`];
      return sameWords(marks, taken.marks)
        ? []
        : [`explains ${list(marks)} below ${name}.png, which has ${list(taken.marks)}`];
    }),
    ...own
      .filter(({ name }) => !chapter.pictures.some((shown) => shown.name === name))
      .map(({ name }) => `does not show ${name}.png, which is taken for it`),
  ];
  return wrong.map((what) => `docs/manual/${book.language}/${chapter.file} ${what}.`);
}

function pictureProblems({ language, chapters, pictures, pdf }: Book, { pictures: taken }: Known): string[] {
  const folder = `docs/manual/${language}`;
  const shown = new Set(chapters.flatMap((chapter) => chapter.pictures.map(({ name }) => name)));
  const all = pictures.reduce((sum, { png }) => sum + png.length, 0);
  const chapterNames = new Set(chapters.map(({ slug }) => slug));
  return [
    ...[...shown]
      .filter((name) => !pictures.some((picture) => picture.name === name))
      .map((name) => `${folder}/pictures/${name}.png is not there: npm run manual takes it.`),
    ...pictures
      .filter(({ name }) => !shown.has(name))
      .map(({ name }) => `${folder}/pictures/${name}.png is in no chapter.`),
    ...pictures
      .filter(({ png }) => png.length > mostBytesOfPicture)
      .map(({ name, png }) => `${folder}/pictures/${name}.png has ${png.length} bytes.`),
    ...(all > mostBytesOfAll ? [`The pictures in ${folder} have ${all} bytes together.`] : []),
    ...(pdf === undefined ? [`${folder}/manual.pdf is not there: npm run manual makes it.`] : []),
    ...taken
      .filter(({ chapter }) => !chapterNames.has(chapter))
      .map(({ name, chapter }) => `${name}.png is taken for ${chapter}, which is no chapter of ${folder}.`),
  ];
}

/** Both languages tell the same, in the same order. */
function differences({ sl, en }: Manual): string[] {
  const told = ({ chapters }: Book) =>
    chapters.map(({ file, pages, also, pictures }) =>
      [file, ...pages.map(({ path }) => path), ...also, ...pictures.map(({ name }) => name)].join(' '),
    );
  const [slovenian, english] = [told(sl), told(en)];
  return [
    ...slovenian.filter((each) => !english.includes(each)).map((each) => `Only docs/manual/sl has: ${each}.`),
    ...english.filter((each) => !slovenian.includes(each)).map((each) => `Only docs/manual/en has: ${each}.`),
  ];
}

function sameWords(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((word) => others.includes(word));
}

function list(words: readonly string[]): string {
  return words.length === 0 ? 'nothing' : words.join(', ');
}
