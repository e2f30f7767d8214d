/**
 * What a point took from the grid and fed into it, month by month, from the readings of its registers. Between two
 * readings every day gets the same share, for want of anything better; beyond the first and the last one nothing is
 * said. So months add up to what the meter counted, whatever days it was read on.
 */
import {
  addDays,
  daysBetween,
  firstDayOf,
  firstOfMonth,
  monthOf,
  nextMonth,
  type Day,
  type Month,
} from '#kernel/day.ts';

/** What a register code had counted at the beginning of the day: kWh since the first known meter, across exchanges. */
export type Mark = { readonly on: Day; readonly total: number };

/** The marks of one register code over days that one customer may see, oldest first. */
export type Line = { readonly code: string; readonly marks: readonly Mark[] };

/** Whole kWh; null where not every day of the month is known. `spread`: a long time without a reading goes through it. */
export type MonthOfPoint = {
  readonly month: Month;
  readonly taken: number | null;
  readonly fedIn: number | null;
  readonly spread: boolean;
};

export type YearOfPoint = {
  readonly year: string;
  readonly taken: number | null;
  readonly fedIn: number | null;
  /** Months with both numbers. */
  readonly months: number;
};

/** Readings come once a month, give or take the days of a window: more days than this are a month without one. */
const longestBetween = 40;

const fedInCode = '2.8.0';
const singleRate = '1.8.0';

/** All months that the lines touch, oldest first. */
export function monthsOf(lines: readonly Line[]): readonly MonthOfPoint[] {
  const sound = lines
    .map(({ code, marks }) => ({ code, marks: corrected(marks) }))
    .filter(({ marks }) => marks.length > 1);
  const days = sound
    .flatMap(({ marks }) => [marks.at(0), marks.at(-1)])
    .flatMap((mark) => mark?.on ?? [])
    .toSorted();
  const [first, last] = [days.at(0), days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const fedIn = sound.filter(({ code }) => code === fedInCode);
  const taken = sound.filter(({ code }) => code !== fedInCode);
  const months: MonthOfPoint[] = [];
  for (let from = firstOfMonth(first); from < last; from = firstDayOf(nextMonth(monthOf(from)))) {
    const until = firstDayOf(nextMonth(monthOf(from)));
    months.push({
      month: monthOf(from),
      taken: covers(taken, from, until) ? counted(taken, from, until) : null,
      fedIn: covers(fedIn, from, until) ? counted(fedIn, from, until) : null,
      spread: sound.some(({ marks }) => hasLongGap(marks, from, until)),
    });
  }
  return months;
}

/** Months of several stretches of days: what none of them knows whole has no number. */
export function joined(stretches: readonly (readonly MonthOfPoint[])[]): readonly MonthOfPoint[] {
  const byMonth = new Map<Month, MonthOfPoint>();
  for (const one of stretches.flat()) {
    const other = byMonth.get(one.month);
    byMonth.set(one.month, {
      month: one.month,
      taken: one.taken ?? other?.taken ?? null,
      fedIn: one.fedIn ?? other?.fedIn ?? null,
      spread: one.spread || other?.spread === true,
    });
  }
  return [...byMonth.values()]
    .filter(({ taken, fedIn }) => taken !== null || fedIn !== null)
    .toSorted((one, other) => (one.month < other.month ? -1 : 1));
}

/** Sums of calendar years, the newest first, over the months in which both are known. */
export function yearsOf(months: readonly MonthOfPoint[]): readonly YearOfPoint[] {
  const years = [...new Set(months.map(({ month }) => month.slice(0, 4)))].toSorted().toReversed();
  return years.map((year) => {
    const known = months.filter(
      ({ month, taken, fedIn }) => month.startsWith(year) && taken !== null && fedIn !== null,
    );
    const sum = (what: 'taken' | 'fedIn'): number | null =>
      known.length === 0 ? null : known.reduce((total, one) => total + (one[what] ?? 0), 0);
    return { year, taken: sum('taken'), fedIn: sum('fedIn'), months: known.length };
  });
}

/** What was taken less what was fed in; null where one of them is not known. Below zero more was fed in. */
export function netOf({ taken, fedIn }: Pick<MonthOfPoint, 'taken' | 'fedIn'>): number | null {
  return taken === null || fedIn === null ? null : taken - fedIn;
}

/** A later reading has the last word: an earlier one above it was a mistake, and is passed over. */
export function corrected(marks: readonly Mark[]): readonly Mark[] {
  const kept: Mark[] = [];
  for (const mark of marks) {
    while ((kept.at(-1)?.total ?? -Infinity) > mark.total) kept.pop();
    if (kept.at(-1)?.on === mark.on) kept.pop();
    kept.push(mark);
  }
  return kept;
}

/** The total at the beginning of the day, on the straight line between the readings; the ends go on level. */
export function totalOn(marks: readonly Mark[], day: Day): number {
  const after = marks.findIndex(({ on }) => on > day);
  const before = after === -1 ? marks.at(-1) : marks[after - 1];
  const next = after === -1 ? undefined : marks[after];
  if (before === undefined) return next?.total ?? 0;
  if (next === undefined) return before.total;
  const share = daysBetween(before.on, day) / daysBetween(before.on, next.on);
  return before.total + (next.total - before.total) * share;
}

/** Rounded where a month begins and where it ends, so that months add up. */
function counted(lines: readonly Line[], from: Day, until: Day): number {
  const at = (day: Day): number => Math.round(lines.reduce((sum, { marks }) => sum + totalOn(marks, day), 0));
  return at(until) - at(from);
}

/** Is every day from the first to the one before the last known? Of the two rates only where both are. */
function covers(lines: readonly Line[], from: Day, until: Day): boolean {
  const single = lines.filter(({ code }) => code === singleRate || code === fedInCode);
  const rates = lines.filter(({ code }) => code !== singleRate && code !== fedInCode);
  const spans = [...single.map(spanOf), ...(rates.length === 2 ? [common(rates.map(spanOf))] : rates.map(spanOf))];
  let known = from;
  for (const { first, last } of spans.toSorted((one, other) => (one.first < other.first ? -1 : 1))) {
    if (first <= known && last > known) known = last;
  }
  return known >= until;
}

type Span = { readonly first: Day; readonly last: Day };

function spanOf({ marks }: Line): Span {
  const [first, last] = [marks.at(0), marks.at(-1)];
  if (first === undefined || last === undefined) throw new Error('a line has at least two marks');
  return { first: first.on, last: last.on };
}

function common(spans: readonly Span[]): Span {
  return {
    first: spans.map(({ first }) => first).reduce((one, other) => (one > other ? one : other)),
    last: spans.map(({ last }) => last).reduce((one, other) => (one < other ? one : other)),
  };
}

function hasLongGap(marks: readonly Mark[], from: Day, until: Day): boolean {
  return marks.some((mark, index) => {
    const next = marks[index + 1];
    return next !== undefined && next.on > from && mark.on < until && addDays(mark.on, longestBetween) < next.on;
  });
}
