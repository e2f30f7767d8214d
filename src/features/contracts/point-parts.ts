import type { Day } from '#kernel/day.ts';
import { tariffOf } from '#kernel/register-codes.ts';
import { html, type Html } from '#platform/html/html.ts';
import { tariffMark } from '#ui/marks.ts';
import type { LinkedPoint } from './linked.ts';

/** The tariffs of a meter's registers by their letters; a register that feeds in has none. */
export function tariffs({ registers }: LinkedPoint): readonly Html[] {
  const letters = (registers ?? []).filter((code) => code !== '2.8.0').map(tariffOf);
  return [...new Set(letters)].toSorted(dayTariffFirst).map((tariff) => html`${tariffMark(tariff)} `);
}

const dayTariffFirst = (one: string, other: string): number => (one < other ? 1 : -1);

/** The day after the last one is still good for the closing reading. */
export function takesReadings({ from, until }: LinkedPoint, today: Day): boolean {
  return from <= today && (until === null || today <= until);
}
