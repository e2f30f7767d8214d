/**
 * The registers a meter can have, by the code on its display (OBIS short form): 1.8.0 all energy taken, 1.8.1 at the
 * high rate, 1.8.2 at the low rate, 2.8.0 energy fed in; V is the volume of a gas meter. Source: domain.md §3.1, §4.2.
 */
export const registerCodes = ['1.8.0', '1.8.1', '1.8.2', '2.8.0', 'V'] as const;

export type RegisterCode = (typeof registerCodes)[number];

/** VT high rate, MT low rate, ET one rate; the names are the manual's. */
export type Tariff = 'VT' | 'MT' | 'ET';

/** What a register counts in. */
export type Unit = 'kWh' | 'm³';

export function tariffOf(code: RegisterCode): Tariff {
  if (code === '1.8.1') return 'VT';
  return code === '1.8.2' ? 'MT' : 'ET';
}

export function unitOf(code: RegisterCode): Unit {
  return code === 'V' ? 'm³' : 'kWh';
}
