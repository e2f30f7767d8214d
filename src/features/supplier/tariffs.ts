/** The dated tables that bills are recomputed by: Slovenia's, unless the supplier's configuration brings others. */
import { z } from 'zod';
import { slovenianTariffs, type TariffTables } from '#features/tariffs/index.ts';
import { parseDay } from '#kernel/day.ts';
import { day } from './dates.ts';

const dated = { validFrom: day, validUntil: day.nullable().default(null) };
const years = { fromYear: z.int().min(1900), toYear: z.int().max(2200).nullable().default(null) };

// 29 February is left out: a rule must hold every year
const monthAndDay = z
  .string()
  .refine(
    (text) => /^\d{2}-\d{2}$/.test(text) && parseDay(`2001-${text}`) !== undefined,
    'must be a day of every year, such as 12-25',
  );

const workFreeRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('date'), monthAndDay, ...years }),
  z.strictObject({ kind: z.literal('easter'), daysAfter: z.int().min(-60).max(100), ...years }),
]);

const block = z.literal([1, 2, 3, 4, 5]);
const inEachSeason = <T extends z.ZodType>(inner: T) => z.strictObject({ high: inner, low: inner });
const hoursOfDay = z.string().regex(/^[1-5]{24}$/, 'must be 24 digits 1 to 5, the block of each hour');

const blockTable = z.strictObject({
  ...dated,
  highSeasonMonths: z.array(z.int().min(1).max(12)),
  billedPower: inEachSeason(z.array(block)),
  hours: inEachSeason(z.strictObject({ work: hoursOfDay, off: hoursOfDay })).nullable(),
});

const vatRate = z.strictObject({ ...dated, permille: z.int().min(0).max(1000) });

type Dated = { readonly validFrom: string; readonly validUntil: string | null };

function followEachOther(rows: readonly Dated[]): boolean {
  const sorted = rows.toSorted((one, other) => (one.validFrom < other.validFrom ? -1 : 1));
  return sorted.every(({ validUntil }, index) => {
    const next = sorted[index + 1];
    return next === undefined || (validUntil !== null && validUntil <= next.validFrom);
  });
}

const oneAtATime = 'has two rows for one day: give the earlier a validUntil';

/** See TariffTables in features/tariffs/tables.ts for what each means. A table that is given stands for the whole of it. */
export const tariffTablesSchema = z
  .strictObject({
    workFreeDays: z.strictObject({ rules: z.array(workFreeRule), once: z.array(day) }),
    timeBlocks: z.array(blockTable).refine(followEachOther, oneAtATime),
    vatRates: z.array(vatRate).min(1).refine(followEachOther, oneAtATime),
  })
  .partial()
  .transform(({ workFreeDays, timeBlocks, vatRates }): TariffTables => ({
    workFreeDays: workFreeDays ?? slovenianTariffs.workFreeDays,
    timeBlocks: timeBlocks ?? slovenianTariffs.timeBlocks,
    vatRates: vatRates ?? slovenianTariffs.vatRates,
  }));
