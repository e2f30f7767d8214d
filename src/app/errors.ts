/** The pages of "no": not there, not from here, too long open, broken. And the one place that decides which it is. */
import type { Visit } from '#features/accounts/index.ts';
import type { Log } from '#platform/log.ts';
import { html } from '#platform/html/html.ts';
import { NotFound, page, type Page } from '#platform/http/exchange.ts';
import { formToken, formTokenName } from '#ui/form.ts';
import { icon } from '#ui/icon.ts';
import { texts } from './texts.ts';

/** A write that the browser says came from another site. */
export function refusedPage(visit: Visit): Page {
  const t = texts[visit.language].errors;
  return page({ status: 403, title: t.refused, main: message(t.refused, t.refusedHint) });
}

/** What is not there, and what is not the visitor's. */
export function notFoundPage(visit: Visit): Page {
  const t = texts[visit.language].errors;
  return page({ status: 404, title: t.notFound, main: message(t.notFound, t.notFoundHint) });
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
  const form = html`<form class="row" method="post" action="/${visit.address.replace(/^[/\\]+/, '')}">
    ${formToken(visit.formToken())}
    ${kept.flatMap((name) => visit.form.all(name).map((value) => html`<input type="hidden" name="${name}" value="${value}">`))}
    <button type="submit" class="btn big">${t.sendAgain}</button>
  </form>`;
  return page({ status: 403, title: t.stale, main: message(t.stale, t.staleHint, form) });
}

/** The page for whatever was thrown, written to the log where it is our fault. */
export function errorPage(visit: Visit, error: unknown, log: Log): Page {
  if (error === undefined || error instanceof NotFound) return notFoundPage(visit);
  const t = texts[visit.language].errors;
  const status = statusOf(error);
  if (status === 413) return page({ status, title: t.tooLarge, main: message(t.tooLarge, t.tooLargeHint) });
  if (status < 500) return page({ status: 400, title: t.unreadable, main: message(t.unreadable, t.unreadableHint) });
  if (isDatabaseAway(error)) {
    log.error({ id: visit.id, error }, 'the database is away');
    const headers = { 'retry-after': '10' };
    return page({ status: 503, headers, title: t.away, main: message(t.away, t.awayHint) });
  }
  log.error({ id: visit.id, error }, 'a request failed');
  return page({ status: 500, title: t.broken, main: message(t.broken, t.brokenHint(visit.id.slice(0, 8))) });
}

function message(title: string, hint: string, action?: ReturnType<typeof html>) {
  return html`<div class="stack loose"><h1>${title}</h1><div class="notice">${icon('info')}<p>${hint}</p></div>${action}</div>`;
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
