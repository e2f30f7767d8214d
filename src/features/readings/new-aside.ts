/** Beside the form of *Oddaj števčno stanje*: the window, the reminders of the point, and where to read more. */
import { windowCalendar, writeSpokenWindow } from '#features/metering/index.ts';
import { html, type Html, type HtmlValue } from '#platform/html/html.ts';
import { keptByKey } from '#platform/html/kept.ts';
import { dayAndMonth } from '#ui/days.ts';
import { icon } from '#ui/icon.ts';
import { tiles } from '#ui/tiles.ts';
import type { NewReadingView } from './new-facts.ts';
import type { ReadingTexts } from './texts.ts';

/** The id of the reading form: the switches send it along, so that what was typed comes back. */
export const formId = 'reading';

const asides = keptByKey<Html>(500);

/** The same for everybody who looks at the same window on the same day with the same reminders. */
export function besideForm(view: NewReadingView, t: ReadingTexts): Html {
  const { language, today, window: words, switched, sendsSms, help, point } = view;
  const { reminders, registers } = point;
  const spoken = words?.spoken && writeSpokenWindow(words.spoken, language);
  const ofWindow = [words?.open, words?.window.opensOn, words?.window.closesOn, spoken];
  const ofReminders = [registers.length > 0, reminders?.byMail, reminders?.bySms, switched, sendsSms];
  return asides([language, today, ...ofWindow, ...ofReminders, ...help], () => aside(view, t));
}

function aside(view: NewReadingView, t: ReadingTexts): Html {
  return html`<aside class="stack loose" aria-label="${t.help}"><section class="card stack" aria-labelledby="when"><h2 id="when">${t.windowTitle}</h2>${windowWords(view, t)}${switches(view, t)}</section>${moreLinks(view, t)}</aside>`;
}

function moreLinks({ help }: NewReadingView, t: ReadingTexts): HtmlValue {
  if (help.length === 0) return undefined;
  const pages = {
    'reading-dates': { href: '/reading-dates', label: t.whenLink, icon: 'calendar' },
    questions: { href: '/questions', label: t.questionsLink, icon: 'question' },
  } as const;
  return html`<nav aria-label="${t.moreHelp}">${tiles(help.map((slug) => pages[slug]))}</nav>`;
}

function windowWords({ window: words, language, today }: NewReadingView, t: ReadingTexts): Html {
  if (words === null) return html`<p>${t.noWindow}</p>`;
  const { window, open, spoken } = words;
  const [first, last] = [window.opensOn, window.closesOn].map((day) => dayAndMonth(day, language));
  const state = open ? t.windowOpen(last ?? '') : t.windowNext(first ?? '', last ?? '');
  return html`<p>${spoken && html`<strong>${capitalised(writeSpokenWindow(spoken, language))}.</strong> `}${state}</p>${windowCalendar(window, { today, language })}`;
}

/**
 * *Opomnik* and *SMS opomnik*: settings, saved at once. They are buttons of the reading form with an address of their own, so
 * that what is half typed travels there and back; where a script runs, only the buttons change.
 */
function switches({ point, window, switched, sendsSms }: NewReadingView, t: ReadingTexts): HtmlValue {
  const { reminders, registers } = point;
  if (reminders === null || window === null || registers.length === 0) return undefined;
  const isOn = { mail: reminders.byMail, sms: reminders.bySms };
  const toggle = (channel: 'mail' | 'sms'): Html =>
    html`<button type="submit" class="btn plain" id="reminder-${channel}" form="${formId}" formaction="/settings/reminders/switch" name="reminder" value="${channel}-${isOn[channel] ? 'off' : 'on'}" aria-pressed="${isOn[channel] ? 'true' : 'false'}">${icon(channel === 'mail' ? 'bell' : 'sms')} ${t.reminder[channel]}${isOn[channel] && html` <span class="badge ok" aria-hidden="true">${t.reminderOn}</span>`}</button>`;
  const said = switched && t.reminderSaid[switched][isOn[switched] ? 'on' : 'off'];
  return html`<div class="stack tight" role="group" aria-label="${t.remind}" id="reminders" data-switches>${toggle('mail')}${sendsSms && toggle('sms')}<p class="small" role="status">${said}</p><p class="small"><a href="/settings/reminders">${t.reminderSettings}</a></p></div>`;
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
