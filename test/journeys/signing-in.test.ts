/** Chapters 2 to 4 of the manual in a browser: log-in, a forgotten password, log-out, and the browsers one is logged in with. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { followMail, openSite } from '#test/support/journey.ts';
import { accountOf, goodPassword } from '#test/support/people.ts';

async function logIn(page: Page, email: string, password = goodPassword): Promise<void> {
  await page.getByLabel('E-pošta').fill(email);
  await page.getByLabel('Geslo', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Prijava' }).click();
}

const logOut = (page: Page): Promise<void> => page.getByRole('button', { name: 'Odjava' }).click();

/** The heading of the card on the page that asks to log in. */
const logInCard = (page: Page) => page.getByRole('heading', { name: 'Prijava' });

test('signing in and out', async (t) => {
  const site = await openSite(t);
  const { portal } = site;
  let people = 0;
  const newcomer = async (): Promise<string> => {
    people += 1;
    const email = `oseba${people}@example.si`;
    await accountOf(portal, email);
    return email;
  };

  await site.bothWays(
    'who forgot the password gets a link, chooses a new one, and logs in with it',
    async (visitor) => {
      const { page } = visitor;
      const email = await newcomer();
      await page.goto('/login');
      await logIn(page, email, 'ne vem več katero');
      await page.getByRole('alert').getByText('E-pošta ali geslo ni pravo').waitFor();
      assert.equal(await page.getByLabel('E-pošta').inputValue(), email);
      await page.getByRole('link', { name: 'Pozabil sem geslo' }).click();
      await page.getByLabel('E-pošta').fill(email);
      await page.getByRole('button', { name: 'Pošlji povezavo' }).dblclick();
      await page.getByRole('heading', { name: 'Preverite e-pošto' }).waitFor();

      await followMail(visitor, email, /^(?!http).*geslo/);
      const link = page.url();
      await page.getByLabel('Novo geslo').fill('zelena klop pod lipo');
      await page.getByLabel('Ponovi geslo').fill('zelena klop pod lipo');
      await page.getByRole('button', { name: 'Shrani novo geslo' }).click();
      await page.getByRole('status').getByText('Geslo je spremenjeno').waitFor();
      await logIn(page, email, 'zelena klop pod lipo');
      await page.getByRole('button', { name: 'Odjava' }).waitFor();

      visitor.mayMeet(/^410 GET \/new-password/);
      await page.goto(link);
      await page.getByRole('heading', { name: 'Geslo je že spremenjeno' }).waitFor();
      await page.getByRole('button', { name: 'Pošlji povezavo' }).waitFor();
    },
  );

  await site.bothWays('after log-out the back button shows nothing personal', async ({ page }) => {
    const email = await newcomer();
    await page.goto('/settings');
    await logIn(page, email);
    await page.getByText(`Prijavljeni ste kot ${email}`).waitFor();
    await page.goto('/settings/profile');
    await logOut(page);
    await logInCard(page).waitFor();
    for (const back of ['/settings/profile', '/settings']) {
      await page.goBack();
      await logInCard(page).waitFor();
      assert.equal(new URL(page.url()).searchParams.get('next'), back);
      assert.equal(await page.getByText(email).count(), 0);
    }
  });

  await site.bothWays('a browser that was lost is logged out from another one', async (owner, story) => {
    const email = await newcomer();
    const lost = await site.visitor(story, {
      javaScriptEnabled: owner.scripted,
      userAgent:
        'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Mobile Safari/537.36',
    });
    for (const { page } of [lost, owner]) {
      await page.goto('/login');
      await logIn(page, email);
      await page.getByRole('button', { name: 'Odjava' }).waitFor();
    }
    await owner.page.getByRole('link', { name: 'Nastavitve' }).first().click();
    await owner.page.getByRole('link', { name: 'Prijavljene naprave' }).click();
    await owner.page.getByText('ta naprava').waitFor();
    await owner.page.getByRole('button', { name: /Odjavi: Chrome, Android/ }).click();
    await owner.page.getByRole('status').getByText('Naprava je odjavljena').waitFor();
    assert.equal(await owner.page.getByRole('button', { name: /Odjavi: Chrome, Android/ }).count(), 0);

    await lost.page.goto('/settings/profile');
    await logInCard(lost.page).waitFor();
    await owner.page.goto('/settings/profile');
    await owner.page.getByRole('heading', { name: 'Uredi profil' }).waitFor();
  });

  await site.bothWays(
    '»Zapomni si me« outlives the browser, and log-in without it does not',
    async ({ page, context }) => {
      const email = await newcomer();
      const outlives = async (): Promise<boolean> => {
        // a browser that is closed keeps only cookies that have a date
        const kept = (await context.cookies()).filter(({ expires }) => expires > 0);
        await context.clearCookies();
        await context.addCookies(kept);
        await page.goto('/settings/profile');
        return page.getByRole('heading', { name: 'Uredi profil' }).isVisible();
      };
      await page.goto('/login');
      await logIn(page, email);
      await page.getByRole('button', { name: 'Odjava' }).waitFor();
      assert.equal(await outlives(), false);
      await page.getByLabel('Zapomni si me').check();
      await logIn(page, email);
      await page.getByRole('heading', { name: 'Uredi profil' }).waitFor();
      assert.equal(await outlives(), true);
    },
  );
});
