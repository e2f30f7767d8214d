/** When the supplier can be asked to call: pieces of the opening hours of the next days. */
import { spansOn, type Span, type Supplier } from '#features/supplier/index.ts';
import { addDays, type Day } from '#kernel/day.ts';
import { timeIn } from '#kernel/zoned.ts';

/** Times of the supplier's zone: `08:00`. */
export type Slot = { readonly day: Day; readonly from: string; readonly until: string };

const slotMinutes = 120;
/** A shorter rest of the day joins the slot before it. */
const shortestMinutes = 60;
const daysOffered = 5;
/** Longer than any row of holidays. */
const daysLookedAhead = 30;

/** The slots that have not begun yet, on the next five days with opening hours. */
export function openSlots(supplier: Supplier, today: Day, now: Date): Slot[] {
  const time = timeIn(now, supplier.timeZone);
  const slots: Slot[] = [];
  const days = new Set<Day>();
  for (let ahead = 0; ahead <= daysLookedAhead && days.size < daysOffered; ahead++) {
    const day = addDays(today, ahead);
    const open = spansOn(supplier, day)
      .flatMap((span) => slotsOf(span))
      .filter(({ from }) => ahead > 0 || from > time);
    if (open.length > 0) days.add(day);
    slots.push(...open.map((slot) => ({ day, ...slot })));
  }
  return slots;
}

function slotsOf({ opens, closes }: Span): { from: string; until: string }[] {
  const end = minutesOf(closes);
  const slots: { from: string; until: string }[] = [];
  for (let from = minutesOf(opens); from < end;) {
    const next = from + slotMinutes;
    const until = end - next < shortestMinutes ? end : next;
    slots.push({ from: timeOf(from), until: timeOf(until) });
    from = until;
  }
  return slots;
}

/** `2026-11-30T08:00`: how a form names a slot. */
export function slotName({ day, from }: Slot): string {
  return `${day}T${from}`;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
