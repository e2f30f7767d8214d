/** The pictures of bills: the list, one bill, paying it, why it is so, how bills come. */
import type { Picture } from './picture.ts';
import type { ShownPortal } from '#test/support/page-quality-portal.ts';
import { billOf, contractOf, household } from './world.ts';

/** Whose bill is still to be paid. */
const forgetful = 'joze.hribar@example.si';
const column = 720;
const desk = 1280;

export const billPictures: readonly Picture[] = [
  {
    name: 'bills',
    chapter: 'bills',
    who: household,
    path: '/bills',
    width: desk,
    shows: ['main h1', 'main .actions', 'main table tbody tr:nth-child(6)'],
    most: 1300,
    callouts: [
      { mark: '11a', at: 'main form.filters', side: 'left' },
      { mark: '11b', at: 'main a[href^="/bills/export.xlsx"]', side: 'top' },
      { mark: '11c', at: 'main table tbody a[href$="/document"]', side: 'right' },
      { mark: '11d', at: 'main table tbody tr .tick', side: 'left' },
    ],
  },
  {
    name: 'bill',
    chapter: 'bills',
    who: household,
    path: (portal) => paid(portal),
    width: desk,
    shows: ['main h1', 'main section[aria-labelledby=lines]'],
    most: 1300,
  },
  {
    name: 'pay',
    chapter: 'payment',
    who: forgetful,
    path: (portal) => overdue(portal),
    width: desk,
    shows: ['main section[aria-labelledby=pay]'],
    callouts: [
      { mark: '12a', at: 'main section[aria-labelledby=pay] svg.qr', side: 'left' },
      { mark: '12b', at: 'main section[aria-labelledby=pay] a[href$="/slip.pdf"]', side: 'left' },
      { mark: '12c', at: 'main dl.copies button', side: 'right' },
    ],
  },
  {
    name: 'payments',
    chapter: 'payment',
    who: household,
    path: '/payments',
    width: desk,
    shows: ['main h1', 'main table tbody tr:nth-child(4)', 'main .actions'],
  },
  {
    name: 'explanation',
    chapter: 'explanation',
    who: household,
    path: async (portal) => `${await paid(portal)}/explanation`,
    width: desk,
    shows: ['main section.explain'],
    most: 1500,
    callouts: [
      { mark: '13a', at: 'main section.explain .notice', side: 'left' },
      { mark: '13b', at: 'main ul.worked', side: 'left' },
    ],
  },
  {
    name: 'delivery',
    chapter: 'delivery',
    who: household,
    path: async (portal) => `/contracts/${await contractOf(portal, '4501882')}/billing`,
    width: column,
    shows: ['main h1', 'main section.card'],
    most: 1100,
    callouts: [{ mark: '14a', at: 'main section.card form button[type=submit]', side: 'right' }],
  },
  {
    name: 'notices',
    chapter: 'delivery',
    who: household,
    path: '/settings/bills',
    width: column,
    shows: ['main h1', 'main form'],
    callouts: [{ mark: '14b', at: 'main form fieldset', side: 'right' }],
  },
];

async function overdue(portal: ShownPortal): Promise<string> {
  return `/bills/${await billOf(portal, forgetful, 'overdue')}`;
}

async function paid(portal: ShownPortal): Promise<string> {
  return `/bills/${await billOf(portal, household, 'paid')}`;
}
