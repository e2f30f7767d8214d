/** The demo's bills: two years of them for the whole cast, reckoned from its readings and the sample prices. */
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { RegistryWriter } from '#features/exchange/index.ts';
import { addMonths, type Day } from '#kernel/day.ts';
import type { Customers } from '../plan.ts';
import type { Bill } from './compose.ts';
import type { Ledger } from './counted.ts';
import type { PaintersShare } from './document/painter.ts';
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

/** How many months of bills have a PDF where nobody looks at the older ones. */
const fewMonths = 6;

export type Documents = {
  readonly supplierFolder: string;
  readonly today: Day;
  /** `all` for those who look around; `few` for tests that open the latest. */
  readonly howMany: 'all' | 'few';
};

/** Writes the PDFs of the bills beside the registry's files. Drawing them is most of a first start: every core helps. */
export async function writeDocuments(
  folder: string,
  bills: readonly Bill[],
  { supplierFolder, today, howMany }: Documents,
): Promise<void> {
  const documents = join(folder, 'documents');
  await mkdir(documents, { recursive: true });
  const since = addMonths(today, -fewMonths);
  const wanted = bills.flatMap((bill, index) => (howMany === 'all' || bill.issuedOn > since ? [index] : []));
  const painters = Math.min(availableParallelism(), 8);
  await Promise.all(
    Array.from({ length: painters }, (_, painter) =>
      paint({ documents, supplierFolder, bills, indexes: wanted.filter((_index, at) => at % painters === painter) }),
    ),
  );
}

async function paint(share: PaintersShare): Promise<void> {
  const worker = new Worker(new URL('./document/painter.ts', import.meta.url), { workerData: share });
  const [code] = (await once(worker, 'exit')) as [number];
  if (code !== 0) throw new Error(`a painter of bills ended with code ${code}`);
}
