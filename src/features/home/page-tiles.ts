import type { Slug } from '#features/pages/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import type { PageLanguage } from '#kernel/language.ts';
import type { IconName } from '#ui/icon.ts';
import { unbroken } from '#ui/marks.ts';
import type { Tile } from '#ui/tiles.ts';
import { homeTexts } from './texts.ts';

/** The manual's help links, in its order. */
const links = [
  ['why', 'window'],
  ['contact', 'phone'],
  ['reading-dates', 'calendar'],
  ['questions', 'question'],
  ['help', 'info'],
] as const satisfies readonly (readonly [Slug, IconName])[];

type Parts = {
  readonly supplier: Supplier;
  readonly hasPage: (slug: Slug) => boolean;
  readonly language: PageLanguage;
};

/** Tiles to the supplier's help pages that exist. */
export function pageTiles({ supplier, hasPage, language }: Parts): readonly Tile[] {
  const { pages } = homeTexts(language);
  return links
    .filter(([slug]) => hasPage(slug))
    .map(([slug, icon]) => ({
      href: `/${slug}`,
      label: unbroken(pages[slug](supplier.portalName), supplier.name),
      icon,
    }));
}
