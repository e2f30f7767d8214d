/** What stands in front of an offer's text, `offers/<slug>.<language>.md`. docs/guides/operating.md tells writers of it. */
import { z } from 'zod';
import { frontDay, type ShelfPlan, type ShelfText } from '#features/pages/index.ts';

const schema = z
  .strictObject({
    /** A sentence or two for the list. */
    summary: z.string().min(1).max(400),
    validFrom: frontDay,
    /** The last day: who writes an offer means a day on which it still holds. */
    validUntil: frontDay.optional(),
    energies: z
      .array(z.enum(['electricity', 'gas']))
      .min(1)
      .optional(),
    tariffs: z
      .array(z.enum(['single', 'double']))
      .min(1)
      .optional(),
    /** Only for who feeds in. */
    feedIn: z.literal(true).optional(),
    /** `personal` needs the consent to personal offers. */
    audience: z.enum(['everyone', 'personal']),
    /** What one has for being a customer: it stands under *Moje ugodnosti*. */
    benefit: z.boolean().default(false),
    /** Has the button *Zanima me*. */
    request: z.boolean().default(false),
  })
  .refine(({ validFrom, validUntil }) => validUntil === undefined || validFrom <= validUntil, {
    path: ['validUntil'],
    message: 'the last day must not be before the first',
  });

export type OfferFront = Readonly<z.infer<typeof schema>>;
export type Offer = ShelfText<OfferFront>;

export const offerShelf: ShelfPlan<OfferFront> = {
  folder: 'offers',
  slug: /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
  schema,
  words: ['summary'],
  address: (slug) => `/offers/${slug}`,
};
