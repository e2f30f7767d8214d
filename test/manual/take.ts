/** Opens a page as its reader would, and takes the picture of it. */
import { pngQuantize } from '@napi-rs/image';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { ManualLanguage } from '#features/manual/index.ts';
import type { ShownPortal } from '#test/support/page-quality-portal.ts';
import { find, type Picture, type Target } from './picture.ts';
import { sharpness, stage, type Box } from './stage.ts';

export type Seen = {
  /** All words of the page, as a reader or a screen reader finds them. */
  readonly words: string;
  readonly png?: Buffer;
};

type Where = { readonly portal: ShownPortal; readonly browser: Browser; readonly language: ManualLanguage };

/** The picture as PNG. Throws where something that it shows or points at is not on the page. */
export function take(picture: Picture, where: Where): Promise<Seen> {
  return opened(picture, where, async (page) => ({
    words: await wordsOf(page),
    png: await shot(page, picture, where.browser),
  }));
}

/** Only looks whether everything is there. Throws likewise. */
export function look(picture: Picture, where: Where): Promise<Seen> {
  return opened(picture, where, async (page) => {
    await boxesOf(page, picture.shows);
    await boxesOf(page, picture.callouts?.map(({ at }) => at) ?? []);
    return { words: await wordsOf(page) };
  });
}

/** Contexts by visitor: what a page loads once, the next one has. */
const contexts = new Map<string, Promise<BrowserContext>>();

async function opened<T>(picture: Picture, where: Where, see: (page: Page) => Promise<T>): Promise<T> {
  const { portal, language } = where;
  const visitor = `${picture.who} ${language}`;
  const known = contexts.get(visitor) ?? contextOf(picture, where);
  contexts.set(visitor, known);
  const page = await (await known).newPage();
  try {
    await page.setViewportSize({ width: picture.width, height: 900 });
    await page.goto(typeof picture.path === 'string' ? picture.path : await picture.path(portal, language));
    await picture.act?.(page);
    await page.evaluate('document.fonts.ready');
    await page.evaluate('document.activeElement?.blur()');
    return await see(page);
  } finally {
    await page.close();
  }
}

async function contextOf({ who }: Picture, { portal, browser, language }: Where): Promise<BrowserContext> {
  const context = await browser.newContext({
    deviceScaleFactor: sharpness,
    baseURL: portal.address,
    colorScheme: 'light',
    locale: 'sl-SI',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(30_000);
  await context.addCookies(await portal.cookiesOf(who, language));
  return context;
}

function wordsOf(page: Page): Promise<string> {
  return page.evaluate<string>(allWords);
}

const allWords = `[
  document.title,
  document.body.textContent,
  ...[...document.querySelectorAll('[aria-label], [placeholder]')].map((each) => each.ariaLabel ?? each.placeholder),
  ...[...document.querySelectorAll('input[type=submit]')].map((each) => each.value),
].join('\\n').replace(/\\s+/g, ' ')`;

async function shot(
  page: Page,
  { shows, most = 1200, air = 14, callouts = [] }: Picture,
  browser: Browser,
): Promise<Buffer> {
  const boxes = await boxesOf(page, shows);
  const clip = clipOf(boxes, { width: page.viewportSize()?.width ?? 0, most, air });
  // the browser draws what lies below the window only as far as it is told to
  await page.setViewportSize({ width: page.viewportSize()?.width ?? 0, height: Math.ceil(clip.y + clip.height) });
  const png = await page.screenshot({ clip, animations: 'disabled', caret: 'hide', fullPage: true });
  const placed = await Promise.all(
    callouts.map(async ({ mark, side, at }) => {
      const box = await boxOf(page, find(page, at), `${mark}: ${String(at)}`);
      return { mark, side, box: { ...box, x: box.x - clip.x, y: box.y - clip.y } };
    }),
  );
  const staged = await stage(browser, { png, width: clip.width, height: clip.height, callouts: placed });
  return pngQuantize(staged, { minQuality: 60, maxQuality: 95, speed: 6 });
}

function boxesOf(page: Page, targets: readonly Target[]): Promise<Box[]> {
  return Promise.all(targets.map((target) => boxOf(page, find(page, target), String(target))));
}

async function boxOf(page: Page, locator: ReturnType<typeof find>, name: string): Promise<Box> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error(`${page.url()} does not show ${name}`);
  const scrolled = await page.evaluate<number>('window.scrollY');
  return { ...box, y: box.y + scrolled };
}

/** Whole pixels round all boxes, with a little air. */
function clipOf(boxes: readonly Box[], { width, most, air }: { width: number; most: number; air: number }): Box {
  const x = Math.max(0, Math.floor(Math.min(...boxes.map((box) => box.x)) - air));
  const y = Math.max(0, Math.floor(Math.min(...boxes.map((box) => box.y)) - air));
  const right = Math.min(width, Math.ceil(Math.max(...boxes.map((box) => box.x + box.width)) + air));
  const bottom = Math.ceil(Math.max(...boxes.map((box) => box.y + box.height)) + air);
  return evenly({ x, y, width: right - x, height: Math.min(bottom - y, most) });
}

/** Whole pixels of the screen too, of which there are three for two. */
function evenly({ x, y, width, height }: Box): Box {
  const even = (value: number) => value - (value % 2);
  return { x: even(x), y: even(y), width: even(width), height: even(height) };
}
