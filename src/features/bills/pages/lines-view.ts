/** What a bill is made of: its groups with a sentence each, VAT, and the way to the sum to pay. */
import type { PageLanguage } from '#kernel/language.ts';
import { formatEuro, formatPrice, type Permille } from '#kernel/money.ts';
import { formatQuantity } from '#kernel/numbers.ts';
import { attrs, html, type Html, type HtmlValue } from '#platform/html/html.ts';
import { inOneLine } from '#ui/marks.ts';
import { explainTexts } from '../explain/texts.ts';
import type { FindBillRow } from './bill.sql.ts';
import { billTexts } from './bill-texts.ts';
import { groupTexts } from './group-texts.ts';
import { groupsOf, netByPoint, type ShownGroup, type ShownLine } from './lines.ts';

export function linesView(bill: FindBillRow, language: PageLanguage): Html {
  const t = billTexts(language);
  const groups = groupsOf(bill.lines).map((group) => groupView(group, bill.energy, language));
  return html`<section class="stack" aria-labelledby="lines"><h2 id="lines">${t.lines.title}</h2><div class="card stack loose">${groups}${sums(bill, language)}</div>${byPoint(bill, language)}</section>`;
}

function groupView({ group, net, lines }: ShownGroup, energy: string, language: PageLanguage): Html {
  const { lines: t } = billTexts(language);
  const { title, sentence } = groupTexts(group, language);
  const heads = html`<thead><tr><th scope="col">${t.what}</th><th scope="col" class="num">${t.quantity}</th><th scope="col" class="num">${t.price}</th><th scope="col" class="num">${t.net}</th></tr></thead>`;
  return html`<div class="stack tight bill-group"><div class="row apart"><h3>${title}</h3><strong>${inOneLine(formatEuro(net, language))}</strong></div><p class="muted small">${sentence(energy === 'gas')}</p><div class="table lines"><table><caption class="sr">${title}</caption>${heads}<tbody>${lines.map((line) => lineRow(line, language))}</tbody></table></div></div>`;
}

function lineRow(line: ShownLine, language: PageLanguage): Html {
  const { quantity, unit, priceMicro, net } = line;
  const { lines: t } = billTexts(language);
  return html`<tr><th scope="row">${nameOf(line, language)}</th><td class="num">${inOneLine(`${formatQuantity(quantity / 1000, language)}\u00a0${t.units[unit]}`)}</td><td class="num">${inOneLine(formatPrice(priceMicro, language))}</td><td class="num">${inOneLine(formatEuro(net, language))}</td></tr>`;
}

/** In Slovenian as on the bill; in other languages by what it is, where that is known. */
function nameOf({ code, block, label }: ShownLine, language: PageLanguage): HtmlValue {
  if (language === 'sl') return label;
  const t = explainTexts(language);
  const name = t.charges[code];
  if (name === undefined) return html`<span lang="sl">${label}</span>`;
  return block === null ? name : t.ofBlock(name, block);
}

function sums(bill: FindBillRow, language: PageLanguage): Html {
  const { lines: t } = billTexts(language);
  const line = (name: string, cents: number, strong = false): Html =>
    html`<div${attrs({ class: strong && 'strong' })}><dt>${name}</dt><dd>${inOneLine(formatEuro(cents, language))}</dd></div>`;
  const vat = bill.vat.map(({ vatPermille, base, vat: cents }) =>
    line(t.vat(percent(vatPermille, language), formatEuro(base, language)), cents),
  );
  const advance = bill.totalCents - bill.toPayCents;
  const paid = advance !== 0 && html`${line(t.advance, -advance)}${line(t.toPay, bill.toPayCents, true)}`;
  return html`<dl class="sums">${line(t.sum, bill.netCents)}${vat}${line(t.total, bill.totalCents, true)}${paid}</dl>`;
}

function percent(permille: Permille, language: PageLanguage): string {
  return `${formatQuantity(permille / 10, language)}\u00a0%`;
}

function byPoint(bill: FindBillRow, language: PageLanguage): Html | undefined {
  if (bill.points.length < 2) return undefined;
  const { lines: t } = billTexts(language);
  const nets = netByPoint(bill.lines);
  const row = (name: string, cents: number | undefined): Html | false =>
    cents !== undefined &&
    html`<tr><th scope="row">${name}</th><td class="num">${inOneLine(formatEuro(cents, language))}</td></tr>`;
  const rows = bill.points.map(({ id, street, number, gsrn }) => row(`${street}, ${number ?? gsrn}`, nets.get(id)));
  return html`<details class="more"><summary>${t.byPoint(bill.points.length)}</summary><div class="card table"><table><caption class="sr">${t.byPoint(bill.points.length)}</caption><thead><tr><th scope="col">${t.point}</th><th scope="col" class="num">${t.net}</th></tr></thead><tbody>${rows}${row(t.noPoint, nets.get(null))}</tbody></table></div></details>`;
}
