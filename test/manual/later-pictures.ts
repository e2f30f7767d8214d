/** The pictures of reminders, messages, the calendar, and what is unusual. */
import type { Page } from 'playwright-core';
import { reminderJobs } from '#features/reminders/index.ts';
import { linkIn, type Mail } from '#test/support/people.ts';
import type { ShownPortal } from '#test/support/page-quality-portal.ts';
import { testSecret } from '#test/support/portal.ts';
import { electricityForm, typeReading } from './reading-pictures.ts';
import type { Picture } from './picture.ts';
import { browserOf, household, send } from './world.ts';

const column = 720;
const phone = 360;

const unusualPictures: readonly Picture[] = [
  {
    name: 'odd-reading',
    chapter: 'unusual-readings',
    who: household,
    path: electricityForm,
    width: phone,
    act: sendOdd,
    shows: ['main .notice.warn'],
    callouts: [{ mark: '8a', at: 'main .notice.warn .range', side: 'right' }],
  },
  {
    name: 'odd-reading-confirmed',
    chapter: 'unusual-readings',
    who: household,
    path: electricityForm,
    width: phone,
    act: sendOdd,
    shows: ['main label:has([name=confirm])', 'main form[action="/readings/new"] button.big'],
    callouts: [{ mark: '8b', at: 'main label:has([name=confirm])', side: 'right' }],
  },
  {
    name: 'own-record',
    chapter: 'unusual-readings',
    who: household,
    path: electricityForm,
    width: column,
    act: async (page) => {
      await page.locator('[name=kind][value=own_record]').check({ force: true });
    },
    shows: ['main .segments.days', 'main form[action="/readings/new"] button.big'],
    callouts: [
      { mark: '8c', at: 'main .segments.days + details > summary, main details.more > summary', side: 'right' },
      { mark: '8d', at: 'main label:has([name=kind][value=own_record])', side: 'right' },
    ],
  },
  {
    name: 'withdrawal',
    chapter: 'unusual-readings',
    who: 'franc.oblak@example.si',
    path: withdrawalLink,
    width: column,
    shows: ['main h1', 'main form'],
    callouts: [{ mark: '8e', at: 'main form button[type=submit]', side: 'left' }],
  },
];

const reminderPictures: readonly Picture[] = [
  {
    name: 'reminders',
    chapter: 'reminders',
    who: household,
    path: '/settings/reminders',
    width: column,
    shows: ['main h1', 'main form[action="/settings/reminders"]'],
    most: 1300,
    callouts: [
      { mark: '9a', at: 'main .reminder .boxes', side: 'left' },
      { mark: '9b', at: 'main .reminder fieldset ~ * .boxes', side: 'right' },
      { mark: '9c', at: 'main fieldset[aria-describedby=quiet-hint]', side: 'right' },
      { mark: '9d', at: 'main .actions button[type=submit], main .at-hand button[type=submit]', side: 'left' },
    ],
  },
  {
    name: 'mobile',
    chapter: 'reminders',
    who: 'petra.kos@example.si',
    path: '/settings/mobile',
    width: column,
    shows: ['main h1', 'main form'],
    callouts: [{ mark: '9e', at: 'main form button[type=submit]', side: 'left' }],
  },
  {
    name: 'stop-reminders',
    chapter: 'reminders',
    path: stopLink,
    width: column,
    shows: ['main h1', 'main form'],
    callouts: [{ mark: '9f', at: 'main form button[type=submit]', side: 'right' }],
  },
  {
    name: 'messages',
    chapter: 'messages',
    who: household,
    path: '/messages',
    width: column,
    act: async (page) => page.locator('main .messages summary').first().click(),
    shows: ['main h1', 'main .messages'],
    most: 900,
    callouts: [
      { mark: '10a', at: 'main .messages summary', side: 'left' },
      { mark: '10b', at: 'main .messages .badge', side: 'right' },
    ],
  },
  {
    name: 'calendar',
    chapter: 'calendar',
    who: household,
    path: calendarWithFeed,
    width: column,
    act: nameCalendar,
    shows: ['main h1', 'main section.card'],
    callouts: [
      { mark: '15a', at: 'main #address', side: 'right' },
      { mark: '15b', at: 'main a[href^="webcal:"]', side: 'left' },
    ],
  },
];

export const laterPictures: readonly Picture[] = [...unusualPictures, ...reminderPictures];

/** Reminders of the evening, planned and written as the job does it, and sent. */
export async function prepareLater({ pool, supplier, clock }: ShownPortal): Promise<void> {
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const parts = { pool, supplier, secret: testSecret, publicUrl: 'http://localhost', log };
  for (const job of reminderJobs(parts)) await job.run(clock.now());
  await pool.query(`update messages set state = 'sent', settled_at = $1 where state = 'waiting'`, [clock.now()]);
}

async function sendOdd(page: Page): Promise<void> {
  await typeReading(page, { high: '18275', low: '21502' });
  await send(page, '/readings/new');
}

async function withdrawalLink(portal: ShownPortal): Promise<string> {
  const { body } = await (await browserOf(portal, 'franc.oblak@example.si')).get('/readings');
  const [found] = /\/readings\/\d+\/withdrawal/.exec(body) ?? [];
  if (found === undefined) throw new Error('no reading can be withdrawn');
  return found;
}

async function stopLink({ pool }: ShownPortal): Promise<string> {
  const { rows } = await pool.query<Mail>(
    `select template, recipient as to, subject, text from messages
      where template = 'reminder' and channel = 'mail' and recipient = $1`,
    [household],
  );
  return linkIn(rows[0], '/s/');
}

async function calendarWithFeed(portal: ShownPortal): Promise<string> {
  const browser = await browserOf(portal, household);
  if (!(await browser.get('/settings/calendar')).body.includes('webcal:')) await browser.post('/settings/calendar', {});
  return '/settings/calendar';
}

/** The address is a secret and another one each time: the picture shows one that is none. */
async function nameCalendar(page: Page): Promise<void> {
  await page.locator('main #address').evaluate((input) => {
    (input as { value: string }).value = 'https://moj.example.si/calendar/….ics';
  });
}
