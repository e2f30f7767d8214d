/**
 * The number of a Croatian metering point (obračunsko mjerno mjesto, OMM). Electricity: 10 digits, two for the area of
 * HEP ODS and the old number filled up to eight with zeros on the left. Gas: 8 digits. No check digit (domain.md §1.3).
 */

export type OmmFault =
  | { readonly ok: false; readonly reason: 'empty' | 'omm_characters' | 'omm_area' | 'other_energy' }
  | { readonly ok: false; readonly reason: 'omm_length'; readonly digits: number };

export type ParsedOmm = { readonly ok: true; readonly value: string };

/** `area`: `01` Zagreb to `21` Požega, where the operator that was chosen says it. */
export type OmmOf = { readonly energy: 'electricity' | 'gas'; readonly area?: string | undefined };

/** Spaces, dots, slashes and hyphens are forgiven. An old number is completed where the area is known. */
export function parseOmm(text: string, { energy, area }: OmmOf): ParsedOmm | OmmFault {
  const digits = text.replace(/[\s./-]+/g, '');
  if (digits === '') return { ok: false, reason: 'empty' };
  if (!/^\d+$/.test(digits)) return { ok: false, reason: 'omm_characters' };
  if (energy === 'gas') return ofGas(digits);
  if (digits.length === 10)
    return isArea(digits.slice(0, 2)) ? { ok: true, value: digits } : { ok: false, reason: 'omm_area' };
  return digits.length <= 8 && area !== undefined && isArea(area)
    ? { ok: true, value: area + digits.padStart(8, '0') }
    : { ok: false, reason: 'omm_length', digits: digits.length };
}

function ofGas(digits: string): ParsedOmm | OmmFault {
  if (digits.length === 8) return { ok: true, value: digits };
  return digits.length === 10 && isArea(digits.slice(0, 2))
    ? { ok: false, reason: 'other_energy' }
    : { ok: false, reason: 'omm_length', digits: digits.length };
}

function isArea(area: string): boolean {
  return /^(?:0[1-9]|1\d|2[01])$/.test(area);
}
