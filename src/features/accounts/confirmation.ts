/** The password asked for once more, before something that a borrowed browser must not do. */
import { accepted, refused, type Outcome } from '#kernel/refusal.ts';
import { passwordChangePerAccount } from './guessing.ts';
import type { AccountParts, SignedInCaller } from './parts.ts';
import { isPassword } from './passwords.ts';
import { getPasswordHash } from './store.sql.ts';

export type ConfirmationRefusal = 'current_password_missing' | 'current_password_wrong' | 'paused';

/**
 * Whether the password is that of who is signed in. Guesses here, at a change of password and at every other page that
 * asks count together. The field is called `currentPassword`.
 */
export async function confirmPassword(
  parts: Pick<AccountParts, 'pool' | 'limits' | 'wait'>,
  { account, now }: SignedInCaller,
  password: string,
): Promise<Outcome<undefined, ConfirmationRefusal>> {
  if (password === '') return refused({ code: 'current_password_missing', field: 'currentPassword' });
  const subject = String(account.id);
  const verdict = await parts.limits.count(parts.pool, passwordChangePerAccount, { subject, now });
  if (verdict.paused) return refused({ code: 'paused', facts: { minutes: verdict.minutesLeft } });
  await parts.wait(verdict.delayMilliseconds);
  const { passwordHash } = await getPasswordHash(parts.pool, { id: account.id });
  if (!(await isPassword(password, passwordHash))) {
    return refused({ code: 'current_password_wrong', field: 'currentPassword' });
  }
  await parts.limits.forget(parts.pool, passwordChangePerAccount, subject);
  return accepted(undefined);
}
