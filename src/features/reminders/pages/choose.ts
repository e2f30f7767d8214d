/** Choosing reminders: what a customer saves on `/settings/reminders`, switches on the reading form, or takes up at home. */
import { audit } from '#features/audit/index.ts';
import { transaction, type Tx } from '#platform/db/pool.ts';
import type { Db } from '#platform/db/query.ts';
import { usualQuietHours, type QuietHours } from '../rules.ts';
import type { Choice, Choices } from './input.ts';
import { entryOf, type Channel, type Chooser, type ReminderPageParts } from './parts.ts';
import { isRemindable, pointsOf, type ReminderPoint } from './points.ts';
import { answerOffer, findHours, saveChoices, saveHours, switchChannel } from './store.sql.ts';

type Saving = { readonly given: Choices; readonly points: readonly ReminderPoint[]; readonly chooser: Chooser };

/** Saves all of the form at once. What is not the account's, or has no reminders, is passed over. */
export async function saveReminders(parts: ReminderPageParts, { given, points, chooser }: Saving): Promise<void> {
  const { account, now } = chooser;
  const remindable = points.filter(isRemindable).map(({ id }) => id);
  const choices = given.choices.filter(({ id }) => remindable.includes(id));
  await transaction(parts.pool, async (tx) => {
    const saved = await saveChoices(tx, { accountId: account.id, now, ...idLists(choices) });
    const forAll =
      given.forAll && (await switchChannel(tx, { accountId: account.id, pointIds: remindable, now, ...given.forAll }));
    const hours = await saveOwnHours(tx, account.id, given.hours);
    if (saved + (forAll ?? 0) === 0 && !hours) return;
    await audit(tx, {
      ...entryOf(chooser),
      action: 'reminders chosen',
      facts: { points: saved + (forAll ?? 0), quietFrom: given.hours.from, quietUntil: given.hours.until },
    });
  });
}

/** The statement takes, for each box, the points for which it is ticked. */
function idLists(choices: readonly Choice[]) {
  const where = (ticked: (choice: Choice) => boolean): number[] => choices.filter(ticked).map(({ id }) => id);
  return {
    pointIds: where(() => true),
    byMail: where(({ byMail }) => byMail),
    bySms: where(({ bySms }) => bySms),
    atOpening: where(({ atOpening }) => atOpening),
    atLastButOne: where(({ atLastButOne }) => atLastButOne),
    atLast: where(({ atLast }) => atLast),
  };
}

/** True where they are other than before. */
async function saveOwnHours(tx: Tx, accountId: number, hours: QuietHours): Promise<boolean> {
  const kept = await hoursOf(tx, accountId);
  if (kept.from === hours.from && kept.until === hours.until) return false;
  await saveHours(tx, { accountId, ...hours });
  return true;
}

/** The account's quiet hours: its own, or the usual ones. */
export async function hoursOf(db: Db, accountId: number): Promise<QuietHours> {
  const own = await findHours(db, { accountId });
  return own === undefined ? usualQuietHours : { from: own.quietFrom, until: own.quietUntil };
}

export type Switch = { readonly pointId: number; readonly channel: Channel; readonly on: boolean };

/** One channel of one point: false where there is nothing to switch (not the account's, read from afar, not supplied). */
export async function switchReminder(
  parts: ReminderPageParts,
  { pointId, channel, on }: Switch,
  chooser: Chooser,
): Promise<boolean> {
  const { account, now, today } = chooser;
  const points = await pointsOf(parts.pool, parts.supplier, { accountId: account.id, today });
  const point = points.find(({ id }) => id === pointId);
  if (point === undefined || !isRemindable(point)) return false;
  await transaction(parts.pool, async (tx) => {
    const changed = await switchChannel(tx, { accountId: account.id, pointIds: [pointId], channel, on, now });
    if (changed === 0) return;
    const subject = `metering point ${pointId}`;
    await audit(tx, { ...entryOf(chooser), action: 'reminder switched', subject, facts: { channel, on } });
  });
  return true;
}

/** The offer at home: yes turns reminders by mail on for every point; either answer ends the offer. */
export async function answerOfferOfReminders(
  parts: ReminderPageParts,
  wanted: boolean,
  chooser: Chooser,
): Promise<void> {
  const { account, now, today } = chooser;
  const points = await pointsOf(parts.pool, parts.supplier, { accountId: account.id, today });
  const pointIds = wanted ? points.filter(isRemindable).map(({ id }) => id) : [];
  await transaction(parts.pool, async (tx) => {
    const answered = await answerOffer(tx, { accountId: account.id, now });
    const switched = await switchChannel(tx, { accountId: account.id, pointIds, channel: 'mail', on: true, now });
    if (answered + switched === 0) return;
    const facts = { wanted, points: switched };
    await audit(tx, { ...entryOf(chooser), action: 'reminder offer answered', facts });
  });
}
