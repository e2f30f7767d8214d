/** The browser that the tests of a file share. */
import { after } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium.ts';

let browser: Promise<Browser> | undefined;

/** The browser of this test file, started once. */
export function openBrowser(): Promise<Browser> {
  browser ??= launchChromium();
  return browser;
}

after(async () => {
  if (browser !== undefined) await (await browser).close();
});
