import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { openBrowser } from '#test/support/browser.ts';
import { testPortal } from '#test/support/portal.ts';
import { supplierFolder } from '#test/support/supplier-folder.ts';

async function open(t: TestContext, javaScriptEnabled: boolean): Promise<{ page: Page; base: string }> {
  const folder = await supplierFolder(t, {
    'pages/questions.sl.md':
      '# Vprašanja\n\n## Števec {#meter}\n\n### Kako odčitam števec? {#read}\n\nPrepišite številke.\n\n### Kdo števec zamenja? {#exchange}\n\nOperater.\n',
  });
  const portal = await testPortal(t, { supplier: { folder } });
  await portal.app.listen({ port: 0, host: '127.0.0.1' });
  const context = await (await openBrowser()).newContext({ locale: 'sl-SI', javaScriptEnabled });
  t.after(() => context.close());
  const base = `http://127.0.0.1:${(portal.app.server.address() as AddressInfo).port}`;
  return { page: await context.newPage(), base };
}

test('what is linked to is open, with and without a script', async (t) => {
  for (const javaScriptEnabled of [true, false]) {
    const { page, base } = await open(t, javaScriptEnabled);
    await page.goto(`${base}/questions#exchange`);
    await page.getByText('Operater.').waitFor({ state: 'visible' });
    assert.equal(await page.getByText('Prepišite številke.').isVisible(), false);
  }
});

test('what is typed is looked for at once, said, and kept in the address; emptied, all questions are back', async (t) => {
  const { page, base } = await open(t, true);
  await page.goto(`${base}/questions`);
  const field = page.getByRole('searchbox');
  await field.pressSequentially('ZAMENJAV');
  await page.getByRole('heading', { name: '1 zadetek' }).waitFor();
  assert.equal(await page.getByRole('status').textContent(), '1 zadetek');
  assert.equal(await page.getByText('Kako odčitam števec?').count(), 0);
  assert.equal(new URL(page.url()).search, '?q=ZAMENJAV');
  assert.equal(await page.locator(':focus').getAttribute('name'), 'q');
  await field.fill('');
  await page.getByText('Kako odčitam števec?').waitFor();
  assert.equal(new URL(page.url()).search, '');
});

test('without a script the button looks', async (t) => {
  const { page, base } = await open(t, false);
  await page.goto(`${base}/questions`);
  await page.getByRole('searchbox').fill('zamenjava');
  await page.getByRole('button', { name: 'Poišči' }).click();
  await page.getByRole('heading', { name: '1 zadetek' }).waitFor();
});
