/** Paying a bill: a code to scan, a slip to print, and every field of the payment to copy by itself. */
import type { Payee } from '#features/supplier/index.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { formatEuro } from '#kernel/money.ts';
import { formatPaymentReference } from '#kernel/payment-reference.ts';
import { attrs, html, type Html } from '#platform/html/html.ts';
import { writtenDay } from '#ui/days.ts';
import { icon } from '#ui/icon.ts';
import { notice } from '#ui/notice.ts';
import { epcPayload } from '../payment/epc-qr.ts';
import { epcPaymentOf, upnPaymentOf } from '../payment/payment-data.ts';
import { epcQrImage, QUIET, qrPath, type QrImage } from '../payment/qr-image.ts';
import { slipOf } from '../payment/slip.ts';
import type { FindBillRow } from './bill.sql.ts';
import { payTexts, type PayTexts } from './pay-texts.ts';

export function payView(bill: FindBillRow, payee: Payee, language: PageLanguage): Html {
  const t = payTexts(language);
  const slip = slipOf(upnPaymentOf(bill, payee));
  const amount = formatEuro(bill.openCents, language);
  const code = slip.ok
    ? html`<div class="stack"><h3>${t.scan}</h3><p class="muted">${t.scanText}</p>${qr(slip.value.code, t.code(amount))}<p><a class="btn plain" href="/bills/${bill.id}/slip.pdf">${icon('print')} ${t.slip}</a></p><p class="muted small">${t.slipText}</p></div>`
    : notice('warn', html`<p>${t.noCode}</p>`);
  const fields = html`<div class="stack"><h3>${t.fields}</h3>${copyFields(bill, payee, language)}${foreignCode(bill, payee, language)}</div>`;
  return html`<section class="stack noprint" aria-labelledby="pay"><h2 id="pay">${t.title}</h2><div class="card"><div class="cols two pay">${code}${fields}</div></div></section>`;
}

/** Dark on light in every theme: apps do not read the other way round. */
function qr(image: QrImage, label: string): Html {
  const side = image.size + 2 * QUIET;
  return html`<svg class="qr" viewBox="0 0 ${side} ${side}" role="img" aria-label="${label}" shape-rendering="crispEdges"><rect width="${side}" height="${side}"/><path d="${qrPath(image)}"/></svg>`;
}

function copyFields(bill: FindBillRow, payee: Payee, language: PageLanguage): Html {
  const amount = (bill.openCents / 100).toFixed(2);
  const field = (name: CopyField['name'], shown: string, plain = shown): Html =>
    copyField({ name, shown, plain }, language);
  return html`<dl class="copies">
${field('amount', language === 'en' ? amount : amount.replace('.', ','))}
${field('iban', bill.payeeIban.replace(/(.{4})(?=.)/g, '$1 '), bill.payeeIban)}
${field('reference', formatPaymentReference(bill.reference), bill.reference)}
${field('purposeCode', bill.purposeCode)}
${field('purpose', bill.purpose)}
${field('dueOn', writtenDay(bill.dueOn, language).replaceAll('\u00a0', ' '))}
${field('payee', payee.name)}
${field('address', `${payee.street}, ${payee.postCode} ${payee.post}`)}</dl><p class="sr" role="status" data-copy-status></p>`;
}

type CopyField = { readonly name: keyof PayTexts['labels']; readonly shown: string; readonly plain: string };

/** The button appears where a script can work it; without, one press selects the whole value. */
function copyField({ name, shown, plain }: CopyField, language: PageLanguage): Html {
  const t = payTexts(language);
  const label = t.labels[name];
  const copy = attrs({ 'data-copy': plain, 'data-copied': t.copied, 'aria-label': t.copyOf(label), hidden: true });
  return html`<div><dt>${label}</dt><dd><span class="whole">${shown}</span> <button type="button" class="btn quiet"${copy}>${t.copy}</button></dd></div>`;
}

function foreignCode(bill: FindBillRow, payee: Payee, language: PageLanguage): Html | undefined {
  const t = payTexts(language);
  const payload = epcPayload(epcPaymentOf(bill, payee));
  if (!payload.ok) return undefined;
  const label = t.foreignCode(formatEuro(bill.openCents, language));
  return html`<details class="more"><summary>${t.foreign}</summary><div class="stack"><p class="muted small">${t.foreignText}</p>${qr(epcQrImage(payload.value.bytes), label)}</div></details>`;
}
