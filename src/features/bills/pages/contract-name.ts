import type { PageLanguage } from '#kernel/language.ts';

const energies = {
  sl: { electricity: 'elektrika', gas: 'plin' },
  en: { electricity: 'electricity', gas: 'gas' },
  hr: { electricity: 'struja', gas: 'plin' },
} as const;

/** A contract as people know it: number, energy, and the street of its only point. */
export function contractName(
  { number, energy, streets = [] }: { number: string; energy: string; streets?: readonly string[] },
  language: PageLanguage,
): string {
  const [street, ...others] = streets;
  const where = street === undefined || others.length > 0 ? '' : `, ${street}`;
  return `${number}, ${energies[language][energy as 'electricity' | 'gas']}${where}`;
}
