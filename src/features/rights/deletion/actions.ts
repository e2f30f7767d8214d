/** *Izbriši račun*: asking for it, and calling it off. */
import { confirmPassword, letterLanguage, type CustomerVisit } from '#features/accounts/index.ts';
import { audit } from '#features/audit/index.ts';
import { accepted } from '#kernel/refusal.ts';
import { transaction } from '#platform/db/pool.ts';
import { queueMessage } from '#platform/outbox/outbox.ts';
import type { RightsParts } from '../parts.ts';
import { beginLetter, calledOffLetter } from './letters.ts';
import { dueAfter } from './rules.ts';
import { deleteDeletion, insertDeletion } from './store.sql.ts';

/** Begins the cooling-off, for who knows the password, and tells by mail. Asked for twice, the first day holds. */
export async function askForDeletion(parts: RightsParts, visit: CustomerVisit) {
  const outcome = await confirmPassword(parts, visit, visit.form.text('currentPassword'));
  if (!outcome.ok) return outcome;
  const { account, now, ip } = visit;
  await transaction(parts.pool, async (tx) => {
    const asked = await insertDeletion(tx, { accountId: account.id, now, dueAt: dueAfter(now) });
    if (asked === undefined) return;
    await audit(tx, { at: now, accountId: account.id, action: 'account deletion asked for', origin: ip });
    const letter = beginLetter(parts, { language: letterLanguage(account.language), dueAt: asked.dueAt });
    const mail = { channel: 'mail', accountId: account.id, to: account.email, now } as const;
    await queueMessage(tx, { ...mail, template: 'deletion_begun', letter });
  });
  return accepted(undefined);
}

/** Calls it off: one press, at any time before the end. */
export async function callOffDeletion(parts: RightsParts, { account, now, ip }: CustomerVisit): Promise<void> {
  await transaction(parts.pool, async (tx) => {
    if ((await deleteDeletion(tx, { accountId: account.id })) === undefined) return;
    await audit(tx, { at: now, accountId: account.id, action: 'account deletion called off', origin: ip });
    const letter = calledOffLetter(parts, letterLanguage(account.language));
    const mail = { channel: 'mail', accountId: account.id, to: account.email, now } as const;
    await queueMessage(tx, { ...mail, template: 'deletion_called_off', letter });
  });
}
