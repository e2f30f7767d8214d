import type { BlockScheme, BlockTable } from './blocks.ts';
import type { VatRate } from './vat.ts';
import type { WorkFreeCalendar } from './work-free-days.ts';

/** What a country fixes, with the days on which it holds. Prices are no part of it: they come with the registry. */
export type TariffTables = {
  readonly workFreeDays: WorkFreeCalendar;
  readonly timeBlocks: readonly BlockTable[];
  /** On energy, network and duties. */
  readonly vatRates: readonly VatRate[];
};

/** The time blocks of the tables in a time zone. */
export function blockScheme({ timeBlocks, workFreeDays }: TariffTables, timeZone: string): BlockScheme {
  return { tables: timeBlocks, calendar: workFreeDays, timeZone };
}
