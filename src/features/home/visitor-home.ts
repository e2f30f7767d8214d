import { logInCard, type Visit } from '#features/accounts/index.ts';
import { html, type Html } from '#platform/html/html.ts';
import { gate } from '#ui/gate.ts';
import { steps } from '#ui/marks.ts';
import { tiles, type Tile } from '#ui/tiles.ts';
import { homeTexts } from './texts.ts';

/** Signed out: what the portal is, the log-in, and the help that needs no log-in. */
export function visitorHome(visit: Visit, ways: readonly Tile[]): Html {
  const { visitor: t } = homeTexts(visit.language);
  const how = steps(t.steps.map(([title, detail]) => ({ title, detail })));
  return gate({
    title: t.title,
    lead: t.lead,
    ...logInCard(visit),
    besideLabel: t.beside,
    beside: html`<div class="stack loose"><section class="stack" aria-labelledby="how"><h2 id="how">${t.how}</h2>${how}</section>${tiles(ways)}</div>`,
  });
}
