import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { buildAssets } from '#platform/assets/assets.ts';
import { html, render, type Html } from '#platform/html/html.ts';
import { openBrowser } from '#test/support/browser.ts';
import { uiAssets } from './assets.ts';
import { defaultBrand } from './brand.ts';
import { choiceLinks } from './choices.ts';
import { form, passwordField, submit } from './form.ts';
import { registerInput } from './meter-input.ts';
import { errorSummary } from './notice.ts';
import { uiTexts } from './texts.ts';

const assets = await buildAssets(uiAssets(defaultBrand));
const script = assets.find(assets.url('portal.js'))?.body ?? assert.fail('the script was not built');
const address = 'http://portal.test/';

/** A page with the common script, answered without any server; counts what is sent by forms. */
async function opened(main: Html): Promise<{ page: Page; sent: string[] }> {
  const page = await (await openBrowser()).newPage();
  const sent: string[] = [];
  const document = render(
    html`<!DOCTYPE html><html lang="sl"><title>x</title><main>${main}</main><script type="module" src="/portal.js"></script></html>`,
  );
  await page.route('**/*', async (route) => {
    const request = route.request();
    if (request.url().endsWith('.js')) return route.fulfill({ body: script, contentType: 'text/javascript' });
    if (request.method() === 'GET') return route.fulfill({ body: document, contentType: 'text/html; charset=utf-8' });
    sent.push(request.postData() ?? '');
    // long enough for the second press to come while the first is under way
    await new Promise((resolve) => setTimeout(resolve, 150));
    return route.fulfill({ body: '<p>done', contentType: 'text/html' });
  });
  await page.goto(address);
  return { page, sent };
}

const register = {
  name: '1.8.1',
  label: 'Stanje',
  tariff: 'VT',
  wholeDigits: 6,
  unit: 'kWh',
  previous: { value: 16433, readOn: '1. 7. 2019' },
};

test('the difference is worked out while a reading is typed, constant included', async () => {
  const { page } = await opened(registerInput({ ...register, constant: 0.5 }, 'sl'));
  const input = page.getByLabel('Stanje');
  const shown: (string | null)[] = [];
  for (const typed of ['16.759', '20433', '16000', 'abc', '']) {
    await input.fill(typed);
    shown.push(await page.locator('output').textContent());
  }
  assert.deepEqual(shown, ['163 kWh', '2.000 kWh', '\u2212216,5 kWh', '–', '–']);
  await input.fill('16000');
  assert.equal(await page.getByText(uiTexts('sl').lessThanPrevious).count(), 1);
  await page.close();
});

test('what was pasted with separators stands as digits on the drums when the field is left', async () => {
  const { page } = await opened(registerInput({ ...register, constant: 1 }, 'sl'));
  const input = page.getByLabel('Stanje');
  await input.fill('16.759');
  await input.blur();
  assert.equal(await input.inputValue(), '16759');
  await input.fill('16,7');
  await input.blur();
  assert.equal(await input.inputValue(), '16,7', 'what is no reading stays for the server to explain');
  await page.close();
});

test('a form pressed twice is sent once, with the token, and a password is hidden again before', async () => {
  const password = passwordField({
    name: 'password',
    label: 'Geslo',
    autocomplete: 'current-password',
    texts: uiTexts('sl'),
  });
  const { page, sent } = await opened(form({ action: '/login', token: 'a-token' }, [password, submit('Prijava')]));
  await page.getByLabel('Geslo').fill('skrivnost');
  await page.getByRole('button', { name: 'Pokaži' }).click();
  assert.equal(await page.getByLabel('Geslo').getAttribute('type'), 'text');
  const pressTwice = "const button = document.querySelector('[type=submit]'); button.click(); button.click();";
  assert.equal(await page.evaluate(`${pressTwice} document.querySelector('#password').type`), 'password');
  await page.getByText('done').waitFor();
  assert.deepEqual(sent, ['formToken=a-token&password=skrivnost']);
  await page.goBack();
  assert.equal(await page.locator('[aria-disabled]').count(), 0);
  await page.close();
});

test('the list of errors takes the focus', async () => {
  const { page } = await opened(
    html`${errorSummary('Preverite', [{ field: 'a', message: 'Vpišite.' }])}<p id="a"></p>`,
  );
  await page.locator('.notice:focus').waitFor();
  await page.close();
});

test('a search among many points finds words in any order, without their marks', async () => {
  const links = ['Žaga 1', 'Čebelnjak 2', 'Žaga 12', ...Array.from({ length: 9 }, (_, index) => `Klet ${index}`)];
  const list = choiceLinks({
    id: 'points',
    label: 'Merilno mesto',
    links: links.map((label) => ({ label, href: '/', current: false })),
    search: 'Išči',
    noneFound: 'Nič.',
  });
  const { page } = await opened(list);
  const search = page.getByLabel('Išči');
  await search.fill('12 zaga');
  assert.deepEqual(await page.locator('#points > li:visible').allInnerTexts(), ['Žaga 12']);
  await search.fill('xyz');
  assert.equal(await page.getByRole('status').innerText(), 'Nič.');
  await page.close();
});
