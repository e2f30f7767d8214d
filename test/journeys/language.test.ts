/** Slovenian and English: switched on any page, which stays what it was, and remembered. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { giveHome } from '#test/support/household.ts';
import { openSite } from '#test/support/journey.ts';

const languageOf = (page: Page): Promise<string | null> => page.locator('html').getAttribute('lang');
const choose = (page: Page, name: string): Promise<void> => page.getByRole('link', { name, exact: true }).click();

const ofEverybody = ['/', '/login', '/register', '/forgot-password', '/questions', '/contact', '/why', '/ni-te-strani'];

test('languages', async (t) => {
  const site = await openSite(t, { now: '2026-11-30T18:42:00+01:00' });
  const { pool } = site.portal;

  await site.bothWays('a visitor switches on every page and stays on it', async (visitor) => {
    const { page } = visitor;
    visitor.mayMeet(/^404 GET \/ni-te-strani/);
    let [here, there]: readonly [string, string][] = [
      ['sl', 'Slovenščina'],
      ['en', 'English'],
    ];
    for (const path of ofEverybody) {
      await page.goto(path);
      assert.equal(await languageOf(page), here?.[0], `${path} is in the language chosen before`);
      const { host, pathname } = new URL(page.url());
      await choose(page, there?.[1] ?? '');
      assert.equal(await languageOf(page), there?.[0], path);
      assert.deepEqual([new URL(page.url()).host, new URL(page.url()).pathname], [host, pathname]);
      assert.equal(new URL(page.url()).search, '');
      [here, there] = [there, here];
    }
  });

  await site.bothWays(
    'a customer keeps point, filters and page; the account speaks the language in every browser',
    async (visitor, story) => {
      const { page } = visitor;
      const { accountId, point } = await giveHome(pool);
      await visitor.signIn(accountId);
      const places = [
        '/',
        `/readings/new?point=${point.pointId}`,
        `/readings?point=${point.pointId}&year=2026&tariff=VT`,
        '/contracts',
        '/contracts/link',
        `/contracts/${point.contractId}/removal`,
        '/settings',
        '/settings/profile',
        '/settings/sessions',
        '/settings/consents',
      ];
      for (const [index, place] of places.entries()) {
        await page.goto(place);
        const toEnglish = index % 2 === 0;
        const before = page.url();
        await choose(page, toEnglish ? 'English' : 'Slovenščina');
        assert.equal(await languageOf(page), toEnglish ? 'en' : 'sl');
        assert.equal(page.url(), before);
        await page.reload();
        assert.equal(await languageOf(page), toEnglish ? 'en' : 'sl');
      }

      await choose(page, 'English');
      const elsewhere = await site.visitor(story, { javaScriptEnabled: visitor.scripted });
      await elsewhere.signIn(accountId);
      await elsewhere.page.goto('/readings/new');
      assert.equal(await languageOf(elsewhere.page), 'en');
      await elsewhere.page.getByRole('heading', { name: 'Submit a meter reading' }).waitFor();
    },
  );

  await site.bothWays(
    'the first page is in the language of the browser, and in Slovenian where that is neither',
    async (_, story) => {
      const javaScriptEnabled = _.scripted;
      for (const [locale, language] of [
        ['en-GB', 'en'],
        ['hr-HR', 'sl'],
        ['it-IT', 'sl'],
      ] as const) {
        const { page } = await site.visitor(story, { locale, javaScriptEnabled });
        await page.goto('/');
        assert.equal(await languageOf(page), language, locale);
      }
    },
  );
});
