/** The addresses of bills and payments, each behind its guard. Listed in src/app/routes.ts. */
import { customer } from '#features/accounts/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import type { Objects } from '#platform/objects/objects.ts';
import { billPage } from './bill-page.ts';
import { documentPage, documentsArchive } from './documents-page.ts';
import { explanationPage, type ExplanationParts } from './explanation-page.ts';
import { billsAsExcel, paymentsAsExcel } from './files.ts';
import { listPage } from './list-page.ts';
import { paymentsPage } from './payments-page.ts';
import { slipPage } from './slip-page.ts';

export type BillPageParts = ExplanationParts & {
  readonly supplier: Pick<Supplier, 'payee'>;
  readonly objects: Objects;
};

export function billPages(parts: BillPageParts) {
  const { pool } = parts;
  return {
    /** GET /bills */
    showBills: customer((visit) => listPage(pool, visit)),
    /** GET /bills/:id */
    showBill: customer((visit) => billPage(parts, visit)),
    /** GET /bills/export.xlsx */
    exportBills: customer((visit) => billsAsExcel(pool, visit)),
    /** GET /bills/documents.zip */
    sendDocuments: customer((visit) => documentsArchive(parts, visit)),
    /** GET /bills/:id/document */
    sendDocument: customer((visit) => documentPage(parts, visit)),
    /** GET /bills/:id/explanation */
    showExplanation: customer((visit) => explanationPage(parts, visit)),
    /** GET /bills/:id/slip.pdf */
    sendSlip: customer((visit) => slipPage(parts, visit)),
    /** GET /payments */
    showPayments: customer((visit) => paymentsPage(pool, visit)),
    /** GET /payments/export.xlsx */
    exportPayments: customer((visit) => paymentsAsExcel(pool, visit)),
  };
}
