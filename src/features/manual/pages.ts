import { anyone, type Guarded } from '#features/accounts/index.ts';
import type { Language, PageLanguage } from '#kernel/language.ts';
import { orNotFound, page, raw } from '#platform/http/exchange.ts';
import { manualLanguages, openManual, type Book, type Manual, type ManualLanguage } from './book.ts';
import { manualTexts } from './texts.ts';
import { allView, chapterView, contentsView } from './view.ts';

/** Croatian readers understand Slovenian sooner than English; a sentence tells them that there is both. */
const readIn: Readonly<Record<Language, ManualLanguage>> = { sl: 'sl', en: 'en', hr: 'sl' };

type Handlers = Readonly<Record<'showContents' | 'showChapter' | 'showAll' | 'sendPicture' | 'sendPdf', Guarded>>;

/** The manual is read at the first visit; whether it can be is known before (`npm run check`). */
export function manualPages(open: () => Promise<Manual> = openManual): Handlers {
  let opened: Promise<Manual> | undefined;
  const manual = (): Promise<Manual> => (opened ??= open());
  const shown = async (language: PageLanguage) => ({ book: (await manual())[readIn[language]], language });
  return {
    showContents: anyone(async ({ language }) => {
      const { title } = manualTexts(language);
      return page({ title, crumbs: above(language).slice(0, 2), main: contentsView(await shown(language)) });
    }),
    showChapter: anyone(async ({ language, params }) => {
      const { book } = await shown(language);
      const chapter = orNotFound(book.chapters.find(({ slug }) => slug === params['chapter']));
      return page({ title: chapter.title, crumbs: above(language), main: chapterView(chapter, { book, language }) });
    }),
    showAll: anyone(async ({ language }) => {
      const { title, all } = manualTexts(language);
      return page({ title: `${title}: ${all}`, crumbs: above(language), main: allView(await shown(language)) });
    }),
    sendPicture: anyone(async ({ params }) => {
      const { pictures } = bookOf(await manual(), params['language']);
      const { png } = orNotFound(pictures.find(({ file }) => file === params['file']));
      return raw('image/png', png, { 'cache-control': 'public, max-age=31536000, immutable' });
    }),
    sendPdf: anyone(async ({ language }) => {
      const { book } = await shown(language);
      const name = manualTexts(language).fileName;
      return raw('application/pdf', orNotFound(book.pdf), { 'content-disposition': `inline; filename="${name}"` });
    }),
  };
}

function above(language: PageLanguage) {
  const t = manualTexts(language);
  return [
    { label: t.home, href: '/' },
    { label: t.help, href: '/help' },
    { label: t.title, href: '/help/manual' },
  ];
}

function bookOf(manual: Manual, language: string | undefined): Book {
  return manual[orNotFound(manualLanguages.find((each) => each === language))];
}
