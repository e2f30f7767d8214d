/**
 * The part of a bill's page that answers *Zakaj je moj račun takšen?*: whether the recomputation agrees, what was used,
 * then each part of the bill with a sentence, every line with its formula, VAT and the total.
 */
import { lineGroups, type LineGroup } from '#features/tariffs/index.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { formatEuro, type Cents } from '#kernel/money.ts';
import { html, type Html } from '#platform/html/html.ts';
import { groupTexts } from '../pages/group-texts.ts';
import { chargeLine, sumLine } from './charge-view.ts';
import type { ComparedCharge } from './compare.ts';
import type { BilledFacts } from './facts.ts';
import { rateText, totalFormula, vatFormula } from './formulas.ts';
import type { ExplainedPoint, Explanation } from './recompute.ts';
import { explainTexts, type ExplainTexts } from './texts.ts';
import { useView } from './use-view.ts';
import { isWrong, verdictView } from './verdict-view.ts';

export type ExplanationView = {
  readonly explanation: Explanation;
  /** Where a question about this bill is put to the supplier. */
  readonly askHref: string;
};

type Words = { readonly title: string; readonly sentence: string };
type Around = { readonly bill: BilledFacts; readonly language: PageLanguage };

/** A section with its own heading of the second level. */
export function explanationView({ explanation, askHref }: ExplanationView, language: PageLanguage): Html {
  const t = explainTexts(language);
  const { bill } = explanation;
  return html`<section class="stack loose explain" aria-labelledby="why"><div class="stack tight"><h2 id="why">${t.title}</h2><p class="lead">${leadOf(bill, t)}</p></div>
${verdictView(explanation, askHref, language)}
${pointViews(explanation, language)}
${contractView(explanation, language)}
${totals(explanation, language)}</section>`;
}

function leadOf({ kind, points }: BilledFacts, t: ExplainTexts): string {
  if (kind === 'invoice') return t.lead;
  return points.length > 0 ? t.leadOfCredit : t.leadOfPartCredit;
}

function pointViews(explanation: Explanation, language: PageLanguage): Html {
  const views = explanation.points.map((point) => pointView(point, explanation, language));
  return views.length > 1 ? html`<div class="stack tight">${views}</div>` : html`${views}`;
}

/** One point stands open; of several each is folded, unless something is wrong with it. */
function pointView(explained: ExplainedPoint, explanation: Explanation, language: PageLanguage): Html {
  const { point } = explained;
  const own = explanation.charges.filter(({ pointId }) => pointId === point.id);
  const inner = html`${useView(explained, language)}${groupViews(own, explanation, language)}`;
  if (explanation.points.length === 1) return inner;
  const amount = formatEuro(sumOf(own), language);
  const title = own.length === 0 ? point.name : explainTexts(language).pointTotal(point.name, amount);
  return own.some(isWrong)
    ? html`<details class="more" open><summary>${title}</summary><div class="stack loose">${inner}</div></details>`
    : html`<details class="more"><summary>${title}</summary><div class="stack loose">${inner}</div></details>`;
}

function contractView(explanation: Explanation, language: PageLanguage): Html | undefined {
  const common = explanation.charges.filter(({ pointId }) => pointId === null);
  if (common.length === 0) return undefined;
  const title = html`<h3>${explainTexts(language).wholeContract}</h3>`;
  return html`${explanation.points.length > 0 && title}${groupViews(common, explanation, language)}`;
}

function groupViews(
  charges: readonly ComparedCharge[],
  { bill }: Explanation,
  language: PageLanguage,
): readonly Html[] {
  return lineGroups
    .map((group) => ({ group, of: charges.filter((charge) => charge.group === group) }))
    .filter(({ of }) => of.length > 0)
    .map(({ group, of }) => {
      const lines = of.map((charge) => chargeLine(charge, bill, language));
      return part(wordsOf(group, of, { bill, language }), [...lines, groupTotal(group, of, language)]);
    });
}

function groupTotal(group: LineGroup, charges: readonly ComparedCharge[], language: PageLanguage): Html | undefined {
  if (charges.length < 2) return undefined;
  const name = explainTexts(language).groupTotal(groupTexts(group, language).title);
  return sumLine({ name, result: formatEuro(sumOf(charges), language), total: true });
}

/** The words of the bill's own groups, and of power what people ask most. */
function wordsOf(group: LineGroup, charges: readonly ComparedCharge[], around: Around): Words {
  const { title, sentence } = groupTexts(group, around.language);
  const isGas = around.bill.points.every(({ energy }) => energy === 'gas');
  const perMonth = charges.some(({ unit }) => unit === 'KWT') ? ` ${explainTexts(around.language).perMonth}` : '';
  return { title, sentence: `${sentence(isGas)}${perMonth}` };
}

function totals({ sums, bill, difference }: Explanation, language: PageLanguage): Html {
  const t = explainTexts(language);
  const net = formatEuro(sums.net, language);
  const lines = [
    sumLine({ name: t.vat.net, result: net }),
    ...sums.vat.map((share) => {
      const name = t.vat.rate(rateText(share.vatPermille, language));
      return sumLine({ name, result: formatEuro(share.vat, language), formulas: [vatFormula(share, language)] });
    }),
    sumLine({
      name: t.vat.total,
      result: formatEuro(sums.total, language),
      formulas: [totalFormula([sums.net, ...sums.vat.map(({ vat }) => vat)], language)],
      notes: difference === 0 ? [] : [t.onBill.differs(formatEuro(bill.total, language))],
      total: true,
    }),
  ];
  return part(t.vat, lines);
}

function part({ title, sentence }: Words, lines: readonly (Html | undefined)[]): Html {
  return html`<div class="stack tight"><h3>${title}</h3><p class="muted">${sentence}</p><ul class="worked">${lines}</ul></div>`;
}

function sumOf(charges: readonly ComparedCharge[]): Cents {
  return charges.reduce((total, { recomputedNet }) => total + recomputedNet, 0);
}
