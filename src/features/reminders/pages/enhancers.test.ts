import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { openBrowser } from '#test/support/browser.ts';
import { testPortal, type TestPortal } from '#test/support/portal.ts';
import { giveAccount, givePoint } from '#test/support/registry.ts';
import { giveMobile, giveReminders } from '#test/support/reminders.ts';
import { stopHash } from '../stop-code.ts';

const code = 'A1b2C3d4E5f6';

type World = {
  readonly portal: TestPortal;
  readonly accountId: number;
  readonly pointId: number;
  readonly base: string;
  readonly context: BrowserContext;
  readonly page: Page;
};

type Options = { readonly signedIn?: boolean; readonly javaScriptEnabled?: boolean; readonly program?: boolean };

async function open(
  t: TestContext,
  { signedIn = false, javaScriptEnabled = true, program = false }: Options = {},
): Promise<World> {
  const portal = await testPortal(t, { now: '2026-11-30T10:00:00+01:00' });
  const accountId = await giveAccount(portal.pool);
  const { pointId } = await givePoint(portal.pool, { linkedBy: [accountId] });
  await portal.app.listen({ port: 0, host: '127.0.0.1' });
  const base = `http://127.0.0.1:${(portal.app.server.address() as AddressInfo).port}`;
  const context = await (await openBrowser()).newContext({ locale: 'sl-SI', javaScriptEnabled });
  t.after(() => context.close());
  // the browser of the tests says that a program drives it; a person's does not
  if (!program) await context.addInitScript(() => void Object.defineProperty(navigator, 'webdriver', { value: false }));
  if (signedIn) {
    const { cookies } = await portal.signedIn(accountId);
    await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: base })));
  }
  return { portal, accountId, pointId, base, context, page: await context.newPage() };
}

async function choiceOf({ portal }: World): Promise<unknown> {
  const { rows } = await portal.pool.query('select by_mail, by_sms from reminder_choices');
  return rows[0];
}

