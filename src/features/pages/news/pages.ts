import { anyone, type Visit } from '#features/accounts/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { isPageLanguage } from '#kernel/language.ts';
import { html } from '#platform/html/html.ts';
import { orNotFound, page, raw } from '#platform/http/exchange.ts';
import { dayInSentence } from '#ui/days.ts';
import type { Library } from '../library.ts';
import { pageTexts } from '../texts.ts';
import { articleView } from '../view.ts';
import { newsFeed, newsInFeed } from './feed.ts';
import { findNews, publishedNews } from './published.ts';
import { texts } from './texts.ts';
import { archiveView, feedAddress, neighboursView } from './views.ts';

type NewsParts = { readonly supplier: Supplier; readonly library: Library; readonly publicUrl: string };

/** Addresses: `/news`, `/news/feed.xml`, `/news/:slug`. */
export function newsPages({ supplier, library, publicUrl }: NewsParts) {
  const feedOf = ({ language }: Visit) => ({
    href: feedAddress(language),
    title: `${supplier.portalName}: ${texts[language].news}`,
  });
  const home = ({ language }: Visit) => ({ label: pageTexts(language).home, href: '/' });
  return {
    showArchive: anyone((visit) => {
      const title = texts[visit.language].archive;
      const main = archiveView(publishedNews(library, visit), visit.language);
      return Promise.resolve(page({ title, crumbs: [home(visit)], main, feed: feedOf(visit) }));
    }),
    showNews: anyone(async (visit) => {
      const { language } = visit;
      const news = orNotFound(await findNews(library, visit.params['slug'] ?? '', visit));
      const t = texts[language];
      const head = html`<p class="muted">${t.published(dayInSentence(news.day, language))}</p>`;
      const after = neighboursView(publishedNews(library, visit), news.slug, language);
      return page({
        title: news.title,
        crumbs: [home(visit), { label: t.archive, href: '/news' }],
        main: articleView(news, { language, head, after }),
        feed: feedOf(visit),
      });
    }),
    /** Readers of feeds speak no language and send no cookie: without a word it is Slovenian. */
    sendFeed: anyone((visit) => {
      const asked = visit.query.text('language');
      const language = isPageLanguage(asked) ? asked : 'sl';
      const news = publishedNews(library, { today: visit.today, language, most: newsInFeed });
      const { portalName, name: supplierName, timeZone } = supplier;
      const feed = newsFeed(news, { portalName, supplierName, publicUrl, timeZone, language });
      return Promise.resolve(
        raw('application/atom+xml; charset=utf-8', feed, { 'cache-control': 'public, max-age=600' }),
      );
    }),
  };
}
