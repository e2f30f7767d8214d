/** When an account ends, and how long what is kept of it is kept. */
const day = 24 * 3_600_000;

/** Cooling-off: so long after it was asked for, an account ends. */
export const coolingOffDays = 14;
/** So long before its end its owner is reminded. */
export const remindedBeforeDays = 2;
/** The general time in which claims expire in Slovenia (Obligacijski zakonik, art. 346). */
export const proofKeptYears = 5;

export function dueAfter(requestedAt: Date): Date {
  return new Date(requestedAt.getTime() + coolingOffDays * day);
}

export function reminderHorizon(now: Date): Date {
  return new Date(now.getTime() + remindedBeforeDays * day);
}

export function proofKeptUntil(now: Date): Date {
  const until = new Date(now);
  until.setUTCFullYear(until.getUTCFullYear() + proofKeptYears);
  return until;
}
