/** Opens a page as a visitor would, in both themes, on a phone and on a desk, and says all that is wrong with it. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { BrowserContext, Page, Response } from 'playwright-core';
import type { PageLanguage } from '#kernel/language.ts';
import { openBrowser } from './browser.ts';
import { htmlProblems } from './html-rules.ts';
import { wordless } from './page-faults.ts';
import type { ShownPortal } from './page-quality-portal.ts';
import { sentSize, tooHeavy, type Weight } from './page-weight.ts';

/** A page in a state that a visitor can meet it in. */
export type Scene = {
  readonly name: string;
  /** Who of the cast is signed in; undefined: a stranger. */
  readonly who?: string | undefined;
  readonly path: string;
  /** What is done on the page; it ends with another page, which is the one looked at. */
  readonly act?: (page: Page) => Promise<void>;
  /** What the page is answered with; 200 unless said otherwise. */
  readonly status?: number;
};

export type Judged = {
  /** A sentence each; empty when there is nothing against the page. */
  readonly problems: readonly string[];
  /** Addresses that it leads to. */
  readonly links: readonly string[];
  /** Headings, labels and sentences, to be compared between languages. */
  readonly labels: readonly string[];
};

const phone = { width: 360, height: 740 };
const desk = { width: 1280, height: 900 };

export async function judge(portal: ShownPortal, scene: Scene, language: PageLanguage): Promise<Judged> {
  const context = await (
    await openBrowser()
  ).newContext({
    viewport: desk,
    locale: 'sl-SI',
    baseURL: portal.address,
    // colours are measured at once after a change of theme, not half way
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(30_000);
  try {
    await context.addCookies(await portal.cookiesOf(scene.who, language));
    return await judgeIn(context, scene, { language, address: portal.address });
  } finally {
    await context.close();
  }
}

type Expected = { readonly language: PageLanguage; readonly address: string };

async function judgeIn(context: BrowserContext, scene: Scene, { language, address }: Expected): Promise<Judged> {
  const page = await context.newPage();
  const { troubles, weight } = watch(page, address, scene.status ?? 200);
  let response = await page.goto(scene.path);
  await scene.act?.(page);
  response = lastDocument.get(page) ?? response;
  await page.evaluate('document.fonts.ready');
  const sent = await response?.text();
  const wrong: string[] = [...troubles, ...tooHeavy(await weight())];
  const status = response?.status();
  if (status !== (scene.status ?? 200)) wrong.push(`status ${status}`);
  wrong.push(...htmlProblems(sent ?? '').map((problem) => `HTML ${problem}`));

  await page.evaluate(await probe());
  wrong.push(...(await frameProblems(page, language)), ...(await looks(page, language)));
  return {
    problems: counted(wrong),
    links: await page.evaluate<string[]>('probe.links()'),
    labels: await page.evaluate<string[]>('probe.labels()'),
  };
}

/** The same fault in forty rows is one fault. */
function counted(problems: readonly string[]): string[] {
  const alike = Map.groupBy(problems, (problem) => problem.replace(/(<[^>]*>).*/s, '$1'));
  return [...alike.values()].map((all) => (all.length === 1 ? `${all[0]}` : `${all[0]} (${all.length} times)`));
}

/** The answer that the open page came with. */
const lastDocument = new WeakMap<Page, Response>();

/** Collects what goes wrong while the page loads, and what it weighs. */
function watch(page: Page, address: string, status: number): { troubles: string[]; weight: () => Promise<Weight> } {
  const troubles: string[] = [];
  const responses: Response[] = [];
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // the browser reports a page that is answered with "no" as an error of its own
    const known = message.text().includes(`the server responded with a status of ${status}`);
    if (['error', 'warning'].includes(message.type()) && !known) troubles.push(`console: ${message.text()}`);
  });
  page.on('requestfailed', (request) => troubles.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(`${address}/`)) troubles.push(`third party: ${request.url()}`);
  });
  page.on('response', (response) => {
    const ofPage = response.frame() === page.mainFrame() && response.request().resourceType() === 'document';
    if (ofPage && (response.status() < 300 || response.status() >= 400)) lastDocument.set(page, response);
    responses.push(response);
  });
  const weight = async (): Promise<Weight> => {
    const sum = { html: 0, scripts: 0, rest: 0 };
    for (const response of responses) {
      if (response === lastDocument.get(page)) sum.html += sentSize(await response.body());
      // the budget is one of HTML, styles and scripts; pictures of a text are what its reader has come for
      else if (!['document', 'image'].includes(response.request().resourceType())) {
        const isScript = response.headers()['content-type']?.startsWith('text/javascript') === true;
        sum[isScript ? 'scripts' : 'rest'] += (await response.request().sizes()).responseBodySize;
      }
    }
    return sum;
  };
  return { troubles, weight };
}

