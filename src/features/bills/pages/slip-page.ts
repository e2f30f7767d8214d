/** `/bills/:id/slip.pdf`: the payment slip of an open bill, made when it is asked for. */
import type { CustomerVisit } from '#features/accounts/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { formatEuro } from '#kernel/money.ts';
import type { Pool } from '#platform/db/pool.ts';
import { NotFound, raw, type Raw } from '#platform/http/exchange.ts';
import { writtenDay } from '#ui/days.ts';
import { upnPaymentOf } from '../payment/payment-data.ts';
import { slipOf, slipPdf } from '../payment/slip.ts';
import { isPayable } from './bill-head.ts';
import { billOf } from './bill-page.ts';
import { payTexts } from './pay-texts.ts';
import { periodInWords } from './periods.ts';

type Parts = { readonly pool: Pool; readonly supplier: Pick<Supplier, 'payee'> };

/** A bill that needs no paying has no slip. */
export async function slipPage({ pool, supplier: { payee } }: Parts, visit: CustomerVisit): Promise<Raw> {
  const { language, now } = visit;
  const bill = await billOf(pool, visit);
  const slip = slipOf(upnPaymentOf(bill, payee));
  if (!isPayable(bill) || !slip.ok) throw new NotFound();
  const { paper: t } = payTexts(language);
  const heading = t.heading(bill.number);
  const paragraphs = [
    t.period(periodInWords(bill, language)),
    t.amount(formatEuro(bill.openCents, language), writtenDay(bill.dueOn, language)),
    t.how,
  ];
  const about = { title: heading, language, author: payee.name, at: now };
  const pdf = await slipPdf([{ slip: slip.value, heading, paragraphs }], about);
  const name = `upn-${bill.number.replaceAll('/', '-')}.pdf`;
  return raw('application/pdf', pdf, { 'content-disposition': `inline; filename="${name}"` });
}
