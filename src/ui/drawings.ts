import { readFileSync } from 'node:fs';
import { dangerouslyRaw, html, type Html } from '#platform/html/html.ts';

/** A town in the evening with some windows lit: the picture of the log-in. */
export const town: Html = dangerouslyRaw(readFileSync(new URL('./drawings/town.svg', import.meta.url), 'utf8'));

/** A bill with the place lit where the numbers of contract and metering point stand. `label` says so. */
export function billDrawing(label: string): Html {
  return html`<svg viewBox="18 5 204 160" class="paper" role="img" aria-label="${label}"><path class="sheet" d="M20 8h200v154${TORN_EDGE}z"/><path d="M36 30h58M36 44h40M36 92h168M36 106h150M36 120h168M36 134h96"/><rect class="here" x="122" y="22" width="84" height="50" rx="6"/><path class="ink" d="M132 38h46M132 50h64M132 61h30"/></svg>`;
}

const TORN_EDGE = 'l-6.25-7-6.25 7'.repeat(16);
