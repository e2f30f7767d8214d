/**
 * Every link and every form of the demo, as every member of its cast and as a stranger, in each language: nothing is
 * missing, fails, shows a text that is not there or weighs too much; and axe has nothing against any page that was met.
 *
 * What that means, to the letter. Links: whatever a page leads to or takes in, files too, is fetched by every visitor who
 * meets it, in every language; not followed are addresses of other hosts, and of the links to the page itself in another
 * language, whose address is looked at everywhere, one of each kind of page is followed (they all end in the same place).
 * Forms: each is sent once by every visitor and in every language with what stands in it, that is, mostly empty; well filled
 * in they are sent by the journeys. They change what there is, so each language has a portal of its own, all of them copies.
 * Axe: see page-skeleton.ts.
 */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { reminderJobs } from '#features/reminders/index.ts';
import { pageLanguages, type PageLanguage } from '#kernel/language.ts';
import { demoAccounts } from '../db/demo/cast.ts';
import { shownPortal, type ShownPortal } from './support/page-quality-portal.ts';
import { testSecret, type Browser } from './support/portal.ts';
import { routesOf } from './support/routes.ts';
import { sendForms, walkLinks, type Walk, type Walking } from './support/walk.ts';
import { walkJudge } from './support/walk-judge.ts';
import { accessibilityProblems } from './support/walked-pages.ts';

const visitors = [undefined, ...demoAccounts.map(({ email }) => email)];

/** What only mails, scripts, programs, and forms that were well filled in lead to; test/pages looks at these pages. */
const notMet = [
  '/register/sent',
  '/register/wait/:ticket',
  '/activate/:token',
  '/activated',
  '/captcha',
  '/post-codes/:code',
  '/forgot-password/sent',
  '/new-password/:token',
  '/email-change/:token',
  '/consent-withdrawal/sent',
  '/consent-withdrawal/:token',
  '/calendar/:file',
  '/readings/receipts/:id',
  '/readings/:id/withdrawal',
  '/bill-requests/:id/mandate.pdf',
  '/conversations/:id/attachments/:attachment',
  '/ask/sent',
  '/ask/wait/:ticket',
  '/ask/confirm/:token',
  '/ask/conversations/:key',
  '/ask/conversations/:key/attachments/:attachment',
  '/new-terms',
  '/settings/data/:id/progress',
  '/settings/data/:id/archive.zip',
  '/sms/delivery/:id/:mac',
];

test('a walk through the whole demo', { concurrency: pageLanguages.length }, async (t) => {
  const portals = new Map<PageLanguage, ShownPortal>();
  for (const language of pageLanguages) portals.set(language, await shownPortal(t));
  const [portal] = portals.values();
  assert.ok(portal !== undefined);
  const { pages, patternOf } = await addressesOf(portal);
  const met = new Set<string>();
  const judge = walkJudge((address) => patternOf(address) === '/demo/mailbox/:id/html');

  const walkIn = async (inLanguage: TestContext, language: PageLanguage, shown: ShownPortal): Promise<void> => {
    const kinds = new Set<string>();
    const begin = async (who: string | undefined): Promise<Walking> => {
      const browser = await browserOf(shown, who, language);
      const judged = judge.of(who, language, browser);
      const switches = (link: string): boolean => kinds.size < kinds.add(switchOf(link)).size;
      const switchOf = (link: string): string =>
        `${patternOf(link)} ${new URLSearchParams(link.split('?')[1]).get('lang')}`;
      return {
        browser,
        switches,
        judge: (answer, address, expected) => {
          met.add(patternOf(address));
          return judged(answer, address, expected);
        },
      };
    };
    const walks: { who: string | undefined; walking: Walking; walk: Walk }[] = [];
    for (const who of visitors) {
      await inLanguage.test(`${who ?? 'a stranger'} meets nothing broken, in ${language}`, async (each) => {
        const walking = await begin(who);
        const walk = await walkLinks(walking);
        walks.push({ who, walking, walk });
        each.diagnostic(`${walk.answers} answers`);
        assert.deepEqual(walk.troubles, []);
      });
    }

    // now that all is as it was: forms change what there is
    await remind(shown);
    for (const { who, walking, walk } of walks) {
      await inLanguage.test(`${who ?? 'a stranger'} may send every form as it comes, in ${language}`, async (each) => {
        await speak(walking.browser, language);
        const before = walk.troubles.length;
        const { sent, gone } = await sendForms(walking, walk);
        each.diagnostic(`${sent} forms, ${gone} gone with others`);
        assert.ok(sent > 3);
        assert.deepEqual(walk.troubles.slice(before), []);
      });
    }

    await inLanguage.test(`what came of the forms leads on, reminders too, in ${language}`, async (each) => {
      for (const who of [undefined, visitors[1]]) {
        const walking = await begin(who);
        const walk = await walkLinks(walking);
        each.diagnostic(`${walk.answers} answers`);
        await sendForms(walking, walk);
        assert.deepEqual(walk.troubles, []);
      }
    });
  };

  // side by side: while one waits for the database, another is answered
  await Promise.all(
    [...portals].map(([language, shown]) => t.test(`in ${language}`, (each) => walkIn(each, language, shown))),
  );

  await t.test('every page is met by somebody', () => {
    assert.deepEqual(
      pages.filter((name) => !met.has(name)),
      notMet,
    );
  });

  await t.test('axe has nothing against any page that was met', async (each) => {
    each.diagnostic(`${judge.newPages.length} pages, of which all others are made up`);
    assert.deepEqual(await accessibilityProblems(portal, judge.newPages), []);
  });
});

/** The addresses of pages, and which of them an address belongs to: `/bills/:id`. */
async function addressesOf(portal: ShownPortal): Promise<{ pages: string[]; patternOf: (address: string) => string }> {
  const patterns = (await routesOf(portal)).map(([method, path]) => ({
    name: path,
    method,
    matches: new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+').replaceAll('.', String.raw`\.`)}$`),
  }));
  // what is written out goes before what has a parameter: /readings/new is no /readings/:id
  const ordered = patterns.toSorted((a, b) => a.name.split(':').length - b.name.split(':').length);
  return {
    pages: patterns.filter(({ method }) => method === 'GET').map(({ name }) => name),
    patternOf: (address) => {
      const path = address.split('?')[0] ?? '';
      return ordered.find(({ matches }) => matches.test(path))?.name ?? path;
    },
  };
}

async function browserOf(portal: ShownPortal, who: string | undefined, language: PageLanguage): Promise<Browser> {
  const browser = portal.browser();
  for (const { name, value } of await portal.cookiesOf(who)) browser.cookies.set(name, value);
  await speak(browser, language);
  return browser;
}

/** As visitors choose their language; who is signed in gets mail in it from then on. */
async function speak(browser: Browser, language: PageLanguage): Promise<void> {
  await browser.get(`/?lang=${language}`);
}

/** Today's reminders, planned and written as the job does it: the demo's mailbox has something in it. */
async function remind({ pool, supplier, clock }: ShownPortal): Promise<void> {
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const parts = { pool, supplier, secret: testSecret, publicUrl: 'http://localhost', log };
  for (const job of reminderJobs(parts)) await job.run(clock.now());
}
