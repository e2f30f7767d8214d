import type { CustomerVisit } from '#features/accounts/index.ts';
import { html, type Html } from '#platform/html/html.ts';
import { form, submit } from '#ui/form.ts';
import { icon } from '#ui/icon.ts';
import { homeTexts } from './texts.ts';

/** *Naj vas opomnimo?* Under the lit window, to whoever has no reminders, until it is answered once. */
export function reminderOffer({ language, formToken }: CustomerVisit): Html {
  const t = homeTexts(language);
  const buttons = [
    submit(t.offerYes, { kind: 'plain', name: 'wanted', value: 'yes' }),
    html`<button type="submit" class="btn quiet" name="wanted" value="no">${t.offerNo}</button>`,
  ];
  const answer = form({ action: '/settings/reminders/offer', token: formToken(), class: 'row' }, buttons);
  return html`<section class="offer" aria-labelledby="offer">${icon('bell')}<div class="stack tight"><h2 class="as-h3" id="offer">${t.offer}</h2><p>${t.offerText}</p></div>${answer}</section>`;
}
