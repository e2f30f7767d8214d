/**
 * When the supplier answers the telephone: by weekdays, with work-free days (features/tariffs) apart. From these the words
 * of letters and footers are made too, so that nothing can contradict them.
 */
import { z } from 'zod';
import { isWorkFree, type TariffTables } from '#features/tariffs/index.ts';
import { addDays, dayIn, weekday, type Day } from '#kernel/day.ts';
import { timeIn } from '#kernel/zoned.ts';

/** In the order of the week; the index plus one is the weekday of ISO 8601. */
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be a time such as 08:00');

const weekly = z
  .strictObject({ from: z.enum(weekdays), to: z.enum(weekdays), opens: timeOfDay, closes: timeOfDay })
  .refine(({ from, to }) => weekdays.indexOf(from) <= weekdays.indexOf(to), 'from stands after to in the week')
  .refine(({ opens, closes }) => opens < closes, 'closes before it opens');

export const openingHoursSchema = z.strictObject({
  /** `{ "from": "monday", "to": "saturday", "opens": "08:00", "closes": "20:00" }`; two lines for a day make a break. */
  weekly: z.array(weekly).min(1),
  onWorkFreeDays: z.enum(['closed', 'open']).default('closed'),
});

export type OpeningHours = Readonly<z.infer<typeof openingHoursSchema>>;

/** Times of the supplier's zone, `08:00`; the end is no longer open. */
export type Span = { readonly opens: string; readonly closes: string };

type Answering = {
  readonly contact: { readonly openingHours: OpeningHours };
  readonly tariffs: Pick<TariffTables, 'workFreeDays'>;
  readonly timeZone: string;
};

/** When the telephone is answered on a day, the first span first; none on a day off. */
export function spansOn({ contact, tariffs }: Omit<Answering, 'timeZone'>, day: Day): readonly Span[] {
  const { onWorkFreeDays } = contact.openingHours;
  if (onWorkFreeDays === 'closed' && isWorkFree(day, tariffs.workFreeDays)) return [];
  return spansOfWeekday(contact.openingHours, weekday(day));
}

/** When it is answered on a weekday, 1 Monday to 7 Sunday, if that is no work-free day. */
function spansOfWeekday({ weekly: lines }: OpeningHours, isoWeekday: number): readonly Span[] {
  return lines
    .filter(({ from, to }) => weekdays.indexOf(from) < isoWeekday && isoWeekday <= weekdays.indexOf(to) + 1)
    .map(({ opens, closes }) => ({ opens, closes }))
    .toSorted((one, other) => (one.opens < other.opens ? -1 : 1));
}

export type Opening =
  | { readonly isOpen: true; readonly until: string }
  | { readonly isOpen: false; readonly next: { readonly day: Day; readonly opens: string } | undefined };

/** Longer than any row of holidays. */
const daysLookedAhead = 30;

/** Whether the telephone is answered at the instant, and until when, or from when on again. */
export function openingAt(supplier: Answering, now: Date): Opening {
  const today = dayIn(now, supplier.timeZone);
  const time = timeIn(now, supplier.timeZone);
  const here = spansOn(supplier, today).find(({ opens, closes }) => opens <= time && time < closes);
  if (here !== undefined) return { isOpen: true, until: here.closes };
  for (let ahead = 0; ahead <= daysLookedAhead; ahead++) {
    const day = addDays(today, ahead);
    const next = spansOn(supplier, day).find(({ opens }) => ahead > 0 || opens > time);
    if (next !== undefined) return { isOpen: false, next: { day, opens: next.opens } };
  }
  return { isOpen: false, next: undefined };
}
