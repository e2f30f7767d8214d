/**
 * Impatience: every button pressed twice while the answer is slow, the back button, and two tabs. What is done once is
 * done once, and nobody is told of an error where there was none.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { giveHome, usual } from '#test/support/household.ts';
import { openSite, type Site, type Visitor } from '#test/support/journey.ts';
import { accountOf, goodPassword, linkIn, mailsTo, register, registrationOf } from '#test/support/people.ts';
import { giveAccount, givePoint } from '#test/support/registry.ts';

type Impatience = {
  readonly story: string;
  /** Leads up to the button. */
  readonly go: (visitor: Visitor, site: Site) => Promise<Locator>;
  /** What is read in the end. */
  readonly reads: string | RegExp;
  readonly meets?: RegExp;
};

let people = 0;
const newAddress = (): string => `oseba${(people += 1)}@primer.si`;

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

async function typeReading(page: Page, vt: string = usual['r-1.8.1']): Promise<Locator> {
  await page.getByLabel('Stanje (visoka tarifa)').fill(vt);
  await page.getByLabel('Stanje (nizka tarifa)').fill(usual['r-1.8.2']);
  return button(page, 'Oddaj');
}

async function logIn(page: Page, email: string): Promise<void> {
  await page.goto('/login');
  await page.getByLabel('E-pošta').fill(email);
  await page.getByLabel('Geslo', { exact: true }).fill(goodPassword);
}

/** Signs a new customer in whose contract is linked, and opens the page. */
async function atHome({ page, signIn }: Visitor, site: Site, path: string) {
  const home = await giveHome(site.portal.pool);
  await signIn(home.accountId);
  await page.goto(path);
  return home;
}

const impatient: readonly Impatience[] = [
  {
    story: 'a reading',
    go: async (visitor, site) => {
      await atHome(visitor, site, '/readings/new');
      return typeReading(visitor.page);
    },
    reads: 'Odčitek je oddan',
  },
  {
    story: 'an odd reading, confirmed',
    go: async (visitor, site) => {
      await atHome(visitor, site, '/readings/new');
      await (await typeReading(visitor.page, '18275')).click();
      await visitor.page.getByLabel('Števec res kaže 18275.').check();
      return button(visitor.page, 'Oddaj');
    },
    reads: 'Odčitek je oddan',
  },
  {
    story: 'taking a reading back',
    go: async (visitor, site) => {
      await atHome(visitor, site, '/readings/new');
      await (await typeReading(visitor.page)).click();
      await visitor.page.getByRole('main').getByRole('link', { name: 'Obstoječi odčitki' }).click();
      await visitor.page.getByRole('link', { name: /Briši odčitek 16759/ }).click();
      return button(visitor.page, 'Izbriši odčitek');
    },
    reads: 'Odčitek je izbrisan.',
  },
  {
    story: 'linking a contract',
    go: async ({ page, signIn }, { portal }) => {
      const point = await givePoint(portal.pool);
      await signIn(await giveAccount(portal.pool));
      await page.goto('/contracts/link');
      await page.getByLabel('Št. pogodbe').fill(point.contract);
      await page.getByLabel(/^Št\. merilnega mesta/).fill(point.gsrn);
      await page.getByLabel('Distribucijski operater').selectOption(point.operator);
      return button(page, 'Dodaj');
    },
    reads: /Pogodba .* je povezana/,
  },
  {
    story: 'removing a contract',
    go: async (visitor, site) => {
      await atHome(visitor, site, '/contracts');
      await visitor.page.getByRole('link', { name: /Odstrani pogodbo/ }).click();
      return button(visitor.page, 'Odstrani pogodbo');
    },
    reads: 'Pogodba je odstranjena',
  },
  {
    story: 'activating an account',
    go: async ({ page }, { portal }) => {
      const email = newAddress();
      await portal.pool.query("delete from try_counters where action = 'register-slow'");
      await register(portal, portal.browser(), registrationOf(email));
      await page.goto(linkIn((await mailsTo(portal, email)).at(-1), '/activate/'));
      return button(page, 'Aktiviraj račun');
    },
    reads: /Račun je (že )?aktiviran/,
  },
  {
    story: 'a forgotten password set anew',
    go: async ({ page }, { portal }) => {
      const email = newAddress();
      await accountOf(portal, email);
      await portal.browser().post('/forgot-password', { email });
      await page.goto(linkIn((await mailsTo(portal, email)).at(-1), '/new-password/'));
      await page.getByLabel('Novo geslo').fill('zelena klop pod lipo');
      await page.getByLabel('Ponovi geslo').fill('zelena klop pod lipo');
      return button(page, 'Shrani novo geslo');
    },
    reads: /Geslo je (že )?spremenjeno/,
    meets: /^410 POST \/new-password/,
  },
  {
    story: 'a password changed',
    go: async ({ page, signIn }, { portal }) => {
      await signIn(await accountOf(portal, newAddress()));
      await page.goto('/settings/password');
      await page.getByLabel('Sedanje geslo').fill(goodPassword);
      await page.getByLabel('Novo geslo').fill('zelena klop pod lipo');
      await page.getByLabel('Ponovi geslo').fill('zelena klop pod lipo');
      return button(page, 'Spremeni geslo');
    },
    reads: 'Geslo je spremenjeno',
  },
  {
    story: 'logging in',
    go: async ({ page }, { portal }) => {
      const email = newAddress();
      await accountOf(portal, email);
      await logIn(page, email);
      return button(page, 'Prijava');
    },
    reads: 'Pozdravljeni',
  },
  {
    story: 'logging out',
    go: async (visitor, site) => {
      await atHome(visitor, site, '/readings');
      return button(visitor.page, 'Odjava');
    },
    reads: 'Zapomni si me',
  },
];

