/** Chapter 5 of the manual in a browser: linking a contract, looking at it, and removing it again. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import type { Day } from '#kernel/day.ts';
import { linkableContracts, type LinkableContract } from '../../db/demo/cast.ts';
import { giveCast } from '#test/support/cast.ts';
import { openSite } from '#test/support/journey.ts';
import { giveAccount } from '#test/support/registry.ts';

const [power, , heat] = linkableContracts;
assert.ok(power?.energy === 'electricity' && heat?.energy === 'gas');

const energies = { electricity: 'električna energija', gas: 'zemeljski plin' } as const;

type Typed = Pick<LinkableContract, 'number' | 'energy' | 'operatorName'> & { readonly point: string };

async function typeContract(page: Page, { number, point, energy, operatorName }: Typed): Promise<void> {
  await page.getByLabel('Št. pogodbe').fill(number);
  await page.getByLabel(/^Št\. merilnega mesta/).fill(point);
  await page.getByText(energies[energy], { exact: true }).click();
  await page.getByLabel('Distribucijski operater').selectOption({ label: operatorName });
}

const add = (page: Page): Locator => page.getByRole('button', { name: 'Dodaj' });

/** What is wrong with a field, as it is read out with it. */
async function errorAt(page: Page, label: RegExp | string): Promise<string> {
  const field = page.getByLabel(label);
  assert.equal(await field.getAttribute('aria-invalid'), 'true');
  const id = await field.getAttribute('id');
  return page.locator(`#${id}-error`).innerText();
}

test('linking contracts', async (t) => {
  const site = await openSite(t, { now: '2026-11-30T18:42:00+01:00' });
  const { pool } = site.portal;
  await giveCast(pool, '2026-11-30' as Day);

  await site.bothWays('a customer types the number wrong, then right, and has the contract', async (visitor) => {
    const { page } = visitor;
    await visitor.signIn(await giveAccount(pool));
    await page.goto('/');
    await page.getByRole('main').getByRole('link', { name: 'Poveži pogodbe' }).first().click();

    const { gsrn } = power;
    const wrong = gsrn.slice(0, -1) + ((Number(gsrn.at(-1)) + 1) % 10);
    await typeContract(page, { ...power, point: wrong });
    await add(page).click();
    assert.match(await errorAt(page, /^Št\. merilnega mesta/), /Zadnja števka oznake GS1 GSRN se ne ujema/);
    assert.equal(await page.getByLabel(/^Št\. merilnega mesta/).inputValue(), wrong);
    assert.equal(await page.getByLabel('Distribucijski operater').inputValue(), power.operatorCode);

    // another customer's number in place of one's own: not a word about which of the five it is
    await page.getByLabel(/^Št\. merilnega mesta/).fill(heat.gsrn);
    await add(page).click();
    const oneAnswer = 'S temi podatki nismo našli pogodbe. Ujemati se mora vseh pet: primerjajte jih z računom.';
    assert.match(await page.getByRole('alert').innerText(), new RegExp(oneAnswer));
    assert.equal(await page.locator('[aria-invalid]').count(), 0);
    await page.getByLabel(/^Št\. merilnega mesta/).fill(gsrn);
    await page.getByLabel('Št. pogodbe').fill('4512278');
    await add(page).click();
    assert.match(await page.getByRole('alert').innerText(), new RegExp(oneAnswer));

    // copied as it stands on the bill
    await page.getByLabel('Št. pogodbe').fill(` ${power.number} `);
    await page.getByLabel(/^Št\. merilnega mesta/).fill(gsrn.replaceAll(/(\d{3})/g, '$1 '));
    await add(page).click();
    await page.getByRole('status').getByText(`Pogodba ${power.number} je povezana`).waitFor();
    const card = page.getByRole('article', { name: `Pogodba ${power.number}` });
    const words = await card.innerText();
    for (const fact of [
      'Elektro Celje',
      '2-571126',
      gsrn,
      'Šolska ulica 14, 3320 Velenje',
      '20881764',
      'VT',
      'MT',
      'Velja od',
    ])
      assert.ok(words.includes(fact), `${fact} in ${words}`);

    await card.getByRole('link', { name: 'Oddaj števčno stanje' }).click();
    await page.getByText('Števec št. 20881764').waitFor();
    await page.goto('/readings');
    assert.ok((await page.getByRole('table', { name: 'Seznam odčitkov' }).getByRole('row').count()) > 40);
  });

  await site.bothWays(
    'gas is found by its old number, whatever its case, and removed after a question',
    async (visitor) => {
      const { page, scripted } = visitor;
      await visitor.signIn(await giveAccount(pool));
      await page.goto('/contracts/link');
      await page.getByText(energies.gas, { exact: true }).click();
      const offered = await page.getByLabel('Distribucijski operater').innerText();
      assert.equal(
        offered.includes('Elektro Ljubljana'),
        !scripted,
        'a script leaves only the operators of the energy',
      );
      await typeContract(page, { ...heat, point: heat.pointNumber.toLowerCase() });
      await add(page).click();
      await page.getByRole('status').getByText(`Pogodba ${heat.number} je povezana`).waitFor();
      const readings = `/readings${new URL((await page.getByRole('main').getByRole('link', { name: 'Oddaj' }).getAttribute('href')) ?? '', page.url()).search}`;
      await page.goto(readings);
      await page.getByRole('table', { name: 'Seznam odčitkov' }).waitFor();

      await page.goto('/contracts');
      await page.getByRole('link', { name: `Odstrani pogodbo ${heat.number}` }).click();
      await page.getByText('Že oddana stanja ostanejo zabeležena').waitFor();
      await page.getByRole('link', { name: 'Pusti povezano' }).click();
      await page.getByRole('link', { name: `Odstrani pogodbo ${heat.number}` }).click();
      await page.getByRole('button', { name: 'Odstrani pogodbo' }).dblclick();
      await page.getByRole('status').getByText('Pogodba je odstranjena').waitFor();
      await page.getByRole('heading', { name: 'Nobena pogodba še ni povezana' }).waitFor();
      visitor.mayMeet(/^404 GET \/readings\?point=/);
      await page.goto(readings);
      await page.getByRole('heading', { name: 'Te strani ni' }).waitFor();
    },
  );
});
