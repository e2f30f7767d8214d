/** A colour by lightness (0–1), chroma (0–0.4) and hue (degrees), as CSS `oklch()` has it. */
export type Oklch = { readonly l: number; readonly c: number; readonly h: number };

type Triple = readonly [number, number, number];

/**
 * Reads `#rgb`, `#rrggbb` or `oklch(L% C H)`; undefined for anything else.
 * Only numbers get through, so what is written out again can be nothing but a colour.
 */
export function parseColor(text: string): Oklch | undefined {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim())?.[1];
  if (hex !== undefined) return fromHex(hex);
  const parts = /^oklch\(\s*([\d.]+)%\s+([\d.]+)\s+([\d.]+)(?:deg)?\s*\)$/i.exec(text.trim());
  if (parts === null) return undefined;
  const [l, c, h] = [Number(parts[1]) / 100, Number(parts[2]), Number(parts[3])];
  return l <= 1 && c <= 0.5 && h <= 360 ? { l, c, h } : undefined;
}

/** The colour as `#rrggbb`. What a screen cannot show keeps its lightness and hue and loses chroma. */
export function toHex(color: Oklch): string {
  let low = 0;
  let high = color.c;
  if (isShown(toLinear(color))) low = high;
  for (let step = 0; step < 16 && high - low > 0.0005; step++) {
    const c = (low + high) / 2;
    if (isShown(toLinear({ ...color, c }))) low = c;
    else high = c;
  }
  return `#${toLinear({ ...color, c: low })
    .map(hexByte)
    .join('')}`;
}

/** Contrast of two `#rrggbb` colours, 1–21, as WCAG 2.2 defines it. */
export function contrast(one: string, other: string): number {
  const [bright = 1, dim = 1] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (bright + 0.05) / (dim + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = linearOf(hex.slice(1));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function linearOf(hex: string): Triple {
  const long = hex.length === 3 ? hex.replace(/./g, '$&$&') : hex;
  const byte = (at: number): number => {
    const value = Number.parseInt(long.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [byte(0), byte(2), byte(4)];
}

function hexByte(linear: number): string {
  const light = Math.min(1, Math.max(0, linear));
  const value = light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
  return Math.round(value * 255)
    .toString(16)
    .padStart(2, '0');
}

function isShown(linear: Triple): boolean {
  return linear.every((part) => part >= -0.0005 && part <= 1.0005);
}

// The matrices of Björn Ottosson's Oklab, as CSS Color 4 uses them.
function toLinear({ l, c, h }: Oklch): Triple {
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
  ];
}

function fromHex(hex: string): Oklch {
  const [r, g, b] = linearOf(hex);
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const middle = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const a = 1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short;
  const bAxis = 0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short;
  return {
    l: 0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
    c: Math.hypot(a, bAxis),
    h: ((Math.atan2(bAxis, a) * 180) / Math.PI + 360) % 360,
  };
}
