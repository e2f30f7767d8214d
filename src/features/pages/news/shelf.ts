import { z } from 'zod';
import { parseDay, type Day } from '#kernel/day.ts';
import type { ShelfPlan } from '../shelf/shelf.ts';

const schema = z.strictObject({
  /** A sentence or two for lists and for the feed; without it, the first paragraph. */
  summary: z.string().min(1).max(400).optional(),
});

export type NewsFront = Readonly<z.infer<typeof schema>>;

/** News: `news/<YYYY-MM-DD>-<slug>.<language>.md`. The day stands in the name; on it the news appears. */
export const newsShelf: ShelfPlan<NewsFront> = {
  folder: 'news',
  slug: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:-[a-z0-9]+)+$/,
  schema,
  words: ['summary'],
  address: (slug) => `/news/${slug}`,
};

/** The day of a piece of news by its name; undefined for the 31st of February. */
export function dayOfNews(slug: string): Day | undefined {
  return parseDay(slug.slice(0, 10));
}
