/** What runs by itself: the plan, every quarter of an hour, and forgetting old plans. */
import { addMonths, dayIn } from '#kernel/day.ts';
import type { Db } from '#platform/db/query.ts';
import { planReminders } from './plan.ts';
import { deleteOldReminders, isStillWanted } from './store.sql.ts';
import { reminderTemplate, writeReminders, type WriteParts } from './write.ts';

const monthsKept = 24;

/** Jobs for `platform/jobs`. A run that was cut short is made up for by the next. */
export function reminderJobs(parts: WriteParts) {
  const { pool, supplier } = parts;
  const { timeZone } = supplier;
  return [
    {
      name: 'plan-reminders',
      cron: '*/15 * * * *',
      timeZone,
      run: async (now: Date, signal?: AbortSignal): Promise<void> => {
        await planReminders(parts, now);
        await writeReminders(parts, now, signal);
      },
    },
    {
      name: 'sweep-reminders',
      cron: '40 3 * * *',
      timeZone,
      run: async (now: Date): Promise<void> => {
        await deleteOldReminders(pool, { before: addMonths(dayIn(now, timeZone), -monthsKept) });
      },
    },
  ];
}

/**
 * What the outbox asks before a reminder leaves, which may be hours after it was written: false when its points have all
 * been read meanwhile, reminders were switched off, the contract ended, the address changed, or a later one took its place.
 */
export function reminderRechecks(timeZone: string) {
  return {
    [reminderTemplate]: async (db: Db, messageId: number, now: Date): Promise<boolean> => {
      const found = await isStillWanted(db, { messageId, today: dayIn(now, timeZone) });
      return found?.wanted === true;
    },
  };
}
