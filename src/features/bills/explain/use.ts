/**
 * What the meters of a point counted between the readings of a bill: «16433 − 16107 = 326», once more round where a
 * register passed its last digit, times the constant of the meter; for gas from m³ to kWh. Source: domain.md §3.5, §4.2.
 */
import { gasEnergy, type Days, type GasFactors } from '#features/tariffs/index.ts';
import { capacity } from '#kernel/counter.ts';
import type { Day } from '#kernel/day.ts';
import { roundedQuotient, type Thousandths } from '#kernel/money.ts';
import type { RegisterCode } from '#kernel/register-codes.ts';
import type { BilledPoint, BilledQuantity, BilledReading } from './facts.ts';
import { cutAt, shareOf, type Amount } from './spread.ts';

/** From one reading to the next: what the register moved, and what that comes to. */
export type CountedStretch = {
  readonly reading: BilledReading;
  /** The register passed its last digit and began again. */
  readonly turned: boolean;
  /** Steps of the register, before the constant. */
  readonly moved: number;
  /** kWh or m³ after the constant. */
  readonly quantity: Thousandths;
};

export type RegisterUse = {
  readonly registerCode: RegisterCode;
  readonly stretches: readonly CountedStretch[];
  readonly total: Thousandths;
};

/** Volume of gas under one pair of factors, and the energy it held. */
export type ConvertedGas = Days &
  GasFactors & {
    readonly volume: Thousandths;
    readonly normalVolume: Thousandths;
    /** Rounded as the bill rounds: to the whole kWh where it has whole kWh. */
    readonly energy: Thousandths;
  };

export type PointUse = {
  readonly registers: readonly RegisterUse[];
  readonly gas: readonly ConvertedGas[];
  /** All kWh, by the days in which they were used; undefined where readings or factors are missing. */
  readonly energy: readonly Amount[] | undefined;
  readonly energyTotal: Thousandths;
};

/** The use of a point. `grain`: the thousandths of a kWh to which the bill rounds the energy of gas, 1000 or 1. */
export function useOf({ energy, readings, quantities }: BilledPoint, grain: number): PointUse {
  const registers = registerUses(readings);
  const gas = energy === 'gas' ? converted(amountsOf(registers, ['V']), quantities, grain) : [];
  const amounts =
    energy === 'gas' ? gas.map(({ energy: quantity, ...days }) => ({ ...days, quantity })) : taken(registers);
  const known = amounts.length > 0 ? amounts : undefined;
  return { registers, gas, energy: known, energyTotal: totalOf(amounts) };
}

/** What one register counted, stretch by stretch; undefined where the bill has no reading of it. */
export function amountsOfRegister(use: PointUse, code: RegisterCode): readonly Amount[] | undefined {
  const amounts = amountsOf(use.registers, [code]);
  return amounts.length > 0 ? amounts : undefined;
}

export function totalOf(amounts: readonly { readonly quantity: Thousandths }[]): Thousandths {
  return amounts.reduce((sum, { quantity }) => sum + quantity, 0);
}

function registerUses(readings: readonly BilledReading[]): readonly RegisterUse[] {
  const codes = [...new Set(readings.map(({ registerCode }) => registerCode))].toSorted();
  return codes.map((registerCode) => {
    const stretches = readings
      .filter((reading) => reading.registerCode === registerCode)
      .toSorted((one, other) => (one.fromOn < other.fromOn ? -1 : 1))
      .map(counted);
    return { registerCode, stretches, total: totalOf(stretches) };
  });
}

function counted(reading: BilledReading): CountedStretch {
  const difference = reading.untilValue - reading.fromValue;
  const turned = difference < 0;
  const moved = turned ? difference + capacity(reading.wholeDigits) : difference;
  return { reading, turned, moved, quantity: moved * reading.constant };
}

/** Energy taken from the network: the two rates where the meter has them, else the register of all. */
function taken(registers: readonly RegisterUse[]): readonly Amount[] {
  const rates = amountsOf(registers, ['1.8.1', '1.8.2']);
  return rates.length > 0 ? rates : amountsOf(registers, ['1.8.0']);
}

function amountsOf(registers: readonly RegisterUse[], codes: readonly RegisterCode[]): readonly Amount[] {
  return registers
    .filter(({ registerCode }) => codes.includes(registerCode))
    .flatMap(({ stretches }) =>
      stretches.map(({ reading, quantity }) => ({ from: reading.fromOn, until: reading.untilOn, quantity })),
    );
}

function converted(
  volumes: readonly Amount[],
  quantities: readonly BilledQuantity[],
  grain: number,
): readonly ConvertedGas[] {
  const factors = datedValues(quantities, 'gas_factor');
  const calorificValues = datedValues(quantities, 'calorific_value');
  const changes = [...factors.slice(1), ...calorificValues.slice(1)].map(({ from }) => from);
  const pieces = volumes.flatMap((volume) => cutAt(volume, changes).map((days) => ({ volume, days })));
  const gas: ConvertedGas[] = [];
  for (const { volume, days } of pieces) {
    const share = shareOf(volume, days);
    const z = valueOn(factors, days.from);
    const calorificValue = valueOn(calorificValues, days.from);
    if (share === undefined || z === undefined || calorificValue === undefined) return [];
    const { normalVolume, energy } = gasEnergy(share.quantity, { z, calorificValue });
    const rounded = grain * roundedQuotient(BigInt(energy), BigInt(grain));
    gas.push({ ...days, z, calorificValue, volume: share.quantity, normalVolume, energy: rounded });
  }
  return gas;
}

function datedValues(quantities: readonly BilledQuantity[], what: BilledQuantity['what']): readonly BilledQuantity[] {
  return quantities
    .filter((quantity) => quantity.what === what)
    .toSorted((one, other) => (one.from < other.from ? -1 : 1));
}

/** A value holds until the next; the first also before, as a reading may lie a few days off the period. */
function valueOn(dated: readonly BilledQuantity[], day: Day): number | undefined {
  return (dated.findLast(({ from }) => from <= day) ?? dated[0])?.value;
}
