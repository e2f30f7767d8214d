/** Filling in forms in the browser. */
import type { Page } from 'playwright-core';

/** Fills in by id, presses the form's own button, and waits for the answer. */
export async function send(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [id, value] of Object.entries(fields)) await page.locator(`main #${id}`).fill(value);
  const answered = page.waitForEvent('framenavigated');
  await page.locator('main form[method=post] button[type=submit]').first().click();
  await answered;
  await page.waitForLoadState('load');
}
