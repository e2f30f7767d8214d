/**
 * Slovenia's dated tables: work-free days, time blocks, rates of VAT. A new law or decision is a new row with its own
 * days; a row that has held is never changed. Source: domain.md §3.2–§3.4, §6.3.
 */
import { parseDay, type Day } from '#kernel/day.ts';
import type { TariffTables } from './tables.ts';
import type { WorkFreeRule } from './work-free-days.ts';

const always = { fromYear: 1992, toYear: null };
const everyYear = (monthAndDay: string): WorkFreeRule => ({ kind: 'date', monthAndDay, ...always });
const everyEaster = (daysAfter: number): WorkFreeRule => ({ kind: 'easter', daysAfter, ...always });

const workFreeDays: TariffTables['workFreeDays'] = {
  rules: [
    everyYear('01-01'),
    { kind: 'date', monthAndDay: '01-02', fromYear: 1992, toYear: 2012 },
    { kind: 'date', monthAndDay: '01-02', fromYear: 2017, toYear: null },
    everyYear('02-08'),
    everyEaster(0),
    everyEaster(1),
    everyYear('04-27'),
    everyYear('05-01'),
    everyYear('05-02'),
    everyEaster(49),
    everyYear('06-25'),
    everyYear('08-15'),
    everyYear('10-31'),
    everyYear('11-01'),
    everyYear('12-25'),
    everyYear('12-26'),
  ],
  // 14. 8. 2023: the day of solidarity after the floods
  once: [day('2023-08-14')],
};

const seasons = {
  highSeasonMonths: [11, 12, 1, 2],
  billedPower: { high: [1, 2, 3, 4], low: [2, 3, 4, 5] },
} as const;

const timeBlocks: TariffTables['timeBlocks'] = [
  {
    validFrom: day('2024-10-01'),
    validUntil: day('2027-01-01'),
    ...seasons,
    hours: {
      high: { work: '333333211111112211112233', off: '444444322222223322223344' },
      low: { work: '444444322222223322223344', off: '555555433333334433334455' },
    },
  },
  // Decided in September 2025: other hours from 2027 on, with seasons and number of blocks as before. Not published.
  { validFrom: day('2027-01-01'), validUntil: null, ...seasons, hours: null },
];

/** VAT on energy, network and duties: the general rate, but for the months in which energy had the reduced one. */
const vatRates: TariffTables['vatRates'] = [
  { validFrom: day('2013-07-01'), validUntil: day('2022-09-01'), permille: 220 },
  { validFrom: day('2022-09-01'), validUntil: day('2023-06-01'), permille: 95 },
  { validFrom: day('2023-06-01'), validUntil: null, permille: 220 },
];

/** What holds where the supplier's configuration does not say otherwise. */
export const slovenianTariffs: TariffTables = { workFreeDays, timeBlocks, vatRates };

function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === undefined) throw new RangeError(`${text} is no day.`);
  return parsed;
}
