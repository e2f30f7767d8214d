/** Judges scenes in their languages, and the way from page to page; what all the tests of pages have in common. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Route } from '#app/routes.ts';
import { judge, type Judged, type Scene } from './page-quality.ts';
import type { ShownPortal } from './page-quality-portal.ts';

/**
 * One test a scene, in Slovenian and in turns in one of the other languages: a browser takes seconds for each, and the walk
 * through the demo (test/crawl.test.ts) goes everywhere in all of them. Gives the addresses that the pages lead to, by who
 * has met them.
 */
export async function judgeAll(t: TestContext, portal: ShownPortal, scenes: readonly Scene[]): Promise<Met[]> {
  const met: Met[] = [];
  for (const [index, scene] of scenes.entries()) {
    await t.test(scene.name, async () => {
      const slovenian = await judge(portal, scene, 'sl');
      met.push(...slovenian.links.map((link) => ({ who: scene.who, link })));
      const other = index % 2 === 0 ? 'en' : 'hr';
      const translated = await judge(portal, scene, other);
      const problems = [
        ...slovenian.problems.map((problem) => `sl: ${problem}`),
        ...translated.problems.map((problem) => `${other}: ${problem}`),
        ...(other === 'en' ? untranslated(slovenian, translated) : leftInSlovenian(translated)),
      ];
      assert.deepEqual(problems, [], `${scene.path} is not as it should be`);
    });
  }
  return met;
}

export type Met = { readonly who: string | undefined; readonly link: string };

/** A label with a letter that English does not have says the same in both: nobody has translated it. */
function untranslated(slovenian: Judged, english: Judged): string[] {
  const known = new Set(slovenian.labels);
  return english.labels
    .filter((label) => known.has(label) && /[čšž]/i.test(label) && !isName(label))
    .map((label) => `en: not translated: ${label}`);
}

/** Croatian shares too many words with Slovenian to be compared: these it does not have. */
const onlySlovenian =
  /(?<!\p{L})(?:in|ki|lahko|ne? more\w*|vpišite|izberite|odčit\w*|števc\w*|števec|števčn\w*|merilno|pogodb\w*|gesl[oa]|plačil\w*|znesek|obdobje|opomnik\w*|sporočil\w*|nastavitve|dobavitelj\w*|shrani\w*)(?!\p{L})/iu;

function leftInSlovenian({ labels }: Judged): string[] {
  return labels
    .filter((label) => onlySlovenian.test(label) && !isName(label))
    .map((label) => `hr: not translated: ${label}`);
}

/** Streets, people and companies, and the name of the language itself. */
function isName(label: string): boolean {
  return /^(Slovenščina|Odčitek)$|\d|d\. ?o\. ?o\.|^(Pozdravljeni|Hello|Dobar dan), /.test(label);
}

/** Every link that was met leads somewhere, for whoever has met it. */
export async function assertLinksLead(portal: ShownPortal, met: readonly Met[]): Promise<void> {
  const tries = new Map(met.map((each) => [`${each.who} ${each.link}`, each]));
  const dead: string[] = [];
  for (const { who, link } of tries.values()) {
    const browser = portal.browser();
    for (const { name, value } of await portal.cookiesOf(who)) browser.cookies.set(name, value);
    const { status } = await browser.get(link);
    if (status >= 400) dead.push(`${status} ${link}`);
  }
  assert.deepEqual(dead, []);
}

/** Answers that are no pages. */
const files = new Set([
  '/captcha',
  '/post-codes/:code',
  '/help/manual.pdf',
  '/help/manual/pictures/:language/:file',
  '/demo/mailbox/:id/html',
  '/settings/data/:id/progress',
  '/settings/data/:id/archive.zip',
  '/readings/export.xlsx',
  '/readings/export.csv',
  '/bills/export.xlsx',
  '/bills/documents.zip',
  '/bills/:id/document',
  // leads to the form of questions
  '/bills/:id/question',
  '/bills/:id/slip.pdf',
  '/bills/:id/e-invoice.xml',
  '/bill-requests/:id/mandate.pdf',
  '/conversations/:id/attachments/:attachment',
  '/ask/conversations/:key/attachments/:attachment',
  '/payments/export.xlsx',
  '/sonce/export.xlsx',
  '/sonce/export.csv',
  '/e-mobility/export.xlsx',
  '/calendar/:file',
  '/news/feed.xml',
  '/pictures/:file',
  '/sms/delivery/:id/:mac',
]);

/** The addresses of pages behind this guard that no scene shows. */
export function unseen(routes: readonly Route[], guard: Route[2]['guard'], scenes: readonly Scene[]): string[] {
  const paths = scenes.map(({ path }) => path.split('?')[0] ?? '');
  return routes
    .filter(([method, path, open]) => method === 'GET' && open.guard === guard && !files.has(path))
    .map(([, path]) => path)
    .filter((path) => !paths.some((shown) => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`).test(shown)));
}
