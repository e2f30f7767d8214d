/** What runs by itself: the day's mail about bills, planned and written every half an hour by day. */
import { letterLanguage } from '#features/accounts/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { addDays, addMonths, dayIn } from '#kernel/day.ts';
import { instantOf } from '#kernel/zoned.ts';
import { transaction, type Pool, type Tx } from '#platform/db/pool.ts';
import type { Db } from '#platform/db/query.ts';
import { queueMessages, type MailToQueue } from '#platform/outbox/outbox.ts';
import { noticeLetter } from './letters.ts';
import {
  deleteOldNotices,
  isNoticeWanted,
  markNoticesWritten,
  planNotices,
  takeNoticesToWrite,
  type TakeNoticesToWriteRow,
} from './store.sql.ts';

export type NoticeParts = {
  readonly pool: Pool;
  readonly supplier: Supplier;
  /** The portal's origin: `https://moj.example.si`. */
  readonly publicUrl: string;
};

/** What kind of message a notice is to the outbox. */
const template = 'bill-notice';

const portion = 500;
const monthsKept = 24;
/** After so many days a notice that could not leave says nothing new. */
const daysItHolds = 3;
const quietHours = { from: 21, until: 8 } as const;

/** Jobs for `platform/jobs`. A run that was cut short is made up for by the next. */
export function billNoticeJobs(parts: NoticeParts) {
  const { timeZone } = parts.supplier;
  return [
    {
      name: 'plan-bill-notices',
      cron: '*/30 8-20 * * *',
      timeZone,
      run: async (now: Date, signal?: AbortSignal): Promise<void> => {
        await planNotices(parts.pool, { now, day: dayIn(now, timeZone) });
        await writeNotices(parts, now, signal);
      },
    },
    {
      name: 'sweep-bill-notices',
      cron: '50 3 * * *',
      timeZone,
      run: async (now: Date): Promise<void> => {
        await deleteOldNotices(parts.pool, { before: addMonths(dayIn(now, timeZone), -monthsKept) });
      },
    },
  ];
}

/** What the outbox asks before a notice leaves: false where all it tells of is paid, cancelled or out of sight by now. */
export const billNoticeRechecks = {
  [template]: async (db: Db, messageId: number): Promise<boolean> =>
    (await isNoticeWanted(db, { messageId }))?.wanted === true,
};

async function writeNotices(parts: NoticeParts, now: Date, signal?: AbortSignal): Promise<void> {
  for (;;) {
    if (signal?.aborted === true) return;
    const taken = await transaction(parts.pool, (tx) => writePortion(tx, parts, now));
    if (taken < portion) return;
  }
}

async function writePortion(tx: Tx, parts: NoticeParts, now: Date): Promise<number> {
  const taken = await takeNoticesToWrite(tx, { most: portion });
  if (taken.length === 0) return 0;
  const standing = taken.filter(({ bills }) => bills.length > 0);
  const messageIds = await queueMessages(
    tx,
    standing.map((notice) => mailOf(notice, parts, now)),
  );
  await markNoticesWritten(tx, {
    taken: taken.map(({ id }) => id),
    ids: standing.map(({ id }) => id),
    messageIds,
    now,
  });
  return taken.length;
}

function mailOf(notice: TakeNoticesToWriteRow, { supplier, publicUrl }: NoticeParts, now: Date): MailToQueue {
  const { accountId, email, bills } = notice;
  const language = letterLanguage(notice.language);
  return {
    channel: 'mail',
    to: email,
    accountId,
    template,
    letter: noticeLetter({ supplier, language, publicUrl, bills }),
    now,
    expiresAt: instantOf(addDays(dayIn(now, supplier.timeZone), daysItHolds), 0, supplier.timeZone),
    quietHours,
  };
}
