/**
 * The five time blocks of the network charge. Which block an hour belongs to depends on the season of its month and
 * on whether its day is a working day, by a table that changes from time to time: a day outside every table, or under
 * a table whose hours are not published yet, is refused by name. Source: domain.md §3.2, §3.3.
 */
import { addDays, type Day } from '#kernel/day.ts';
import { contains } from '#kernel/period.ts';
import { accepted, refused, type Outcome } from '#kernel/refusal.ts';
import { hourIn, instantOf } from '#kernel/zoned.ts';
import { isDayOff, type WorkFreeCalendar } from './work-free-days.ts';

export type Block = 1 | 2 | 3 | 4 | 5;
export type Season = 'high' | 'low';

/** 24 digits, the block of each local hour from 0 to 23. */
export type HoursOfDay = string;

export type BlockTable = {
  readonly validFrom: Day;
  /** The first day on which it no longer holds; null while it does. */
  readonly validUntil: Day | null;
  /** Months of the high season, 1 to 12. */
  readonly highSeasonMonths: readonly number[];
  /** Blocks whose agreed power is charged in a month of the season. */
  readonly billedPower: Readonly<Record<Season, readonly Block[]>>;
  /** Null where the change is decided but its hours are not published. */
  readonly hours: Readonly<Record<Season, { readonly work: HoursOfDay; readonly off: HoursOfDay }>> | null;
};

/** How a country reckons its blocks. */
export type BlockScheme = {
  readonly tables: readonly BlockTable[];
  readonly calendar: WorkFreeCalendar;
  readonly timeZone: string;
};

/** `blocks_not_in_force`: no table covers the day. `block_hours_not_published`: one does, but without hours. */
export type BlockRefusal = 'blocks_not_in_force' | 'block_hours_not_published';

/** The block of a local hour of the day, 0 to 23. All four quarters of an hour lie in one block. */
export function blockOfHour(day: Day, hour: number, scheme: BlockScheme): Outcome<Block, BlockRefusal> {
  const hours = hoursOf(day, scheme);
  return hours.ok ? accepted(blockAt(hours.value, hour)) : hours;
}

/**
 * The blocks of all quarter hours that the day has, in the order in which they pass: 96, or 92 and 100 on the days
 * on which the clocks change. Meters stamp a quarter with its end: the first here is the one stamped 00:15.
 */
export function blocksOfDay(day: Day, scheme: BlockScheme): Outcome<readonly Block[], BlockRefusal> {
  const hours = hoursOf(day, scheme);
  if (!hours.ok) return hours;
  return accepted(localHours(day, scheme.timeZone).map((hour) => blockAt(hours.value, hour)));
}

/** The season of the day's month, and the blocks whose power is billed in it; undefined where no table holds. */
export function seasonOf(day: Day, scheme: BlockScheme): { season: Season; billedPower: readonly Block[] } | undefined {
  const table = tableOn(day, scheme);
  if (table === undefined) return undefined;
  const season = table.highSeasonMonths.includes(Number(day.slice(5, 7))) ? 'high' : 'low';
  return { season, billedPower: table.billedPower[season] };
}

function hoursOf(day: Day, scheme: BlockScheme): Outcome<HoursOfDay, BlockRefusal> {
  const table = tableOn(day, scheme);
  const inSeason = seasonOf(day, scheme);
  if (table === undefined || inSeason === undefined) return refused({ code: 'blocks_not_in_force', facts: { day } });
  if (table.hours === null) return refused({ code: 'block_hours_not_published', facts: { day } });
  return accepted(table.hours[inSeason.season][isDayOff(day, scheme.calendar) ? 'off' : 'work']);
}

function tableOn(day: Day, { tables }: BlockScheme): BlockTable | undefined {
  return tables.find(({ validFrom, validUntil }) => contains({ from: validFrom, until: validUntil }, day));
}

/** The local hour of each quarter of the day. Only on days with a change of clocks does the zone have to be asked. */
function localHours(day: Day, timeZone: string): readonly number[] {
  const start = instantOf(day, 0, timeZone).getTime();
  const quarters = (instantOf(addDays(day, 1), 0, timeZone).getTime() - start) / QUARTER_HOUR;
  return Array.from({ length: quarters }, (_, index) =>
    quarters === 96 ? Math.floor(index / 4) : hourIn(new Date(start + index * QUARTER_HOUR), timeZone),
  );
}

const QUARTER_HOUR = 900_000;

function blockAt(hours: HoursOfDay, hour: number): Block {
  const block = Number(hours[hour]);
  if (block < 1 || block > 5 || !Number.isInteger(block)) throw new RangeError(`No block for hour ${hour}: ${hours}.`);
  return block as Block;
}
