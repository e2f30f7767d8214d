/** Which points wait for a reading: their window is open, nothing was sent for its month, and nobody read them in it. */
import { windowOn, type ReadingWindow, type ReadingWindowRule } from '#features/metering/index.ts';
import type { Day } from '#kernel/day.ts';
import type { Energy } from '#kernel/identifiers.ts';

/** A point supplied today and not read from afar; `sentFor` is the newest bill month that a submission counts for. */
export type PointToRead = {
  readonly id: number;
  readonly number: string | null;
  readonly gsrn: string;
  readonly energy: string;
  readonly operatorCode: string;
  readonly sentFor: string | null;
  readonly lastReadOn: Day | null;
};

export type WaitingPoint<P extends PointToRead = PointToRead> = { readonly point: P; readonly window: ReadingWindow };

/** Those whose window closes first come first. */
export function waitingPoints<P extends PointToRead>(
  points: readonly P[],
  rules: readonly ReadingWindowRule[],
  today: Day,
): WaitingPoint<P>[] {
  const waiting: WaitingPoint<P>[] = [];
  for (const point of points) {
    const window = windowOn(rules, { energy: point.energy as Energy, operatorCode: point.operatorCode, day: today });
    if (window === null) continue;
    const sent = point.sentFor !== null && point.sentFor >= window.forMonth;
    const read = point.lastReadOn !== null && point.lastReadOn >= window.opensOn;
    if (!sent && !read) waiting.push({ point, window });
  }
  return waiting.toSorted((one, other) => compare(one.window.closesOn, other.window.closesOn));
}

function compare(one: Day, other: Day): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
