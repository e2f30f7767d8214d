/** The pictures of the old manual's seven chapters. */
import type { Page } from 'playwright-core';
import type { ShownPortal } from '#test/support/page-quality-portal.ts';
import { accountOf, linkIn, mailsTo, register, registrationOf } from '#test/support/people.ts';
import { linkableContracts } from '../../db/demo/cast.ts';
import type { Picture } from './picture.ts';
import { browserOf, household, newcomer } from './world.ts';

const column = 720;
const desk = 1280;

const accountPictures: readonly Picture[] = [
  {
    name: 'way-to-registration',
    chapter: 'registration',
    path: '/login',
    width: desk,
    shows: ['main'],
    onlyRead: true,
  },
  {
    name: 'devices',
    chapter: 'password',
    who: household,
    path: anotherDevice,
    width: desk,
    shows: ['main'],
    onlyRead: true,
  },
  {
    name: 'registration-account',
    chapter: 'registration',
    path: '/register',
    width: column,
    act: fillRegistration,
    shows: ['main h1', 'main form[action="/register"] .card'],
    callouts: [
      { mark: '1a', at: 'main #email', side: 'right' },
      { mark: '1b', at: 'main #password', side: 'right' },
      { mark: '1c', at: 'main #passwordAgain', side: 'right' },
    ],
  },
  {
    name: 'registration-consents',
    chapter: 'registration',
    path: '/register',
    width: column,
    act: fillRegistration,
    shows: ['main form[action="/register"] .card:has(#terms)', 'main form[action="/register"] button[type=submit]'],
    callouts: [
      { mark: '1d', at: 'main #terms', side: 'left' },
      { mark: '1e', at: 'main #offers', side: 'left' },
      { mark: '1f', at: 'main form[action="/register"] button[type=submit]', side: 'right' },
    ],
  },
  {
    name: 'activation',
    chapter: 'registration',
    path: activationLink,
    width: column,
    shows: ['main'],
    most: 420,
    air: 0,
    callouts: [{ mark: '1g', at: 'main form button', side: 'right' }],
  },
  {
    name: 'log-in',
    chapter: 'log-in',
    path: '/login',
    width: 1080,
    shows: ['main'],
    air: 0,
    callouts: [
      { mark: '2a', at: 'main #email', side: 'right' },
      { mark: '2b', at: 'main #password', side: 'right' },
      { mark: '2c', at: 'main label:has([name=remember])', side: 'right' },
      { mark: '2d', at: 'form[action="/login"] button[type=submit]', side: 'right' },
    ],
  },
  {
    name: 'forgotten-password',
    chapter: 'forgotten-password',
    path: '/login',
    width: column,
    shows: ['main form[action="/login"]', 'main a[href="/forgot-password"]'],
    callouts: [{ mark: '3a', at: 'main a[href="/forgot-password"]', side: 'left' }],
  },
  {
    name: 'forgotten-password-address',
    chapter: 'forgotten-password',
    path: '/forgot-password',
    width: column,
    shows: ['main'],
    most: 620,
    air: 0,
    callouts: [{ mark: '3b', at: 'main form button[type=submit]', side: 'right' }],
  },
  {
    name: 'new-password',
    chapter: 'forgotten-password',
    path: newPasswordLink,
    width: column,
    shows: ['main'],
    most: 720,
    air: 0,
    callouts: [{ mark: '3c', at: 'main form button[type=submit]', side: 'right' }],
  },
  {
    name: 'settings',
    chapter: 'password',
    who: household,
    path: '/settings',
    width: desk,
    shows: ['header', 'main h1', (page) => page.locator('main a').last()],
    air: 0,
    callouts: [
      { mark: '4a', at: 'header a[href="/settings"]', side: 'top' },
      { mark: '4b', at: 'main a[href="/settings/password"]', side: 'right' },
    ],
  },
  {
    name: 'change-password',
    chapter: 'password',
    who: household,
    path: '/settings/password',
    width: column,
    shows: ['main h1', 'main form'],
    callouts: [{ mark: '4c', at: 'main form button[type=submit]', side: 'left' }],
  },
];