test('impatience', async (t) => {
  const site = await openSite(t, { now: '2026-11-30T18:42:00+01:00' });
  const { pool } = site.portal;

  for (const { story, go, reads, meets } of impatient) {
    await site.bothWays(`${story} is done once when the button is pressed twice`, async (visitor) => {
      const pressed = await go(visitor, site);
      if (meets !== undefined) visitor.mayMeet(meets);
      const sent = await site.pressTwice(visitor, pressed);
      await visitor.page.getByText(reads).first().waitFor();
      assert.equal(sent, visitor.scripted ? 1 : 2);
    });
  }

  await site.bothWays('a reading sent again after the back button gives the first receipt', async (visitor) => {
    const { page } = visitor;
    await atHome(visitor, site, '/readings/new');
    await (await typeReading(page)).click();
    await page.waitForURL('**/readings/receipts/*');
    const receipt = page.url();
    await page.reload();
    await page.goBack();
    await (await typeReading(page)).click();
    await page.waitForURL(receipt);
    await page.getByRole('heading', { name: 'Odčitek je oddan' }).waitFor();
  });

  await site.bothWays('the same reading sent from two tabs at once has one receipt', async (visitor) => {
    const { page, context } = visitor;
    await atHome(visitor, site, '/readings/new');
    const tabs = [page, await context.newPage()];
    await tabs[1]?.goto('/readings/new');
    const buttons = await Promise.all(tabs.map((tab) => typeReading(tab)));
    await Promise.all(buttons.map((each) => each.click()));
    await Promise.all(tabs.map((tab) => tab.waitForURL('**/readings/receipts/*')));
    assert.equal(new Set(tabs.map((tab) => tab.url())).size, 1);
  });

  await t.test('nothing of all this is there twice', async () => {
    const { rows } = await pool.query(
      `select 'submission' as what from submissions group by metering_point_id having count(*) > 1
       union all select 'link' from contract_links group by account_id, contract_id having count(*) > 1
       union all select template from messages group by recipient, template having count(*) > 1`,
    );
    assert.deepEqual(rows, []);
  });
});
