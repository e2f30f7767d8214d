/** Who is to be reminded today: one statement for everybody, whoever runs it and however often. */
import { windowOn, type ReadingWindow, type ReadingWindowRule } from '#features/metering/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { dayIn, firstDayOf, type Day } from '#kernel/day.ts';
import type { Energy } from '#kernel/identifiers.ts';
import { hourIn } from '#kernel/zoned.ts';
import { transaction, type Pool } from '#platform/db/pool.ts';
import { hoursThatAllow, namesOfDay, usualQuietHours, type ReminderDays } from './rules.ts';
import { countAnew, listGrids, planAnew, planDay } from './store.sql.ts';

export type PlanParts = {
  readonly pool: Pool;
  readonly supplier: Pick<Supplier, 'readingWindows' | 'timeZone'>;
};

/**
 * Plans the reminders that may go out now, and gives their number. They are rows without messages until `writeReminders`
 * makes them. Run every quarter of an hour: each run takes those whose hour has come, and none twice.
 */
export async function planReminders({ pool, supplier }: PlanParts, now: Date): Promise<number> {
  const { timeZone, readingWindows } = supplier;
  const day = dayIn(now, timeZone);
  const grids = (await listGrids(pool, {})).map(({ code, energy }) => ({ code, energy: energy as Energy }));
  const windows = windowsToRemindOf(readingWindows, grids, day);
  if (windows.length === 0) return 0;
  return transaction(pool, async (tx) => {
    await planAnew(tx, {});
    const { planned } = await planDay(tx, {
      day,
      now,
      ...inStep(windows),
      usualFrom: usualQuietHours.from,
      usualUntil: usualQuietHours.until,
      hoursThatAllow: hoursThatAllow(hourIn(now, timeZone)).map(({ from, until }) => from * 100 + until),
    });
    if (planned >= many) await countAnew(tx, {});
    return planned;
  });
}

/** So many reminders at once change what the tables look like. */
const many = 1_000;

type Grid = { readonly code: string; readonly energy: Energy };
type RemindedWindow = { readonly grid: Grid; readonly window: ReadingWindow; readonly names: ReminderDays };

/** The open windows of which this is a day that customers can choose. */
function windowsToRemindOf(rules: readonly ReadingWindowRule[], grids: readonly Grid[], day: Day): RemindedWindow[] {
  return grids.flatMap((grid) => {
    const window = windowOn(rules, { energy: grid.energy, operatorCode: grid.code, day });
    if (window === null) return [];
    const names = namesOfDay(window, day);
    return names.opening || names.lastButOne || names.last ? [{ grid, window, names }] : [];
  });
}

function inStep(windows: readonly RemindedWindow[]) {
  return {
    energies: windows.map(({ grid }) => grid.energy),
    operators: windows.map(({ grid }) => grid.code),
    forMonths: windows.map(({ window }) => firstDayOf(window.forMonth)),
    opens: windows.map(({ window }) => window.opensOn),
    closes: windows.map(({ window }) => window.closesOn),
    isOpening: windows.map(({ names }) => names.opening),
    isLastButOne: windows.map(({ names }) => names.lastButOne),
    isLast: windows.map(({ names }) => names.last),
  };
}
