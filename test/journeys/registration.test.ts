/** Chapter 1 of the manual in a browser: registration, the mail, activation, and links that are good no more. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { followMail, openSite, until, type Visitor } from '#test/support/journey.ts';
import { goodPassword, mailsTo, register, registrationOf } from '#test/support/people.ts';

/** Types the words into another field, cuts them there, and pastes them where they belong. */
async function paste(page: Page, words: string, label: string): Promise<void> {
  const elsewhere = page.getByLabel('Kraj');
  await elsewhere.fill(words);
  await elsewhere.press('Control+A');
  await elsewhere.press('Control+X');
  await page.getByLabel(label, { exact: true }).press('Control+V');
}

async function typePasswords(page: Page): Promise<void> {
  await paste(page, goodPassword, 'Geslo');
  assert.equal(await page.getByLabel('Geslo', { exact: true }).inputValue(), goodPassword);
  await page.getByLabel('Ponovi geslo').fill(goodPassword);
}

/** Every field of the manual, by its label. */
const person = {
  'Naziv/Ime in priimek': 'Mojca Šuštaršič',
  'Ulica in hišna št.': 'Čopova ulica 4',
  Kraj: 'Žalec',
  Telefon: '041 123 456',
} as const;

async function fillIn({ page, scripted }: Visitor, email: string): Promise<void> {
  await page.getByLabel('E-pošta').fill(email);
  await typePasswords(page);
  for (const [label, value] of Object.entries(person)) await page.getByLabel(label).fill(value);
  await page.getByLabel(/^Št\./).fill('3310');
  // without a script the server fills in the post
  if (scripted) await until('the post', async () => (await page.getByLabel(/^Pošta/).inputValue()) === 'Žalec');
  assert.equal(await page.getByLabel('Država').inputValue(), 'SI');
  await page.getByText('Ženska', { exact: true }).click();
}

test('registration', async (t) => {
  const site = await openSite(t);
  const { portal } = site;

  await site.bothWays(
    'a newcomer fills in the form, opens the mail, activates the account and logs in',
    async (visitor) => {
      const { page, scripted } = visitor;
      const email = scripted ? 'mojca@example.si' : 'mojca.brez@example.si';
      await page.goto('/');
      await page.getByRole('navigation', { name: 'Glavni meni' }).getByRole('link', { name: 'Registracija' }).click();
      assert.equal(await page.locator(':checked[type=checkbox]').count(), 0, 'no consent is ticked beforehand');
      await fillIn(visitor, email);

      // without the consent it comes back as it was typed, but for the passwords
      await page.getByRole('button', { name: 'Registracija' }).click();
      const summary = page.getByRole('alert');
      await summary.getByRole('link', { name: /potrebno soglasje/ }).click();
      assert.match(page.url(), /#terms$/);
      assert.equal(await page.getByLabel('E-pošta').inputValue(), email);
      for (const [label, value] of Object.entries(person))
        assert.equal(await page.getByLabel(label).inputValue(), value);
      assert.equal(await page.getByLabel('Geslo', { exact: true }).inputValue(), '');

      await typePasswords(page);
      await page.getByLabel('Kraj').fill(person.Kraj);
      await page.getByLabel(/Strinjam se s Pogoji uporabe/).check();
      await page.getByRole('button', { name: 'Registracija' }).dblclick();
      if (!scripted) {
        await page.getByRole('heading', { name: 'Še korak do registracije' }).waitFor();
        await page.getByRole('button', { name: 'Dokončaj registracijo' }).click();
        await page.getByText(/Počakajte še \d+ s/).waitFor();
        portal.clock.set(new Date(portal.clock.now().getTime() + 31_000).toISOString());
        await page.getByRole('button', { name: 'Dokončaj registracijo' }).click();
      }
      await page.getByRole('heading', { name: 'Preverite e-pošto' }).waitFor();
      assert.deepEqual(
        (await mailsTo(portal, email)).map(({ template }) => template),
        ['activation'],
      );

      await followMail(visitor, email, /^Aktiviraj račun$/);
      const link = page.url();
      await page.getByRole('button', { name: 'Aktiviraj račun' }).click();
      await page.getByRole('heading', { name: 'Račun je aktiviran' }).waitFor();
      await page.getByRole('main').getByRole('link', { name: 'Prijava' }).click();
      await page.getByLabel('E-pošta').fill(email);
      await page.getByLabel('Geslo', { exact: true }).fill(goodPassword);
      await page.getByRole('button', { name: 'Prijava' }).click();
      await page.getByRole('heading', { name: 'Mojca' }).waitFor();

      await page.goto('/settings/profile');
      for (const [label, value] of Object.entries(person))
        assert.equal(await page.getByLabel(label).inputValue(), value);
      assert.equal(await page.locator('#postCode').inputValue(), '3310');
      assert.equal(await page.locator('#post').inputValue(), 'Žalec');
      assert.equal(await page.getByLabel('Ženska').isChecked(), true);
      await page.goto('/settings/consents');
      await page.getByText(/Soglasje dano: Pogoji uporabe.*ob registraciji/).waitFor();
      await page.getByText(/Soglasje ni dano.*: Obdelava osebnih podatkov/).waitFor();

      await page.goto(link);
      await page.getByRole('heading', { name: 'Račun je že aktiviran' }).waitFor();
      await page.getByRole('main').getByRole('link', { name: 'Pozabil sem geslo' }).waitFor();
    },
  );

  await site.bothWays('who comes too late with an activation link is told so and gets a new one', async (visitor) => {
    const { page, scripted } = visitor;
    const email = scripted ? 'pozni@example.si' : 'pozni.brez@example.si';
    await register(portal, portal.browser(), registrationOf(email));
    portal.clock.set(new Date(portal.clock.now().getTime() + 48.5 * 3_600_000).toISOString());
    visitor.mayMeet(/^410 GET \/activate/);
    await followMail(visitor, email, /^Aktiviraj račun$/);
    await page.getByRole('heading', { name: 'Povezava je potekla' }).waitFor();
    await page.getByLabel('E-pošta').fill(email);
    await page.getByRole('button', { name: 'Pošlji novo povezavo' }).click();
    await page.getByRole('heading', { name: 'Preverite e-pošto' }).waitFor();
    await followMail(visitor, email, /^Aktiviraj račun$/);
    await page.getByRole('button', { name: 'Aktiviraj račun' }).click();
    await page.getByRole('heading', { name: 'Račun je aktiviran' }).waitFor();
  });
});
