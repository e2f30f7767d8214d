/** What is thought of the answers that a walk gets: of pages, and of files that are no pages. */
import type { PageLanguage } from '#kernel/language.ts';
import { attributesOf } from './html-parts.ts';
import { readPage, type ReadPage } from './page-faults.ts';
import { skeletons } from './page-skeleton.ts';
import { sentSize, tooHeavy } from './page-weight.ts';
import type { Answer, Browser } from './portal.ts';
import type { Walking } from './walk.ts';
import type { WalkedPage } from './walked-pages.ts';

export type Judge = {
  /** For the answers that one visitor gets in one language. */
  readonly of: (who: string | undefined, language: PageLanguage, browser: Browser) => Walking['judge'];
  /** Pages that brought something new for axe to look at: see page-skeleton.ts. */
  readonly newPages: readonly WalkedPage[];
};

/** `isLetter`: whether there is a mail at this address, which stands in a frame of the demo's mailbox as it was sent. */
export function walkJudge(isLetter: (address: string) => boolean): Judge {
  const newPages: WalkedPage[] = [];
  const piecesOf = skeletons();
  const looked = new Set<number>();
  const isNew = (body: string): boolean => {
    const before = looked.size;
    for (const piece of piecesOf(body)) looked.add(piece);
    return looked.size > before;
  };
  const weigh = weighing();
  return {
    newPages,
    of: (who, language, browser) => async (answer, address, expected) => {
      const { status, headers, body } = answer;
      if (status !== (expected ?? 200)) return { page: undefined, troubles: [`${address}: ${status}`] };
      if (!String(headers['content-type']).startsWith('text/html')) return { page: undefined, troubles: [] };
      const page = readPage(body, language);
      // its own tests look at how a letter is built, of tables with empty cells; here its words are read
      if (isLetter(address)) {
        const words = page.problems.filter((problem) => problem.startsWith('text ') && problem !== 'text "&nbsp;"');
        return { page: leading(page, who), troubles: words.map((problem) => `${address}: ${problem}`) };
      }
      if (isNew(body)) newPages.push({ where: `${address} for ${who ?? 'a stranger'}, ${language}`, answer });
      const problems = [...page.problems, ...(await weigh(answer, browser))];
      return {
        page: isMailbox(address) ? leading(page, who) : page,
        troubles: problems.map((problem) => `${address}: ${problem}`),
      };
    },
  };
}

function isMailbox(address: string): boolean {
  return address.startsWith('/demo/mailbox/');
}

/** Messages lead whom they were sent to somewhere, and strangers to the log-in; who reads others' has nothing there. */
function leading(page: ReadPage, who: string | undefined): ReadPage {
  return who === undefined ? page : { ...page, links: page.links.filter((link) => !/^https?:/.test(link)) };
}

/** Of the page, and what it loads at once. */
function weighing(): (answer: Answer, browser: Browser) => Promise<string[]> {
  const sizes = new Map<string, number>();
  const sizeOf = async (files: readonly string[], browser: Browser): Promise<number> => {
    let all = 0;
    for (const file of new Set(files)) {
      const size = sizes.get(file) ?? (await browser.get(file, { 'accept-encoding': 'br' })).bytes.length;
      sizes.set(file, size);
      all += size;
    }
    return all;
  };
  return async ({ bytes, body }, browser) => {
    const scripts = await sizeOf(attributesOf(body, 'src', 'script'), browser);
    const rest = await sizeOf(attributesOf(body, 'href', 'link[^>]*rel="stylesheet"'), browser);
    return tooHeavy({ html: sentSize(bytes, scripts + rest), scripts, rest });
  };
}
