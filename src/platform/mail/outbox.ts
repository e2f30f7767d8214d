/**
 * Mail that leaves the house. It is written into the database in the transaction of what caused it, and sent after that
 * has been committed: nothing is sent of what did not happen, and nothing that happened goes unsaid.
 */
import type { Db } from '#platform/db/query.ts';
import type { Tx } from '#platform/db/pool.ts';
import { writeLetter, type Letter } from './letter.ts';
import { deleteOldMails, insertMail } from './store.sql.ts';

export type MailToQueue = {
  /** The account it is about; null for somebody who has none yet. */
  readonly accountId: number | null;
  /** What kind of mail it is: `activation`. For counting and for tests. */
  readonly template: string;
  readonly to: string;
  readonly letter: Letter;
  readonly now: Date;
};

/** Queues a mail. Hence a transaction, not a pool. */
export async function queueMail(tx: Tx, mail: MailToQueue): Promise<void> {
  const { accountId, template, to, letter, now } = mail;
  await insertMail(tx, { accountId, template, to, language: letter.language, now, ...writeLetter(letter) });
}

const keptFor = 90 * 24 * 3_600_000;

/** Removes mails that nobody will ask about any more: older than 90 days. */
export async function sweepMails(db: Db, now: Date): Promise<void> {
  await deleteOldMails(db, { before: new Date(now.getTime() - keptFor) });
}
