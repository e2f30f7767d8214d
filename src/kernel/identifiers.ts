/** The numbers that name metering points, contracts and taxpayers, as people type them and as they are kept. */
import { parseOmm, type OmmFault } from './omm.ts';

export type Energy = 'electricity' | 'gas';

/** Why a metering-point number cannot be one; `length` says how many digits were typed, so a page can say so. */
export type PointNumberFault =
  | { readonly ok: false; readonly reason: 'empty' | 'characters' | 'check_digit' | 'other_energy' }
  | { readonly ok: false; readonly reason: 'length'; readonly digits: number }
  | OmmFault;

/** 18 digits. `foreign`: not issued in Slovenia (prefix 383): worth a warning, never a refusal (domain.md §1.1). */
export type ParsedGsrn = { readonly ok: true; readonly value: string; readonly foreign: boolean };

export type ParsedPointNumber =
  ({ readonly kind: 'gsrn' } & ParsedGsrn) | { readonly kind: 'old'; readonly ok: true; readonly value: string };

const GSRN_DIGITS = 18;
const MOST_CHARACTERS = 80;
const DASHES = /[\u2010-\u2015\u2212]/g;

/**
 * GS1 number of a metering point (AI 8018). Spaces, hyphens and dots between the digits are forgiven.
 * Kept as text: 18 digits do not fit a JavaScript number.
 */
export function parseGsrn(text: string): ParsedGsrn | PointNumberFault {
  const compact = withoutSpaces(text);
  if (compact === undefined) return { ok: false, reason: 'characters' };
  if (compact === '') return { ok: false, reason: 'empty' };
  if (!/^\d(?:[.-]?\d)*$/.test(compact)) return { ok: false, reason: 'characters' };
  const digits = compact.replace(/[.-]/g, '');
  if (digits.length !== GSRN_DIGITS) return { ok: false, reason: 'length', digits: digits.length };
  if (gs1CheckDigit(digits.slice(0, -1)) !== digits.slice(-1)) return { ok: false, reason: 'check_digit' };
  return { ok: true, value: digits, foreign: !digits.startsWith('383') };
}

/** Check digit of GSRN, GLN and GTIN: weights 3, 1, 3, … from the right, modulo 10 (domain.md §1.1). */
export function gs1CheckDigit(digits: string): string {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    sum += Number(digits[digits.length - 1 - index]) * (index % 2 === 0 ? 3 : 1);
  }
  return String((10 - (sum % 10)) % 10);
}

/** `country`: ISO 3166, Slovenia where not said. `area`: that of a Croatian operator, `01` to `21`, where it is known. */
export type PointOf = { readonly energy: Energy; readonly country?: string; readonly area?: string | undefined };

/**
 * A metering-point number of either kind: GSRN, or the operator's own old number, which looks like `4-1234567` for
 * electricity and `ENLJ-123456789` for gas (domain.md §1.2). Case, spaces and the kind of dash are forgiven, and the
 * hyphen after a gas operator's letters may be missing. An old number of the other energy is told apart. In Croatia the
 * operator's number is the OMM.
 */
export function parsePointNumber(
  text: string,
  { energy, country, area }: PointOf,
): ParsedPointNumber | PointNumberFault {
  const compact = withoutSpaces(text)?.toUpperCase();
  if (compact === undefined) return { ok: false, reason: 'characters' };
  if (country === 'HR' && !/^(?:\D*\d){18}\D*$/.test(compact)) {
    const omm = parseOmm(compact, { energy, area });
    return omm.ok ? { kind: 'old', ...omm } : omm;
  }
  const old = oldNumber(compact);
  if (old)
    return old.energy === energy ? { kind: 'old', ok: true, value: old.value } : { ok: false, reason: 'other_energy' };
  const gsrn = parseGsrn(compact);
  return gsrn.ok ? { kind: 'gsrn', ...gsrn } : gsrn;
}

/** A contract number as it is compared: capital letters, no spaces, plain hyphens. Undefined if it cannot be one. */
export function parseContractNumber(text: string): string | undefined {
  const compact = withoutSpaces(text)?.toUpperCase();
  return compact !== undefined && /^[\p{Lu}\d][\p{Lu}\d./_-]{0,39}$/u.test(compact) ? compact : undefined;
}

/** Croatian tax number (OIB): 11 digits, the last a check digit by ISO 7064 MOD 11,10 (domain.md §1.3). */
export function isOib(text: string): boolean {
  if (!/^\d{11}$/.test(text)) return false;
  let rest = 10;
  for (const digit of text.slice(0, -1)) rest = (((rest + Number(digit)) % 10 || 10) * 2) % 11;
  return (11 - rest) % 10 === Number(text.slice(-1));
}

function oldNumber(compact: string): { energy: Energy; value: string } | undefined {
  if (/^[1-9]-\d{1,8}$/.test(compact)) return { energy: 'electricity', value: compact };
  const gas = /^([A-Z]{4})-?(\d{3,16})$/.exec(compact);
  return gas ? { energy: 'gas', value: `${gas[1]}-${gas[2]}` } : undefined;
}

function withoutSpaces(text: string): string | undefined {
  if (text.length > MOST_CHARACTERS) return undefined;
  return text
    .normalize('NFC')
    .replace(/[\s\u200B\u2060\uFEFF]+/g, '')
    .replace(DASHES, '-');
}
