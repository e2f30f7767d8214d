/** Numbers of invented things. None of them can be anybody's: the GSRN prefix is GS1's own worked example. */
import { gs1CheckDigit } from '#kernel/identifiers.ts';

const exampleCompany = '38345678';

/** The GSRN of an invented point: serial 0–999 999 999. Serials below 100 000 belong to the demo. */
export function syntheticGsrn(serial: number): string {
  const digits = exampleCompany + String(serial).padStart(9, '0');
  return digits + gs1CheckDigit(digits);
}
