import { type DatedRule, ruleInForce } from '#kernel/dated-rule.ts';
import {
  addDays,
  type Day,
  daysInMonth,
  firstDayOf,
  lastDayOf,
  type Month,
  monthOf,
  nextMonth,
  parseMonth,
  previousMonth,
} from '#kernel/day.ts';
import type { Energy } from '#kernel/identifiers.ts';

/**
 * One edge of a window, seen from the month whose use is read.
 * `lastDays: 1` is the month's last day, `lastDays: 5` the fifth from its end; `dayOfNextMonth: 3` the 3rd after it.
 */
export type WindowEdge =
  { readonly dayOfMonth: number } | { readonly lastDays: number } | { readonly dayOfNextMonth: number };

/**
 * When a supplier asks for readings at the points of an operator. All forms in use are two edges (domain.md §4.1):
 *
 * | in words                                         | opens                   | closes                  |
 * | ------------------------------------------------ | ----------------------- | ----------------------- |
 * | last day to the 3rd of the next month            | `{ lastDays: 1 }`       | `{ dayOfNextMonth: 3 }` |
 * | last five days                                   | `{ lastDays: 5 }`       | `{ lastDays: 1 }`       |
 * | 1st and 2nd of the next month                    | `{ dayOfNextMonth: 1 }` | `{ dayOfNextMonth: 2 }` |
 * | 27–30 of 31 days, 26–29 of 30, 24–27 of 28       | `{ lastDays: 5 }`       | `{ lastDays: 2 }`       |
 * | 22nd to the last day                             | `{ dayOfMonth: 22 }`    | `{ lastDays: 1 }`       |
 *
 * `window: null` says that the operator reads the meters itself. The rule of a month is the one that holds on the
 * month's last day.
 */
export type ReadingWindowRule = DatedRule & {
  readonly window: { readonly opens: WindowEdge; readonly closes: WindowEdge } | null;
};

/**
 * The days on which a reading is asked for; both ends included. A page prints them as «31. – 3. v mesecu», from the
 * days of the month of both ends.
 */
export type ReadingWindow = { readonly forMonth: Month; readonly opensOn: Day; readonly closesOn: Day };

/** Whose window is wanted. */
export type WindowOf = { readonly energy: Energy; readonly operatorCode: string };

const MONTHS_LOOKED_AHEAD = 13;

/** The window in which the use of the month is read. Null: the operator reads itself, or no rule is in force. */
export function windowFor(rules: readonly ReadingWindowRule[], of: WindowOf & { month: Month }): ReadingWindow | null {
  const rule = ruleInForce(rules, { ...of, day: lastDayOf(of.month) });
  return rule?.window ? windowIn(of.month, rule.window) : null;
}

/** The window that is open on the day, or null. */
export function windowOn(rules: readonly ReadingWindowRule[], of: WindowOf & { day: Day }): ReadingWindow | null {
  const month = monthOf(of.day);
  for (const candidate of [previousMonth(month), month]) {
    const window = windowFor(rules, { ...of, month: candidate });
    if (window && window.opensOn <= of.day && of.day <= window.closesOn) return window;
  }
  return null;
}

/** The first window that opens after the day, or null when none does within a year. */
export function nextWindow(rules: readonly ReadingWindowRule[], of: WindowOf & { day: Day }): ReadingWindow | null {
  let month = previousMonth(monthOf(of.day));
  for (let looked = 0; looked <= MONTHS_LOOKED_AHEAD; looked++) {
    const window = windowFor(rules, { ...of, month });
    if (window && window.opensOn > of.day) return window;
    month = nextMonth(month);
  }
  return null;
}

/**
 * Whether the two edges make sense in every month: each window has a day, and is closed before the next one opens.
 * Tried on two years, a leap year among them, which hold every sequence of month lengths.
 */
export function isSoundWindow(window: NonNullable<ReadingWindowRule['window']>): boolean {
  if (!isSoundEdge(window.opens) || !isSoundEdge(window.closes)) return false;
  const months = TWO_YEARS.map((month) => windowIn(month, window));
  return months.every(({ opensOn, closesOn }, index) => {
    const following = months[index + 1];
    return opensOn <= closesOn && (following === undefined || closesOn < following.opensOn);
  });
}

const TWO_YEARS: readonly Month[] = ['2023', '2024']
  .flatMap((year) =>
    Array.from({ length: 12 }, (_, index) => parseMonth(`${year}-${String(index + 1).padStart(2, '0')}`)),
  )
  .filter((month) => month !== undefined);

function windowIn(month: Month, window: NonNullable<ReadingWindowRule['window']>): ReadingWindow {
  return { forMonth: month, opensOn: dayOfEdge(month, window.opens), closesOn: dayOfEdge(month, window.closes) };
}

function dayOfEdge(month: Month, edge: WindowEdge): Day {
  if ('dayOfNextMonth' in edge) return addDays(firstDayOf(nextMonth(month)), edge.dayOfNextMonth - 1);
  const day = 'dayOfMonth' in edge ? edge.dayOfMonth : daysInMonth(month) - edge.lastDays + 1;
  return addDays(firstDayOf(month), day - 1);
}

/** An edge must exist in February too. */
function isSoundEdge(edge: WindowEdge): boolean {
  const [count] = Object.values<number>(edge);
  return count !== undefined && Number.isInteger(count) && count >= 1 && count <= 28;
}
