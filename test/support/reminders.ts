/** What customers have chosen about reminders, for tests, as the settings page would have saved it. */
import type { Pool } from '#platform/db/pool.ts';

export type ChoiceToGive = {
  readonly mail?: boolean;
  readonly sms?: boolean;
  readonly opening?: boolean;
  readonly lastButOne?: boolean;
  readonly last?: boolean;
};

/** Reminders of a point: by mail, at the opening and on the last day, unless said otherwise. */
export async function giveReminders(
  pool: Pool,
  { accountId, pointId }: { readonly accountId: number; readonly pointId: number },
  given: ChoiceToGive = {},
): Promise<void> {
  const { mail = true, sms = false, opening = true, lastButOne = false, last = true } = given;
  await pool.query(
    `insert into reminder_choices
       (account_id, metering_point_id, by_mail, by_sms, at_opening, at_last_but_one, at_last, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, now())
     on conflict (account_id, metering_point_id) do update
       set by_mail = excluded.by_mail, by_sms = excluded.by_sms, at_opening = excluded.at_opening,
           at_last_but_one = excluded.at_last_but_one, at_last = excluded.at_last`,
    [accountId, pointId, mail, sms, opening, lastButOne, last],
  );
}

/** A confirmed mobile number; each account has one of its own. */
export async function giveMobile(pool: Pool, accountId: number): Promise<string> {
  const number = `+38641${String(100_000 + accountId)}`;
  await pool.query('insert into mobile_numbers (account_id, number, confirmed_at) values ($1, $2, now())', [
    accountId,
    number,
  ]);
  return number;
}

export async function giveQuietHours(
  pool: Pool,
  accountId: number,
  hours: { from: number; until: number },
): Promise<void> {
  await pool.query('insert into reminder_hours (account_id, quiet_from, quiet_until) values ($1, $2, $3)', [
    accountId,
    hours.from,
    hours.until,
  ]);
}
