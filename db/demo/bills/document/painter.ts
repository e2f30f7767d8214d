/** A thread that draws its share of the bills and ends. Threads and not processes: the bills come by structured clone. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import { readSupplier } from '#features/supplier/index.ts';
import { addMonths } from '#kernel/day.ts';
import type { Bill } from '../compose.ts';
import { billPdf } from './bill-pdf.ts';

export type PaintersShare = {
  readonly supplierFolder: string;
  /** The folder that the PDFs go to. */
  readonly documents: string;
  /** All of the demo's bills, the oldest first of each contract: a bill shows what it was a year before. */
  readonly bills: readonly Bill[];
  /** Which of them are this thread's. */
  readonly indexes: readonly number[];
};

const { documents, supplierFolder, bills, indexes } = workerData as PaintersShare;
const supplier = await readSupplier(supplierFolder);
for (const index of indexes) {
  const bill = bills[index];
  if (bill === undefined) continue;
  await writeFile(join(documents, `${bill.number}.pdf`), await billPdf(bill, { supplier, lastYear: yearBefore(bill) }));
}

function yearBefore({ contract, from }: Bill): Bill | undefined {
  const then = addMonths(from, -12);
  return bills.findLast((bill) => bill.contract === contract && bill.from === then && bill.kind === 'invoice');
}
