/** What happens to a request, top to bottom: where it comes from, who it is, may they, the page, its frame. */
import { randomBytes } from 'node:crypto';
import {
  endSession,
  findSession,
  sessionCookie,
  setLanguage,
  type CustomerVisit,
  type Guarded,
  type Visit,
} from '#features/accounts/index.ts';
import { dayIn } from '#kernel/day.ts';
import { isPageLanguage, type PageLanguage } from '#kernel/language.ts';
import type { Html } from '#platform/html/html.ts';
import type { Clock } from '#platform/clock.ts';
import type { Pool } from '#platform/db/pool.ts';
import {
  NotFound,
  raw,
  seeOther,
  type CookieChange,
  type HttpRequest,
  type Page,
  type Reply,
} from '#platform/http/exchange.ts';
import { comesFromElsewhere, formTokens, isFormToken } from '#platform/http/same-site.ts';
import { cookieName, type Answer } from '#platform/http/server.ts';
import type { Log } from '#platform/log.ts';
import { formTokenName } from '#ui/form.ts';
import { errorPage, refusedPage, stalePage } from './errors.ts';
import type { Frame } from './frame.ts';

const visitCookie = 'odcitek_visit';
const languageCookie = 'odcitek_language';
const oneYearSeconds = 365 * 24 * 3600;

export type PipelineParts = {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly secret: string;
  readonly publicUrl: URL;
  readonly timeZone: string;
  readonly frame: Frame;
  /** Where a signed-in visitor is led before the page that was asked for. */
  readonly detour: (visit: CustomerVisit) => string | undefined;
  readonly log: Log;
};

export type Pipeline = {
  /** Answers a request through the guard of its route. */
  answer(request: HttpRequest, open: Guarded): Promise<Answer>;
  /** Answers what no route does: an address that is not there (no error), or an error that was thrown. */
  otherwise(request: HttpRequest, error: unknown): Promise<Answer>;
};

/** A visit, and the cookies that answering it has made necessary. */
export type OpenVisit = Visit & { readonly newCookies: () => readonly CookieChange[] };

export function createPipeline(parts: PipelineParts): Pipeline {
  const secure = parts.publicUrl.protocol === 'https:';
  const cookieOf = (request: HttpRequest, name: string): string | undefined =>
    request.cookies[cookieName(name, secure)];

  const formTokenOf = formTokens(parts.secret);

  const openVisit = (request: HttpRequest, account: Visit['account'], now: Date): OpenVisit => {
    const cookies: CookieChange[] = [];
    const secretOfVisitor = (): string => {
      const known = account === undefined ? cookieOf(request, visitCookie) : cookieOf(request, sessionCookie);
      if (known !== undefined && known !== '') return known;
      const fresh = cookies.find((cookie) => cookie.name === visitCookie);
      if (fresh !== undefined) return fresh.value;
      const value = randomBytes(24).toString('base64url');
      cookies.push({ name: visitCookie, value });
      return value;
    };
    const chosenLanguage = cookieOf(request, languageCookie);
    let token: string | undefined;
    return {
      ...request,
      now,
      account,
      chosenLanguage: isPageLanguage(chosenLanguage) ? chosenLanguage : undefined,
      today: dayIn(now, parts.timeZone),
      language: languageOf(chosenLanguage, account?.language, request.header('accept-language')),
      formToken: () => (token ??= formTokenOf(secretOfVisitor(), account?.sessionId)),
      newCookies: () => cookies,
    };
  };

  const finish = (visit: OpenVisit, reply: Reply): Answer => {
    const answer = reply.kind === 'page' ? framed(parts.frame(visit, reply), reply) : reply;
    const cookies = [...visit.newCookies(), ...(reply.cookies ?? [])];
    return { ...answer, cookies, headers: { ...answer.headers, ...reply.headers } };
  };

  const findAccount = (request: HttpRequest, now: Date) =>
    findSession(parts.pool, cookieOf(request, sessionCookie), now);

  const isTrusted = (visit: OpenVisit): boolean =>
    isFormToken(
      parts.secret,
      cookieOf(visit, visit.account === undefined ? visitCookie : sessionCookie),
      visit.form.text(formTokenName),
    );

  return {
    otherwise: async (request, error) => {
      const now = parts.clock.now();
      // a database that is away leaves the visitor unknown, and the page that says so readable
      const visit = openVisit(request, await findAccount(request, now).catch(() => undefined), now);
      return wantedLanguage(visit) === undefined || error !== undefined
        ? finish(visit, errorPage(visit, error, parts.log))
        : switchLanguage(parts.pool, visit);
    },
    answer: async (request, open) => {
      const now = parts.clock.now();
      const isWrite = request.method === 'POST' && !open.fromAnywhere;
      if (isWrite && comesFromElsewhere(request, parts.publicUrl.origin)) {
        const stranger = openVisit(request, undefined, now);
        return finish(stranger, refusedPage(stranger));
      }
      const visit = openVisit(request, await findAccount(request, now), now);
      if (wantedLanguage(visit) !== undefined) return switchLanguage(parts.pool, visit);
      if (open.guard === 'customer' && visit.account === undefined) {
        const gone = cookieOf(request, sessionCookie) === undefined ? [] : [await endSession(parts.pool, undefined)];
        return seeOther(logInBefore(request, open), gone);
      }
      const away = detourOf(visit, open, parts);
      if (away !== undefined) return seeOther(away);
      const whole = await withForm(visit, open);
      return finish(whole, isWrite && !isTrusted(whole) ? stalePage(whole) : await open.answer(whole));
    },
  };
}

