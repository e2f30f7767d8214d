import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageLanguages } from '#kernel/language.ts';
import { testPortal } from '#test/support/portal.ts';
import { giveAccount } from '#test/support/registry.ts';

const languageOf = (body: string): string | undefined => /<html lang="(..)"/.exec(body)?.[1];

test('a stranger is spoken to in the language of the browser, the nearest that we have, or Slovenian', async (t) => {
  const portal = await testPortal(t);
  for (const [accepted, language] of [
    ['hr-HR,hr;q=0.9,en;q=0.8', 'hr'],
    ['bs,hr;q=0.9', 'hr'],
    ['sr-Latn-RS', 'hr'],
    ['de-AT,de;q=0.9,en;q=0.5', 'en'],
    ['en-GB', 'en'],
    ['sl', 'sl'],
    ['de', 'sl'],
    ['', 'sl'],
  ] as const) {
    const { body } = await portal.browser().get('/login', { 'accept-language': accepted });
    assert.equal(languageOf(body), language, accepted);
  }
});

test('a language that is chosen stays chosen, whatever the browser asks for, and the account keeps it', async (t) => {
  const portal = await testPortal(t);
  const accountId = await giveAccount(portal.pool);
  const browser = await portal.signedIn(accountId);
  for (const language of pageLanguages.toReversed()) {
    const { status, location } = await browser.get(`/contracts?lang=${language}`);
    assert.deepEqual([status, location], [303, '/contracts']);
    assert.equal(languageOf((await browser.get('/contracts', { 'accept-language': 'de' })).body), language);
    const { rows } = await portal.pool.query('select language from accounts where id = $1', [accountId]);
    assert.deepEqual(rows, [{ language }]);
  }
  await browser.get('/contracts?lang=de');
  assert.equal(languageOf((await browser.get('/contracts')).body), 'sl');
});
