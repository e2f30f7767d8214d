/** `/bills/:id`: a bill that explains itself. */
import type { CustomerVisit } from '#features/accounts/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { addMonths } from '#kernel/day.ts';
import type { Pool } from '#platform/db/pool.ts';
import { idOf, orNotFound, page, type Page } from '#platform/http/exchange.ts';
import { findBill, listBilledPeriods, type FindBillRow } from './bill.sql.ts';
import { billView, titleOf } from './bill-view.ts';
import { listTexts } from './texts.ts';

type Parts = { readonly pool: Pool; readonly supplier: Pick<Supplier, 'payee'> };

export async function billPage({ pool, supplier: { payee } }: Parts, visit: CustomerVisit): Promise<Page> {
  const { account, language, today } = visit;
  const bill = await billOf(pool, visit);
  const periods = await listBilledPeriods(pool, {
    accountId: account.id,
    contractId: bill.contractId,
    from: addMonths(bill.periodUntil, -25),
    until: bill.periodUntil,
  });
  const { title, home } = listTexts(language);
  return page({
    title: titleOf(bill, language),
    crumbs: [
      { href: '/', label: home },
      { href: '/bills', label: title },
    ],
    main: billView({ bill, periods, language, today, payee }),
    scripts: ['copy.js'],
  });
}

/** The bill that the address names; one that is not the account's is not there. */
export async function billOf(pool: Pool, { account, params, today }: CustomerVisit): Promise<FindBillRow> {
  return orNotFound(await findBill(pool, { accountId: account.id, billId: idOf(params['id']), today }));
}
