import { logInCard, type Visit } from '#features/accounts/index.ts';
import type { Slug } from '#features/pages/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { html, type Html } from '#platform/html/html.ts';
import { gate } from '#ui/gate.ts';
import { steps } from '#ui/marks.ts';
import { tiles } from '#ui/tiles.ts';
import { pageTiles } from './page-tiles.ts';
import { homeTexts } from './texts.ts';

type Parts = {
  readonly visit: Visit;
  readonly supplier: Supplier;
  readonly hasPage: (slug: Slug) => boolean;
};

/** Signed out: what the portal is, the log-in, and the help that needs no log-in. */
export function visitorHome({ visit, supplier, hasPage }: Parts): Html {
  const { visitor: t } = homeTexts(visit.language);
  const how = steps(t.steps.map(([title, detail]) => ({ title, detail })));
  const links = pageTiles({ supplier, hasPage, language: visit.language });
  return gate({
    title: t.title,
    lead: t.lead,
    ...logInCard(visit),
    besideLabel: t.beside,
    beside: html`<div class="stack loose"><section class="stack" aria-labelledby="how"><h2 id="how">${t.how}</h2>${how}</section>${tiles(links)}</div>`,
  });
}
