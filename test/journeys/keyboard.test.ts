/** Without a mouse: Tab, Shift+Tab, Enter, Space, the arrows and typing; and always to be seen where one is. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { giveHome, usual } from '#test/support/household.ts';
import { openSite } from '#test/support/journey.ts';
import { accountOf, goodPassword } from '#test/support/people.ts';
import { giveLink } from '#test/support/registry.ts';

/** An outline of two pixels and more round what has the focus, or round what holds it, as the card of a radio button. */
const focusIsVisible = `(() => {
  for (let node = document.activeElement; node && node !== document.body; node = node.parentElement) {
    const { outlineStyle, outlineWidth } = getComputedStyle(node);
    if (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) return true;
  }
  // past the last stop the focus leaves the page
  return document.activeElement === document.body;
})()`;

const mostSteps = 60;

/** Presses the key until the focus is there. On the way it is visible at every stop. */
async function tabTo(target: Locator, key = 'Tab'): Promise<void> {
  const page = target.page();
  const focused = page.locator(':focus');
  for (let step = 0; step < mostSteps; step++) {
    await page.keyboard.press(key);
    assert.ok(
      await page.evaluate(focusIsVisible),
      `where is the focus? On ${(await focused.allTextContents()).join()}`,
    );
    if ((await target.and(focused).count()) > 0) return;
  }
  assert.fail(`${mostSteps} times ${key}, and not at ${String(target)}`);
}

async function typeInto(target: Locator, text: string): Promise<void> {
  await tabTo(target);
  await target.page().keyboard.type(text);
}

async function press(target: Locator): Promise<void> {
  await tabTo(target);
  await target.page().keyboard.press('Enter');
}

/** Presses what leads to another page, and waits for that. */
async function follow(target: Locator): Promise<void> {
  await tabTo(target);
  const arrived = target.page().waitForEvent('domcontentloaded');
  await target.page().keyboard.press('Enter');
  await arrived;
}

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

test('the keyboard', async (t) => {
  const site = await openSite(t, { now: '2026-11-30T18:42:00+01:00' });
  const { portal } = site;

  await site.bothWays(
    'a reading is sent without a mouse, from the log-in to the receipt',
    async ({ page, scripted }) => {
      const email = scripted ? 'tipkovnica@example.si' : 'tipkovnica.brez@example.si';
      const { point } = await giveHome(portal.pool);
      await giveLink(portal.pool, await accountOf(portal, email), point);
      await page.goto('/login');
      await typeInto(page.getByLabel('E-pošta'), email);
      await typeInto(page.getByLabel('Geslo', { exact: true }), goodPassword);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Pozdravljeni' }).waitFor();

      // the skip link is the first stop, and after it one is past the menu
      await page.keyboard.press('Tab');
      assert.equal(await page.locator(':focus').innerText(), 'Na vsebino');
      await page.keyboard.press('Enter');
      await follow(page.getByRole('main').getByRole('link', { name: 'Oddaj števčno stanje' }).first());
      await page.getByRole('heading', { name: 'Oddaj števčno stanje' }).waitFor();

      await typeInto(page.getByLabel('Stanje (visoka tarifa)'), '18275');
      await typeInto(page.getByLabel('Stanje (nizka tarifa)'), '21502');
      // yesterday: the group is one stop, the arrows choose
      await tabTo(page.getByLabel('30. 11.'));
      await page.keyboard.press('ArrowRight');
      assert.equal(await page.getByLabel('29. 11.').isChecked(), true);
      await follow(button(page, 'Oddaj'));

      await page.getByRole('heading', { name: 'Odčitek VT je višji, kot smo pričakovali' }).waitFor();
      await follow(button(page, 'Oddaj'));
      // not confirmed: the list of what is missing has the focus, or is on the way; its line leads to the box
      const missing = page.getByRole('alert').getByRole('link', { name: /to potrdite/ });
      await missing.waitFor();
      if (scripted) assert.equal(await page.locator(':focus').getAttribute('role'), 'alert');
      await press(missing);
      await page.keyboard.press('Space');
      assert.equal(await page.getByLabel('Števec res kaže 18275.').isChecked(), true);
      await page.keyboard.press('Space');
      await tabTo(page.getByLabel('Stanje (visoka tarifa)'), 'Shift+Tab');
      await page.keyboard.press('Control+A');
      await page.keyboard.type(usual['r-1.8.1']);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Odčitek je oddan' }).waitFor();
      await page.getByText('29. 11. 2026').first().waitFor();
    },
  );

  await site.bothWays(
    'a contract is removed, and everything on the way left again, without a mouse',
    async (visitor) => {
      const { page } = visitor;
      const { accountId } = await giveHome(portal.pool);
      await visitor.signIn(accountId);
      await page.goto('/contracts');
      await follow(page.getByRole('link', { name: /Odstrani pogodbo/ }));
      await follow(page.getByRole('link', { name: 'Pusti povezano' }));
      await follow(page.getByRole('link', { name: /Odstrani pogodbo/ }));
      await follow(button(page, 'Odstrani pogodbo'));
      await page.getByText('Pogodba je odstranjena').waitFor();
      await follow(button(page, 'Odjava'));
      await page.getByRole('heading', { name: 'Prijava' }).waitFor();
    },
  );

  await site.bothWays('on a phone the menu opens and closes without a finger', async (_, story) => {
    const phone = await site.visitor(story, { viewport: { width: 360, height: 740 }, javaScriptEnabled: _.scripted });
    const { page } = phone;
    await phone.signIn((await giveHome(portal.pool)).accountId);
    await page.goto('/');
    const line = page.locator('#menu').getByRole('link', { name: 'Obstoječi odčitki', includeHidden: true });
    assert.equal(await line.isVisible(), false);
    await press(button(page, 'Meni'));
    await line.waitFor();
    await page.keyboard.press('Escape');
    await line.waitFor({ state: 'hidden' });
    await page.keyboard.press('Enter');
    await follow(line);
    await page.getByRole('heading', { name: 'Obstoječi odčitki' }).waitFor();
  });
});
