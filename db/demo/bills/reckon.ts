/**
 * What a month costs at one metering point. Plain arithmetic of its own, on purpose: the portal recomputes bills by
 * other code (src/features/bills/explain), and each would show where the other is wrong.
 */
import { daysBetween, type Day } from '#kernel/day.ts';
import type { Stretch } from './counted.ts';
import { listsOf, samplePrices, type SamplePrice } from './price-lists.ts';

export type Period = { readonly from: Day; readonly until: Day };

export type Group = 'energy' | 'network' | 'contribution' | 'excise' | 'fee' | 'discount' | 'interest';

/** `quantity` in thousandths of the unit, `price` in millionths of a euro, `net` in cents, `vat` in per cent. */
export type Line = Period & {
  readonly group: Group;
  readonly code: string;
  readonly label: string;
  readonly gsrn?: string;
  readonly register?: string;
  readonly block?: number;
  readonly quantity: number;
  readonly unit: 'KWH' | 'KWT' | 'MON' | 'C62';
  readonly price: number;
  readonly net: number;
  readonly vat: number;
};

/** What the bill says besides readings: kWh and kW of blocks, kW of billing power, the factors of gas. */
export type Quantity = {
  readonly what: 'block_energy' | 'block_power' | 'billing_power' | 'gas_factor' | 'calorific_value';
  readonly block?: number;
  readonly value: string;
};

export type Size = 'flat' | 'house' | 'trade';

export type PointMonth = {
  readonly gsrn: string;
  readonly energy: 'electricity' | 'gas';
  readonly size: Size;
  readonly isBusiness: boolean;
  readonly period: Period;
  readonly stretches: readonly Stretch[];
  /** Normal cubic metres of a cubic metre, for gas. */
  readonly gasFactor: string;
};

export type Reckoned = { readonly lines: readonly Line[]; readonly quantities: readonly Quantity[] };

export const vatRate = 22;

/** kW of the old billing power, and agreed kW of the five blocks by the year in which they hold. */
const powers: Record<Size, { billing: number; agreed: (year: number) => readonly number[] }> = {
  flat: { billing: 3, agreed: (year) => (year < 2026 ? [2.4, 2.6, 2.6, 2.8, 2.8] : [2.1, 2.4, 2.4, 2.4, 2.4]) },
  house: { billing: 7, agreed: (year) => housePowers[Math.min(Math.max(year, 2024), 2026)] ?? [] },
  trade: { billing: 35, agreed: () => [21.4, 22, 22.5, 23.1, 23.1] },
};
const housePowers: Record<number, readonly number[]> = {
  2024: [4.6, 4.7, 4.8, 4.8, 4.8],
  2025: [4.6, 5, 5, 5, 5],
  2026: [3.7, 4.6, 4.6, 4.6, 4.6],
};

/** How much of a month's energy falls into each block, in hundredths: a fixed profile. */
const profiles = { high: [36, 33, 18, 13, 0], low: [0, 36, 33, 18, 13] };

const groups: Record<string, { group: Group; label: string }> = {
  energy_vt: { group: 'energy', label: 'Energija, višja tarifa (VT)' },
  energy_mt: { group: 'energy', label: 'Energija, manjša tarifa (MT)' },
  energy_et: { group: 'energy', label: 'Energija, enotna tarifa (ET)' },
  gas_energy: { group: 'energy', label: 'Zemeljski plin' },
  monthly_fee: { group: 'fee', label: 'Mesečno nadomestilo' },
  network_power: { group: 'network', label: 'Omrežnina, moč' },
  network_energy: { group: 'network', label: 'Omrežnina, energija' },
  gas_distribution_fixed: { group: 'network', label: 'Distribucija, stalni del' },
  gas_distribution: { group: 'network', label: 'Distribucija, po porabi' },
  gas_metering: { group: 'network', label: 'Meritve' },
  ove_spte: { group: 'contribution', label: 'Prispevek za OVE in SPTE' },
  efficiency: { group: 'contribution', label: 'Prispevek za učinkovito rabo' },
  market_operator: { group: 'contribution', label: 'Prispevek operaterju trga' },
  co2: { group: 'contribution', label: 'Dajatev CO2' },
  excise: { group: 'excise', label: 'Trošarina' },
};

/** Cents of a quantity at a price, a half rounded away from zero. */
export function centsOf(quantity: number, price: number): number {
  const doubled = Math.abs(quantity * price) * 2;
  return Math.sign(quantity * price) * Math.floor((doubled + 10_000_000) / 20_000_000);
}

export function micro(euros: string): number {
  return Math.round(Number(euros) * 1_000_000);
}

/** The lines of a point for a month, in the order of the price lists. */
export function reckonPoint(month: PointMonth): Reckoned {
  const { energy, isBusiness } = month;
  const quantities = quantitiesOf(month);
  const lists = listsOf(energy, isBusiness);
  const prices = samplePrices.filter(({ list }) => lists.includes(list));
  const lines = prices.flatMap((price) => lineOf(price, month, quantities) ?? []);
  return { lines: lines.toSorted((one, other) => rank(one) - rank(other)), quantities };
}

/** In which a bill has its parts. */
export const groupOrder: readonly Group[] = [
  'energy',
  'network',
  'contribution',
  'excise',
  'fee',
  'discount',
  'interest',
];
const rank = ({ group }: Line): number => groupOrder.indexOf(group);

