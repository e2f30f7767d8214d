/** The four values a supplier sets; every colour of the portal follows from them (see palette.ts). */
export type Brand = {
  /** actions, links, the evening */
  readonly brand: string;
  /** the lit window: only for "now" */
  readonly lamp: string;
  /** the ground all pages stand on */
  readonly paper: string;
  /** hue of the low tariff in degrees; keep it 50 or more away from the brand's */
  readonly nightHue: number;
};

/** Pine ink on warm paper with an amber lamp. */
export const defaultBrand: Brand = {
  brand: 'oklch(46% 0.085 172)',
  lamp: 'oklch(83% 0.145 80)',
  paper: 'oklch(98% 0.009 85)',
  nightHue: 234,
};
