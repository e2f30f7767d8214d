/** The pictures of questions and answers, and of what one may ask of one's data. */
import type { Page } from 'playwright-core';
import { lookAtQuestion } from '#features/conversations/index.ts';
import type { ShownPortal } from '#test/support/page-quality-portal.ts';
import type { Picture } from './picture.ts';
import { browserOf, household } from './world.ts';

const column = 720;
const desk = 1280;

const question = 'Pozdravljeni, prejšnji teden so mi zamenjali števec. Kje vidim njegovo zadnje stanje?';

const askingPictures: readonly Picture[] = [
  {
    name: 'search-questions',
    chapter: 'questions',
    path: (_, language) => Promise.resolve(`/questions?q=${{ sl: 'selitev', en: 'moving' }[language]}`),
    width: column,
    shows: ['main form[action="/questions"]', 'main .questions details'],
    most: 800,
    callouts: [
      { mark: '16a', at: 'main form[action="/questions"] input[type=search]', side: 'left' },
      { mark: '16b', at: 'main .questions summary', side: 'right' },
    ],
  },
  {
    name: 'ask',
    chapter: 'questions',
    who: household,
    path: '/ask',
    width: column,
    act: writeQuestion,
    shows: ['main h1', 'main form[action="/conversations"]'],
    most: 1200,
    callouts: [
      { mark: '16c', at: 'main form[action="/conversations"] .field:has(#topic)', side: 'left' },
      { mark: '16d', at: 'main #text', side: 'left' },
      { mark: '16e', at: 'main #files', side: 'right' },
      { mark: '16f', at: 'main form[action="/conversations"] button[type=submit]', side: 'right' },
    ],
  },
  {
    name: 'conversation',
    chapter: 'questions',
    who: household,
    path: conversationLink,
    width: column,
    shows: ['main h1', 'main section[aria-labelledby=more]'],
    most: 1200,
    callouts: [
      { mark: '16g', at: 'main .badge', side: 'right' },
      { mark: '16h', at: 'main section[aria-labelledby=more] textarea', side: 'right' },
    ],
  },
  {
    name: 'conversations',
    chapter: 'questions',
    who: household,
    path: '/conversations',
    width: desk,
    shows: ['main h1'],
    onlyRead: true,
  },
  {
    name: 'call-back',
    chapter: 'questions',
    who: household,
    path: '/call-back',
    width: column,
    shows: ['main h1', 'main form'],
    most: 1200,
    callouts: [
      { mark: '16i', at: 'main .field:has(#slot)', side: 'right' },
      { mark: '16j', at: 'main form button[type=submit]', side: 'right' },
    ],
  },
];

const dataPictures: readonly Picture[] = [
  {
    name: 'consents',
    chapter: 'my-data',
    who: household,
    path: '/settings/consents',
    width: column,
    shows: ['main h1', 'main form button[type=submit]'],
    most: 900,
    callouts: [{ mark: '20a', at: 'main form button[type=submit]', side: 'right' }],
  },
  {
    name: 'change-email',
    chapter: 'my-data',
    who: household,
    path: '/settings/email',
    width: column,
    shows: ['main h1', 'main form[action="/settings/email"]'],
    callouts: [{ mark: '20b', at: 'main form[action="/settings/email"] button[type=submit]', side: 'right' }],
  },
  {
    name: 'download-data',
    chapter: 'my-data',
    who: household,
    path: '/settings/data',
    width: column,
    shows: ['main h1', 'main form[action="/settings/data"] button'],
    callouts: [{ mark: '20c', at: 'main form[action="/settings/data"] button', side: 'right' }],
  },
  {
    name: 'access',
    chapter: 'my-data',
    who: household,
    path: accessAfterLook,
    width: column,
    shows: ['main h1', 'main ol.card'],
    most: 700,
    callouts: [{ mark: '20d', at: 'main ol.card li', side: 'right' }],
  },
  {
    name: 'deletion',
    chapter: 'my-data',
    who: household,
    path: '/settings/deletion',
    width: column,
    shows: ['main .card:has(form[action="/settings/deletion"])'],
    callouts: [{ mark: '20e', at: 'main form[action="/settings/deletion"] button[type=submit]', side: 'right' }],
  },
];

export const questionPictures: readonly Picture[] = [...askingPictures, ...dataPictures];

async function writeQuestion(page: Page): Promise<void> {
  await page.selectOption('#topic', 'readings');
  await page.fill('#text', question);
}

/** One that was answered, which the cast has. */
async function conversationLink(portal: ShownPortal): Promise<string> {
  const { body } = await (await browserOf(portal, household)).get('/conversations');
  const [link] = /\/conversations\/\d+/.exec(body) ?? [];
  if (link === undefined) throw new Error(`${household} has asked nothing`);
  return link;
}

/** Somebody of the staff has looked at that question, once. */
async function accessAfterLook(portal: ShownPortal): Promise<string> {
  const browser = await browserOf(portal, household);
  if (!(await browser.get('/settings/access')).body.includes('<ol class="card')) {
    const { text } = await browser.get(await conversationLink(portal));
    const [number = ''] = /[A-Z]-\d{4}-\d+/.exec(text) ?? [];
    const look = { who: 'Neža Kos', reason: `odgovor na vprašanje ${number}`, now: portal.clock.now() };
    await lookAtQuestion(portal.pool, number, look);
  }
  return '/settings/access';
}
