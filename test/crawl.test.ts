/**
 * Every link and every form of the demo, as every member of its cast and as a stranger, in each language: nothing is
 * missing, fails, shows a text that is not there or weighs too much; and every kind of element that was met is accessible.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageLanguages, type PageLanguage } from '#kernel/language.ts';
import { demoAccounts } from '../db/demo/cast.ts';
import { accessibilityProblems, type SeenPage } from './support/page-quality.ts';
import { shownPortal, type ShownPortal } from './support/page-quality-portal.ts';
import type { Answer } from './support/portal.ts';
import { routesOf } from './support/routes.ts';
import { sendForms, walkLinks, type Walk, type Walking } from './support/walk.ts';

/** In Slovenian every link is followed; in the other languages so many of each kind. */
const fewOfAKind = 1;

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
  '/s/:code',
  '/sms/delivery/:id/:mac',
  '/demo/mailbox/phones/:number',
  '/demo/mailbox/:id',
  '/demo/mailbox/:id/html',
];

test('a walk through the whole demo', async (t) => {
  const portal = await shownPortal(t);
  const patterns = (await routesOf(portal)).map(([method, path]) => ({
    name: path,
    method,
    matches: new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+').replaceAll('.', String.raw`\.`)}$`),
  }));
  // what is written out goes before what has a parameter: /readings/new is no /readings/:id
  const ordered = patterns.toSorted((a, b) => a.name.split(':').length - b.name.split(':').length);
  const patternOf = (address: string): string => {
    const path = address.split('?')[0] ?? '';
    return ordered.find(({ matches }) => matches.test(path))?.name ?? path;
  };
  const met = new Set<string>();
  const worth: SeenPage[] = [];
  const kinds = new Set<string>();

  const walkAs = async (who: string | undefined, language: PageLanguage, most: number): Promise<Walked> => {
    const browser = await browserOf(portal, { who, language });
    let answers = 0;
    const onAnswer: Walking['onAnswer'] = (address, answer) => {
      answers += 1;
      met.add(patternOf(address));
      if (bringsNew(answer, kinds)) worth.push({ who, language, address });
    };
    const walking: Walking = { browser, patternOf, most, onAnswer };
    return { walking, walk: await walkLinks(walking), answers };
  };

  for (const language of pageLanguages) {
    for (const who of visitors) {
      await t.test(`${who ?? 'a stranger'} meets nothing broken, in ${language}`, async (each) => {
        const { walk, answers } = await walkAs(
          who,
          language,
          language === 'sl' ? Number.POSITIVE_INFINITY : fewOfAKind,
        );
        each.diagnostic(`${answers} answers`);
        assert.deepEqual(walk.troubles, []);
      });
    }
  }

  // now that all is as it was: forms change what there is
  for (const who of visitors) {
    await t.test(`${who ?? 'a stranger'} may send every form as it comes`, async () => {
      const { walking, walk } = await walkAs(who, 'sl', fewOfAKind);
      const sent = await sendForms(walking, walk);
      assert.ok(sent.length > 3);
      assert.deepEqual(walk.troubles, []);
    });
  }

  await t.test('what came of the forms leads on, mails included', async () => {
    for (const who of [undefined, visitors[1]]) {
      const { walk } = await walkAs(who, 'sl', Number.POSITIVE_INFINITY);
      assert.deepEqual(walk.troubles, []);
    }
  });

  await t.test('every page is met by somebody', () => {
    const pages = patterns.filter(({ method }) => method === 'GET').map(({ name }) => name);
    assert.deepEqual(
      pages.filter((name) => !met.has(name)),
      notMet,
    );
  });

  await t.test('every kind of element that was met is accessible', async (each) => {
    each.diagnostic(`${worth.length} pages`);
    assert.deepEqual(await accessibilityProblems(portal, worth), []);
  });
});

type Walked = { readonly walking: Walking; readonly walk: Walk; readonly answers: number };

async function browserOf(portal: ShownPortal, { who, language }: Omit<SeenPage, 'address'>) {
  const browser = portal.browser();
  for (const { name, value } of await portal.cookiesOf(who, language)) browser.cookies.set(name, value);
  return browser;
}

/** Whether a page has a kind of element that no page before it had: by its name, its role and its classes. */
function bringsNew({ body, headers }: Answer, kinds: Set<string>): boolean {
  if (!String(headers['content-type']).startsWith('text/html')) return false;
  const before = kinds.size;
  for (const [tag, name] of body.matchAll(/<([a-z][a-z0-9]*)[^>]*>/g)) {
    const [classes, role] = ['class', 'role'].map((each) => new RegExp(` ${each}="([^"]*)"`).exec(tag)?.[1] ?? '');
    kinds.add(`${name} ${role} ${classes}`);
  }
  return kinds.size > before;
}
