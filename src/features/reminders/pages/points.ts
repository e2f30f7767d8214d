/** The metering points of an account, as far as reminders are concerned. */
import { nextWindow, spokenWindow, windowOn, type SpokenWindow } from '#features/metering/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { byName } from '#kernel/alphabet.ts';
import type { Day } from '#kernel/day.ts';
import type { Energy } from '#kernel/identifiers.ts';
import type { Db } from '#platform/db/query.ts';
import { listReminderPoints, type ListReminderPointsRow } from './store.sql.ts';

/** Why there is nothing to remind of: read from afar, read by the operator's people, no longer supplied. */
export type NoReminder = 'remote' | 'operator' | 'ended';

export type ReminderPoint = Omit<ListReminderPointsRow, 'energy'> & {
  readonly energy: Energy;
  /** The window as it is spoken of. Null where the operator reads itself. */
  readonly spoken: SpokenWindow | null;
  /** Undefined: reminders of it can be chosen. */
  readonly without: NoReminder | undefined;
};

type Asked = { readonly accountId: number; readonly today: Day };

/** All points of the account, by street. */
export async function pointsOf(
  db: Db,
  { readingWindows }: Pick<Supplier, 'readingWindows'>,
  { accountId, today }: Asked,
): Promise<readonly ReminderPoint[]> {
  const rows = await listReminderPoints(db, { accountId });
  const points = rows.map((row): ReminderPoint => {
    const of = { energy: row.energy as Energy, operatorCode: row.operatorCode, day: today };
    const window = windowOn(readingWindows, of) ?? nextWindow(readingWindows, of);
    const spoken = window && spokenWindow(readingWindows, { ...of, month: window.forMonth });
    return { ...row, energy: of.energy, spoken, without: noReminder(row, { today, hasWindow: window !== null }) };
  });
  return points.toSorted((one, other) => byName(one.street, other.street) || one.id - other.id);
}

export function isRemindable({ without }: ReminderPoint): boolean {
  return without === undefined;
}

function noReminder(
  { suppliedUntil, readRemotely }: ListReminderPointsRow,
  { today, hasWindow }: { today: Day; hasWindow: boolean },
): NoReminder | undefined {
  if (suppliedUntil !== null && suppliedUntil <= today) return 'ended';
  if (readRemotely) return 'remote';
  return hasWindow ? undefined : 'operator';
}
