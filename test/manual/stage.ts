/** Puts a picture of a page on paper, with numbered circles in the margins and a dashed line from each to what it means. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { defaultBrand } from '#ui/brand.ts';
import { palette } from '#ui/palette.ts';

/** In CSS pixels of the picture, from its upper left corner. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export type Side = 'left' | 'right' | 'top';

export type PlacedCallout = { readonly mark: string; readonly side: Side; readonly box: Box };

type Staged = {
  readonly png: Buffer;
  readonly width: number;
  readonly height: number;
  readonly callouts: readonly PlacedCallout[];
};

type Point = { readonly x: number; readonly y: number };

const radius = 17;
const margin = { bare: 12, withCircles: 66 } as const;
/** Between the middles of two circles in one margin. */
const apart = 2 * radius + 8;
/** Between an element and the line round it. */
const gap = 4;

const { surface, line, 'mt-text': blue } = palette(defaultBrand, 'light');

/** Pixels of a picture for each of the page: enough for sharp screens and for paper. */
export const sharpness = 1.5;

/** The picture on its stage, as PNG. */
export async function stage(browser: Browser, { png, width, height, callouts }: Staged): Promise<Buffer> {
  const [left, right, top] = (['left', 'right', 'top'] as const).map((side) =>
    callouts.some((callout) => callout.side === side) ? margin.withCircles : margin.bare,
  ) as [number, number, number];
  const whole = { width: left + width + right, height: top + height + margin.bare };
  const image = `<image href="data:image/png;base64,${png.toString('base64')}" x="${left}" y="${top}" width="${width}" height="${height}" clip-path="inset(0 round 12px)"/>`;
  const frame = `<rect x="${left - 0.5}" y="${top - 0.5}" width="${width + 1}" height="${height + 1}" rx="12" fill="none" stroke="${line}"/>`;
  const inner = { left, right: left + width, top };
  const pointers = pointersTo(
    callouts.map((callout) => ({
      ...callout,
      box: { ...callout.box, x: callout.box.x + left, y: callout.box.y + top },
    })),
    inner,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${whole.width}" height="${whole.height}">${image}${frame}${pointers}</svg>`;
  const page = await (stagePage ??= browser.newPage({ deviceScaleFactor: sharpness }));
  await page.setViewportSize(whole);
  const styles = `${await font()} body { margin: 0; background: ${surface} } svg { display: block }`;
  await page.setContent(`<style>${styles}</style>${svg}`);
  await page.evaluate('document.fonts.load("700 18px Figtree")');
  return page.screenshot({ clip: { x: 0, y: 0, ...whole } });
}

let stagePage: Promise<Page> | undefined;

/** Where the picture ends, in the coordinates of the stage. */
type Inner = { readonly left: number; readonly right: number; readonly top: number };

function pointersTo(callouts: readonly PlacedCallout[], inner: Inner): string {
  const away = margin.withCircles - margin.bare - radius;
  const on = (side: Side) => callouts.filter((callout) => callout.side === side);
  const left = spread(on('left'), ({ box }) => middle(box)).map(({ callout, at }) =>
    pointer(callout, { x: inner.left - away, y: at }),
  );
  const right = spread(on('right'), ({ box }) => middle(box)).map(({ callout, at }) =>
    pointer(callout, { x: inner.right + away, y: at }),
  );
  const top = spread(on('top'), ({ box }) => box.x + box.width / 2).map(({ callout, at }) =>
    pointer(callout, { x: at, y: inner.top - away }),
  );
  return [...left, ...right, ...top].join('');
}

/** Places of the circles in one margin: beside what they mean, and none over another. */
function spread(
  callouts: readonly PlacedCallout[],
  wanted: (callout: PlacedCallout) => number,
): { callout: PlacedCallout; at: number }[] {
  let free = margin.bare + radius;
  return callouts
    .toSorted((one, other) => wanted(one) - wanted(other))
    .map((callout) => {
      const at = Math.max(free, wanted(callout));
      free = at + apart;
      return { callout, at };
    });
}

/** The height at which a line from the side meets an element; near the top of a large one. */
function middle({ y, height }: Box): number {
  return y + Math.min(height / 2, 60);
}

function pointer({ mark, side, box }: PlacedCallout, at: Point): string {
  const from = {
    left: { ...at, x: at.x + radius },
    right: { ...at, x: at.x - radius },
    top: { ...at, y: at.y + radius },
  };
  const to = {
    left: { x: box.x - gap, y: middle(box) },
    right: { x: box.x + box.width + gap, y: middle(box) },
    top: { x: box.x + box.width / 2, y: box.y - gap },
  };
  const around = `<rect x="${box.x - gap}" y="${box.y - gap}" width="${box.width + 2 * gap}" height="${box.height + 2 * gap}" rx="8" fill="none" stroke="${blue}" stroke-width="2"/>`;
  const dashes = `<line x1="${from[side].x}" y1="${from[side].y}" x2="${to[side].x}" y2="${to[side].y}" stroke="${blue}" stroke-width="2" stroke-dasharray="5 5"/>`;
  const circle = `<circle cx="${at.x}" cy="${at.y}" r="${radius}" fill="${blue}"/>`;
  const number = `<text x="${at.x}" y="${at.y + 6}" text-anchor="middle" fill="white" font-family="Figtree" font-weight="700" font-size="${mark.length > 2 ? 14 : 17}">${mark}</text>`;
  return `${around}${dashes}${circle}${number}`;
}

let fontFace: Promise<string> | undefined;

function font(): Promise<string> {
  fontFace ??= readFile(fileURLToPath(new URL('../../src/ui/fonts/figtree-sl.woff2', import.meta.url))).then(
    (file) =>
      `@font-face { font-family: Figtree; font-weight: 300 900; src: url(data:font/woff2;base64,${file.toString('base64')}) }`,
  );
  return fontFace;
}
