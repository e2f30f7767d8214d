/** News that have appeared: those of today and before, the latest first. */
import type { Day } from '#kernel/day.ts';
import type { PageLanguage } from '#kernel/language.ts';
import type { Library } from '../library.ts';
import { plainText } from '../shelf/markdown.ts';
import type { ShelfText } from '../shelf/shelf.ts';
import { dayOfNews, type NewsFront } from './shelf.ts';

export type News = ShelfText<NewsFront> & { readonly day: Day; readonly summary: string };

type Shelves = Pick<Library, 'news'>;
type Reader = { readonly today: Day; readonly language: PageLanguage };

/** All of them, or the latest few. */
export function publishedNews(
  { news }: Shelves,
  { today, language, most }: Reader & { most?: number },
): readonly News[] {
  return news
    .list(language)
    .map(withDay)
    .filter((each) => each !== undefined)
    .filter(({ day }) => day <= today)
    .toReversed()
    .slice(0, most);
}

/** One, by the name in its address; undefined before its day too. */
export async function findNews(
  { news }: Shelves,
  slug: string,
  { today, language }: Reader,
): Promise<News | undefined> {
  const text = await news.find(slug, language);
  const found = text && withDay(text);
  return found !== undefined && found.day <= today ? found : undefined;
}

function withDay(text: ShelfText<NewsFront>): News | undefined {
  const day = dayOfNews(text.slug);
  return day && { ...text, day, summary: text.front.summary ?? plainText(text.parsed.opening.slice(0, 3)) };
}
