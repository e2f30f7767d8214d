/** The demo's bills: two years of them for the whole cast, reckoned from its readings and the sample prices. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RegistryWriter } from '#features/exchange/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { addMonths, type Day } from '#kernel/day.ts';
import type { Customers } from '../plan.ts';
import type { Bill } from './compose.ts';
import type { Ledger } from './counted.ts';
import { billPdf } from './document/bill-pdf.ts';
import { historyOf } from './history.ts';
import { isBusiness } from './months.ts';
import { writeBill, writePayment, writePriceLists, writePrices, writeSettlement } from './write.ts';

export type { Bill } from './compose.ts';
export { keeping } from './counted.ts';

export type Billing = {
  readonly customers: Customers;
  readonly ledger: Ledger;
  readonly today: Day;
  /** The account that is paid to. */
  readonly iban: string;
};

/** Writes prices, bills and payments of the cast; gives the bills, oldest first of each contract. */
export function writeBills(writer: RegistryWriter, { customers, ledger, today, iban }: Billing): readonly Bill[] {
  writePrices(writer);
  return customers.contracts.flatMap((contract) => {
    const points = customers.points.filter(({ supplies }) =>
      supplies.some((supply) => supply.contract === contract.number),
    );
    const [point] = points;
    if (point === undefined) return [];
    writePriceLists(writer, contract, isBusiness(point));
    const { bills, payments, settlements } = historyOf({ contract, points, ledger, today });
    for (const bill of bills) writeBill(writer, bill, iban);
    for (const payment of payments) writePayment(writer, payment);
    for (const settlement of settlements) writeSettlement(writer, settlement);
    return bills;
  });
}

const monthsWithDocuments = 6;

/** Writes the PDFs of the last half-year's bills beside the registry's files; older bills have none, for a quick start. */
export async function writeDocuments(
  folder: string,
  bills: readonly Bill[],
  about: { readonly supplier: Supplier; readonly today: Day },
): Promise<void> {
  const since = addMonths(about.today, -monthsWithDocuments);
  const documents = join(folder, 'documents');
  await mkdir(documents, { recursive: true });
  for (const bill of bills) {
    if (bill.issuedOn <= since) continue;
    const pdf = await billPdf(bill, { supplier: about.supplier, lastYear: yearBefore(bill, bills) });
    await writeFile(join(documents, `${bill.number}.pdf`), pdf);
  }
}

function yearBefore({ contract, from }: Bill, bills: readonly Bill[]): Bill | undefined {
  const then = addMonths(from, -12);
  return bills.findLast((bill) => bill.contract === contract && bill.from === then && bill.kind === 'invoice');
}