async function frameProblems(page: Page, language: PageLanguage): Promise<string[]> {
  const wrong: string[] = [];
  const headings = await page.evaluate<string[]>('probe.headings()');
  if (headings.length !== 1) wrong.push(`${headings.length} h1: ${headings.join(', ')}`);
  if (!/\S.* – \S/.test(await page.title())) wrong.push(`title "${await page.title()}"`);
  const lang = await page.evaluate<string>('document.documentElement.lang');
  if (lang !== language) wrong.push(`lang "${lang}"`);
  for (const piece of await page.evaluate<string[]>('probe.words()')) {
    const found = wordless.exec(piece)?.[0];
    if (found !== undefined) wrong.push(`text "${found}"`);
  }
  return wrong;
}

/**
 * Sizes, themes, paper. What axe looks at hangs neither on the language nor, for colours, on the size: each theme is looked
 * at in one of them, in Slovenian; a language has words of its own length.
 */
async function looks(page: Page, language: PageLanguage): Promise<string[]> {
  const wrong: string[] = [];
  const note = (where: string, found: readonly string[]) => wrong.push(...found.map((each) => `${where}: ${each}`));
  const ask = (question: string) => page.evaluate<string[]>(`probe.${question}()`);

  if (language === 'sl') {
    await page.evaluate(await axe());
    note('axe, desk, light', await broken(page));
    note('targets, desk', await ask('smallTargets'));
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize(phone);
    note('axe, phone, dark', await broken(page));
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    note('paper', await ask('badPrint'));
    await page.emulateMedia({ media: 'screen', colorScheme: 'light', forcedColors: 'active' });
    note('forced colours', await ask('unseenInForcedColors'));
    await page.emulateMedia({ forcedColors: 'none' });
  } else {
    note('desk', await ask('misfits'));
    // the narrowest screen that has the menu in a row
    await page.setViewportSize({ width: 1024, height: 768 });
    note('1024 px', await ask('misfits'));
    await page.setViewportSize(phone);
  }
  note('targets, phone', await ask('smallTargets'));
  await page.setViewportSize({ width: 320, height: 640 });
  note('320 px', await ask('misfits'));
  await page.evaluate('document.documentElement.style.fontSize = "200%"');
  note('320 px, text 200 %', await ask('misfits'));
  return wrong;
}

const allRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Axe's violations, one line each with the first elements. The frame of a mail is looked at by the mail's own tests. */
export async function broken(page: Page, more: object = {}): Promise<string[]> {
  const runOnly = { type: 'tag', values: allRules };
  const options = JSON.stringify({ runOnly, resultTypes: ['violations'], iframes: false, ...more });
  const found = await page.evaluate<{ id: string; nodes: { html: string; failureSummary: string }[] }[]>(
    `axe.run(document, ${options}).then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })) })))`,
  );
  return found.map(({ id, nodes }) => {
    const told = nodes.slice(0, 3).map(({ html, failureSummary }) => `${html.slice(0, 120)} (${failureSummary})`);
    return `${id}: ${told.join('; ')}`.replace(/\s+/g, ' ');
  });
}

let axeSource: Promise<string> | undefined;

export function axe(): Promise<string> {
  axeSource ??= readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
  return axeSource;
}

let probeSource: Promise<string> | undefined;

function probe(): Promise<string> {
  probeSource ??= build({
    entryPoints: [fileURLToPath(new URL('page-quality-probe.client.ts', import.meta.url))],
    bundle: true,
    format: 'iife',
    globalName: 'probe',
    write: false,
  }).then(({ outputFiles }) => `${outputFiles[0]?.text}; window.probe = probe`);
  return probeSource;
}
