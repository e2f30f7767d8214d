import type { Visit } from '#features/accounts/index.ts';
import { owedWords, type OwedNow } from '#features/bills/index.ts';
import { html, type Html } from '#platform/html/html.ts';
import { icon } from '#ui/icon.ts';
import { notice } from '#ui/notice.ts';
import { hero } from '#ui/window.ts';
import { homeTexts } from './texts.ts';

/**
 * What is owed now and the way to pay it. One thing a page is lit: where a reading is wanted too, which has its days, the
 * bills stand below it.
 */
export function owedPanel(owed: OwedNow, { lit, visit }: { lit: boolean; visit: Visit }): Html {
  const t = homeTexts(visit.language);
  const { title, text } = owedWords(owed, visit.language);
  if (lit) {
    const link = html`<a class="btn lamp big" href="/bills">${icon('bill')} ${t.payBills}</a>`;
    return hero({ id: 'owed', title, text, actions: link });
  }
  const link = html`<p><a class="btn plain" href="/bills">${t.payBills}</a></p>`;
  return notice(owed.overdueCents > 0 ? 'warn' : 'info', html`<h2>${title}</h2><p>${text}</p>${link}`, {
    icon: 'bill',
  });
}