const contractPictures: readonly Picture[] = [
  {
    name: 'home-without-contracts',
    chapter: 'contracts',
    who: newcomer,
    path: '/',
    width: desk,
    shows: ['header', 'main section[aria-labelledby=welcome]'],
    air: 0,
    callouts: [{ mark: '5a', at: 'main section[aria-labelledby=welcome] a[href="/contracts/link"]', side: 'left' }],
  },
  {
    name: 'link-contract',
    chapter: 'contracts',
    who: newcomer,
    path: '/contracts/link',
    width: desk,
    act: fillLink,
    shows: ['main h1', 'main .card', 'main aside'],
    most: 1100,
    callouts: [
      { mark: '5b', at: 'main form[action="/contracts/link"] .field', side: 'left' },
      { mark: '5c', at: 'main form[action="/contracts/link"] button[type=submit]', side: 'left' },
      { mark: '5d', at: 'main aside svg', side: 'right' },
    ],
  },
  {
    name: 'contracts',
    chapter: 'contracts',
    who: household,
    path: '/contracts',
    width: desk,
    shows: ['main h1', 'main a[href="/contracts/link"]', 'main article', 'main article:last-of-type'],
    callouts: [
      { mark: '5e', at: 'main a[href="/contracts/link"]', side: 'right' },
      { mark: '5f', at: 'main article a[href$="/removal"]', side: 'left' },
    ],
  },
];

const helpPictures: readonly Picture[] = [
  {
    name: 'help',
    chapter: 'help',
    path: '/help',
    width: desk,
    shows: ['main h1', 'main section[aria-labelledby=manual]', 'main section.card'],
    callouts: [{ mark: '7a', at: 'main a[href="/help/manual"]', side: 'left' }],
  },
  {
    name: 'contact',
    chapter: 'help',
    path: '/contact',
    width: desk,
    shows: ['main h1', 'main .prose', 'main section.card'],
    most: 700,
    callouts: [{ mark: '7b', at: 'main section.card', side: 'right' }],
  },
];

export const firstPictures: readonly Picture[] = [...accountPictures, ...contractPictures, ...helpPictures];

/** What must have happened before: somebody new, without a contract. */
export async function prepareFirst(portal: ShownPortal): Promise<void> {
  await accountOf(portal, newcomer);
}

async function fillRegistration(page: Page): Promise<void> {
  await page.fill('#email', 'ana.novak@example.si');
  await page.fill('#password', 'zelena hruška na mizi');
  await page.fill('#passwordAgain', 'zelena hruška na mizi');
  await page.check('#terms');
  await page.locator('text=/Nisem robot\\.|not a robot\\./i').first().waitFor();
}

/** The page of devices, of which there are two. */
async function anotherDevice(portal: ShownPortal): Promise<string> {
  await browserOf(portal, household);
  return '/settings/sessions';
}

async function activationLink(portal: ShownPortal): Promise<string> {
  const email = 'ana.novak@example.si';
  if ((await mailsTo(portal, email)).length === 0) {
    const { clock } = portal;
    const now = clock.now().toISOString();
    await register(portal, portal.browser(), registrationOf(email));
    clock.set(now);
  }
  return linkIn((await mailsTo(portal, email)).at(-1), '/activate/');
}

async function newPasswordLink(portal: ShownPortal): Promise<string> {
  await portal.browser().post('/forgot-password', { email: 'petra.kos@example.si' });
  return linkIn((await mailsTo(portal, 'petra.kos@example.si')).at(-1), '/new-password/');
}

/** The first contract that nobody has linked, with a mistake in nothing. */
async function fillLink(page: Page): Promise<void> {
  const contract = linkableContracts.find(({ energy }) => energy === 'electricity');
  if (contract === undefined) throw new Error('every contract is linked');
  await page.fill('#number', contract.number);
  await page.fill('#point', contract.pointNumber);
  await page.locator('[name=energy][value=electricity]').check({ force: true });
  await page.selectOption('#operator', contract.operatorCode);
}
