import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openBrowser } from '#test/support/browser.ts';
import { goodPassword, mailsTo } from '#test/support/people.ts';
import { testPortal } from '#test/support/portal.ts';

const ana = 'ana.novak@example.si';

/** Waits for a script on the page; the policy of our pages forbids the browser's own waiting for an expression. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 60_000; !(await holds()); await sleep(20)) assert.ok(Date.now() < deadline);
}

async function openForm(t: TestContext, options: { javaScriptEnabled?: boolean } = {}) {
  const portal = await testPortal(t);
  await portal.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = portal.app.server.address() as AddressInfo;
  const context = await (await openBrowser()).newContext({ locale: 'sl-SI', ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`http://127.0.0.1:${port}/register`);
  return { portal, page, errors };
}

describe('the registration form in a browser', () => {
  it('proves its work beside the typing, also when it is sent at once', async (t) => {
    const { portal, page, errors } = await openForm(t);
    await page.fill('#email', ana);
    await page.fill('#password', goodPassword);
    await page.fill('#passwordAgain', goodPassword);
    await page.check('#terms');
    await page.getByRole('button', { name: 'Registracija' }).click();
    await page.waitForURL('**/register/sent');
    assert.equal((await mailsTo(portal, ana)).length, 1);
    assert.deepEqual(errors, []);
  });

  it('takes the slower path where the proof cannot be made', async (t) => {
    const { page } = await openForm(t);
    await page.route('**/captcha', (route) => route.abort());
    await page.reload();
    await page.getByText('Preverjanje ni uspelo').waitFor();
    await page.fill('#email', ana);
    await page.fill('#password', goodPassword);
    await page.fill('#passwordAgain', goodPassword);
    await page.check('#terms');
    await page.getByRole('button', { name: 'Registracija' }).click();
    await page.waitForURL('**/register/wait/*');
  });

  it('works without JavaScript, half a minute later', async (t) => {
    const { portal, page } = await openForm(t, { javaScriptEnabled: false });
    await page.fill('#email', ana);
    await page.fill('#password', goodPassword);
    await page.fill('#passwordAgain', goodPassword);
    await page.check('#terms');
    await page.getByRole('button', { name: 'Registracija' }).click();
    await page.waitForURL('**/register/wait/*');
    portal.clock.set('2026-11-30T18:42:31+01:00');
    await page.getByRole('button', { name: 'Dokončaj registracijo' }).click();
    await page.waitForURL('**/register/sent');
    assert.equal((await mailsTo(portal, ana)).length, 1);
  });

  it('fills in the post of a code, and leaves alone what was typed', async (t) => {
    const { page } = await openForm(t);
    const postIs = (post: string) => until(async () => (await page.inputValue('#post')) === post);
    await page.fill('#postCode', '1000');
    await postIs('Ljubljana');
    await page.fill('#postCode', '2000');
    await postIs('Maribor');
    await page.fill('#postCode', '9999');
    await postIs('');
    await page.getByText('Te poštne številke ne poznamo').waitFor();
    await page.fill('#post', 'Moja pošta');
    const answered = page.waitForResponse('**/post-codes/3000');
    await page.fill('#postCode', '3000');
    await answered;
    await until(async () => (await page.textContent('#post-hint')) === '');
    assert.equal(await page.inputValue('#post'), 'Moja pošta');
  });
});
