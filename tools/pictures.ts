/**
 * `node tools/pictures.ts`: takes the pictures of the documents anew, into docs/manual. The demo in a folder of its own, on
 * an evening when the reading window has just opened, in a real browser.
 */
import { chmod, mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { fixedClock } from '#platform/clock.ts';
import type { Config } from '#platform/config.ts';
import { createLog } from '#platform/log.ts';
import { usualPlace } from '#platform/objects/place.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { freePort } from '#test/support/program.ts';
import { demoAccounts } from '../db/demo/cast.ts';
import { loadDemo } from '../db/demo/load.ts';
import { startPortal } from '../src/main.ts';

type Picture = {
  readonly name: string;
  readonly path: string;
  readonly look?: 'light' | 'dark';
  readonly screen: 'desk' | 'phone';
  /** What somebody does before the picture is taken. */
  readonly act?: (page: Page) => Promise<void>;
};

const evening = '2026-12-01T18:42:00+01:00';
const screens = {
  desk: { viewport: { width: 1280, height: 980 } },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
} as const;

const pictures: readonly Picture[] = [
  { name: 'home', path: '/', screen: 'desk' },
  { name: 'phone-home', path: '/', screen: 'phone' },
  { name: 'phone-new-reading', path: '/readings/new', screen: 'phone', act: typeReading },
  { name: 'phone-question', path: '/readings/new', screen: 'phone', act: typeOddReading, look: 'dark' },
];

const folder = await mkdtemp(join(tmpdir(), 'odcitek-pictures-'));
// as root, PostgreSQL runs as another user, who must be able to pass through
await chmod(folder, 0o711);
const port = await freePort();
const publicUrl = new URL(`http://localhost:${port}`);
const clock = fixedClock(evening);
const portal = await startPortal({
  config: configFor({ port, publicUrl, dataDir: folder }),
  log: createLog({ level: 'error' }),
  prepare: (pool) => loadDemo(pool, folder, { now: clock.now() }),
  clock,
});
const browser = await launchChromium();
try {
  const session = await logIn(browser);
  for (const picture of pictures) await take(picture, session);
} finally {
  await browser.close();
  await portal.close();
  await rm(folder, { recursive: true });
}

function configFor(place: Pick<Config, 'port' | 'publicUrl' | 'dataDir'>): Config {
  const supplierFolder = fileURLToPath(new URL('../db/demo/supplier', import.meta.url));
  const nothing = { databaseUrl: undefined, smtpUrl: undefined, smsGateway: undefined, management: undefined };
  return {
    ...place,
    ...nothing,
    objects: usualPlace(place.dataDir),
    smsPerDay: 0,
    trustProxy: false,
    host: 'localhost',
    secret: 'only as long as the pictures are taken',
    supplierFolder,
    demo: true,
  };
}

type Session = Awaited<ReturnType<typeof logIn>>;

/** The first of the cast, whose story is electricity at two rates and gas. */
async function logIn(from: Browser) {
  const { email, password } = demoAccounts[0] ?? { email: '', password: '' };
  const context = await from.newContext({ baseURL: publicUrl.origin, locale: 'sl-SI' });
  const page = await context.newPage();
  await page.goto('/login');
  await page.fill('#email', email);
  await page.fill('#password', password);
  await page.click('form[action="/login"] button[type=submit]');
  await page.waitForURL('/');
  const session = await context.storageState();
  await context.close();
  return session;
}

async function take({ name, path, screen, act, look = 'light' }: Picture, storageState: Session): Promise<void> {
  const context = await browser.newContext({
    ...screens[screen],
    baseURL: publicUrl.origin,
    colorScheme: look,
    locale: 'sl-SI',
    reducedMotion: 'reduce',
    storageState,
  });
  const page = await context.newPage();
  await page.goto(path);
  await act?.(page);
  await page.evaluate('document.fonts.ready');
  const file = fileURLToPath(new URL(`../docs/manual/${name}.png`, import.meta.url));
  await mkdir(fileURLToPath(new URL('../docs/manual', import.meta.url)), { recursive: true });
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  await context.close();
  console.log(`docs/manual/${name}.png ${Math.ceil((await stat(file)).size / 1024)} KB`);
}

/** What Maja Zupan's meter shows: a month like every other. */
async function typeReading(page: Page): Promise<void> {
  await page.fill('[name="r-1.8.1"]', '16759');
  await page.fill('[name="r-1.8.2"]', '21502');
  await page.evaluate(
    "document.activeElement.blur(), document.querySelector('#state').closest('.card').scrollIntoView()",
  );
}

/** A digit too high: the portal asks before it books. */
async function typeOddReading(page: Page): Promise<void> {
  await page.fill('[name="r-1.8.1"]', '18275');
  await page.fill('[name="r-1.8.2"]', '21502');
  await page.click('form[action="/readings/new"] button[type=submit]');
  await page.locator('.notice.warn').waitFor();
}
