import { z } from 'zod';
import { frontDay } from '../shelf/front-matter.ts';
import type { ShelfPlan } from '../shelf/shelf.ts';

const schema = z.strictObject({
  /** The first day on which it holds. */
  validFrom: frontDay,
  /** What is other than in the version before, a sentence each; the first version has none. */
  changes: z.array(z.string().min(1)).default([]),
});

export type VersionFront = Readonly<z.infer<typeof schema>>;

/** Texts that people agree to: `terms/<version>.<language>.md` and `privacy/<version>.<language>.md`. */
export const termsShelf: ShelfPlan<VersionFront> = shelfOf('terms');
export const privacyShelf: ShelfPlan<VersionFront> = shelfOf('privacy');

function shelfOf(folder: 'terms' | 'privacy'): ShelfPlan<VersionFront> {
  return {
    folder,
    slug: /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
    schema,
    words: ['changes'],
    address: (version) => `/${folder}/${version}`,
  };
}
