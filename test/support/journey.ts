/**
 * Journeys: a portal that listens, and visitors who go through it in a real browser. Whatever goes wrong beside the story
 * (an error on the console, a request that fails or leaves the house, a status nobody expected) fails the journey.
 */
import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestContext } from 'node:test';
import type { BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { startSession } from '#features/accounts/index.ts';
import { openBrowser } from './browser.ts';
import { openLine, type Line } from './line.ts';
import { testPortal, type TestPortal } from './portal.ts';

export type Visitor = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Whether this visitor's browser runs JavaScript. */
  readonly scripted: boolean;
  /** Gives the browser a session of the account, as if it had logged in before. */
  readonly signIn: (accountId: number) => Promise<void>;
  /** Takes a trouble that belongs to the story for none: `/^404 GET \/readings/`. */
  readonly mayMeet: (trouble: RegExp) => void;
};

export type Site = {
  readonly portal: TestPortal;
  /** `http://127.0.0.1:4711`, also in the links of mails. */
  readonly address: string;
  /** Tells the story twice: in a browser with JavaScript, and in one without. */
  readonly bothWays: (story: string, go: (visitor: Visitor, t: TestContext) => Promise<void>) => Promise<void>;
  /** Tells a story that only JavaScript makes possible. */
  readonly scripted: (story: string, go: (visitor: Visitor, t: TestContext) => Promise<void>) => Promise<void>;
  /**
   * Presses the button, and once more when the portal has done what was asked and its answer is still under way: what
   * impatient people do in the cellar. Gives the number of forms that the browser has sent.
   */
  readonly pressTwice: (visitor: Visitor, button: Locator) => Promise<number>;
  /** One more browser in the same story, closed and judged with it. */
  readonly visitor: (t: TestContext, options?: BrowserContextOptions) => Promise<Visitor>;
};

/** A portal on a port of its own, with the demo's mailbox, for the stories of one test. */
export async function openSite(t: TestContext, options: { now?: string } = {}): Promise<Site> {
  let portalPort = 0;
  const line = await openLine(() => portalPort);
  t.after(line.close);
  const address = `http://127.0.0.1:${line.port}`;
  const portal = await testPortal(t, { ...options, publicUrl: address, demo: true });
  await portal.app.listen({ port: 0, host: '127.0.0.1' });
  portalPort = (portal.app.server.address() as AddressInfo).port;

  const visitor: Site['visitor'] = (story, its = {}) => openVisitor(story, { portal, address }, its);
  const tell = (javaScriptEnabled: boolean): Site['scripted'] => {
    const way = javaScriptEnabled ? 'with JavaScript' : 'without JavaScript';
    return (story, go) =>
      t.test(`${story} (${way})`, async (each) => go(await visitor(each, { javaScriptEnabled }), each));
  };
  const scripted = tell(true);
  const plain = tell(false);
  const bothWays: Site['bothWays'] = async (story, go) => {
    await scripted(story, go);
    await plain(story, go);
  };
  return {
    portal,
    address,
    bothWays,
    scripted,
    visitor,
    pressTwice: (who, button) => pressTwice(who, button, line),
  };
}

type Place = Pick<Site, 'portal' | 'address'>;

async function openVisitor(t: TestContext, place: Place, options: BrowserContextOptions): Promise<Visitor> {
  const { portal, address } = place;
  const context = await (await openBrowser()).newContext({ locale: 'sl-SI', baseURL: address, ...options });
  context.setDefaultTimeout(10_000);
  const troubles = watch(context, address);
  const expected: RegExp[] = [];
  t.after(async () => {
    const unexpected = troubles.filter((trouble) => !expected.some((pattern) => pattern.test(trouble)));
    await context.close();
    assert.deepEqual(unexpected, [], 'what went wrong beside the story');
  });
  return {
    page: await context.newPage(),
    context,
    scripted: options.javaScriptEnabled !== false,
    signIn: async (accountId) => {
      const now = portal.clock.now();
      const { name, value } = await startSession(portal.pool, { accountId, remembered: false, device: 'test', now });
      await context.addCookies([{ name, value, url: address, httpOnly: true, sameSite: 'Lax' }]);
    },
    mayMeet: (trouble) => void expected.push(trouble),
  };
}

/** Collects what goes wrong in the browser. A form that is refused (422) is part of any story. */
function watch(context: BrowserContext, address: string): string[] {
  const troubles: string[] = [];
  const pathOf = (url: string): string => (url.startsWith(`${address}/`) ? url.slice(address.length) : url);
  context.on('weberror', (error) => troubles.push(`error on the page: ${error.error().message}`));
  context.on('console', (message) => {
    // that a file or page came with a status from 400 on is told below, with its address
    const known = message.text().startsWith('Failed to load resource');
    if (['error', 'warning'].includes(message.type()) && !known) troubles.push(`console: ${message.text()}`);
  });
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== address) troubles.push(`left the house: ${request.url()}`);
  });
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // the visitor went on, or pressed again, before it was there; or it became a download
    if (why !== 'net::ERR_ABORTED') troubles.push(`failed ${request.method()} ${pathOf(request.url())}: ${why}`);
  });
  context.on('response', (response) => {
    const method = response.request().method();
    if (response.status() < 400 || (response.status() === 422 && method === 'POST')) return;
    troubles.push(`${response.status()} ${method} ${pathOf(response.url())}`);
  });
  return troubles;
}

/** Waits for what a script does by and by; the policy of our pages forbids the browser's own waiting for an expression. */
export async function until(what: string, holds: () => Promise<boolean> | boolean): Promise<void> {
  for (const deadline = Date.now() + 60_000; !(await holds()); await sleep(20)) {
    assert.ok(Date.now() < deadline, `waited a minute for ${what}`);
  }
}

async function pressTwice({ page, scripted }: Visitor, button: Locator, line: Line): Promise<number> {
  let sent = 0;
  page.on('request', (request) => (sent += Number(request.method() === 'POST')));
  await button.scrollIntoViewIfNeeded();
  const box = await button.boundingBox();
  assert.ok(box);
  // the mouse does not wait for what the first press has begun, as a locator would
  const press = () => page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  line.hold();
  await press();
  await until('the first answer', line.holdsAnswer);
  await press();
  // a script holds the second press back; without one it is the server's to know it
  if (!scripted) await until('the second form', () => sent === 2);
  line.letGo();
  return sent;
}

/** Opens the newest mail to the address in the demo's mailbox, and follows the link that is called so. */
export async function followMail({ page }: Visitor, to: string, link: RegExp): Promise<void> {
  await page.goto('/demo/mailbox');
  await page.getByRole('main').getByRole('link').filter({ hasText: to }).first().click();
  await page.frameLocator('iframe').getByRole('link', { name: link }).click();
}
