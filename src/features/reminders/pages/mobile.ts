/**
 * The number for SMS: kept once its owner has shown, by a code of six digits, that they can read what is sent to it. A code
 * is worth ten minutes and five tries, and the database keeps only what it hashes to under the portal's secret.
 */
import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { audit } from '#features/audit/index.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { accepted, refused, type Outcome } from '#kernel/refusal.ts';
import { transaction, type Tx } from '#platform/db/pool.ts';
import type { Limit } from '#platform/limits/limits.ts';
import { networkOf } from '#platform/limits/network.ts';
import { queueMessage } from '#platform/outbox/outbox.ts';
import { parseMobile, type E164 } from '#platform/sms/numbers.ts';
import { entryOf, type Chooser, type ReminderPageParts } from './parts.ts';
import { deleteCode, deleteMobile, getMobile, saveCode, saveMobile, switchOffSms, tryCode } from './store.sql.ts';
import { reminderTexts, type ReminderRefusal } from './texts.ts';

const validFor = 10 * 60_000;
const mostTries = 5;
const day = 24 * 60;

/** Whoever asks is told of these two. */
const codesPerAccount: Limit = { action: 'mobile-code-account', windowMinutes: 60, freeTries: 3, mostTries: 3 };
const codesPerNetwork: Limit = { action: 'mobile-code-network', windowMinutes: day, freeTries: 60, mostTries: 60 };
/** Not of these: past them nothing is sent and the answer stays the same, so that nobody learns what others asked for. */
const codesPerNumber: Limit = { action: 'mobile-code-number', windowMinutes: day, freeTries: 5, mostTries: 5 };
const codesInAll: Limit = { action: 'mobile-code-all', windowMinutes: day, freeTries: 2_000, mostTries: 2_000 };

export type Mobile = {
  /** The confirmed number, in E.164. */
  readonly number: string | null;
  readonly confirmedAt: Date | null;
  /** The number that a code was sent to and that waits for it. */
  readonly pending: string | null;
  /** The phone of the profile where it can get SMS, for who has no number yet; otherwise ''. */
  readonly proposed: string;
};

export async function readMobile(
  { pool, supplier }: ReminderPageParts,
  { account, now }: Pick<Chooser, 'account' | 'now'>,
): Promise<Mobile> {
  const { phone, ...kept } = await getMobile(pool, { accountId: account.id, now, mostTries });
  const proposed = kept.number === null ? parseMobile(phone, supplier.country) : undefined;
  return { ...kept, proposed: proposed?.ok === true ? proposed.value : '' };
}

export type CodeRequest = { readonly typed: string; readonly language: PageLanguage };

/** Sends a code to the number that was typed. The number in use stays until the code has come back. */
export async function sendCode(
  parts: ReminderPageParts,
  { typed, language }: CodeRequest,
  chooser: Chooser,
): Promise<Outcome<undefined, ReminderRefusal>> {
  const { account, now, ip } = chooser;
  const number = parseMobile(typed, parts.supplier.country);
  if (!number.ok) return refused({ code: number.reason, field: 'mobile' });
  const own = await parts.limits.countAll(
    parts.pool,
    [
      [codesPerAccount, String(account.id)],
      [codesPerNetwork, networkOf(ip)],
    ],
    now,
  );
  if (own.paused) return refused({ code: 'paused', field: 'mobile', facts: { minutes: own.minutesLeft } });
  const others = await parts.limits.countAll(
    parts.pool,
    [
      [codesPerNumber, number.value],
      [codesInAll, ''],
    ],
    now,
  );
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  await transaction(parts.pool, async (tx) => {
    await saveCode(tx, {
      accountId: account.id,
      number: number.value,
      codeHash: hashOf(code, { secret: parts.secret, accountId: account.id, number: number.value }),
      now,
      expiresAt: new Date(now.getTime() + validFor),
    });
    if (!others.paused) await queueCode(tx, parts, { code, to: number.value, language, accountId: account.id, now });
    const action = others.paused ? 'mobile code withheld' : 'mobile code sent';
    await audit(tx, { ...entryOf(chooser), action });
  });
  return accepted(undefined);
}

type CodeToQueue = {
  readonly code: string;
  readonly to: E164;
  readonly language: PageLanguage;
  readonly accountId: number;
  readonly now: Date;
};

/** The last line lets a phone fill the code in, on this portal's pages and on no other (WICG, origin-bound one-time codes). */
async function queueCode(tx: Tx, { supplier, publicUrl }: ReminderPageParts, given: CodeToQueue): Promise<void> {
  const { code, to, language, accountId, now } = given;
  const { mobile: t } = reminderTexts(language);
  await queueMessage(tx, {
    channel: 'sms',
    template: 'mobile_code',
    accountId,
    to,
    language,
    text: `${t.sms(code, supplier.portalName)}\n\n@${new URL(publicUrl).hostname} #${code}`,
    shownText: t.sms(t.hiddenCode, supplier.portalName),
    askedFor: true,
    now,
    expiresAt: new Date(now.getTime() + validFor),
  });
}

/** Confirms the number that waits, if the code is the one that was sent to it. */
export async function confirmNumber(
  { pool, secret }: ReminderPageParts,
  typed: string,
  chooser: Chooser,
): Promise<Outcome<undefined, ReminderRefusal>> {
  const { account, now } = chooser;
  const code = typed.replace(/[\s-]/g, '');
  if (!/^\d{6}$/.test(code)) return refused({ code: 'code_unreadable', field: 'code' });
  return transaction(pool, async (tx): Promise<Outcome<undefined, ReminderRefusal>> => {
    const waiting = await tryCode(tx, { accountId: account.id, now, mostTries });
    if (waiting === undefined) return refused({ code: 'code_gone', field: 'mobile' });
    const { number, codeHash, tries } = waiting;
    if (!timingSafeEqual(codeHash, hashOf(code, { secret, accountId: account.id, number }))) {
      await audit(tx, { ...entryOf(chooser), action: 'mobile code refused', facts: { tries } });
      return tries < mostTries
        ? refused({ code: 'code_wrong', field: 'code', facts: { left: mostTries - tries } })
        : refused({ code: 'code_gone', field: 'mobile' });
    }
    await saveMobile(tx, { accountId: account.id, number, now });
    await deleteCode(tx, { accountId: account.id });
    await audit(tx, { ...entryOf(chooser), action: 'mobile number confirmed' });
    return accepted(undefined);
  });
}

/** Removes the number, and turns off what went to it: a number added later must not begin to get SMS by itself. */
export async function removeNumber({ pool }: ReminderPageParts, chooser: Chooser): Promise<void> {
  const { account, now } = chooser;
  await transaction(pool, async (tx) => {
    await deleteCode(tx, { accountId: account.id });
    const removed = await deleteMobile(tx, { accountId: account.id });
    const points = await switchOffSms(tx, { accountId: account.id, now });
    if (removed + points === 0) return;
    await audit(tx, { ...entryOf(chooser), action: 'mobile number removed', facts: { points } });
  });
}

/** Bound to account and number: a code for one number confirms no other. */
function hashOf(code: string, of: { secret: string; accountId: number; number: string }): Buffer {
  return createHmac('sha256', of.secret).update(`mobile code ${of.accountId} ${of.number} ${code}`).digest();
}
