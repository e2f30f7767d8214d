import { html, type Html, type HtmlValue } from '#platform/html/html.ts';
import { icon, type IconName } from './icon.ts';

export type Tile = { readonly href: string; readonly label: HtmlValue; readonly icon: IconName };

/** Links to other pages, each with its sign, in as many columns as there is room for. */
export function tiles(list: readonly Tile[]): Html {
  return html`<ul class="tiles">${list.map(({ href, label, icon: sign }) => html`<li><a href="${href}">${icon(sign)}<span>${label}</span></a></li>`)}</ul>`;
}
