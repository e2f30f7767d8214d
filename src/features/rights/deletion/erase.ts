/** The end of accounts: who is reminded, what goes, what is kept and under which number. */
import { letterLanguage } from '#features/accounts/index.ts';
import { audit } from '#features/audit/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { transaction, type Pool, type Tx } from '#platform/db/pool.ts';
import { queueMessage } from '#platform/outbox/outbox.ts';
import { farewellLetter, reminderLetter } from './letters.ts';
import { proofMac } from './proof.ts';
import { proofKeptUntil, reminderHorizon } from './rules.ts';
import {
  eraseAccount,
  eraseFarewells,
  eraseGuestQuestions,
  eraseMessages,
  eraseOldProofs,
  eraseRegistrations,
  eraseStoppedRecipients,
  eraseWaitingQuestions,
  forgetOldOrigins,
  forgetOrigins,
  forgetOriginsOfRegistrations,
  keepConsentProofs,
  listDueDeletions,
  lockDueAccount,
  remindOfDeletions,
} from './store.sql.ts';

export type EraseParts = {
  readonly pool: Pool;
  readonly supplier: Supplier;
  readonly secret: string;
  readonly publicUrl: string;
};

const day = 24 * 3_600_000;
/** Nobody waits longer for a last mail: then it goes unsent, and with it the address. */
const farewellLasts = 3 * day;
const originKeptDays = 366;

/** Reminds those whose account ends in two days. */
export async function remindOfEnds(parts: EraseParts, now: Date): Promise<void> {
  await transaction(parts.pool, async (tx) => {
    for (const { id, email, language, dueAt } of await remindOfDeletions(tx, {
      now,
      dueBefore: reminderHorizon(now),
    })) {
      const letter = reminderLetter(parts, { language: letterLanguage(language), dueAt });
      const mail = { channel: 'mail', accountId: id, to: email, now } as const;
      await queueMessage(tx, { ...mail, template: 'deletion_soon', letter });
    }
  });
}

/** Ends all accounts whose cooling-off is over, each in its own transaction. What fails does not hold up the others. */
export async function eraseDueAccounts(parts: EraseParts, now: Date): Promise<number> {
  const failures: unknown[] = [];
  let erased = 0;
  for (const { accountId } of await listDueDeletions(parts.pool, { now, limit: 1_000 })) {
    try {
      if (await transaction(parts.pool, (tx) => erase(parts, tx, { accountId, now }))) erased += 1;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'accounts could not be deleted');
  return erased;
}

async function erase(
  parts: EraseParts,
  tx: Tx,
  { accountId, now }: { accountId: number; now: Date },
): Promise<boolean> {
  const account = await lockDueAccount(tx, { accountId, now });
  if (account === undefined) return false;
  const { email } = account;
  const emailMac = proofMac(parts.secret, email);
  await keepConsentProofs(tx, { accountId, emailMac, keptUntil: proofKeptUntil(now) });
  await eraseStoppedRecipients(tx, { accountId, email });
  await eraseMessages(tx, { accountId, email });
  await eraseRegistrations(tx, { email });
  await eraseGuestQuestions(tx, { email });
  await eraseWaitingQuestions(tx, { email });
  await eraseAccount(tx, { accountId });
  await forgetOrigins(tx, { accountId });
  await forgetOriginsOfRegistrations(tx, {});
  await audit(tx, { at: now, accountId: null, action: 'account deleted', subject: `account ${accountId}` });
  await queueMessage(tx, {
    channel: 'mail',
    accountId: null,
    to: email,
    template: 'account_deleted',
    letter: farewellLetter(parts, letterLanguage(account.language)),
    now,
    expiresAt: new Date(now.getTime() + farewellLasts),
  });
  return true;
}

/** What is kept only for a time goes when that is over: last mails that have left, proofs, and where things were done. */
export async function forgetWhatIsOver(pool: Pool, now: Date): Promise<void> {
  await eraseFarewells(pool, {});
  await eraseOldProofs(pool, { now });
  await forgetOriginsOfRegistrations(pool, {});
  await forgetOldOrigins(pool, { before: new Date(now.getTime() - originKeptDays * day) });
}
