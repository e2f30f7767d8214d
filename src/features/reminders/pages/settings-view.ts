/** *Opomniki*: the page, from plain values. */
import { settingsFrame } from '#features/accounts/index.ts';
import { writeSpokenWindow } from '#features/metering/index.ts';
import { addDays, type Day } from '#kernel/day.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { attrs, html, type Html, type HtmlValue } from '#platform/html/html.ts';
import { writtenDay } from '#ui/days.ts';
import { actions, errorLine, form, selectField, submit } from '#ui/form.ts';
import { errorSummary, notice } from '#ui/notice.ts';
import { emptyState } from '#ui/table.ts';
import { nameOf } from './input.ts';
import type { Mobile } from './mobile.ts';
import { numberCard } from './number-card.ts';
import type { ReminderPoint } from './points.ts';
import type { Problems } from './problems.ts';
import { reminderTexts, type ReminderTexts } from './texts.ts';

/** A point with its boxes as they are to be shown. */
export type Ticked = ReminderPoint;

export type SettingsView = {
  readonly language: PageLanguage;
  readonly today: Day;
  readonly token: string;
  readonly email: string;
  /** What the page before has just done, as its address says. */
  readonly done: string;
  readonly problems: Problems;
  /** Those that are shown; `found` match the search, `remindable` are all that reminders can be chosen for. */
  readonly points: readonly Ticked[];
  readonly found: number;
  readonly remindable: number;
  readonly without: readonly ReminderPoint[];
  readonly search: string;
  readonly hours: { readonly from: string; readonly until: string };
  readonly mobile: Mobile;
  readonly sendsSms: boolean;
  readonly smsChosen: boolean;
  readonly timeZone: string;
};

/** From this many points on there is a search, and a button for all at once. */
const many = 8;

export function settingsView(view: SettingsView): Html {
  const t = reminderTexts(view.language);
  const head = html`<div class="stack tight"><h1>${t.title}</h1><p class="lead">${t.lead}</p></div>`;
  const list =
    view.remindable === 0
      ? notice('info', html`<p>${t.noneToRemind}</p>`)
      : [searchAbove(view, t), choiceForm(view, t)];
  const main = html`<div class="stack loose">${head}${errorSummary(t.summary, view.problems.list)}${whatWasDone(view, t)}${(view.sendsSms || view.mobile.number !== null) && numberCard(view)}${list}${withoutReminders(view, t)}${explanation(view, t)}</div>`;
  return settingsFrame(view.language, 'reminders', main);
}

/** For an account that has no point at all. */
export function noPointsView(language: PageLanguage): Html {
  const t = reminderTexts(language);
  const action = html`<a class="btn big" href="/contracts/link">${t.linkContract}</a>`;
  return html`<div class="stack loose"><h1>${t.title}</h1>${emptyState({ title: t.noPoints, text: t.noPointsText, action })}</div>`;
}

function whatWasDone({ done }: SettingsView, t: ReminderTexts): Html | undefined {
  const sentences: Readonly<Record<string, string>> = {
    saved: t.saved,
    offer: t.offered,
    mobile: t.mobile.confirmed,
    removed: t.mobile.removed,
  };
  if (!Object.hasOwn(sentences, done)) return undefined;
  return notice('ok', html`<p>${sentences[done]}</p>`, { role: 'status' });
}

function explanation({ email }: SettingsView, t: ReminderTexts): Html {
  const lines = [t.mailGoesTo(email), ...t.howText];
  return html`<section class="stack tight small muted" aria-labelledby="how"><h2 class="as-h3" id="how">${t.how}</h2>${lines.map((line) => html`<p>${line}</p>`)}</section>`;
}

/** In the browser where there is a script, else on the server. It stands outside the form: Enter must not save. */
function searchAbove({ points, found, remindable, search }: SettingsView, t: ReminderTexts): HtmlValue {
  if (remindable < many) return undefined;
  const onServer = html`<form method="get" action="/settings/reminders" role="search" class="row"><div class="field"><label for="q">${t.search}</label><input class="input" type="search" id="q" name="q" value="${search}" autocomplete="off" maxlength="60"></div><button type="submit" class="btn plain">${t.find}</button></form>`;
  if (search !== '' || points.length < remindable) {
    const tooMany = points.length < found && html`<p class="hint">${t.someShown(points.length, found)}</p>`;
    return [onServer, tooMany, found === 0 && html`<p role="status">${t.noneFound}</p>`];
  }
  return html`<noscript>${onServer}</noscript><div class="field" data-filter="reminder-points" hidden><label for="reminder-search">${t.search}</label><input class="input w-m" type="search" id="reminder-search" autocomplete="off"><p class="hint" role="status" data-none="${t.noneFound}"></p></div>`;
}

function choiceForm(view: SettingsView, t: ReminderTexts): Html {
  const { points, remindable, search } = view;
  const kept = search !== '' && html`<input type="hidden" name="q" value="${search}">`;
  return form({ action: '/settings/reminders', token: view.token, class: 'stack loose' }, [
    kept,
    html`<input type="hidden" name="${nameOf.points}" value="${points.map(({ id }) => id).join(' ')}">`,
    // a press of Enter saves; it must not be the first of the buttons for all
    html`<button type="submit" class="sr" tabindex="-1" aria-hidden="true">${t.save}</button>`,
    html`<section class="card stack" aria-labelledby="points-title"><h2 id="points-title">${t.points}</h2>${remindable >= many && forAll(view, t)}<ul class="reminders" role="list" id="reminder-points">${points.map((point) => pointChoice(point, view, t))}</ul></section>`,
    quietHours(view, t),
    remindable >= many
      ? html`<div class="at-hand">${actions(submit(t.save))}</div>`
      : actions(submit(t.save), html`<a class="btn quiet" href="/settings">${t.cancel}</a>`),
  ]);
}

