import type { Brand } from './brand.ts';
import { parseColor, toHex, type Oklch } from './color.ts';

export type Theme = 'light' | 'dark';
type Sources = { readonly brand: Oklch; readonly lamp: Oklch; readonly paper: Oklch; readonly night: Oklch };
type Shade = (from: Sources) => Oklch;

/**
 * Each role has a fixed lightness and takes only hue (and sometimes chroma) from the brand, so contrast holds for any hue.
 * A pair is light and dark; a single shade is the same in both.
 */
const ROLES: Readonly<Record<string, Shade | readonly [light: Shade, dark: Shade]>> = {
  brand: (from) => from.brand,
  lamp: (from) => from.lamp,

  surface: [(from) => from.paper, of('brand', 18.5, 0.016)],
  raised: [of('paper', 99.7, 0.003), of('brand', 23, 0.02)],
  sunken: [of('paper', 95, 0.013), of('brand', 15, 0.014)],
  line: [of('paper', 89, 0.014), of('brand', 33, 0.022)],
  edge: [of('brand', 56, 0.02), of('brand', 62, 0.025)],

  text: [of('brand', 25, 0.03), of('paper', 94, 0.01)],
  muted: [of('brand', 46, 0.025), of('brand', 76, 0.018)],

  accent: [of('brand', 40), of('brand', 82, 0.095)],
  'accent-strong': [of('brand', 33), of('brand', 88, 0.08)],
  'accent-soft': [of('brand', 95, 0.017), of('brand', 28, 0.04)],
  'on-accent': [fixed(99, 0.004, 85), of('brand', 19, 0.03)],
  focus: [of('brand', 32, 0.09), (from) => from.lamp],

  night: [of('brand', 27, 0.045), of('brand', 26, 0.042)],
  'night-far': of('brand', 35, 0.055),
  'night-deep': of('brand', 19, 0.032),
  'on-night': of('paper', 96, 0.012),
  'on-night-muted': of('brand', 84, 0.03),

  'on-lamp': of('lamp', 26, 0.05),
  'lamp-text': [of('lamp', 45, 0.095), of('lamp', 85, 0.11)],
  'lamp-soft': [of('lamp', 95.5, 0.045), of('lamp', 27, 0.035)],
  'lamp-strong': (from) => ({ ...from.lamp, l: from.lamp.l + 0.05 }),
  pane: of('lamp', 77, 0.115),
  'pane-today': (from) => ({ l: 0.89, c: 0.12, h: from.lamp.h + 14 }),

  drum: [of('paper', 97), of('paper', 87, 0.014)],
  'drum-ink': of('brand', 22, 0.03),

  positive: [fixed(42, 0.1, 150), fixed(82, 0.12, 150)],
  'positive-soft': [fixed(95.5, 0.024, 150), fixed(27, 0.035, 150)],
  warning: [fixed(46, 0.11, 62), fixed(84, 0.11, 75)],
  'warning-soft': [fixed(95.8, 0.036, 80), fixed(28, 0.04, 70)],
  danger: [fixed(45, 0.165, 27), fixed(80, 0.1, 24)],
  'danger-soft': [fixed(95.5, 0.022, 25), fixed(27, 0.05, 25)],

  'mt-text': [of('night', 43, 0.085), of('night', 82, 0.07)],
  'mt-soft': [of('night', 95, 0.02), of('night', 28, 0.035)],

  'town-far': of('brand', 31, 0.045),
  'town-mid': of('brand', 36, 0.05),
  'town-near': of('brand', 20, 0.035),
  'town-off': of('brand', 29, 0.04),
  moon: of('paper', 94, 0.03),
};

/**
 * Every colour of a theme by role, as `#rrggbb`, and the half-transparent `glow` of the lamp. Plain values need nothing of the browser: no `oklch()`, no `light-dark()`.
 * Throws RangeError, naming the value, when a brand value is no colour or hue, or too dark or bright for its role.
 */
export function palette(brand: Brand, theme: Theme): Readonly<Record<string, string>> {
  const from = sourcesOf(brand);
  const colors = Object.fromEntries(
    Object.entries(ROLES).map(([role, shades]) => {
      const shade = typeof shades === 'function' ? shades : shades[theme === 'light' ? 0 : 1];
      return [role, toHex(shade(from))];
    }),
  );
  return { ...colors, glow: `${colors['lamp']}80` };
}

/** The palette as a style sheet of custom properties, dark where the reader's device asks for it. */
export function paletteCss(brand: Brand): string {
  const light = palette(brand, 'light');
  const dark = Object.entries(palette(brand, 'dark')).filter(([role, color]) => light[role] !== color);
  const screen = `@media screen and (prefers-color-scheme:dark){:root{${declarations(dark)}}}`;
  return `@layer tokens{:root{${declarations(Object.entries(light))}}${screen}}`;
}

function declarations(colors: readonly (readonly [role: string, color: string])[]): string {
  return colors.map(([role, color]) => `--${role}:${color}`).join(';');
}

function sourcesOf({ brand, lamp, paper, nightHue }: Brand): Sources {
  if (!(nightHue >= 0 && nightHue <= 360)) throw new RangeError(`nightHue is no hue from 0 to 360: ${nightHue}`);
  const base = readColor('brand', brand);
  const sources = {
    brand: base,
    lamp: readColor('lamp', lamp),
    paper: readColor('paper', paper),
    night: { ...base, h: nightHue },
  };
  if (sources.paper.l < 0.97) throw new RangeError(`paper is too dark to write on (lightness 97% or more): ${paper}`);
  if (sources.lamp.l < 0.78 || sources.lamp.l > 0.9) throw new RangeError(`lamp needs a lightness of 78–90%: ${lamp}`);
  return sources;
}

function readColor(name: string, text: string): Oklch {
  const parsed = parseColor(text);
  if (parsed === undefined) {
    throw new RangeError(`${name} is no colour such as #1f6f5c or oklch(46% 0.085 172): ${text}`);
  }
  return parsed;
}

function of(source: keyof Sources, lightness: number, chroma?: number): Shade {
  return (from) => ({ l: lightness / 100, c: chroma ?? from[source].c, h: from[source].h });
}

function fixed(lightness: number, chroma: number, hue: number): Shade {
  return () => ({ l: lightness / 100, c: chroma, h: hue });
}
