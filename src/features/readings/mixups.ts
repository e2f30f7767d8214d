import { unitOf } from '#kernel/register-codes.ts';
import { type Count } from './count.ts';
import { toleratedUse } from './plausibility.ts';

/**
 * Mistakes with a known cause, told from the numbers themselves (domain.md §4.3 and §3.1). A mix-up is only named when
 * the typed numbers are odd and the corrected ones are not. Each answer is the number that was probably meant.
 */

/** Where nothing may be expected yet, a tenth of what the counter has counted so far stands for it. */
const ROUGH_SHARE = 0.1;
const FAR = 5;
/** Three displays are read one after the other, and each drops its decimals. */
const STEPS_APART = 3;

/** VT typed as MT and MT as VT: each fits the other's history and not its own. The numbers in their right places. */
export function swapped(vt: Count, mt: Count): { readonly vt: number; readonly mt: number } | undefined {
  if (!hasHistory(vt) || !hasHistory(mt)) return undefined;
  if (fitsOwnHistory(vt) && fitsOwnHistory(mt)) return undefined;
  const crossed = isUsual(vt, useTo(vt, mt.value)) && isUsual(mt, useTo(mt, vt.value));
  return crossed ? { vt: mt.value, mt: vt.value } : undefined;
}

/** The display of all energy (1.8.0 = VT + MT) typed as one of its two parts. The part without the other. */
export function totalTyped(part: Count, other: Count): number | undefined {
  if (!hasHistory(part) || !isFarTooMuch(part)) return undefined;
  const meant = part.value - other.value;
  return isLittle(part, useTo(part, meant)) ? meant : undefined;
}

/** The decimal digit typed in as well, so that the number is about ten times too large. The number without it. */
export function digitTooMany(count: Count): number | undefined {
  if (!hasHistory(count) || !isFarTooMuch(count)) return undefined;
  const meant = Math.floor(count.value / 10);
  return isLittle(count, useTo(count, meant)) ? meant : undefined;
}

/** The use of VT and MT together, where it differs from that of the register of both. */
export function sumApart(all: Count, vt: Count, mt: Count): number | undefined {
  if (all.use === undefined || vt.use === undefined || mt.use === undefined) return undefined;
  if (all.days !== vt.days || all.days !== mt.days) return undefined;
  const sum = vt.use + mt.use;
  return Math.abs(all.use - sum) > STEPS_APART * all.register.constant ? sum : undefined;
}

/** Whether this very register has a reading to compare with; its start state alone is no habit. */
function hasHistory(count: Count): boolean {
  return count.last?.register === count.register;
}

function fitsOwnHistory(count: Count): boolean {
  return count.use !== undefined && isUsual(count, count.use);
}

/** Use if the register had shown that value, without a roll-over. */
function useTo({ register, before }: Count, value: number): number {
  return register.constant * (value - before.value);
}

function isUsual(count: Count, use: number): boolean {
  if (count.expected) return use >= count.expected.low && use <= count.expected.high;
  return use >= 0 && use <= FAR * roughUse(count);
}

function isLittle(count: Count, use: number): boolean {
  return use >= 0 && use <= (count.expected?.high ?? roughUse(count));
}

function isFarTooMuch(count: Count): boolean {
  return count.use !== undefined && count.use > (count.expected?.high ?? FAR * roughUse(count));
}

function roughUse({ register, before }: Count): number {
  const counted = register.constant * before.value;
  return Math.max(toleratedUse(unitOf(register.code), register.constant), ROUGH_SHARE * counted);
}
