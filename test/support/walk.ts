/** Walks a portal as one visitor does: every link that a page has, then every form, filled in as it comes. */
import { brotliCompressSync, constants } from 'node:zlib';
import { attributesOf, formsIn, idsIn, linksIn, type FormOnPage } from './html-parts.ts';
import type { Answer, Browser } from './portal.ts';

export type Walk = {
  /** What is wrong, a sentence each. */
  readonly troubles: string[];
  /** A page for each kind of form that was met. */
  readonly forms: Map<string, FormAt>;
};

type FormAt = { readonly page: string; readonly action: string };

export type Walking = {
  readonly browser: Browser;
  /** The pattern of the route that an address belongs to: `/bills/:id`. */
  readonly patternOf: (address: string) => string;
  /** How many addresses of one shape (pattern and names in the query) are gone to. */
  readonly most: number;
  /** Told of each answer: of pages, and of files that are no pages. */
  readonly onAnswer?: (address: string, answer: Answer) => void;
};

const start = ['/', '/login', '/register'];
const kilobyte = 1024;

/** Follows every link from the first page on. */
export async function walkLinks({ browser, patternOf, most, onAnswer }: Walking): Promise<Walk> {
  const walk: Walk = { troubles: [], forms: new Map() };
  const ids = new Map<string, ReadonlySet<string>>();
  const anchors: { from: string; to: string; id: string }[] = [];
  const gone = new Map<string, number>();
  const seen = new Set<string>(start);
  const waiting = [...start];
  const weigh = weighing(browser);
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const { at, ...answer } = await follow(browser, address);
    walk.troubles.push(...troublesOf(answer, address));
    onAnswer?.(address, answer);
    if (!isPage(answer)) continue;
    for (const { kind, page, action } of formsOf(answer.body, at, patternOf)) {
      if (!walk.forms.has(kind)) walk.forms.set(kind, { page, action });
    }
    ids.set(at, idsIn(answer.body));
    walk.troubles.push(...(await weigh(answer, address)));
    for (const link of [
      ...linksIn(answer.body),
      ...attributesOf(answer.body, 'src', 'img'),
      ...questionsIn(answer.body),
    ]) {
      const url = new URL(link, `http://localhost${at}`);
      if (url.host !== 'localhost' || !url.protocol.startsWith('http')) continue;
      // the other languages are walked for themselves
      if (url.searchParams.has('lang')) continue;
      const to = url.pathname + url.search;
      if (url.hash !== '') anchors.push({ from: at, to, id: decodeURIComponent(url.hash.slice(1)) });
      const shape = `${patternOf(to)} ${[...new Set(url.searchParams.keys())].toSorted().join()}`;
      const times = gone.get(shape) ?? 0;
      if (seen.has(to) || times >= most) continue;
      seen.add(to);
      gone.set(shape, times + 1);
      waiting.push(to);
    }
  }
  for (const { from, to, id } of anchors) {
    if (ids.get(to)?.has(id) === false) walk.troubles.push(`${from} leads to ${to}#${id}, which is not there`);
  }
  return walk;
}

/** Forms that change something, each with its kind: where it goes to, and what it has. */
function formsOf(
  body: string,
  page: string,
  patternOf: Walking['patternOf'],
): (FormAt & { readonly kind: string; readonly form: FormOnPage })[] {
  return formsIn(body)
    .filter(({ method }) => method === 'post')
    .map((form) => {
      const action = new URL(form.action, `http://localhost${page}`).pathname;
      return { page, action, form, kind: `${patternOf(action)} ${form.fields.map(([name]) => name).join()}` };
    });
}

/** Sends one form of each kind that a walk met; what ends something comes last, the session at the very end. */
export async function sendForms({ browser, patternOf }: Walking, { forms, troubles }: Walk): Promise<string[]> {
  const sent: string[] = [];
  const gently = [...forms].toSorted(([, a], [, b]) => weightOf(a.action) - weightOf(b.action));
  for (const [kind, { page, action }] of gently) {
    // earlier forms may have ended what this page was about
    const now = await follow(browser, page);
    const form = formsOf(now.body, page, patternOf).find((each) => each.kind === kind)?.form;
    if (now.status !== 200 || form === undefined) continue;
    const answer = await send(browser, form, page);
    const where = `POST ${action} from ${page}`;
    if (answer.status === 303) {
      troubles.push(...troublesOf(await follow(browser, answer.location ?? '/'), `${where}, then ${answer.location}`));
    } else if (answer.status === 422 || answer.status === 429) {
      troubles.push(...troublesOf({ ...answer, status: 200 }, where));
    } else troubles.push(`${where}: ${answer.status}`);
    sent.push(patternOf(action));
  }
  return sent;
}

