/** *Opomnik* and *SMS opomnik* in a browser: switched on at the reading form, they come, are stopped by their link, and wanted again. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import ICAL from 'ical.js';
import { planReminders, writeReminders } from '#features/reminders/index.ts';
import { giveHome } from '#test/support/household.ts';
import { followMail, openSite, type Site, type Visitor } from '#test/support/journey.ts';
import { testSecret } from '#test/support/portal.ts';

/** What the job does every quarter of an hour. */
async function remind({ portal, address }: Site): Promise<void> {
  const { pool, supplier, clock } = portal;
  const parts = { pool, supplier, publicUrl: address, secret: testSecret };
  await planReminders(parts, clock.now());
  await writeReminders(parts, clock.now());
}

async function emailOf({ portal }: Site, accountId: number): Promise<string> {
  const { rows } = await portal.pool.query<{ email: string }>('select email from accounts where id = $1', [accountId]);
  return rows[0]?.email ?? assert.fail('no such account');
}

/** Opens the demo's phone at the newest SMS to the number. */
function openPhone({ page }: Visitor, number: string): Promise<unknown> {
  return page.goto(`/demo/mailbox/phones/386${number.replaceAll(' ', '').slice(1)}`);
}

test('reminders', async (t) => {
  const site = await openSite(t, { now: '2026-11-30T09:00:00+01:00' });
  const { pool } = site.portal;

  await site.bothWays('by mail are switched on at the form, come, and are stopped from the mail', async (visitor) => {
    const { page, context } = visitor;
    const { accountId } = await giveHome(pool);
    await visitor.signIn(accountId);
    await page.goto('/readings/new');
    await page.getByLabel('Stanje (visoka tarifa)').fill('16759');
    await page.getByRole('button', { name: 'Opomnik', exact: true }).click();
    await page.getByText('Opomnik po e-pošti je vklopljen.').waitFor();
    assert.equal(await page.getByLabel('Stanje (visoka tarifa)').inputValue(), '16759');

    await remind(site);
    // whoever reads the mail need not be signed in
    await context.clearCookies();
    await page.goto('/demo/mailbox');
    await page
      .getByRole('main')
      .getByRole('link')
      .filter({ hasText: await emailOf(site, accountId) })
      .first()
      .click();
    const letter = page.frameLocator('iframe');
    await letter
      .getByText(/Celovška cesta 118/)
      .first()
      .waitFor();
    await letter
      .getByText(/16\.433 kWh/)
      .first()
      .waitFor();
    await letter.getByRole('link', { name: /ne pošiljajte|odjav|ustavi/i }).click();
    await page.getByRole('button', { name: 'Ustavi opomnike' }).click();
    await page.getByRole('heading', { name: 'Opomnikov po e-pošti ne pošiljamo več' }).waitFor();
    await page.getByRole('button', { name: /^Razveljavi/ }).click();
    await page.getByRole('heading', { name: 'Opomniki po e-pošti so spet vklopljeni' }).waitFor();
  });

  await site.bothWays('by SMS ask for a number once, and confirm it by a code', async (visitor) => {
    const { page, scripted } = visitor;
    const { accountId } = await giveHome(pool);
    const number = scripted ? '041 223 344' : '041 223 355';
    await visitor.signIn(accountId);
    await page.goto('/readings/new');
    await page.getByRole('button', { name: 'SMS opomnik' }).click();
    await page.getByLabel('Mobilna številka').fill('01 475 10 00');
    await page.getByRole('button', { name: 'Pošlji kodo' }).click();
    await page.getByText('Ta številka ni mobilna.').first().waitFor();
    await page.getByLabel('Mobilna številka').fill(number);
    await page.getByRole('button', { name: 'Pošlji kodo' }).click();
    await page.getByRole('heading', { name: 'Vpišite kodo' }).waitFor();
    const form = page.url();
    await page.getByLabel('Koda iz sporočila SMS').fill('000000');
    await page.getByRole('button', { name: 'Potrdi številko' }).click();
    await page
      .getByText(/Koda ni prava\./)
      .first()
      .waitFor();
    await openPhone(visitor, number);
    const sms = await page.getByRole('main').getByRole('listitem').last().innerText();
    const code = /: (\d{3} ?\d{3})\./.exec(sms)?.[1] ?? assert.fail(sms);
    await page.goto(form);
    await page.getByLabel('Koda iz sporočila SMS').fill(code);
    await page.getByRole('button', { name: 'Potrdi številko' }).click();
    await page.getByText('SMS opomnik je vklopljen.').waitFor();
    assert.equal(new URL(page.url()).pathname, '/readings/new');

    await remind(site);
    await openPhone(visitor, number);
    await page.getByRole('main').getByRole('listitem').last().getByRole('link').last().click();
    await page.getByRole('button', { name: 'Ustavi opomnike' }).click();
    await page.getByRole('heading', { name: 'SMS opomnikov ne pošiljamo več' }).waitFor();
    await page.getByRole('link', { name: 'Nastavitve opomnikov' }).click();
    await page.getByRole('button', { name: /^Odstrani številko/ }).click();
    await page.getByText('Številka je odstranjena, SMS opomniki so izklopljeni.').waitFor();
  });

  await site.bothWays('are seen among the messages that were sent', async (visitor) => {
    const { page } = visitor;
    const { accountId, point } = await giveHome(pool);
    await visitor.signIn(accountId);
    await page.goto('/settings/reminders');
    await page.getByLabel('Opomnik po e-pošti').check();
    await page.getByRole('button', { name: 'Shrani opomnike' }).last().click();
    await page.getByText('Opomniki so shranjeni.').waitFor();
    await remind(site);
    await page.goto('/messages');
    await page.getByRole('main').locator('summary').first().click();
    await page
      .getByText(await emailOf(site, accountId))
      .first()
      .waitFor();
    await followMail(visitor, await emailOf(site, accountId), /Oddaj|Vpiši/);
    await page.getByRole('heading', { name: 'Oddaj števčno stanje' }).waitFor();
    assert.equal(new URL(page.url()).searchParams.get('point'), String(point.pointId));
  });

  await site.bothWays('stand in a calendar whose address is made, and taken back', async (visitor) => {
    const { page } = visitor;
    const { accountId } = await giveHome(pool);
    await visitor.signIn(accountId);
    await page.goto('/settings/calendar');
    await page.getByRole('button', { name: 'Ustvari naslov koledarja' }).click();
    await page.getByText('Naslov je pripravljen.').waitFor();
    const feed = await page.getByLabel('Naslov koledarja').inputValue();
    const read = async () => page.request.get(feed);
    const events = new ICAL.Component(ICAL.parse(await (await read()).text()) as unknown[]).getAllSubcomponents(
      'vevent',
    );
    const first = events
      .map((event) => new ICAL.Event(event))
      .find(({ startDate }) => startDate.toString() === '2026-11-30');
    assert.match(first?.summary ?? '', /Celovška cesta 118/);
    await page.getByRole('button', { name: 'Ukini naslov' }).click();
    await page.getByText('Naslov je ukinjen.').waitFor();
    assert.equal((await read()).status(), 404);
  });
});
