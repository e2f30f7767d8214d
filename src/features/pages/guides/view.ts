/** The supplier's guides: listed on the page *Pomoč*, each with a page of its own. */
import type { PageLanguage } from '#kernel/language.ts';
import { html, type Html } from '#platform/html/html.ts';
import type { ShelfText } from '../shelf/shelf.ts';
import { textList } from '../view.ts';
import type { GuideFront } from './shelf.ts';
import { texts } from './texts.ts';

export type Guide = ShelfText<GuideFront>;

/** By their number, then by name. */
export function inOrder(guides: readonly Guide[]): readonly Guide[] {
  return guides.toSorted((one, other) => one.front.order - other.front.order || one.slug.localeCompare(other.slug));
}

/** Nothing where there are none. */
export function guideList(guides: readonly Guide[], language: PageLanguage): Html | undefined {
  if (guides.length === 0) return undefined;
  const t = texts[language];
  const lines = inOrder(guides).map(({ slug, title, front, language: written }) => ({
    href: `/help/${slug}`,
    title,
    summary: front.summary,
    language: written === language ? undefined : written,
  }));
  return html`<section class="stack" aria-labelledby="guides"><div class="stack tight"><h2 id="guides">${t.guides}</h2><p class="muted">${t.lead}</p></div>${textList(lines)}</section>`;
}