function weightOf(action: string): number {
  if (action === '/logout') return 3;
  if (/delet|password|email/.test(action)) return 2;
  return /removal|withdraw|end$|stop/.test(action) ? 1 : 0;
}

/** Up to five redirects, as browsers do. */
async function follow(browser: Browser, address: string): Promise<Answer & { readonly at: string }> {
  let at = address;
  let answer = await browser.get(at);
  for (let hop = 0; hop < 5 && (answer.status === 302 || answer.status === 303); hop += 1) {
    const { pathname, search } = new URL(answer.location ?? '/', `http://localhost${at}`);
    at = pathname + search;
    answer = await browser.get(at);
  }
  return { ...answer, at };
}

function isPage({ status, headers }: Answer): boolean {
  return status === 200 && String(headers['content-type']).startsWith('text/html');
}

/** Forms that only ask are links with their fields. */
function questionsIn(body: string): string[] {
  return formsIn(body)
    .filter(({ method }) => method === 'get')
    .map(({ action, fields }) => `${action}?${new URLSearchParams(fields as [string, string][]).toString()}`);
}

async function send(browser: Browser, form: FormOnPage, page: string): Promise<Answer> {
  const path = new URL(form.action, `http://localhost${page}`);
  return browser.send({
    method: 'POST',
    url: path.pathname + path.search,
    headers: {
      'content-type': form.multipart ? `multipart/form-data; boundary=${boundary}` : urlEncoded,
      'sec-fetch-site': 'same-origin',
    },
    payload: form.multipart ? multipart(form) : new URLSearchParams(form.fields as [string, string][]).toString(),
  });
}

const urlEncoded = 'application/x-www-form-urlencoded';
const boundary = 'a-form-with-places-for-files';

function multipart({ fields, files }: FormOnPage): string {
  const parts = fields.map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const empty = files.map(
    (name) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename=""\r\ncontent-type: application/octet-stream\r\n\r\n\r\n`,
  );
  return `${parts.join('')}${empty.join('')}--${boundary}--\r\n`;
}

function troublesOf({ status, headers, body, text }: Answer, address: string): string[] {
  if (status !== 200) return [`${address}: ${status}`];
  if (!String(headers['content-type']).startsWith('text/html')) return [];
  // the mails of the demo's mailbox stand in a frame without frame
  const spoken = ['aria-label', 'title', 'alt', 'placeholder'].flatMap((name) => attributesOf(body, name));
  const missing = [text, ...spoken].flatMap(
    (piece) =>
      /.{0,40}(undefined|\bnull\b|\bNaN\b|\[object|\$\{|=>|&(amp|lt|quot|nbsp);).{0,40}/.exec(piece)?.[0] ?? [],
  );
  return missing.map((piece) => `${address}: text "${piece}"`);
}

/** A first visit is at most 60 kB, of which scripts 15 (design): the page, and what it loads at once, as sent. */
function weighing(browser: Browser): (answer: Answer, address: string) => Promise<string[]> {
  const sizes = new Map<string, number>();
  const sizeOf = async (file: string): Promise<number> => {
    const known = sizes.get(file) ?? (await browser.get(file, { 'accept-encoding': 'br' })).bytes.length;
    sizes.set(file, known);
    return known;
  };
  return async ({ bytes, body }, address) => {
    const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
    const scripts = await sum(attributesOf(body, 'src', 'script'), sizeOf);
    const rest = await sum([...attributesOf(body, 'href', 'link[^>]*rel="stylesheet"')], sizeOf);
    const all = brotliCompressSync(bytes, quick).length + scripts + rest;
    return all > 60 * kilobyte || scripts > 15 * kilobyte
      ? [`${address}: ${all} bytes, ${scripts} of them scripts`]
      : [];
  };
}

async function sum(files: readonly string[], sizeOf: (file: string) => Promise<number>): Promise<number> {
  let all = 0;
  for (const file of new Set(files)) all += await sizeOf(file);
  return all;
}
