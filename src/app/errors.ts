/** The pages of "no": not there, not from here, too long open, broken. And the one place that decides which it is. */
import type { Visit } from '#features/accounts/index.ts';
import type { Log } from '#platform/log.ts';
import { html, type Html } from '#platform/html/html.ts';
import { NotFound, page, type Page } from '#platform/http/exchange.ts';
import { filesLostName, formToken, formTokenName } from '#ui/form.ts';
import { gate } from '#ui/gate.ts';
import { texts } from './texts.ts';

/** A write that the browser says came from another site. */
export function refusedPage(visit: Visit): Page {
  const t = texts[visit.language].errors;
  return no(visit, { status: 403, title: t.refused, hint: t.refusedHint });
}

/** What is not there, and what is not the visitor's. */
export function notFoundPage(visit: Visit): Page {
  const t = texts[visit.language].errors;
  return no(visit, { status: 404, title: t.notFound, hint: t.notFoundHint });
}

/**
 * A form from our own pages whose token no longer fits: the session ended, or it was open for days. What was typed is
 * kept and can be sent again with one press; passwords are typed anew. A browser too old to say where a form comes from
 * may bring it from anywhere: then nothing is kept, or one press would do what a stranger has prepared.
 */
export function stalePage(visit: Visit): Page {
  const t = texts[visit.language].errors;
  if (visit.header('sec-fetch-site') === undefined && visit.header('origin') === undefined) return refusedPage(visit);
  const kept = visit.form.names().filter((name) => name !== formTokenName && !/password/i.test(name));
  // files cannot be kept in a page: the form that gets them back asks for them again
  const lost = visit.files.length > 0 && html`<input type="hidden" name="${filesLostName}" value="yes">`;
  const form = html`<form class="row" method="post" action="/${visit.address.replace(/^[/\\]+/, '')}">
    ${formToken(visit.formToken())}${lost}
    ${kept.flatMap((name) => visit.form.all(name).map((value) => html`<input type="hidden" name="${name}" value="${value}">`))}
    <button type="submit" class="btn big">${t.sendAgain}</button>
  </form>`;
  return no(visit, { status: 403, title: t.stale, hint: t.staleHint, action: form });
}

/** The page for whatever was thrown, written to the log where it is our fault. */
export function errorPage(visit: Visit, error: unknown, log: Log): Page {
  if (error === undefined || error instanceof NotFound) return notFoundPage(visit);
  const t = texts[visit.language].errors;
  const status = statusOf(error);
  if (status === 413) return no(visit, { status, title: t.tooLarge, hint: t.tooLargeHint });
  if (status < 500) return no(visit, { status: 400, title: t.unreadable, hint: t.unreadableHint });
  if (isDatabaseAway(error)) {
    log.error({ id: visit.id, error }, 'the database is away');
    const headers = { 'retry-after': '10' };
    return no(visit, { status: 503, headers, title: t.away, hint: t.awayHint });
  }
  log.error({ id: visit.id, error }, 'a request failed');
  return no(visit, { status: 500, title: t.broken, hint: t.brokenHint(visit.id) });
}

type No = {
  readonly status: number;
  readonly title: string;
  readonly hint: string;
  /** What can be done about it; otherwise there is the way to the first page. */
  readonly action?: Html;
  readonly headers?: Readonly<Record<string, string>>;
};

function no(visit: Visit, { status, title, hint, action, headers = {} }: No): Page {
  const home = html`<a class="btn big" href="/">${texts[visit.language].errors.start}</a>`;
  return page({ status, headers, title, frame: 'gate', main: gate({ title, lead: hint, card: action ?? home }) });
}

/** Fastify's own refusals (a body too large, a form that is none) carry a status; everything else is a fault. */
function statusOf(error: unknown): number {
  const status = (error as { statusCode?: unknown }).statusCode;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

/** Connection refused, cut, timed out, or PostgreSQL on its way up or down (SQLSTATE classes 08, 53 and 57P). */
function isDatabaseAway(error: unknown): boolean {
  const { code, message: words } = error as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && /^(ECONN|EPIPE|ENOENT|ETIMEDOUT|08|53|57P)/.test(code)) return true;
  return typeof words === 'string' && brokenConnection.test(words);
}

/** What `pg` says without a code: of a connection that broke under a statement, before it, or while it was made. */
const brokenConnection =
  /Connection terminated|timeout exceeded when trying to connect|encountered a connection error and is not queryable/;
