/** The dated rules of a supplier: when readings are asked for, and on which bill they count. */
import { z } from 'zod';
import { isSoundWindow } from '#features/metering/index.ts';
import { parseDay } from '#kernel/day.ts';

export const day = z.string().transform((text, context) => {
  const parsed = parseDay(text);
  if (parsed !== undefined) return parsed;
  context.addIssue('must be a day such as 2026-11-30');
  return z.NEVER;
});

const dated = {
  energy: z.enum(['electricity', 'gas']),
  operatorCode: z.string().min(1),
  validFrom: day,
  validUntil: day.nullable().default(null),
};

const edge = z.union([
  z.strictObject({ dayOfMonth: z.int() }),
  z.strictObject({ lastDays: z.int() }),
  z.strictObject({ dayOfNextMonth: z.int() }),
]);

const window = z
  .strictObject({ opens: edge, closes: edge })
  .refine(isSoundWindow, 'opens after it closes, or overlaps the next one, in some month');

/** See ReadingWindowRule in features/metering/windows.ts for what each form means. */
export const readingWindowsSchema = z.array(z.strictObject({ ...dated, window: window.nullable() })).min(1);

const dayOfMonth = z.int().min(1).max(28);

/** See BookingRule in features/readings/booking.ts. Each energy needs a rule for every operator. */
export const bookingRulesSchema = z
  .array(z.strictObject({ ...dated, lateUntilDay: z.int().min(0).max(28), wholeMonthFromDay: dayOfMonth.nullable() }))
  .refine(
    (rules) =>
      (['electricity', 'gas'] as const).every((energy) =>
        rules.some((rule) => rule.energy === energy && rule.operatorCode === '*'),
      ),
    'needs a rule with operatorCode "*" for electricity and one for gas',
  );
