import { html, type Html, type HtmlValue } from '#platform/html/html.ts';
import { town } from './drawings.ts';

/**
 * The way in: a town in the evening, the form in front of it, and links beside. For pages with `frame: 'gate'`.
 * `cardHeadingId` where the card has a heading of its own, and is not what the title says already.
 */
export function gate(options: {
  title: HtmlValue;
  lead: HtmlValue;
  card: HtmlValue;
  cardHeadingId?: string;
  beside?: Html | undefined;
  besideLabel?: string;
}): Html {
  const { title, lead, card, cardHeadingId, beside, besideLabel } = options;
  const front =
    cardHeadingId === undefined
      ? html`<div class="card">${card}</div>`
      : html`<section class="card" aria-labelledby="${cardHeadingId}">${card}</section>`;
  return html`<div class="gate-top"><div class="wrap stack tight"><h1>${title}</h1><p class="lead">${lead}</p></div>${town}</div>
<div class="wrap gate">${front}${beside && html`<nav class="beside-gate" aria-label="${besideLabel}">${beside}</nav>`}</div>`;
}
