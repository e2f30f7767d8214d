/** The addresses of readings, each behind its guard. Listed in src/app/routes.ts. */
import { customer, type CustomerVisit } from '#features/accounts/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import type { Pool } from '#platform/db/pool.ts';
import { seeOther, type Reply } from '#platform/http/exchange.ts';
import { readInput } from './input.ts';
import { listAsCsv, listAsExcel, listPage } from './list-page.ts';
import type { HelpPage } from './help.ts';
import { newReadingPage, readingFormAddress } from './new-page.ts';
import { mailReceipt, receiptPage } from './receipt-page.ts';
import { submitReading } from './submission.ts';
import { withdraw, withdrawalPage } from './withdrawal-page.ts';

export type ReadingPageParts = {
  readonly pool: Pool;
  readonly supplier: Supplier;
  readonly sendsSms: boolean;
  /** Which of the supplier's help pages there are: nothing leads to one that is not. */
  readonly library: { readonly hasPage: (slug: HelpPage) => boolean };
  /** `https://moj.example.si`, for the link in the receipt's mail. */
  readonly publicUrl: string;
};

export function readingPages(parts: ReadingPageParts) {
  return {
    /** GET /readings/new */
    showNew: customer((visit) => newReadingPage(parts, visit, { fields: visit.query })),
    /** POST /readings/new */
    submit: customer((visit) => submit(parts, visit), { resumeAt: ({ form }) => readingFormAddress(form) }),
    /** GET /readings/receipts/:id */
    showReceipt: customer((visit) => receiptPage(parts, visit)),
    /** GET /readings */
    showList: customer((visit) => listPage(parts, visit)),
    /** GET /readings/export.xlsx */
    exportExcel: customer((visit) => listAsExcel(parts.pool, visit)),
    /** GET /readings/export.csv */
    exportCsv: customer((visit) => listAsCsv(parts.pool, visit)),
    /** GET /readings/:id/withdrawal */
    showWithdrawal: customer((visit) => withdrawalPage(parts, visit)),
    /** POST /readings/:id/withdrawal */
    withdraw: customer((visit) => withdraw(parts, visit), { resumeAt: ({ path }) => path }),
  };
}

async function submit(parts: ReadingPageParts, visit: CustomerVisit): Promise<Reply> {
  const { account, now, today, ip, language, form } = visit;
  const input = readInput(form, { today, language });
  const result = await submitReading(
    { pool: parts.pool, bookingRules: parts.supplier.bookingRules },
    {
      input,
      sender: { accountId: account.id, origin: ip, now, today },
      after: (tx, submissionId) => mailReceipt(tx, parts, { visit, submissionId }),
    },
  );
  if (result.outcome === 'stored') return seeOther(`/readings/receipts/${result.submissionId}`);
  if (result.outcome === 'refused')
    return newReadingPage(parts, visit, { fields: form, sent: { refusals: result.refusals } });
  const unconfirmed = form.text('seen') === result.fingerprint;
  return newReadingPage(parts, visit, { fields: form, sent: { doubt: result, unconfirmed } });
}
