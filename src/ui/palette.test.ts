import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { defaultBrand, type Brand } from './brand.ts';
import { contrast, parseColor, toHex } from './color.ts';
import { palette, paletteCss, type Theme } from './palette.ts';

/** Foreground, background, and the least contrast WCAG 2.2 AA asks of them (text 4.5, controls and marks 3). */
const PAIRS: readonly (readonly [front: string, back: string, least: number])[] = [
  ...['surface', 'raised', 'sunken', 'accent-soft', 'positive-soft', 'warning-soft', 'danger-soft', 'lamp-soft'].map(
    (back) => ['text', back, 4.5] as const,
  ),
  ...['surface', 'raised', 'sunken', 'accent-soft', 'warning-soft'].map((back) => ['muted', back, 4.5] as const),
  ...['surface', 'raised', 'accent-soft', 'sunken'].map((back) => ['accent', back, 4.5] as const),
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-strong', 4.5],
  ['on-night', 'night', 4.5],
  ['on-night', 'night-far', 4.5],
  ['on-night-muted', 'night', 4.5],
  ['on-night-muted', 'night-far', 4.5],
  ['on-lamp', 'lamp', 4.5],
  ['on-lamp', 'lamp-strong', 4.5],
  ['on-lamp', 'pane', 4.5],
  ['on-lamp', 'pane-today', 4.5],
  ['lamp-text', 'lamp-soft', 4.5],
  ['drum-ink', 'drum', 4.5],
  ['positive', 'positive-soft', 4.5],
  ['positive', 'raised', 4.5],
  ['warning', 'warning-soft', 4.5],
  ['warning', 'raised', 4.5],
  ['danger', 'danger-soft', 4.5],
  ['danger', 'raised', 4.5],
  ['danger', 'surface', 4.5],
  ['mt-text', 'mt-soft', 4.5],
  ['edge', 'surface', 3],
  ['edge', 'raised', 3],
  ['focus', 'surface', 3],
  ['focus', 'raised', 3],
  ['focus', 'sunken', 3],
  ['on-night', 'night-deep', 3],
  ['pane', 'night-deep', 3],
];

const ofHue = (hue: number): Brand => ({
  ...defaultBrand,
  brand: `oklch(46% 0.085 ${hue})`,
  nightHue: (hue + 62) % 360,
});
const brands: readonly Brand[] = [
  defaultBrand,
  ...Array.from({ length: 24 }, (_, index) => ofHue(index * 15)),
  { ...defaultBrand, brand: '#0047bb', paper: '#ffffff', nightHue: 320 },
  { ...defaultBrand, brand: '#7a1f4b', paper: '#fdfbfa' },
];

for (const theme of ['light', 'dark'] satisfies Theme[]) {
  test(`every pair of colours keeps its contrast for any brand in the ${theme} theme`, () => {
    for (const brand of brands) {
      const colors = palette(brand, theme);
      for (const [front, back, least] of PAIRS) {
        const measured = contrast(colors[front] ?? '', colors[back] ?? '');
        assert.ok(measured >= least, `${front} on ${back}: ${measured.toFixed(2)} for ${brand.brand}`);
      }
    }
  });
}

test('a hexadecimal colour survives the way through lightness, chroma and hue', () => {
  const byte = fc.integer({ min: 0, max: 255 }).map((value) => value.toString(16).padStart(2, '0'));
  fc.assert(
    fc.property(byte, byte, byte, (r, g, b) => {
      const hex = `#${r}${g}${b}`;
      const parsed = parseColor(hex) ?? assert.fail();
      const written = toHex(parsed);
      for (const at of [1, 3, 5]) {
        const apart = Number.parseInt(hex.slice(at, at + 2), 16) - Number.parseInt(written.slice(at, at + 2), 16);
        assert.ok(Math.abs(apart) <= 1, `${hex} came back as ${written}`);
      }
    }),
  );
});

test('colours that a screen cannot show keep their lightness', () => {
  assert.equal(toHex({ l: 1, c: 0.3, h: 150 }), '#ffffff');
  assert.match(toHex({ l: 0.5, c: 0.4, h: 150 }), /^#[0-9a-f]{6}$/);
});

test('a style sheet holds nothing but colours, whatever the supplier wrote', () => {
  assert.match(
    paletteCss(defaultBrand),
    /^@layer tokens\{:root\{(--[a-z-]+:#[0-9a-f]{6,8};?)+\}@media [^{]+\{:root\{(--[a-z-]+:#[0-9a-f]{6,8};?)+\}\}\}$/,
  );
  for (const brand of ['red}body{display:none', 'url(//evil)', '', '#12345', 'oklch(46% 9 172)', 'var(--x)']) {
    assert.throws(() => paletteCss({ ...defaultBrand, brand }), RangeError, brand);
  }
  assert.throws(() => paletteCss({ ...defaultBrand, paper: '#333' }), /too dark/);
  assert.throws(() => paletteCss({ ...defaultBrand, lamp: '#600' }), /lightness/);
  assert.throws(() => paletteCss({ ...defaultBrand, nightHue: Number.NaN }), RangeError);
});
