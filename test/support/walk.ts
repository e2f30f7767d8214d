/** Walks a portal as one visitor does: every link that a page has, then every form, as it comes. */
import { formsIn, type FormOnPage } from './html-parts.ts';
import type { ReadPage } from './page-faults.ts';
import type { Answer, Browser } from './portal.ts';

export type Walk = {
  /** What is wrong, a sentence each. */
  readonly troubles: string[];
  /** Where each form was met first. */
  readonly forms: Map<string, FormAt>;
  answers: number;
};

type FormAt = { readonly page: string; readonly action: string };

/** What is thought of an answer: a page has been read, and told of what is wrong with it. */
export type Judged = { readonly page: ReadPage | undefined; readonly troubles: readonly string[] };

export type Walking = {
  readonly browser: Browser;
  /** Looks at the answer that an address gave; `expected`: with which status, 200 unless told. */
  readonly judge: (answer: Answer, address: string, expected?: number) => Promise<Judged>;
  /** Whether this link, which asks for another language, is to be followed too. */
  readonly switches: (link: string) => boolean;
};

/** An address, and the page that leads to it. */
type Link = { readonly to: string; readonly from: string };

const start = ['/', '/login', '/register'];

/** Follows every link from the first page on. */
export async function walkLinks(walking: Walking): Promise<Walk> {
  const walk: Walk = { troubles: [], forms: new Map(), answers: 0 };
  const ids = new Map<string, ReadonlySet<string>>();
  const anchors: { from: string; to: string; id: string }[] = [];
  const seen = new Set<string>(start);
  const waiting: Link[] = start.map((to) => ({ to, from: 'the beginning' }));
  for (let link = waiting.shift(); link !== undefined; link = waiting.shift()) {
    const { to: address, from } = link;
    const { answer, at } = await follow(walking.browser, address);
    const { page, troubles } = await walking.judge(answer, address);
    walk.answers += 1;
    walk.troubles.push(...troubles.map((trouble) => `${trouble} (from ${from})`));
    if (page === undefined) continue;
    ids.set(at, page.ids);
    const forms = formsIn(answer.body);
    for (const form of forms.filter(({ method }) => method === 'post')) {
      const met = keyOf(form, at);
      if (!walk.forms.has(met)) walk.forms.set(met, { page: at, action: actionOf(form, at) });
    }
    for (const href of [...page.links, ...forms.flatMap(questionOf)]) {
      const url = new URL(href, `http://localhost${at}`);
      if (url.host !== 'localhost' || !url.protocol.startsWith('http')) continue;
      const to = url.pathname + url.search;
      if (url.searchParams.has('lang')) {
        walk.troubles.push(...(await wrongSwitch(walking, { at, to })));
        continue;
      }
      if (url.hash !== '') anchors.push({ from: at, to, id: decodeURIComponent(url.hash.slice(1)) });
      if (seen.has(to)) continue;
      seen.add(to);
      waiting.push({ to, from: at });
    }
  }
  for (const { from, to, id } of anchors) {
    if (ids.get(to)?.has(id) === false) walk.troubles.push(`${from} leads to ${to}#${id}, which is not there`);
  }
  return walk;
}

/** The page is asked for in another language and nothing else: that one is met by who walks in that language. */
async function wrongSwitch({ browser, switches }: Walking, { at, to }: { at: string; to: string }): Promise<string[]> {
  const [path, query] = to.split('?');
  const rest = new URLSearchParams(query);
  rest.delete('lang');
  const same = path + (rest.size > 0 ? `?${rest.toString()}` : '');
  const [here, asked] = at.split('?');
  const own = here + (asked === undefined ? '' : `?${new URLSearchParams(asked).toString()}`);
  if (same !== own) return [`${at} leads to ${to} for another language`];
  if (!switches(to)) return [];
  const cookies = new Map(browser.cookies);
  const { status, location } = await browser.get(to);
  browser.cookies.clear();
  for (const [name, value] of cookies) browser.cookies.set(name, value);
  return status === 303 && decodeURI(location ?? '') === decodeURI(at)
    ? []
    : [`${to} from ${at}: ${status} to ${location}`];
}

function actionOf(form: FormOnPage, page: string): string {
  return new URL(form.action, `http://localhost${page}`).pathname;
}

/** Two forms with the same key are the same form, on two pages; what is drawn by lot is left out. */
function keyOf(form: FormOnPage, page: string): string {
  const told = form.fields.filter(([name]) => name !== 'formToken' && name !== 'key');
  return `${actionOf(form, page)} ${told.map(([name, value]) => `${name}=${value}`).join('&')} ${form.files.join()}`;
}

export type Sent = { readonly sent: number; readonly gone: number };

/** Sends every form that a walk met; what ends something comes last, the session at the very end. */
export async function sendForms({ browser, judge }: Walking, { forms, troubles }: Walk): Promise<Sent> {
  const count = { sent: 0, gone: 0 };
  const gently = [...forms].toSorted(([, a], [, b]) => weightOf(a.action) - weightOf(b.action));
  for (const [key, { page, action }] of gently) {
    const now = await follow(browser, page);
    const there = formsIn(now.answer.body).filter((each) => each.method === 'post' && actionOf(each, page) === action);
    const form = there.find((each) => keyOf(each, page) === key) ?? there[0];
    // earlier forms may have ended what this page was about
    if (now.answer.status !== 200 || form === undefined) {
      count.gone += 1;
      continue;
    }
    const answer = await send(browser, form, page);
    const where = `POST ${action} from ${page}`;
    const refused = answer.status === 422 ? 422 : undefined;
    const result = answer.status === 303 ? (await follow(browser, answer.location ?? '/')).answer : answer;
    const then = answer.status === 303 ? `${where}, then ${answer.location}` : where;
    troubles.push(...(await judge(result, then, refused)).troubles);
    count.sent += 1;
  }
  return count;
}

function weightOf(action: string): number {
  if (action === '/logout') return 3;
  if (/delet|password|email/.test(action)) return 2;
  return /removal|withdraw|end$|stop/.test(action) ? 1 : 0;
}

/** Up to five redirects, as browsers do. */
async function follow(browser: Browser, address: string): Promise<{ readonly answer: Answer; readonly at: string }> {
  let at = address;
  let answer = await browser.get(at);
  for (let hop = 0; hop < 5 && (answer.status === 302 || answer.status === 303); hop += 1) {
    const { pathname, search } = new URL(answer.location ?? '/', `http://localhost${at}`);
    at = pathname + search;
    answer = await browser.get(at);
  }
  return { answer, at };
}

/** Forms that only ask are links with their fields. */
function questionOf({ method, action, fields }: FormOnPage): string[] {
  return method === 'get' ? [`${action}?${new URLSearchParams(fields as [string, string][]).toString()}`] : [];
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
