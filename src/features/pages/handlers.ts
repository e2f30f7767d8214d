import { anyone, type Guarded, type Visit } from '#features/accounts/index.ts';
import { manualInvitation } from '#features/manual/index.ts';
import { listOperators } from '#features/metering/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { html, type Html } from '#platform/html/html.ts';
import { orNotFound, page } from '#platform/http/exchange.ts';
import type { Db } from '#platform/db/query.ts';
import { readingDates } from './dates/reading-dates.ts';
import { listOwnGrids } from './dates/store.sql.ts';
import { readingDatesView } from './dates/views.ts';
import { contactCard, contactPanel } from './contact/view.ts';
import { guideList } from './guides/view.ts';
import type { FoundArticle, Library, Slug } from './library.ts';
import { newsPages } from './news/pages.ts';
import { questionPages } from './questions/pages.ts';
import { servePicture } from './shelf/serve-picture.ts';
import { pageTexts } from './texts.ts';
import { versionPages } from './versions/pages.ts';
import { articleView } from './view.ts';

export type ContentParts = {
  readonly pool: Db;
  readonly supplier: Supplier;
  readonly library: Library;
  /** `https://moj.example.si`, for the feed. */
  readonly publicUrl: string;
};

/** What stands around the text of a page. */
type Around = (
  visit: Visit,
  article: FoundArticle,
) => Promise<{ readonly beside?: Html; readonly after?: Html | undefined }>;

/** The supplier's texts. A page whose file is not there answers NotFound. */
export function contentPages(parts: ContentParts) {
  const { supplier, library } = parts;
  const home = ({ language }: Visit) => ({ label: pageTexts(language).home, href: '/' });
  const show = (slug: Slug, around: Around = () => Promise.resolve({})): Guarded =>
    anyone(async (visit) => {
      const article = orNotFound(await library.find(slug, visit.language));
      const main = articleView(article, { language: visit.language, ...(await around(visit, article)) });
      return page({ title: article.title, crumbs: [home(visit)], main });
    });

  return {
    ...newsPages(parts),
    ...versionPages(library),
    ...questionPages(library),
    showWhy: show('why'),
    showAbout: show('about'),
    showLegal: show('legal'),
    showLinks: show('links'),
    showContact: show('contact', (visit) => Promise.resolve({ beside: contactPanel(supplier, visit) })),
    showReadingDates: show('reading-dates', async (visit) => ({ after: await currentDates(parts, visit) })),
    showHelp: show('help', (visit) =>
      Promise.resolve({
        beside: contactCard(supplier, visit),
        after: html`${manualInvitation(visit.language)}${guideList(library.guides.list(visit.language), visit.language)}`,
      }),
    ),
    showGuide: anyone(async (visit) => {
      const { language } = visit;
      const guide = orNotFound(await library.guides.find(visit.params['slug'] ?? '', language));
      const help = { label: (await library.find('help', language))?.title ?? pageTexts(language).home, href: '/help' };
      const crumbs = library.hasPage('help') ? [home(visit), help] : [home(visit)];
      return page({ title: guide.title, crumbs, main: articleView(guide, { language }) });
    }),
    sendPicture: anyone((visit) => servePicture(library.pictures, visit.params['file'])),
  };
}

/** The windows that are open or come next, which the portal knows better than a text can; the visitor's own first. */
async function currentDates({ pool, supplier }: ContentParts, visit: Visit): Promise<Html> {
  const { account, today } = visit;
  const [operators, own] = await Promise.all([
    listOperators(pool, today),
    account === undefined ? [] : listOwnGrids(pool, { accountId: account.id, today }),
  ]);
  return readingDatesView(readingDates(operators, supplier.readingWindows, today), own, visit);
}
