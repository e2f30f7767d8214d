import { attrs, html, type Html } from '#platform/html/html.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { longDay } from '#ui/days.ts';
import { textList } from '../view.ts';
import type { News } from './published.ts';
import { texts } from './texts.ts';

/** *Arhiv novic*: year by year, the latest first. */
export function archiveView(news: readonly News[], language: PageLanguage): Html {
  const t = texts[language];
  const years = [...Map.groupBy(news, ({ day }) => day.slice(0, 4))].map(
    ([year, ofYear]) =>
      html`<section class="stack" aria-labelledby="y${year}"><h2 id="y${year}">${year}</h2>${textList(ofYear.map((each) => lineOf(each, language)))}</section>`,
  );
  return html`<div class="stack loose narrow-text"><h1>${t.archive}</h1>${years.length > 0 ? years : html`<p>${t.none}</p>`}<p><a href="${feedAddress(language)}">${t.feed}</a></p></div>`;
}

/** Day, title and summary, as lists show a piece of news. */
function lineOf({ slug, title, day, summary, language: written }: News, language: PageLanguage) {
  return {
    href: `/news/${slug}`,
    title,
    above: longDay(day, language),
    summary,
    language: written === language ? undefined : written,
  };
}

/** The way on from one piece of news to those beside it. */
export function neighboursView(news: readonly News[], slug: string, language: PageLanguage): Html | undefined {
  const t = texts[language];
  const here = news.findIndex((each) => each.slug === slug);
  const beside = (
    [
      [t.newer, news[here - 1]],
      [t.older, news[here + 1]],
    ] as const
  ).filter(([, each]) => each !== undefined);
  if (beside.length === 0) return undefined;
  const lines = beside.map(([label, each]) => {
    const foreign = attrs({ lang: each?.language === language ? undefined : each?.language });
    return html`<li><span class="muted small">${label}</span> <a href="/news/${each?.slug}"${foreign}>${each?.title}</a></li>`;
  });
  return html`<nav class="neighbours" aria-label="${t.neighbours}"><ul class="cols two">${lines}</ul></nav>`;
}

/** Readers of feeds send no cookies: the language stands in the address. */
export function feedAddress(language: PageLanguage): string {
  return language === 'sl' ? '/news/feed.xml' : `/news/feed.xml?language=${language}`;
}
