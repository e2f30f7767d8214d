import { z } from 'zod';
import type { ShelfPlan } from '../shelf/shelf.ts';

const schema = z.strictObject({
  /** A sentence on what one learns, for the list of guides. */
  summary: z.string().min(1).max(300),
  /** Where it stands in the list: lower first. */
  order: z.int().default(100),
});

export type GuideFront = Readonly<z.infer<typeof schema>>;

/** Guides: `help/<slug>.<language>.md`, at `/help/<slug>`; `/help/manual` is the portal's own. */
export const guideShelf: ShelfPlan<GuideFront> = {
  folder: 'help',
  slug: /^(?!manual$)[a-z0-9]+(?:-[a-z0-9]+)*$/,
  schema,
  words: ['summary'],
  address: (slug) => `/help/${slug}`,
};
