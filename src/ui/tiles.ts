import { html, type Html, type HtmlValue } from '#platform/html/html.ts';
import { icon, type IconName } from './icon.ts';

export type Tile = { readonly href: string; readonly label: HtmlValue; readonly icon: IconName };

/**
 * Tiles of which a phone shows the first four, and the others when `more` is pressed. Where there is room all are there.
 */
export function foldingTiles(list: readonly Tile[], more: string): Html {
  const rest = list.slice(FIRST);
  return html`<div class="folding">${tiles(list.slice(0, FIRST))}${rest.length > 0 && html`<details class="more unfolds"><summary>${more}</summary>${tiles(rest)}</details>`}</div>`;
}

const FIRST = 4;

/** Links to other pages, each with its sign, in as many columns as there is room for. */
export function tiles(list: readonly Tile[]): Html {
  return html`<ul class="tiles">${list.map(({ href, label, icon: sign }) => html`<li><a href="${href}">${icon(sign)}<span>${label}</span></a></li>`)}</ul>`;
}
