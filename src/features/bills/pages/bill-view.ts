import type { Payee } from '#features/supplier/index.ts';
import { addDays, type Day } from '#kernel/day.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { formatEuro } from '#kernel/money.ts';
import { formatPaymentReference } from '#kernel/payment-reference.ts';
import { html, type Html, type HtmlValue } from '#platform/html/html.ts';
import { writtenDay } from '#ui/days.ts';
import { icon } from '#ui/icon.ts';
import { facts, inOneLine } from '#ui/marks.ts';
import type { FindBillRow, ListBilledPeriodsRow } from './bill.sql.ts';
import { billHead, isPayable } from './bill-head.ts';
import { billTexts } from './bill-texts.ts';
import { linesView } from './lines-view.ts';
import { payView } from './pay-view.ts';
import { periodInWords } from './periods.ts';
import { readingsView } from './readings-view.ts';
import { stateBadge } from './states.ts';
import { listTexts } from './texts.ts';
import { yearView } from './year-view.ts';

export type BillView = {
  readonly bill: FindBillRow;
  readonly periods: readonly ListBilledPeriodsRow[];
  readonly language: PageLanguage;
  readonly today: Day;
  readonly payee: Payee;
};

export function titleOf({ kind, number }: FindBillRow, language: PageLanguage): string {
  const t = billTexts(language);
  return kind === 'credit_note' ? t.creditNote(number) : t.title(number);
}

export function billView({ bill, periods, language, today, payee }: BillView): Html {
  return html`<div class="stack airy">
<div class="stack tight"><div class="row apart"><h1>${titleOf(bill, language)}</h1>${stateBadge(bill.state, listTexts(language))}</div><p class="muted">${periodInWords(bill, language)}</p></div>
${billHead(bill, { language, today })}
${isPayable(bill) && payView(bill, payee, language)}
${linesView(bill, language)}
${whyLink(bill, language)}
${readingsView(bill, language)}
${bill.kind === 'invoice' && yearView(bill, periods, language)}
<div class="cols two">${factsView(bill, language)}${paymentsView(bill, language)}</div></div>`;
}

function whyLink({ id }: FindBillRow, language: PageLanguage): Html {
  const t = billTexts(language);
  const link = html`<a class="btn plain" href="/bills/${id}/explanation">${icon('question')} ${t.why}</a>`;
  return html`<div class="row noprint"><p class="muted">${t.whyText}</p>${link}</div>`;
}

function factsView(bill: FindBillRow, language: PageLanguage): Html {
  const { facts: t } = billTexts(language);
  const [point, ...others] = bill.points;
  const where =
    point === undefined
      ? undefined
      : others.length > 0
        ? t.pointsCount(bill.points.length)
        : `${point.street}, ${point.number ?? point.gsrn}`;
  const place = [bill.payerPostCode, bill.payerPost].filter((part) => part !== null).join(' ');
  const payer = [bill.payerName, bill.payerStreet, place].filter((part) => part !== null && part !== '').join(', ');
  const pairs: (readonly [string, HtmlValue])[] = [
    [t.contract, bill.contractNumber],
    ...(where === undefined ? [] : [[t.points, where] as const]),
    [t.period, `${writtenDay(bill.periodFrom, language)} – ${writtenDay(addDays(bill.periodUntil, -1), language)}`],
    [t.issuedOn, writtenDay(bill.issuedOn, language)],
    ...(bill.kind === 'invoice' ? [[t.dueOn, writtenDay(bill.dueOn, language)] as const] : []),
    [t.payer, payer],
    [t.reference, formatPaymentReference(bill.reference)],
  ];
  return html`<section class="stack" aria-labelledby="facts"><h2 id="facts">${t.title}</h2><div class="card stack">${facts(pairs)}<p class="row noprint"><a href="/bills/${bill.id}/e-invoice.xml">${t.eInvoice}</a><a href="/contracts/${bill.contractId}/billing">${t.billing}</a></p></div></section>`;
}

function paymentsView({ payments }: FindBillRow, language: PageLanguage): Html | undefined {
  if (payments.length === 0) return undefined;
  const { paid: t } = billTexts(language);
  const rows = payments.map(
    ({ paidOn, cents, means }) =>
      html`<tr><td>${inOneLine(writtenDay(paidOn, language))}</td><td>${t.byMeans[means]}</td><td class="num">${inOneLine(formatEuro(cents, language))}</td></tr>`,
  );
  return html`<section class="stack" aria-labelledby="paid"><h2 id="paid">${t.title}</h2><div class="card table"><table><caption class="sr">${t.title}</caption><thead><tr><th scope="col">${t.paidOn}</th><th scope="col">${t.means}</th><th scope="col" class="num">${t.amount}</th></tr></thead><tbody>${rows}</tbody></table></div></section>`;
}
