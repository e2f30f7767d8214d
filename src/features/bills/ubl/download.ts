/** `/bills/:id/e-invoice.xml`: a bill for accounting programs. */
import { customer, type CustomerVisit } from '#features/accounts/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import type { PageLanguage } from '#kernel/language.ts';
import type { Pool } from '#platform/db/pool.ts';
import { idOf, orNotFound, raw, type Raw } from '#platform/http/exchange.ts';
import { ublInvoice } from './invoice.ts';
import { findEInvoice } from './store.sql.ts';

export type EInvoiceParts = { readonly pool: Pool; readonly supplier: Pick<Supplier, 'payee' | 'country'> };

const fileNames: Readonly<Record<PageLanguage, string>> = { sl: 'e-racun', en: 'e-invoice', hr: 'e-racun' };

export function eInvoicePages(parts: EInvoiceParts) {
  return {
    /** GET /bills/:id/e-invoice.xml */
    sendEInvoice: customer((visit) => eInvoice(parts, visit)),
  };
}

async function eInvoice({ pool, supplier }: EInvoiceParts, visit: CustomerVisit): Promise<Raw> {
  const { account, language, params } = visit;
  const bill = orNotFound(await findEInvoice(pool, { accountId: account.id, billId: idOf(params['id']) }));
  const name = `${fileNames[language]}-${bill.number.replaceAll('/', '-')}.xml`;
  const document = ublInvoice({ bill, seller: supplier.payee, country: supplier.country });
  return raw('application/xml; charset=utf-8', document, { 'content-disposition': `attachment; filename="${name}"` });
}
