/** Who of the cast is reminded, and when that happens next: what there is to see in the mailbox. */
import { nextWindow, windowOn } from '#features/metering/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { dayIn, type Day } from '#kernel/day.ts';
import { instantOf } from '#kernel/zoned.ts';
import type { Tx } from '#platform/db/pool.ts';
import type { DemoAccount } from './accounts.ts';

/** As saved in settings: all points of the account, at the opening of their window and on its last day. */
export async function giveReminders(
  tx: Tx,
  accountId: number,
  { account, now }: { account: DemoAccount; now: Date },
): Promise<void> {
  const { reminders } = account;
  if (reminders === undefined) return;
  const mobile = reminders === 'mail' ? null : reminders.mobile;
  await tx.query({
    text: `insert into reminder_choices (account_id, metering_point_id, by_mail, by_sms, changed_at)
           select distinct account_id, metering_point_id, true, $2::text is not null, $3::timestamptz
             from visible_supplies where account_id = $1`,
    values: [accountId, mobile, now],
    rowMode: 'array',
  });
  if (mobile === null) return;
  await tx.query({
    text: 'insert into mobile_numbers (account_id, number, confirmed_at) values ($1, $2, $3)',
    values: [accountId, mobile, now],
    rowMode: 'array',
  });
}

/** When the cast's reminders go out next: at eight on the first or last day of a window for electricity or gas. */
export function nextReminder(
  { readingWindows, timeZone }: Pick<Supplier, 'readingWindows' | 'timeZone'>,
  now: Date,
): Date | undefined {
  const today = dayIn(now, timeZone);
  const days: Day[] = (['electricity', 'gas'] as const).flatMap((energy) => {
    const of = { energy, operatorCode: '*', day: today };
    return [windowOn(readingWindows, of), nextWindow(readingWindows, of)].flatMap((window) =>
      window === null ? [] : [window.opensOn, window.closesOn],
    );
  });
  return days
    .map((day) => instantOf(day, 8, timeZone))
    .filter((instant) => instant > now)
    .toSorted((one, other) => one.getTime() - other.getTime())[0];
}
