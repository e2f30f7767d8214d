/** What a bill wants of the customer, or that it wants nothing. */
import type { Day } from '#kernel/day.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { formatEuro } from '#kernel/money.ts';
import { html, type Html, type HtmlValue } from '#platform/html/html.ts';
import { dayAndMonth } from '#ui/days.ts';
import { icon } from '#ui/icon.ts';
import { notice } from '#ui/notice.ts';
import { hero } from '#ui/window.ts';
import type { FindBillRow } from './bill.sql.ts';
import { billTexts } from './bill-texts.ts';

type Seen = { readonly language: PageLanguage; readonly today: Day };

/** A bill that the customer has to pay: open, and not collected by the supplier. */
export function isPayable({
  kind,
  openCents,
  directDebit,
}: Pick<FindBillRow, 'kind' | 'openCents' | 'directDebit'>): boolean {
  return kind === 'invoice' && openCents > 0 && !directDebit;
}

export function billHead(bill: FindBillRow, seen: Seen): Html {
  if (bill.kind === 'invoice' && bill.openCents > 0) return openHead(bill, seen);
  const links = html`<div class="row actions">${documentLink(bill, seen.language, 'plain')}</div>`;
  return html`<div class="stack">${bill.kind === 'credit_note' ? creditHead(bill, seen) : closedHead(bill, seen)}${bill.documentSha256 !== null && links}</div>`;
}

function openHead(bill: FindBillRow, { language, today }: Seen): Html {
  const { head: t } = billTexts(language);
  const day = dayAndMonth(bill.dueOn, language);
  const due = bill.dueOn < today ? t.wasDueOn(day) : bill.dueOn === today ? t.dueToday : t.dueOn(day);
  const paid = bill.toPayCents - bill.openCents;
  const words = [
    bill.directDebit ? t.collected(day) : due,
    ...(paid > 0 ? [t.partPaid(formatEuro(paid, language), formatEuro(bill.toPayCents, language))] : []),
  ];
  const pay = isPayable(bill) && html`<a class="btn lamp big" href="#pay">${icon('bill')} ${t.pay}</a>`;
  return hero({
    id: 'head',
    title: t.open(formatEuro(bill.openCents, language)),
    text: words.join(' '),
    actions: html`${pay}${documentLink(bill, language, 'quiet')}`,
  });
}

function documentLink({ id, documentSha256 }: FindBillRow, language: PageLanguage, kind: string): HtmlValue {
  const { document } = billTexts(language);
  return (
    documentSha256 !== null &&
    html`<a class="btn ${kind}" href="/bills/${id}/document?save=yes">${icon('download')} ${document}</a>`
  );
}

function creditHead(bill: FindBillRow, { language }: Seen): Html {
  const { head: t } = billTexts(language);
  const open = -bill.openCents;
  const used = open > 0 ? t.creditOpen(formatEuro(open, language)) : t.creditUsed;
  const cancels =
    bill.cancelsBillId !== null &&
    html`<p>${t.cancels} <a href="/bills/${bill.cancelsBillId}">${bill.cancelsNumber}</a>.</p>`;
  return notice('info', html`<h2>${t.creditNote(formatEuro(-bill.totalCents, language))}</h2><p>${used}</p>${cancels}`);
}

function closedHead(bill: FindBillRow, { language }: Seen): Html {
  const { head: t } = billTexts(language);
  if (bill.cancelledById !== null) {
    const by = html`<a href="/bills/${bill.cancelledById}">${bill.cancelledByNumber}</a>`;
    return notice('warn', html`<h2>${t.cancelled}</h2><p>${t.cancelledText} ${by}.</p>`);
  }
  const words =
    bill.openCents < 0
      ? t.overpaid(formatEuro(-bill.openCents, language))
      : bill.toPayCents === 0
        ? t.nothingToPay
        : undefined;
  return notice('ok', html`<h2>${t.paid}</h2>${words !== undefined && html`<p>${words}</p>`}`);
}
