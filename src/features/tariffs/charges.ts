/**
 * What a bill can charge, by the code that price lists and bill lines share. A charge says which part of the bill it
 * belongs to and what its price is multiplied by. A code that is not here can still be billed: it is shown as billed,
 * with nothing to recompute it from. Source: domain.md §6.3, §6.4.
 */
import type { Energy } from '#kernel/identifiers.ts';
import type { RegisterCode } from '#kernel/register-codes.ts';

/** The parts of a bill, in the order in which they are shown. */
export const lineGroups = ['energy', 'network', 'contribution', 'excise', 'fee', 'discount', 'interest'] as const;
export type LineGroup = (typeof lineGroups)[number];

/** Units of quantities and prices, by UN/ECE Rec 20: kWh, kW and month, m³, month, piece. */
export type PriceUnit = 'KWH' | 'KWT' | 'MTQ' | 'MON' | 'C62';

/**
 * What is multiplied by the price. `register`: what one register counted; `energy`: all kWh of the point, of gas after
 * conversion; `block_energy`, `block_power`: kWh, or agreed kW each month, of a time block;
 * `billing_power`: kW each month, whatever the hour; `months`: the months of the period.
 */
export type Basis = 'register' | 'energy' | 'block_energy' | 'block_power' | 'billing_power' | 'months';

export type Charge = {
  readonly code: string;
  readonly energy: Energy;
  readonly group: LineGroup;
  readonly basis: Basis;
  readonly unit: PriceUnit;
  /** Which register, where the basis is `register`. */
  readonly register?: RegisterCode;
};

const electricity: readonly Omit<Charge, 'energy'>[] = [
  { code: 'energy_vt', group: 'energy', basis: 'register', register: '1.8.1', unit: 'KWH' },
  { code: 'energy_mt', group: 'energy', basis: 'register', register: '1.8.2', unit: 'KWH' },
  { code: 'energy_et', group: 'energy', basis: 'energy', unit: 'KWH' },
  { code: 'network_power', group: 'network', basis: 'block_power', unit: 'KWT' },
  { code: 'network_energy', group: 'network', basis: 'block_energy', unit: 'KWH' },
  { code: 'ove_spte', group: 'contribution', basis: 'billing_power', unit: 'KWT' },
  { code: 'efficiency', group: 'contribution', basis: 'energy', unit: 'KWH' },
  { code: 'market_operator', group: 'contribution', basis: 'energy', unit: 'KWH' },
  { code: 'excise', group: 'excise', basis: 'energy', unit: 'KWH' },
  { code: 'monthly_fee', group: 'fee', basis: 'months', unit: 'MON' },
];

const gas: readonly Omit<Charge, 'energy'>[] = [
  { code: 'gas_energy', group: 'energy', basis: 'energy', unit: 'KWH' },
  { code: 'gas_distribution_fixed', group: 'network', basis: 'months', unit: 'MON' },
  { code: 'gas_distribution', group: 'network', basis: 'energy', unit: 'KWH' },
  { code: 'gas_metering', group: 'network', basis: 'months', unit: 'MON' },
  { code: 'ove_spte', group: 'contribution', basis: 'energy', unit: 'KWH' },
  { code: 'efficiency', group: 'contribution', basis: 'energy', unit: 'KWH' },
  { code: 'co2', group: 'contribution', basis: 'energy', unit: 'KWH' },
  { code: 'excise', group: 'excise', basis: 'energy', unit: 'KWH' },
  { code: 'monthly_fee', group: 'fee', basis: 'months', unit: 'MON' },
];

/** Every known charge of both energies, in the order of a bill. */
export const charges: readonly Charge[] = [
  ...electricity.map((charge) => ({ ...charge, energy: 'electricity' as const })),
  ...gas.map((charge) => ({ ...charge, energy: 'gas' as const })),
];
