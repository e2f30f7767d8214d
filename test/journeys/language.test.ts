/** Slovenian, English and Croatian: switched on any page, which stays what it was, and remembered. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { giveHome } from '#test/support/household.ts';
import { openSite } from '#test/support/journey.ts';

const languageOf = (page: Page): Promise<string | null> => page.locator('html').getAttribute('lang');
const choose = (page: Page, name: string): Promise<void> => page.getByRole('link', { name, exact: true }).click();

/** The languages in turn, Slovenian first. */
const turns = [
  { code: 'sl', name: 'Slovenščina' },
  { code: 'en', name: 'English' },
  { code: 'hr', name: 'Hrvatski' },
] as const;
const turnAt = (index: number) => turns[index % turns.length] ?? turns[0];

const ofEverybody = ['/', '/login', '/register', '/forgot-password', '/questions', '/contact', '/why', '/ni-te-strani'];

test('languages', async (t) => {
  const site = await openSite(t, { now: '2026-11-30T18:42:00+01:00' });
  const { pool } = site.portal;

  await site.bothWays('a visitor switches on every page and stays on it', async (visitor) => {
    const { page } = visitor;
    visitor.mayMeet(/^404 GET \/ni-te-strani/);
    for (const [index, path] of ofEverybody.entries()) {
      await page.goto(path);
      assert.equal(await languageOf(page), turnAt(index).code, `${path} is in the language chosen before`);
      const { host, pathname } = new URL(page.url());
      const next = turnAt(index + 1);
      await choose(page, next.name);
      assert.equal(await languageOf(page), next.code, path);
      assert.deepEqual([new URL(page.url()).host, new URL(page.url()).pathname], [host, pathname]);
      assert.equal(new URL(page.url()).search, '');
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
        const next = turnAt(index + 1);
        const before = page.url();
        await choose(page, next.name);
        assert.equal(await languageOf(page), next.code);
        assert.equal(page.url(), before);
        await page.reload();
        assert.equal(await languageOf(page), next.code);
      }

      for (const [name, heading] of [
        ['English', 'Submit a meter reading'],
        ['Hrvatski', 'Dojavi stanje brojila'],
      ] as const) {
        if ((await page.getByRole('link', { name, exact: true }).count()) > 0) await choose(page, name);
        const elsewhere = await site.visitor(story, { javaScriptEnabled: visitor.scripted });
        await elsewhere.signIn(accountId);
        await elsewhere.page.goto('/readings/new');
        await elsewhere.page.getByRole('heading', { name: heading }).waitFor();
      }
    },
  );

  await site.bothWays(
    'the first page is in the language of the browser, and in Slovenian where that is none of ours',
    async (_, story) => {
      const javaScriptEnabled = _.scripted;
      for (const [locale, language] of [
        ['en-GB', 'en'],
        ['hr-HR', 'hr'],
        ['bs-BA', 'hr'],
        ['it-IT', 'sl'],
      ] as const) {
        const { page } = await site.visitor(story, { locale, javaScriptEnabled });
        await page.goto('/');
        assert.equal(await languageOf(page), language, locale);
      }
    },
  );
});
