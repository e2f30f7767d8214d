/** `/readings/receipts/:id`, and the same receipt as a letter. */
import type { CustomerVisit } from '#features/accounts/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { addDays, lastDayOf, monthOf, type Day, type Month } from '#kernel/day.ts';
import type { Energy } from '#kernel/identifiers.ts';
import type { Db } from '#platform/db/query.ts';
import type { Pool, Tx } from '#platform/db/pool.ts';
import { idOf, orNotFound, page, type Page } from '#platform/http/exchange.ts';
import { queueMessage } from '#platform/outbox/outbox.ts';
import { timeOfDay } from './moments.ts';
import { receiptLetter } from './receipt-letter.ts';
import { receiptView, type Receipt, type ReceiptView } from './receipt-view.ts';
import { findReceipt, listPointsToRead, type FindReceiptRow } from './store.sql.ts';
import { ruleFor } from './submission.ts';
import { readingTexts } from './texts.ts';
import { waitingPoints } from './waiting.ts';

export type ReceiptParts = { readonly pool: Pool; readonly supplier: Supplier; readonly publicUrl: string };

export async function receiptPage({ pool, supplier }: ReceiptParts, visit: CustomerVisit): Promise<Page> {
  const { account, language, today } = visit;
  const t = readingTexts(language);
  const row = orNotFound(await findReceipt(pool, { accountId: account.id, id: idOf(visit.params['id']) }));
  const receipt = receiptOf(row, { language, timeZone: supplier.timeZone });
  const view: ReceiptView = {
    language,
    today,
    receipt,
    sender: account,
    deadline: receipt.billMonth === null ? null : deadlineOf(supplier, row, receipt.billMonth),
    waiting: await otherPoints(pool, { supplier, accountId: account.id, today, except: row.meteringPointId }),
  };
  return page({
    title: t.receipt.title[receipt.kind],
    main: receiptView(view),
    scripts: ['print.js'],
    crumbs: [
      { href: '/', label: t.home },
      { href: '/readings/new', label: t.newReading },
    ],
  });
}

/** Queues the receipt of a submission for its sender, in the transaction that stores it. */
export async function mailReceipt(
  tx: Tx,
  { supplier, publicUrl }: Omit<ReceiptParts, 'pool'>,
  { visit, submissionId }: { visit: CustomerVisit; submissionId: number },
): Promise<void> {
  const { account, language, now, today } = visit;
  const row = orNotFound(await findReceipt(tx, { accountId: account.id, id: submissionId }));
  const receipt = receiptOf(row, { language, timeZone: supplier.timeZone });
  if (receipt.kind !== 'submission') return;
  const letter = receiptLetter(receipt, { supplier, language, today, publicUrl });
  await queueMessage(tx, {
    channel: 'mail',
    accountId: account.id,
    template: 'receipt',
    to: account.email,
    letter,
    now,
  });
}

function receiptOf(row: FindReceiptRow, words: { language: string; timeZone: string }): Receipt {
  return {
    ...row,
    kind: row.kind === 'submission' ? 'submission' : 'own_record',
    receivedTime: timeOfDay(row.receivedAt, words),
    billMonth: row.billMonth === null ? null : monthOf(row.billMonth),
    confirmed: row.confirmed.length > 0,
  };
}

/**
 * Until when another submission counts for the same bill: the last of the late days of the next month, or the month's
 * own last day where nothing is taken late. The day after, readings go to billing.
 */
function deadlineOf(supplier: Supplier, row: FindReceiptRow, billMonth: Month): { correctUntil: Day; handover: Day } {
  const { lateUntilDay } = ruleFor(supplier.bookingRules, row, row.receivedOn);
  const correctUntil = addDays(lastDayOf(billMonth), lateUntilDay);
  return { correctUntil, handover: addDays(correctUntil, 1) };
}

async function otherPoints(
  db: Db,
  { supplier, accountId, today, except }: { supplier: Supplier; accountId: number; today: Day; except: number },
): Promise<ReceiptView['waiting']> {
  const points = (await listPointsToRead(db, { accountId, today })).filter(({ id }) => id !== except);
  const waiting = waitingPoints(points, supplier.readingWindows, today);
  const [first] = waiting;
  return {
    count: waiting.length,
    first: first && { ...first.point, energy: first.point.energy as Energy, window: first.window },
  };
}
