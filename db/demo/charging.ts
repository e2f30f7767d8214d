/** Whom of the cast charges an electric car: a household for a year, a bakery with a van for two. */
import { seededRandom, type RegistryWriter } from '#features/exchange/index.ts';
import { addDays, addMonths, daysBetween, firstOfMonth, weekday, type Day } from '#kernel/day.ts';
import { lineNet } from '#kernel/money.ts';
import { instantOf } from '#kernel/zoned.ts';

type Station = {
  readonly place: string;
  readonly charger: string;
  /** kW that the car really takes. */
  readonly power: number;
  readonly priceMicro: number;
};

type Driver = {
  readonly contract: string;
  readonly prefix: string;
  readonly months: number;
  /** Of the days of the week, Monday first: how likely it is to charge. */
  readonly likely: readonly number[];
  readonly hour: number;
  /** Most of the time the first. */
  readonly stations: readonly [Station, ...Station[]];
  /** kWh of a usual session. */
  readonly energy: number;
};

const drivers: readonly Driver[] = [
  {
    // Bojan Kralj: what the roof does not give
    contract: '4508822',
    prefix: 'MS',
    months: 12,
    likely: [0.1, 0.05, 0.1, 0.05, 0.3, 0.25, 0.15],
    hour: 16,
    energy: 24,
    stations: [
      { place: 'Parkirišče ob tržnici, Murska Sobota', charger: 'MS-02', power: 10.2, priceMicro: 360_000 },
      { place: 'Počivališče ob avtocesti, Grabonoš', charger: 'GR-11', power: 47, priceMicro: 580_000 },
      { place: 'Garažna hiša v središču, Maribor', charger: 'MB-07', power: 10.6, priceMicro: 390_000 },
    ],
  },
  {
    // the bakery's van brings the bread round, and charges while it is baked
    contract: '4609130',
    prefix: 'NM',
    months: 24,
    likely: [0.6, 0.3, 0.6, 0.3, 0.6, 0.5, 0],
    hour: 10,
    energy: 31,
    stations: [
      { place: 'Dvorišče pekarne, Mlinska pot 2, Novo mesto', charger: 'NM-01', power: 10.8, priceMicro: 310_000 },
      { place: 'Nakupovalno središče, Trebnje', charger: 'TR-04', power: 43, priceMicro: 560_000 },
    ],
  },
];

const timeZone = 'Europe/Ljubljana';

/** The sessions up to the day before `today`. Those of a day are always the same, whenever they are told. */
export function writeCharging(writer: RegistryWriter, today: Day): void {
  for (const driver of drivers) {
    const since = addMonths(firstOfMonth(today), -driver.months);
    for (let day = since; day < today; day = addDays(day, 1)) writeDay(writer, driver, day);
  }
}

function writeDay(writer: RegistryWriter, driver: Driver, day: Day): void {
  const random = seededRandom(daysBetween('2000-01-01' as Day, day) * 31 + driver.months);
  if (random.next() > (driver.likely[weekday(day) - 1] ?? 0)) return;
  const [usual, ...others] = driver.stations;
  const station = (random.next() < 0.75 ? undefined : others[Math.floor(random.next() * others.length)]) ?? usual;
  const energy = Math.round(driver.energy * (0.5 + random.next()) * 1000);
  const started = instantOf(day, driver.hour, timeZone).getTime() + Math.floor(random.next() * 150) * 60_000;
  const ended = started + Math.ceil((energy / 1000 / station.power) * 60 + random.next() * 20) * 60_000;
  const cents = lineNet(energy, station.priceMicro);
  writer.add('charging_sessions.csv', {
    number: `${driver.prefix}-${day.replaceAll('-', '')}`,
    contract_number: driver.contract,
    place: station.place,
    charger: station.charger,
    started_at: new Date(started).toISOString().replace('.000Z', 'Z'),
    ended_at: new Date(ended).toISOString().replace('.000Z', 'Z'),
    energy: (energy / 1000).toFixed(3),
    price: (station.priceMicro / 1_000_000).toFixed(2),
    cost: (cents / 100).toFixed(2),
  });
}
