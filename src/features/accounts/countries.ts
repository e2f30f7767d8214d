/** Countries that a customer's address may lie in: the supplier's own first, then its neighbours. ISO 3166, two letters. */
export const countries = ['SI', 'HR', 'IT', 'AT', 'HU', 'DE', 'CH', 'BA', 'RS', 'ME', 'MK'] as const;

export type Country = (typeof countries)[number];

export function isCountry(code: string): code is Country {
  return (countries as readonly string[]).includes(code);
}
