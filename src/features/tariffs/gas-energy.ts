/**
 * From cubic metres to kilowatt-hours. The meter counts m³ as they are at its temperature and pressure; the factor z
 * makes normal cubic metres of them (0 °C, 1013,25 mbar), and each of those holds as many kWh as the published gross
 * calorific value says. Factors are whole millionths. Source: domain.md §3.5.
 */
import { roundedQuotient, type Thousandths } from '#kernel/money.ts';

/** A factor in whole millionths: z = 0,93858 is 938580, 11,365 kWh/Nm³ is 11365000. */
export type Millionths = number;

/** Where a meter hangs and at what pressure the gas comes to it. */
export type GasMeterPlace = {
  readonly altitudeMetres: number;
  readonly overpressureMbar: number;
  /** A meter that corrects for temperature counts as one indoors. */
  readonly placement: 'indoors' | 'outdoors';
};

/** Factors as operators publish them, to five decimals: the test of the formula. */
export const publishedFactors: readonly (GasMeterPlace & { readonly operator: string; readonly z: Millionths })[] = [
  { operator: 'Energetika Ljubljana', altitudeMetres: 298, overpressureMbar: 23, placement: 'indoors', z: 938_580 },
  { operator: 'Energetika Ljubljana', altitudeMetres: 298, overpressureMbar: 100, placement: 'indoors', z: 1_010_620 },
  { operator: 'Energetika Ljubljana', altitudeMetres: 298, overpressureMbar: 100, placement: 'outdoors', z: 1_043_200 },
];

/** A volume corrector counts standard cubic metres (15 °C): this makes normal ones of them. */
export const STANDARD_TO_NORMAL: Millionths = 947_600;

const NORMAL_KELVIN = 273.15;
const KELVIN = { indoors: 288.15, outdoors: 279.15 } as const;
const NORMAL_MBAR = 1013.25;

/** z = (Tn / T) · (p_air + p_gas) / p_n, with the air's pressure 1016 − 0,12 · altitude mbar; rounded to five decimals. */
export function conversionFactor({ altitudeMetres, overpressureMbar, placement }: GasMeterPlace): Millionths {
  const airMbar = 1016 - 0.12 * altitudeMetres;
  const z = (NORMAL_KELVIN / KELVIN[placement]) * ((airMbar + overpressureMbar) / NORMAL_MBAR);
  return Math.round(z * 100_000) * 10;
}

export type GasFactors = {
  /** Cubic metres as counted to normal cubic metres. */
  readonly z: Millionths;
  /** Gross calorific value, kWh per normal cubic metre. */
  readonly calorificValue: Millionths;
};

/**
 * Volume in litres (thousandths of a m³) to normal litres and to Wh (thousandths of a kWh). The energy is rounded once,
 * from the exact product: the normal volume is for the eye.
 */
export function gasEnergy(
  volume: Thousandths,
  { z, calorificValue }: GasFactors,
): { readonly normalVolume: Thousandths; readonly energy: Thousandths } {
  const exact = BigInt(volume) * BigInt(z);
  return {
    normalVolume: roundedQuotient(exact, MILLION),
    energy: roundedQuotient(exact * BigInt(calorificValue), MILLION * MILLION),
  };
}

const MILLION = 1_000_000n;
