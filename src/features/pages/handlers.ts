import { anyone, type Guarded, type Visit } from '#features/accounts/index.ts';
import { listOperators } from '#features/metering/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import type { Html } from '#platform/html/html.ts';
import { orNotFound, page } from '#platform/http/exchange.ts';
import type { Db } from '#platform/db/query.ts';
import { slugs, type Library, type Slug } from './library.ts';
import { readingDates, readingDatesView } from './reading-dates.ts';
import { pageTexts } from './texts.ts';
import { articleView, contactCard } from './view.ts';

type ContentPagesParts = {
  readonly pool: Db;
  readonly supplier: Supplier;
  readonly library: Library;
};

/** One handler a page, by its slug. A page whose file is not there answers NotFound. */
export function contentPages(parts: ContentPagesParts): Readonly<Record<Slug, Guarded>> {
  const show = (slug: Slug): Guarded =>
    anyone(async (visit) => {
      const article = orNotFound(await parts.library.find(slug, visit.language));
      const { language } = visit;
      const after = slug === 'reading-dates' ? await currentDates(parts, visit) : undefined;
      const beside = slug === 'contact' || slug === 'help' ? contactCard(parts.supplier, language) : undefined;
      return page({
        title: article.title,
        crumbs: [{ label: pageTexts(language).home, href: '/' }],
        main: articleView(article, { language, version: versionOf(slug, parts.supplier), beside, after }),
      });
    });
  return Object.fromEntries(slugs.map((slug) => [slug, show(slug)])) as Record<Slug, Guarded>;
}

/** The windows that are open or come next, which the portal knows better than a text can. */
async function currentDates({ pool, supplier }: ContentPagesParts, visit: Visit): Promise<Html> {
  const operators = await listOperators(pool, visit.today);
  return readingDatesView(readingDates(operators, supplier.readingWindows, visit.today), visit);
}

/** The texts that people agree to say which version they are. */
function versionOf(slug: Slug, { consents }: Supplier): string | undefined {
  return slug === 'terms' || slug === 'privacy' ? consents.termsAndPrivacyVersion : undefined;
}