function framed(document: Html, { status }: Page): Answer {
  return { ...raw('text/html; charset=utf-8', document), status };
}

/** New terms come first, but not before a form that was filled in, nor before what everybody may do without them. */
function detourOf(visit: Visit, open: Guarded, { detour }: PipelineParts): string | undefined {
  const { account, method, path } = visit;
  if (account === undefined || method !== 'GET' || open.beforeNewTerms === true) return undefined;
  return open.guard === 'customer' || path === '/' ? detour({ ...visit, account }) : undefined;
}

/** The visit with its form, files and all. Who may not send files is answered before a byte of them is read. */
async function withForm(visit: OpenVisit, open: Guarded): Promise<OpenVisit> {
  if (visit.receive === undefined) return visit;
  if ((await open.takesFiles?.(visit)) !== true) throw new NotFound();
  return { ...visit, ...(await visit.receive()) };
}

/** `?lang=en` on any page: the language that is asked for from now on. */
function wantedLanguage(visit: Visit): PageLanguage | undefined {
  const wanted = visit.query.text('lang');
  return visit.method === 'GET' && isPageLanguage(wanted) ? wanted : undefined;
}

/** Remembers the language in the browser and, when signed in, for the account's mails; then shows the same page. */
async function switchLanguage(pool: Pool, visit: Visit): Promise<Answer> {
  const language = wantedLanguage(visit) ?? visit.language;
  if (visit.account !== undefined) await setLanguage(pool, { id: visit.account.id, language });
  const rest = visit.address
    .slice(visit.path.length + 1)
    .split('&')
    .filter((pair) => !new URLSearchParams(pair).has('lang'));
  const cookie = { name: languageCookie, value: language, maxAgeSeconds: oneYearSeconds };
  return seeOther(localPath(visit.path) + (rest.length > 0 ? `?${rest.join('&')}` : ''), [cookie]);
}

/** `//host/…` would lead away from here: a path begins with exactly one slash. */
function localPath(path: string): string {
  return `/${path.replace(/^[/\\]+/, '')}`;
}

/** What was chosen here, else what the account speaks, else what the browser asks for, else Slovenian. */
function languageOf(
  chosen: string | undefined,
  ofAccount: PageLanguage | undefined,
  accepted: string | undefined,
): PageLanguage {
  if (isPageLanguage(chosen)) return chosen;
  if (ofAccount !== undefined) return ofAccount;
  for (const part of (accepted ?? '').split(',')) {
    const tag = part.trim().slice(0, 2).toLowerCase();
    if (isPageLanguage(tag)) return tag;
    if (tag === 'bs' || tag === 'sr') return 'hr'; // who asks for these reads Croatian with the least effort
  }
  return 'sl';
}

/** The log-in, and from there back to what was asked for. */
function logInBefore(request: HttpRequest, open: Guarded): string {
  const back = open.resumeAt?.(request) ?? (request.method === 'GET' ? request.address : '/');
  return back === '/' ? '/login' : `/login?next=${encodeURIComponent(back)}`;
}
