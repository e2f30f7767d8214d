/** The news as Atom (RFC 4287), for readers of feeds: title, day, summary and the way to the page. */
import { Feed } from 'feed';
import type { PageLanguage } from '#kernel/language.ts';
import { instantOf } from '#kernel/zoned.ts';
import { feedAddress } from './views.ts';
import type { News } from './published.ts';
import { texts } from './texts.ts';

/** So many stand in the feed; the archive has them all. */
export const newsInFeed = 30;

type About = {
  readonly portalName: string;
  readonly supplierName: string;
  /** `https://moj.example.si` */
  readonly publicUrl: string;
  readonly timeZone: string;
  readonly language: PageLanguage;
};

/** `news`: the latest first. */
export function newsFeed(news: readonly News[], about: About): string {
  const { publicUrl, language } = about;
  const at = ({ day }: News): Date => instantOf(day, 0, about.timeZone);
  const [latest] = news;
  const feed = new Feed({
    id: `${publicUrl}${feedAddress(language)}`,
    title: `${about.portalName}: ${texts[language].news}`,
    link: `${publicUrl}/news`,
    language,
    feedLinks: { atom: `${publicUrl}${feedAddress(language)}` },
    author: { name: about.supplierName },
    copyright: about.supplierName,
    // a feed without news has never changed
    updated: latest === undefined ? new Date(0) : at(latest),
    generator: 'Odčitek',
  });
  for (const each of news) {
    const link = `${publicUrl}/news/${each.slug}`;
    feed.addItem({ id: link, link, title: each.title, description: each.summary, date: at(each), published: at(each) });
  }
  return feed.atom1();
}
