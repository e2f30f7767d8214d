/** Chapter 6 of the manual in a browser: a reading is typed, refused, doubted, sent, corrected; and a long choice of points. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import type { Day } from '#kernel/day.ts';
import { giveCast, giveCastAccount } from '#test/support/cast.ts';
import { giveHome, usual } from '#test/support/household.ts';
import { openSite } from '#test/support/journey.ts';
import { accountOf, goodPassword, mailsTo } from '#test/support/people.ts';
import { giveLink } from '#test/support/registry.ts';

const high = (page: Page): Locator => page.getByLabel('Stanje (visoka tarifa)');
const low = (page: Page): Locator => page.getByLabel('Stanje (nizka tarifa)');
const send = (page: Page): Promise<void> => page.getByRole('button', { name: 'Oddaj', exact: true }).click();

async function type(page: Page, vt: string, mt: string): Promise<void> {
  await high(page).fill(vt);
  await low(page).fill(mt);
}

async function typed(page: Page): Promise<string[]> {
  return [await high(page).inputValue(), await low(page).inputValue()];
}

test('sending a reading', async (t) => {
  const site = await openSite(t, { now: '2026-11-30T18:42:00+01:00' });
  const { pool } = site.portal;
  const ledger = async (pointId: number): Promise<string[]> => {
    const { rows } = await pool.query<{ line: string }>(
      `select concat_ws(' ', register_code, value, state) as line from readings
        where metering_point_id = $1 and source = 'portal' order by id`,
      [pointId],
    );
    return rows.map(({ line }) => line);
  };

  await site.bothWays(
    'a wrong reading is refused and an odd one asked about, and nothing typed is lost',
    async (visitor) => {
      const { page, scripted } = visitor;
      const { accountId, point } = await giveHome(pool);
      await visitor.signIn(accountId);
      await page.goto('/');
      await page.getByRole('main').getByRole('link', { name: 'Oddaj števčno stanje' }).first().click();
      await page.getByText('Odčitek bo upoštevan na računu za november, knjižen 1. 12. 2026.').waitFor();
      await page.getByText('Ulica: Celovška cesta 118, 1000 Ljubljana').waitFor();
      for (const [field, last] of [
        [high(page), '16433'],
        [low(page), '20952'],
      ] as const) {
        const register = page.locator('.register', { has: field });
        assert.match(await register.innerText(), new RegExp(`Prejšnji odčitek\\s+${last}\\s+1\\.\\s11\\.\\s2026`, 'i'));
      }

      await type(page, '16759,4', '');
      await send(page);
      const summary = page.getByRole('alert');
      assert.match(await summary.innerText(), /brez decimalnih mest[^]*Vpišite stanje \(nizka tarifa\)/);
      assert.deepEqual(await typed(page), ['16759,4', '']);
      if (scripted) assert.equal(await page.locator(':focus').getAttribute('role'), 'alert');
      await summary.getByRole('link', { name: /nizka tarifa/ }).click();
      assert.equal(await page.locator(':focus').getAttribute('id'), 'r-1-8-2');
      assert.match((await low(page).getAttribute('aria-describedby')) ?? '', /r-1-8-2-error/);

      await type(page, '16400', '21502');
      await send(page);
      await page.getByRole('heading', { name: 'Odčitek VT je nižji od prejšnjega' }).waitFor();
      if (scripted) assert.match(await page.locator(':focus').innerText(), /^Odčitek VT je nižji/);
      await page.getByText('Vpisali ste 16400, 1. novembra pa je števec kazal 16433.').waitFor();
      assert.deepEqual(await typed(page), ['16400', '21502']);

      await high(page).fill('18275');
      await send(page);
      await page.getByRole('heading', { name: 'Odčitek VT je višji, kot smo pričakovali' }).waitFor();
      await page.getByText(/^pričakovano .* kWh$/).waitFor();
      await page.getByText('vaš vpis 1.842 kWh').waitFor();
      await send(page);
      await page.getByRole('alert').getByRole('link', { name: 'Če je vpis pravilen, to potrdite' }).waitFor();
      assert.deepEqual(await ledger(point.pointId), []);
      await page.getByLabel('Števec res kaže 18275.').check();
      await send(page);
      await page.getByRole('heading', { name: 'Odčitek je oddan' }).waitFor();
      await page.getByText('nenavadno stanje ste preverili').waitFor();
      assert.deepEqual(await ledger(point.pointId), ['1.8.1 18275 current', '1.8.2 21502 current']);
    },
  );

  await site.bothWays('a reading is sent, confirmed by mail, and corrected by a later one', async (visitor) => {
    const { page } = visitor;
    const { accountId, point } = await giveHome(pool);
    await visitor.signIn(accountId);
    await page.goto('/readings/new');
    const ofBill = page.getByText('Odčitek bo upoštevan na računu');
    await page.getByText('lastna evidenca', { exact: true }).click();
    await ofBill.waitFor({ state: 'hidden' });
    await page.getByText('oddaja', { exact: true }).click();
    await ofBill.waitFor();
    await type(page, '16.795', '21502');
    await page.getByText('29. 11.').click();
    await send(page);
    await page.getByRole('heading', { name: 'Odčitek je oddan' }).waitFor();
    const receipt = page.getByRole('article', { name: 'Potrdilo o oddaji odčitka' });
    const words = (await receipt.innerText()).replaceAll(/\s+/g, ' ');
    for (const fact of [
      'računu za november, knjižen 1. 12. 2026',
      point.number ?? '',
      point.serial,
      '29. 11. 2026',
      '30. 11. 2026 ob 18.42',
      '+ 362',
      '+ 550',
    ])
      assert.ok(words.includes(fact), `${fact} in ${words}`);
    const { rows } = await pool.query<{ email: string }>('select email from accounts where id = $1', [accountId]);
    const [mail] = await mailsTo(site.portal, rows[0]?.email ?? '');
    assert.match(mail?.text ?? '', /16795/);

    await page.getByRole('navigation', { name: 'Pot' }).getByRole('link', { name: 'Oddaj števčno stanje' }).click();
    await page.getByText('Za november ste že oddali VT 16795').waitFor();
    await type(page, '16759', '21502');
    await send(page);
    await page.getByRole('heading', { name: 'Odčitek je oddan' }).waitFor();
    assert.deepEqual(await ledger(point.pointId), [
      '1.8.1 16795 replaced',
      '1.8.2 21502 replaced',
      '1.8.1 16759 current',
      '1.8.2 21502 current',
    ]);
  });

  await site.bothWays(
    'a session that ends while a reading is typed costs a log-in, not the reading',
    async (visitor) => {
      const { page, scripted } = visitor;
      const email = scripted ? 'pozna@example.si' : 'pozna.brez@example.si';
      const accountId = await accountOf(site.portal, email);
      const { point } = await giveHome(pool);
      await giveLink(pool, accountId, point);
      await visitor.signIn(accountId);
      await page.goto('/readings/new');
      await type(page, usual['r-1.8.1'], usual['r-1.8.2']);
      await page.getByText('28. 11.').click();
      await pool.query('delete from sessions where account_id = $1', [accountId]);
      await send(page);
      await page.getByLabel('E-pošta').fill(email);
      await page.getByLabel('Geslo', { exact: true }).fill(goodPassword);
      await page.getByRole('button', { name: 'Prijava' }).click();
      await page.getByRole('heading', { name: 'Oddaj števčno stanje' }).waitFor();
      assert.deepEqual(await typed(page), ['16759', '21502']);
      assert.equal(await page.getByLabel('28. 11.').isChecked(), true);
      await send(page);
      await page.getByRole('heading', { name: 'Odčitek je oddan' }).waitFor();
      assert.deepEqual(await ledger(point.pointId), ['1.8.1 16759 current', '1.8.2 21502 current']);
    },
  );

  await giveCast(pool, '2026-11-30' as Day);

  await site.bothWays('a building manager finds one of forty points, and the portal remembers it', async (visitor) => {
    const { page, scripted } = visitor;
    await visitor.signIn(await giveCastAccount(pool, 'merilna.mesta@upravnik-lipa.example.com'));
    await page.goto('/readings/new');
    const points = page.getByRole('navigation', { name: 'Merilno mesto' });
    assert.equal(await points.getByRole('link').count(), 40);
    await page.getByRole('searchbox').filter({ visible: true }).fill('8 stopnisce');
    if (!scripted) await page.getByRole('button', { name: 'Išči' }).click();
    await points.getByRole('link', { name: /Lipova ulica 8, stopnišče/ }).click();
    await page.getByText('Ulica: Lipova ulica 8, stopnišče').waitFor();
    assert.equal(await page.locator('.register').count(), 1, 'a single-rate meter has one field');

    const previous = Number(await page.locator('.compare dd').first().innerText());
    await page.getByLabel('Stanje (enotna tarifa)').fill(String(previous + 85));
    await send(page);
    await page.getByRole('heading', { name: 'Odčitek je oddan' }).waitFor();
    await page.getByText(/Na odčitek čaka še \d+ merilnih mest/).waitFor();
    await page.getByRole('navigation', { name: 'Pot' }).getByRole('link', { name: 'Oddaj števčno stanje' }).click();
    await page.getByText('Ulica: Lipova ulica 8, stopnišče').waitFor();
    assert.equal(
      await points
        .locator('[aria-current]')
        .innerText()
        .then((card) => card.includes('stopnišče')),
      true,
    );
  });
});
