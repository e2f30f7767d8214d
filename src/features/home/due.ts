/** What needs doing now: which points still wait for a reading, in which open window. */
import { nextWindow, windowOn, type ReadingWindow, type ReadingWindowRule } from '#features/metering/index.ts';
import type { Day } from '#kernel/day.ts';
import type { HomePoint } from './home-facts.ts';

/** An open window and the points that wait in it, at least one. */
export type DueWindow = { readonly window: ReadingWindow; readonly points: readonly HomePoint[] };

/** What decides whether a point waits. */
type Standing = Pick<HomePoint, 'energy' | 'operatorCode' | 'readRemotely' | 'lastReadOn' | 'lastBillMonth'>;

/**
 * The window that is open for the point today, if a reading is still wanted in it: the operator does not read it
 * remotely, the customer has sent none for that month's bill, and nobody has read it since the window opened.
 */
export function waitsIn(rules: readonly ReadingWindowRule[], point: Standing, today: Day): ReadingWindow | null {
  if (point.readRemotely) return null;
  const window = windowOn(rules, { energy: point.energy, operatorCode: point.operatorCode, day: today });
  if (window === null) return null;
  const sent = point.lastBillMonth !== null && point.lastBillMonth >= window.forMonth;
  const read = point.lastReadOn !== null && point.lastReadOn >= window.opensOn;
  return sent || read ? null : window;
}

/** The open windows with points waiting in them, the one that closes first leading. */
export function dueWindows(
  rules: readonly ReadingWindowRule[],
  points: readonly HomePoint[],
  today: Day,
): readonly DueWindow[] {
  const due = new Map<string, { window: ReadingWindow; points: HomePoint[] }>();
  for (const point of points) {
    const window = waitsIn(rules, point, today);
    if (window === null) continue;
    const key = `${window.opensOn} ${window.closesOn}`;
    const known = due.get(key);
    if (known === undefined) due.set(key, { window, points: [point] });
    else known.points.push(point);
  }
  return [...due.values()].toSorted((one, other) => (one.window.closesOn < other.window.closesOn ? -1 : 1));
}

/** The window that opens next for any of the points, null when none does. Points read remotely ask for nothing. */
export function nextToOpen(
  rules: readonly ReadingWindowRule[],
  points: readonly HomePoint[],
  today: Day,
): ReadingWindow | null {
  let first: ReadingWindow | null = null;
  for (const { energy, operatorCode, readRemotely } of points) {
    const window = readRemotely ? null : nextWindow(rules, { energy, operatorCode, day: today });
    if (window !== null && (first === null || window.opensOn < first.opensOn)) first = window;
  }
  return first;
}
