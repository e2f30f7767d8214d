/** The pictures of readings: sending one, the receipt, the list. */
import type { Page } from 'playwright-core';
import type { ShownPortal } from '#test/support/page-quality-portal.ts';
import type { Picture } from './picture.ts';
import { browserOf, household, ofTheManual, pointOf } from './world.ts';

const desk = 1280;
const phone = 360;

export const readingPictures: readonly Picture[] = [
  {
    name: 'menu',
    chapter: 'readings',
    who: household,
    path: '/',
    width: desk,
    shows: ['header', 'main .night'],
    air: 0,
    callouts: [
      { mark: '6a', at: 'header a[href="/readings/new"]', side: 'top' },
      { mark: '6b', at: 'main .night a[href^="/readings/new"]', side: 'right' },
    ],
  },
  {
    name: 'new-reading',
    chapter: 'readings',
    who: household,
    path: electricityForm,
    width: desk,
    act: (page) => typeReading(page, { high: '16759', low: '21502' }),
    shows: ['main h1', 'main form button[type=submit]', 'main aside'],
    most: 1400,
    callouts: [
      { mark: '6c', at: 'main .choice', side: 'left' },
      { mark: '6d', at: 'main .meter', side: 'left' },
      { mark: '6e', at: 'main .segments.days', side: 'left' },
      { mark: '6f', at: 'main .segments:not(.days) label', side: 'left' },
      { mark: '6g', at: 'main .of-bill .notice', side: 'left' },
      {
        mark: '6h',
        at: 'main form .actions button[type=submit], main form[action="/readings/new"] button.big',
        side: 'left',
      },
      { mark: '6i', at: 'main aside .card', side: 'right' },
    ],
  },
  {
    name: 'receipt',
    chapter: 'readings',
    who: ofTheManual,
    path: receiptLink,
    width: desk,
    shows: ['main h1', 'main article', 'main aside'],
    callouts: [{ mark: '6j', at: 'main article', side: 'left' }],
  },
  {
    name: 'readings',
    chapter: 'readings',
    who: household,
    path: '/readings',
    width: desk,
    shows: ['main h1', 'main .actions', 'main table tr:nth-child(6)'],
    callouts: [
      { mark: '6k', at: 'main form[action="/readings"]', side: 'left' },
      { mark: '6l', at: 'main a[href^="/readings/export.xlsx"]', side: 'top' },
      { mark: '6m', at: 'main table thead', side: 'left' },
    ],
  },
  {
    name: 'phone-new-reading',
    chapter: 'readings',
    who: household,
    path: electricityForm,
    width: phone,
    act: (page) => typeReading(page, { high: '16759', low: '21502' }),
    shows: ['main .card:has(.meter)'],
  },
];

export async function electricityForm(portal: ShownPortal): Promise<string> {
  return `/readings/new?point=${await pointOf(portal, household, 'electricity')}`;
}

export async function typeReading(page: Page, { high, low }: { high: string; low: string }): Promise<void> {
  await page.fill('[name="r-1.8.1"]', high);
  await page.fill('[name="r-1.8.2"]', low);
}

/** A month's use more than the last reading, sent once. */
async function receiptLink(portal: ShownPortal): Promise<string> {
  const browser = await browserOf(portal, ofTheManual);
  const sent = /\/readings\/(\d+)\/withdrawal/.exec((await browser.get('/readings')).body)?.[1];
  if (sent !== undefined) return `/readings/receipts/${await submissionOf(portal, Number(sent))}`;
  const { body } = await browser.get('/readings/new');
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(body)?.[1] ?? '';
  const [high = 0, low = 0] = [...body.matchAll(/data-previous="(\d+)"/g)].map(([, value]) => Number(value));
  const values = { 'r-1.8.1': String(high + 320), 'r-1.8.2': String(low + 520) };
  const fields = { point: hidden('point'), meter: hidden('meter'), kind: 'submission', ...values };
  const { location, text } = await browser.post('/readings/new', fields);
  if (location === undefined) throw new Error(`the reading was refused: ${text}`);
  return location;
}

async function submissionOf({ pool }: ShownPortal, readingId: number): Promise<number> {
  const { rows } = await pool.query<{ id: number }>('select submission_id as id from readings where id = $1', [
    readingId,
  ]);
  return Number(rows[0]?.id);
}
