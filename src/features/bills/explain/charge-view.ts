/** One line of the explanation: what it is, what it comes to, how, and what the bill says where that is something else. */
import { addDays } from '#kernel/day.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { formatEuro } from '#kernel/money.ts';
import { attrs, html, type Html, type HtmlValue } from '#platform/html/html.ts';
import { writtenDay } from '#ui/days.ts';
import { badge } from '#ui/marks.ts';
import type { RecomputedLine } from './charge-lines.ts';
import type { ComparedCharge } from './compare.ts';
import type { BilledFacts } from './facts.ts';
import { productFormula, quantityFormulas } from './formulas.ts';
import { explainTexts } from './texts.ts';

export type SumLine = {
  readonly name: HtmlValue;
  readonly result: string;
  readonly formulas?: readonly HtmlValue[];
  readonly notes?: readonly HtmlValue[];
  /** What the lines above it come to. */
  readonly total?: boolean;
};

/** A name with what it comes to; below it how, and a word or two. */
export function sumLine({ name, result, formulas = [], notes = [], total = false }: SumLine): Html {
  const written = formulas.map((formula) => html`<p class="formula">${formula}</p>`);
  const said = notes.map((note) => html`<p class="muted small">${note}</p>`);
  return html`<li${attrs({ class: total && 'total' })}><span>${name}</span><strong class="num">${result}</strong>${written}${said}</li>`;
}

/** What a charge is called: in Slovenian as on the bill, otherwise by what it is. */
export function chargeName({ code, block, billed: [line] }: ComparedCharge, language: PageLanguage): string {
  if (language === 'sl' && line !== undefined) return line.label;
  const t = explainTexts(language);
  const name = t.charges[code] ?? line?.label ?? code;
  return block === null ? name : t.ofBlock(name, block);
}

export function chargeLine(charge: ComparedCharge, bill: BilledFacts, language: PageLanguage): Html {
  const { lines, unit, reason, billed, recomputedNet } = charge;
  const formulas =
    reason === undefined
      ? lines.flatMap((line) => lineFormulas(line, { charge, bill, language }))
      : billed.map((line) => productFormula(line, unit, language));
  const name = chargeName(charge, language);
  const isForeign = language !== 'sl' && explainTexts(language).charges[charge.code] === undefined;
  return sumLine({
    name: isForeign ? html`<span lang="sl">${name}</span>` : name,
    result: formatEuro(recomputedNet, language),
    formulas,
    notes: notesOf(charge, language),
  });
}

type Around = { readonly charge: ComparedCharge; readonly bill: BilledFacts; readonly language: PageLanguage };

/** A line that does not cover the whole period says which days it is for. */
function lineFormulas(line: RecomputedLine, { charge, bill, language }: Around): readonly HtmlValue[] {
  const formulas = [...quantityFormulas(line, charge.unit, language), productFormula(line, charge.unit, language)];
  if (line.from === bill.from && line.until === bill.until) return formulas;
  const last = addDays(line.until, -1);
  const days = explainTexts(language).between(writtenDay(line.from, language), writtenDay(last, language));
  return [html`<span class="muted">${days}</span>`, ...formulas];
}

function notesOf(charge: ComparedCharge, language: PageLanguage): readonly HtmlValue[] {
  const { verdict, reason, billed, unit, lines } = charge;
  const t = explainTexts(language);
  const why = reason === undefined ? [] : [t.reasons[reason]];
  const byDays = lines.some(
    ({ source }) => source.kind === 'used' && source.shares.some((share) => share.days < share.ofDays),
  );
  const hint = byDays ? [t.daysHint] : [];
  if (verdict === 'not_billed') return [badge('warn', t.onBill.missing), ...hint];
  if (verdict !== 'differs') return [...hint, ...why];
  const said = reason === undefined ? billed.map((line) => t.onBill.formula(productFormula(line, unit, language))) : [];
  return [badge('warn', difference(charge, language)), ...said, ...hint, ...why];
}

function difference({ billedNet, difference: cents }: ComparedCharge, language: PageLanguage): string {
  const { onBill } = explainTexts(language);
  const amount = formatEuro(Math.abs(cents), language);
  return `${onBill.differs(formatEuro(billedNet, language))}: ${cents > 0 ? onBill.more(amount) : onBill.less(amount)}`;
}
