/**
 * `/s/CODE`, the link in every reminder. Opened, the page stops at once where a script runs and a person looks at it;
 * otherwise one press does. A scanner that only fetches links stops nothing. The same address takes the one-click POST of mail
 * programs (RFC 8058), which comes from another site and carries no token: the code is what allows it.
 */
import type { Visit } from '#features/accounts/index.ts';
import { letterLanguage } from '#features/accounts/index.ts';
import { page, seeOther, type Page, type Reply } from '#platform/http/exchange.ts';
import type { ReminderPageParts } from './parts.ts';
import { openStopLink, stopReminders, undoLastStop, type Stoppable } from './stop.ts';
import { stopView, unknownCodeView } from './stop-view.ts';
import { reminderTexts } from './texts.ts';

export async function showStop(parts: ReminderPageParts, visit: Visit): Promise<Page> {
  const found = await openStopLink(parts, codeOf(visit), visit);
  return 'minutesLeft' in found ? unknownCode(visit, found.minutesLeft) : stopPage(visit, found);
}

export async function stop(parts: ReminderPageParts, visit: Visit): Promise<Reply> {
  const code = codeOf(visit);
  const found = await openStopLink(parts, code, visit);
  if ('minutesLeft' in found) return unknownCode(visit, found.minutesLeft);
  await stopReminders(parts, found, visit);
  // a mail program follows no redirect (RFC 8058 §3.1); a browser gets its page by GET
  if (visit.form.text('List-Unsubscribe') !== 'One-Click') return seeOther(`/s/${code}?done=stopped`);
  return stopPage(visit, { ...found, pointsOn: 0, pointsStopped: found.pointsOn || found.pointsStopped });
}

export async function undo(parts: ReminderPageParts, visit: Visit): Promise<Reply> {
  const code = codeOf(visit);
  const found = await openStopLink(parts, code, visit);
  if ('minutesLeft' in found) return unknownCode(visit, found.minutesLeft);
  await undoLastStop(parts, found, visit);
  return seeOther(`/s/${code}?done=undone`);
}

function codeOf({ params }: Visit): string {
  return params['code'] ?? '';
}

/** In the language of whom the message was written to, unless another was chosen in this browser. */
function stopPage(visit: Visit, found: Stoppable): Page {
  const language = visit.chosenLanguage ?? letterLanguage(found.language);
  const undone = visit.query.text('done') === 'undone';
  return page({
    language,
    title: reminderTexts(language).stop.title[found.channel],
    main: stopView(found, { language, code: codeOf(visit), token: visit.formToken(), undone }),
    // after "undo" the page must not stop once more by itself
    ...(found.pointsOn > 0 && visit.method === 'GET' && !visit.query.has('done') ? { scripts: ['stop.js'] } : {}),
    headers,
  });
}

function unknownCode(visit: Visit, minutesLeft: number): Page {
  const { language } = visit;
  const { stop: t } = reminderTexts(language);
  return page({
    status: minutesLeft === 0 ? 404 : 429,
    title: minutesLeft === 0 ? t.unknown : t.tooMany,
    main: unknownCodeView(language, minutesLeft),
    headers,
  });
}

/** The address is a key: it stays out of search engines. */
const headers = { 'x-robots-tag': 'noindex' };
