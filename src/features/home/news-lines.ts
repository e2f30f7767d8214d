import { textList, type News } from '#features/pages/index.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { html, type Html } from '#platform/html/html.ts';
import { writtenDay } from '#ui/days.ts';
import { homeTexts } from './texts.ts';

/** The latest news, a line each, and the way to all of them; nothing where there are none. */
export function newsLines(news: readonly News[], language: PageLanguage): Html | undefined {
  if (news.length === 0) return undefined;
  const t = homeTexts(language);
  const lines = news.map(({ slug, title, summary, day, language: written }) => ({
    href: `/news/${slug}`,
    title,
    above: writtenDay(day, language),
    summary,
    language: written === language ? undefined : written,
  }));
  return html`<section class="stack noprint" aria-labelledby="news"><div class="row apart"><h2 id="news">${t.news}</h2><a class="btn quiet" href="/news">${t.allNews}</a></div>${textList(lines)}</section>`;
}