function forAll({ sendsSms }: SettingsView, t: ReminderTexts): Html {
  const button = (channel: 'mail' | 'sms', on: boolean): Html =>
    html`<button type="submit" class="btn plain" name="${nameOf.all}" value="${channel}-${on ? 'on' : 'off'}">${on ? t.allOn : t.allOff}<span class="sr">: ${t.all}, ${t.allOf[channel]}</span></button>`;
  const line = (channel: 'mail' | 'sms'): Html =>
    html`<div class="row"><span class="for-all">${t.allOf[channel]}</span>${button(channel, true)}${button(channel, false)}</div>`;
  return html`<div class="stack tight for-all-of"><p class="label">${t.all}</p>${line('mail')}${sendsSms && line('sms')}</div>`;
}

/** A few points show everything. Among many the days fold away behind a line that says which they are. */
function pointChoice(point: Ticked, view: SettingsView, t: ReminderTexts): Html {
  const { id } = point;
  const channels = [
    box({ name: nameOf.mail(id), label: t.byMail, checked: point.byMail }),
    view.sendsSms && box({ name: nameOf.sms(id), label: t.bySms, checked: point.bySms }),
  ];
  const by = html`<fieldset><legend class="small muted">${t.by}</legend><div class="boxes">${channels}</div></fieldset>`;
  return html`<li><div class="reminder" role="group" aria-labelledby="point-${id}">
<div class="about stack tight"><h3 id="point-${id}">${addressOf(point)}</h3><p class="muted small">${detailOf(point, view, t)}</p></div>
${by}${view.remindable >= many ? foldedDays(point, view, t) : days(point, view, t)}</div></li>`;
}

function days(point: Ticked, { problems }: SettingsView, t: ReminderTexts): Html {
  const first = nameOf.opening(point.id);
  const error = problems.at(first);
  const boxes = daysOf(point, t).map((day) => box({ ...day, error: day.name === first ? error : undefined }));
  return html`<fieldset><legend class="small muted">${t.when}</legend>${errorLine(first, error)}<div class="boxes">${boxes}</div></fieldset>`;
}

function foldedDays(point: Ticked, view: SettingsView, t: ReminderTexts): Html {
  const chosen = daysOf(point, t).filter(({ checked }) => checked);
  const open = view.problems.at(nameOf.opening(point.id)) !== undefined;
  return html`<details class="more small"${attrs({ open })}><summary>${t.whenWords(chosen.map(({ label }) => label))}</summary>${days(point, view, t)}</details>`;
}

type Box = { readonly name: string; readonly label: string; readonly checked: boolean };

function daysOf({ id, atOpening, atLastButOne, atLast }: Ticked, t: ReminderTexts): readonly Box[] {
  return [
    { name: nameOf.opening(id), label: t.atOpening, checked: atOpening },
    { name: nameOf.lastButOne(id), label: t.atLastButOne, checked: atLastButOne },
    { name: nameOf.last(id), label: t.atLast, checked: atLast },
  ];
}

function box({ name, label, checked, error }: Box & { readonly error?: string | undefined }): Html {
  const input = attrs({
    id: name,
    name,
    checked,
    'aria-invalid': error !== undefined && 'true',
    'aria-describedby': error !== undefined && `${name}-error`,
  });
  return html`<label class="check"><input type="checkbox" value="yes"${input}><span>${label}</span></label>`;
}

function addressOf({ street, postCode, post }: ReminderPoint): string {
  return `${street}, ${postCode} ${post}`;
}

function detailOf(point: ReminderPoint, { today, language }: SettingsView, t: ReminderTexts): string {
  const { energy, number, gsrn, spoken, suppliedFrom } = point;
  const window = spoken === null ? [] : [writeSpokenWindow(spoken, language)];
  const later = suppliedFrom > today ? [t.suppliedFrom(writtenDay(suppliedFrom, language))] : [];
  return [t.energies[energy], number ?? gsrn, ...window, ...later].join(', ');
}

function quietHours({ hours, problems }: SettingsView, t: ReminderTexts): Html {
  const options = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: t.hour(hour) }));
  const field = (name: string, label: string, selected: string): Html =>
    selectField({ name, label, options, selected, error: problems.at(name) });
  return html`<fieldset class="stack tight" aria-describedby="quiet-hint"><legend class="label">${t.quiet}</legend><p class="hint" id="quiet-hint">${t.quietHint}</p><div class="row hours">${field(nameOf.quietFrom, t.quietFrom, hours.from)}${field(nameOf.quietUntil, t.quietUntil, hours.until)}</div></fieldset>`;
}

/** Explained, not switchable; folded away where there are some that can be switched. */
function withoutReminders({ without, remindable, language }: SettingsView, t: ReminderTexts): HtmlValue {
  if (without.length === 0) return undefined;
  const reason = (point: ReminderPoint): string =>
    point.without === 'ended' && point.suppliedUntil !== null
      ? t.why.ended(writtenDay(addDays(point.suppliedUntil, -1), language))
      : t.why[point.without === 'operator' ? 'operator' : 'remote'];
  const lines = without.map(
    (point) =>
      html`<li class="stack tight"><strong>${addressOf(point)}</strong><span class="muted small">${t.energies[point.energy]}, ${point.number ?? point.gsrn}. ${reason(point)}</span></li>`,
  );
  return html`<details class="more"${attrs({ open: remindable === 0 })}><summary>${t.without(without.length)}</summary><ul class="stack">${lines}</ul></details>`;
}