describe('the switches in a browser', () => {
  const answered = (page: Page) => page.waitForResponse((response) => response.url().includes('/readings/new'));

  it('change without leaving the page: what was typed, and the focus, stay', async (t) => {
    const world = await open(t, { signedIn: true });
    const { page, base, pointId } = world;
    await page.goto(`${base}/readings/new?point=${pointId}`);
    await page.fill('[name="r-1.8.1"]', '18342');
    const mail = page.getByRole('button', { name: 'Opomnik', exact: true });
    await Promise.all([answered(page), mail.click()]);
    await page.getByText('Opomnik po e-pošti je vklopljen.').waitFor();
    assert.equal(await mail.getAttribute('aria-pressed'), 'true');
    assert.equal(await page.inputValue('[name="r-1.8.1"]'), '18342');
    assert.equal(new URL(page.url()).search, `?point=${pointId}`);
    assert.equal(await page.locator('#reminder-mail:focus').count(), 1);
    assert.deepEqual(await choiceOf(world), { by_mail: true, by_sms: false });
    await page.keyboard.press('Enter');
    await page.getByText('Opomnik po e-pošti je izklopljen.').waitFor();
    assert.deepEqual(await choiceOf(world), { by_mail: false, by_sms: false });
  });

  it('lead to confirming a number where there is none', async (t) => {
    const { page, base, pointId } = await open(t, { signedIn: true });
    await page.goto(`${base}/readings/new?point=${pointId}`);
    await page.fill('[name="r-1.8.1"]', '18342');
    await page.getByRole('button', { name: 'SMS opomnik' }).click();
    await page.waitForURL('**/settings/mobile?done=saved&next=*');
    assert.match(new URL(page.url()).searchParams.get('next') ?? '', /r-1\.8\.1=18342/);
    await page.getByRole('link', { name: 'Nazaj' }).click();
    await page.waitForURL('**/readings/new?*');
    assert.equal(await page.inputValue('[name="r-1.8.1"]'), '18342');
  });

  it('work without JavaScript', async (t) => {
    const world = await open(t, { signedIn: true, javaScriptEnabled: false });
    const { page, base, pointId, portal, accountId } = world;
    await giveMobile(portal.pool, accountId);
    await page.goto(`${base}/readings/new?point=${pointId}`);
    await page.fill('[name="r-1.8.1"]', '18342');
    await page.getByRole('button', { name: 'SMS opomnik' }).click();
    await page.getByText('SMS opomnik je vklopljen.').waitFor();
    assert.equal(await page.inputValue('[name="r-1.8.1"]'), '18342');
    assert.deepEqual(await choiceOf(world), { by_mail: false, by_sms: true });
    assert.equal((await portal.pool.query('select from submissions')).rowCount, 0);
  });

  it('leave Enter in a field to the reading', async (t) => {
    const world = await open(t, { signedIn: true, javaScriptEnabled: false });
    const { page, base, pointId } = world;
    await page.goto(`${base}/readings/new?point=${pointId}`);
    await page.fill('[name="r-1.8.1"]', '18342');
    await page.fill('[name="r-1.8.2"]', '21575');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/readings/receipts/*');
    assert.equal(await choiceOf(world), undefined);
  });
});

describe('a stop link in a browser', () => {
  async function withReminder(t: TestContext, options: Options = {}): Promise<World> {
    const world = await open(t, options);
    const { portal, accountId, pointId } = world;
    await giveReminders(portal.pool, { accountId, pointId });
    await portal.pool.query(
      `insert into reminders (account_id, channel, day, planned_at, stop_hash, written_at)
       values ($1, 'mail', '2026-11-30', now(), $2, now())`,
      [accountId, stopHash(code)],
    );
    return world;
  }

  it('stops as soon as a person looks at it, and "undo" is not undone by the way back', async (t) => {
    const world = await withReminder(t);
    const { page, base } = world;
    await page.goto(`${base}/s/${code}`);
    await page.getByRole('heading', { name: 'Opomnikov po e-pošti ne pošiljamo več' }).waitFor();
    assert.deepEqual(await choiceOf(world), { by_mail: false, by_sms: false });
    await page.getByRole('button', { name: 'Razveljavi' }).click();
    await page.getByRole('heading', { name: 'Opomniki po e-pošti so spet vklopljeni' }).waitFor();
    await page.goto(`${base}/s/${code}`);
    await page.getByRole('button', { name: 'Ustavi opomnike' }).waitFor();
    await page.goBack();
    await page.goForward();
    assert.deepEqual(await choiceOf(world), { by_mail: true, by_sms: false });
  });

  it('waits for a press where a program drives the browser, or there is no script', async (t) => {
    for (const options of [{ program: true }, { javaScriptEnabled: false }]) {
      const world = await withReminder(t, options);
      const { page, base } = world;
      await page.goto(`${base}/s/${code}`, { waitUntil: 'networkidle' });
      assert.deepEqual(await choiceOf(world), { by_mail: true, by_sms: false });
      await page.getByRole('button', { name: 'Ustavi opomnike' }).click();
      await page.getByRole('heading', { name: 'Opomnikov po e-pošti ne pošiljamo več' }).waitFor();
      assert.deepEqual(await choiceOf(world), { by_mail: false, by_sms: false });
    }
  });
});

it('among forty points, Enter in the form saves and switches nothing for all', async (t) => {
  const world = await open(t, { signedIn: true });
  const { portal, accountId, page, base, pointId } = world;
  for (let house = 0; house < 39; house++)
    await givePoint(portal.pool, { street: `Vaška cesta ${house}`, linkedBy: [accountId] });
  await page.goto(`${base}/settings/reminders`);
  await page.getByLabel('Išči po številki ali naslovu').fill('celovška');
  assert.equal(await page.locator('#reminder-points > li:visible').count(), 1);
  await page.locator(`#mail-${pointId}`).check();
  await page.keyboard.press('Enter');
  await page.getByText('Opomniki so shranjeni').waitFor();
  const { rows } = await portal.pool.query('select metering_point_id from reminder_choices where by_mail');
  assert.deepEqual(rows, [{ metering_point_id: pointId }]);
});
