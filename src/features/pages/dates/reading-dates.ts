/** *Kdaj lahko sporočim števčno stanje?*: the real windows of every operator, from the supplier's dated rules. */
import {
  nextWindow,
  windowOn,
  type Operator,
  type ReadingWindow,
  type ReadingWindowRule,
} from '#features/metering/index.ts';
import type { Day } from '#kernel/day.ts';
import type { Energy } from '#kernel/identifiers.ts';
import { windowsAround } from './months.ts';

/** Operators of one energy that read on the same days. */
export type OperatorDates = {
  readonly energy: Energy;
  readonly operators: readonly Operator[];
  /** The one open now or the next, and two more; none where the operators read the meters themselves. */
  readonly windows: readonly ReadingWindow[];
  /** Those that this month and the next are shown with, also one that has closed. */
  readonly around: readonly ReadingWindow[];
};

const windowsShown = 3;

/** Operators with the same coming windows stand together, those with windows first. */
export function readingDates(
  operators: readonly Operator[],
  rules: readonly ReadingWindowRule[],
  today: Day,
): readonly OperatorDates[] {
  const groups = Map.groupBy(operators, (operator) => {
    const windows = comingWindows(rules, operator, today);
    return `${operator.energy} ${windows.map(({ opensOn, closesOn }) => `${opensOn}–${closesOn}`).join(' ')}`;
  });
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      const { energy, code: operatorCode } = first;
      const around = windowsAround(rules, { energy, operatorCode, today });
      return [{ energy, operators: group, windows: comingWindows(rules, first, today), around }];
    })
    .toSorted((one, other) => other.operators.length - one.operators.length);
}

function comingWindows(rules: readonly ReadingWindowRule[], operator: Operator, today: Day): ReadingWindow[] {
  const of = { energy: operator.energy, operatorCode: operator.code };
  const windows: ReadingWindow[] = [];
  let window = windowOn(rules, { ...of, day: today }) ?? nextWindow(rules, { ...of, day: today });
  while (window !== null && windows.length < windowsShown) {
    windows.push(window);
    window = nextWindow(rules, { ...of, day: window.opensOn });
  }
  return windows;
}
