import type { PageLanguage } from '#kernel/language.ts';
import { formatEuro, type Cents } from '#kernel/money.ts';
import { html, type Html } from '#platform/html/html.ts';
import { notice } from '#ui/notice.ts';
import { chargeName } from './charge-view.ts';
import type { ComparedCharge } from './compare.ts';
import type { Explanation } from './recompute.ts';
import { explainTexts, type ExplainTexts } from './texts.ts';

/** Whether bill and recomputation agree; where they do not, which lines to look at, and whom to ask. */
export function verdictView(explanation: Explanation, askHref: string, language: PageLanguage): Html {
  const { charges, difference, matches } = explanation;
  const t = explainTexts(language).verdicts;
  const taken = charges.filter(({ reason }) => reason !== undefined).length;
  const note = taken > 0 && html`<p>${t.taken(taken)}</p>`;
  if (matches) {
    const isExact = difference === 0 && charges.every((charge) => charge.difference === 0);
    return notice('ok', html`<p><strong>${isExact ? t.exact : t.rounded}</strong></p>${note}`);
  }
  const wrong = charges.filter(isWrong);
  const items = wrong.map((charge) => {
    const amounts = [formatEuro(charge.billedNet, language), formatEuro(charge.recomputedNet, language)] as const;
    return html`<li>${t.item(nameIn(explanation, charge, language), ...amounts)}</li>`;
  });
  const list = wrong.length > 0 && html`<p>${t.where}</p><ul>${items}</ul>`;
  const sentence = howFar(difference, t, language);
  return notice(
    'warn',
    html`<h3>${t.differs}</h3><div class="stack tight"><p>${sentence}</p>${list}${note}<p><a class="btn plain" href="${askHref}">${t.ask}</a></p></div>`,
  );
}

function howFar(difference: Cents, t: ExplainTexts['verdicts'], language: PageLanguage): string {
  if (difference === 0) return t.sameTotal;
  const amount = formatEuro(Math.abs(difference), language);
  return difference > 0 ? t.billIsHigher(amount) : t.billIsLower(amount);
}

export function isWrong({ verdict: said }: ComparedCharge): boolean {
  return said === 'differs' || said === 'not_billed';
}

/** Of several points the name of the one it belongs to comes first. */
function nameIn({ points }: Explanation, charge: ComparedCharge, language: PageLanguage): string {
  const name = chargeName(charge, language);
  const of = points.find(({ point }) => point.id === charge.pointId);
  return of === undefined || points.length === 1 ? name : explainTexts(language).verdicts.ofPoint(of.point.name, name);
}