/** The whole kWh that a point used, by the readings of its registers. */
export function energyOf({ energy, stretches, ...month }: PointMonth): number {
  const used = sum(stretches.map((stretch) => stretch.used));
  return energy === 'gas' ? kilowattHours(used, month.gasFactor, calorificValue(month.period.from)) : used;
}

function lineOf(price: SamplePrice, month: PointMonth, quantities: readonly Quantity[]): Line | undefined {
  const { gsrn, period } = month;
  const from = price.from > period.from ? price.from : period.from;
  const until = price.until !== undefined && price.until < period.until ? price.until : period.until;
  const known = groups[price.code];
  if (from >= until || known === undefined) return undefined;
  const counted = countedFor(price, { month, days: { from, until }, quantities });
  if (counted === undefined) return undefined;
  const { block, code, unit } = price;
  const [quantity, euros] = [Math.round(counted.quantity * 1000), micro(price.euros)];
  const label = block === undefined ? known.label : `${known.label}, blok ${block}`;
  const { register } = counted;
  return {
    from,
    until,
    gsrn,
    group: known.group,
    code,
    label,
    quantity,
    unit,
    price: euros,
    vat: vatRate,
    ...(block === undefined ? {} : { block }),
    ...(register === undefined ? {} : { register }),
    net: centsOf(quantity, euros),
  };
}

type CountedQuantity = { readonly quantity: number; readonly register?: string };

const ratesRegisters: Record<string, string> = { energy_vt: '1.8.1', energy_mt: '1.8.2', energy_et: '1.8.0' };

type Counting = { readonly month: PointMonth; readonly days: Period; readonly quantities: readonly Quantity[] };

function countedFor(
  { code, block, unit }: SamplePrice,
  { month, days, quantities }: Counting,
): CountedQuantity | undefined {
  const register = ratesRegisters[code];
  if (register !== undefined) {
    const own = month.stretches.filter((stretch) => stretch.register === register);
    return own.length === 0 ? undefined : { quantity: sum(own.map((stretch) => usedIn(stretch, days))), register };
  }
  if (days.from !== month.period.from || days.until !== month.period.until)
    throw new RangeError(`the price of ${code} may change on the first of a month only`);
  if (unit === 'MON') return { quantity: 1 };
  if (unit === 'KWH' && block === undefined) return { quantity: energyOf(month) };
  const what = code === 'network_power' ? 'block_power' : code === 'network_energy' ? 'block_energy' : 'billing_power';
  const said = quantities.find((each) => each.what === what && each.block === block);
  // power of block 5 costs nothing in winter, that of block 1 nothing in summer
  const isOff = code === 'network_power' && block === (isHighSeason(days.from) ? 5 : 1);
  return said === undefined || isOff || Number(said.value) === 0 ? undefined : { quantity: Number(said.value) };
}

/** The part of a stretch that fell into the days: by days, in whole kWh, what is left over to the later part. */
function usedIn({ from, until, used }: Stretch, days: Period): number {
  const length = daysBetween(from.on, until.on);
  const usedBefore = (day: Day): number => {
    const passed = Math.min(Math.max(daysBetween(from.on, day), 0), length);
    return Math.floor((used * passed * 2 + length) / (length * 2));
  };
  return usedBefore(days.until) - usedBefore(days.from);
}

function quantitiesOf(month: PointMonth): readonly Quantity[] {
  const { energy, size, period } = month;
  if (energy === 'gas') {
    return [
      { what: 'gas_factor', value: month.gasFactor },
      { what: 'calorific_value', value: calorificValue(period.from) },
    ];
  }
  const { billing, agreed } = powers[size];
  return [
    ...blockEnergies(energyOf(month), period.from).map((kwh, index) => stated('block_energy', index, kwh)),
    ...agreed(Number(period.from.slice(0, 4))).map((kw, index) => stated('block_power', index, kw)),
    { what: 'billing_power', value: String(billing) },
  ];
}

function stated(what: Quantity['what'], index: number, value: number): Quantity {
  return { what, block: index + 1, value: String(value) };
}

/** Whole kWh of the five blocks, the same together: what rounding leaves goes to the third, which every season has. */
function blockEnergies(energy: number, day: Day): number[] {
  const shares = (isHighSeason(day) ? profiles.high : profiles.low).map((share) => Math.floor((energy * share) / 100));
  const left = energy - sum(shares);
  return shares.map((share, index) => (index === 2 ? share + left : share));
}

const isHighSeason = (day: Day): boolean => ['11', '12', '01', '02'].includes(day.slice(5, 7));

/** kWh of a normal cubic metre as published for a month: a little different from month to month, as it is. */
function calorificValue(day: Day): string {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return (11.2 + ((month * 37) % 400) / 1000).toFixed(3);
}

/** Whole kWh of cubic metres, rounded once. */
function kilowattHours(cubicMetres: number, factor: string, calorific: string): number {
  const exact = BigInt(cubicMetres) * BigInt(micro(factor)) * BigInt(micro(calorific));
  return Number((exact * 2n + 1_000_000_000_000n) / 2_000_000_000_000n);
}

/** z by place: the altitude in metres of the town, with 23 mbar at a meter indoors (domain.md §3.5). */
export function gasFactorAt(altitude: number): string {
  return ((273.15 / 288.15) * ((1016 - 0.12 * altitude + 23) / 1013.25)).toFixed(5);
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
