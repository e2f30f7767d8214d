/** *Oddaj števčno stanje*: the page, from plain values. */
import { addDays, type Day } from '#kernel/day.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { attrs, html, type Html } from '#platform/html/html.ts';
import { keptByKey, keptFor } from '#platform/html/kept.ts';
import { choiceLinks, confirmCard, segments, type ChoiceLink } from '#ui/choices.ts';
import { weekdayName, writtenDay } from '#ui/days.ts';
import { actions, form, idOf, submit, textField } from '#ui/form.ts';
import { errorSummary, notice } from '#ui/notice.ts';
import { emptyState } from '#ui/table.ts';
import { bookingNotice } from './booking-view.ts';
import { confirmedValues, doubtNotices } from './doubt-view.ts';
import { addressOf, nameOf, type PointCard } from './form-facts.ts';
import { field, registerField } from './input.ts';
import { refusalText } from './refusal-texts.ts';
import { besideForm, formId } from './new-aside.ts';
import type { NewReadingView, Typed } from './new-facts.ts';
import { registerFields } from './register-view.ts';
import type { SubmissionRefusal } from './submission.ts';
import { readingTexts, type ReadingTexts } from './texts.ts';

export function newReadingView(view: NewReadingView): Html {
  const t = readingTexts(view.language);
  const fresh = view.refusals.length === 0 && view.doubt === undefined;
  return html`<div class="cols side"><div class="stack loose">${heads(fresh)(t)}
${errorSummary(t.summary, summaryOf(view))}${view.doubt && doubtNotices(view.doubt, view)}
${pointChoice(view, t)}
${readingForm(view, t)}
</div>${besideForm(view, t)}</div>`;
}

const heads = (fresh: boolean) => (fresh ? headWithLead : headAlone);
const headWithLead = keptFor(
  (t: ReadingTexts) => html`<div class="stack tight"><h1>${t.newReading}</h1><p class="lead">${t.lead}</p></div>`,
);
const headAlone = keptFor((t: ReadingTexts) => html`<div class="stack tight"><h1>${t.newReading}</h1></div>`);

/** For an account that has no point a reading could be sent for. */
export function noPointsView(language: PageLanguage): Html {
  const t = readingTexts(language);
  const action = html`<a class="btn big" href="/contracts/link">${t.linkContract}</a>`;
  return html`<div class="stack loose"><h1>${t.newReading}</h1>${emptyState({ title: t.noPoints, text: t.noPointsText, action })}</div>`;
}

function summaryOf({ refusals, language, unconfirmed, typed }: NewReadingView) {
  const errors = refusals.map((refusal) => ({
    field: fieldId(refusal, typed),
    message: refusalText(refusal, language),
  }));
  const confirm = { field: idOf(field.confirm), message: readingTexts(language).confirmMissing };
  return unconfirmed ? [...errors, confirm] : errors;
}

/** The id of the control that a refusal is about. */
function fieldId({ field: of }: SubmissionRefusal, typed: Typed): string | undefined {
  if (of === undefined) return undefined;
  if (of === 'readOn') return typed.otherDate === '' ? idOf(field.date) : idOf(field.otherDate);
  return of === 'kind' ? idOf(field.kind) : idOf(registerField(of));
}

/** More than this many points are searched on the server: a longer list is no list. */
const MOST_LISTED = 50;
const SHOWN_OF_MORE = 7;

function pointChoice(view: NewReadingView, t: ReadingTexts): Html {
  const { points, point, openPoints, search } = view;
  const many = openPoints > MOST_LISTED;
  const listed = many ? points.slice(0, SHOWN_OF_MORE) : points;
  const chosenIsListed = listed.some(({ id }) => id === point.id);
  const links = [...(chosenIsListed ? [] : [{ ...point, lastReadOn: null }]), ...listed].map((each) =>
    card(each, view, t),
  );
  const searchForm = (): Html =>
    html`<form method="get" action="/readings/new" role="search" class="row"><div class="field"><label for="q">${t.search}</label><input class="input" type="search" id="q" name="q" value="${search}" autocomplete="off" maxlength="60"></div><button type="submit" class="btn plain">${t.find}</button></form>`;
  const tooMany = many && html`<p class="hint">${t.someShown(listed.length, openPoints)}</p>`;
  const nothing = listed.length === 0 && html`<p role="status">${t.noneFound}</p>`;
  // a list of a length that a script can filter needs the server's search only where there is no script
  const find =
    many || search !== '' ? searchForm() : openPoints >= SHOWN_OF_MORE && html`<noscript>${searchForm()}</noscript>`;
  return html`<section class="stack" aria-labelledby="points-title"><p class="label" id="points-title">${t.point}</p>${find}${tooMany}${nothing}
${choiceLinks({ id: 'points', label: t.point, links, search: t.search, noneFound: t.noneFound })}
<p class="muted">${t.street}: <strong>${addressOf(point)}</strong></p></section>`;
}

function card(each: PointCard, { point, language, openPoints }: NewReadingView, t: ReadingTexts): ChoiceLink {
  const last = each.lastReadOn === null ? t.neverRead : t.lastRead(writtenDay(each.lastReadOn, language));
  // among many, the day of the last reading tells which ones still wait
  const detail = [t.energies[each.energy], each.street, ...(openPoints >= SHOWN_OF_MORE ? [last] : [])];
  return {
    href: `/readings/new?point=${each.id}`,
    label: nameOf(each),
    detail: detail.join(', '),
    icon: each.energy === 'gas' ? 'flame' : 'bolt',
    current: each.id === point.id,
  };
}

function readingForm(view: NewReadingView, t: ReadingTexts): Html {
  const { point, token, doubt, unconfirmed } = view;
  const [register] = point.registers;
  if (register === undefined)
    return html`${notice('warn', html`<p><strong>${t.noMeter}</strong></p><p>${t.noMeterHint}</p>`)}`;
  const hidden = html`<input type="hidden" name="${field.point}" value="${point.id}"><input type="hidden" name="${field.meter}" value="${register.meterId}">${doubt && html`<input type="hidden" name="${field.seen}" value="${doubt.fingerprint}">`}`;
  const confirm =
    doubt &&
    confirmCard({
      name: field.confirm,
      label: t.confirm(confirmedValues(doubt, t)),
      detail: t.confirmDetail,
      error: unconfirmed ? t.confirmMissing : undefined,
    });
  return form({ id: formId, action: '/readings/new', token, class: 'stack loose' }, [
    hidden,
    meterCard(view, t),
    dayKindAndBill(view, t),
    confirm,
    doubt ? correctable(doubt.warnings[0]?.field ?? register.code, t) : buttons(t),
  ]);
}

const buttons = keptFor((t: ReadingTexts) =>
  actions(submit(t.submit), html`<a class="btn quiet" href="/">${t.cancel}</a>`),
);

function correctable(code: string, t: ReadingTexts): Html {
  const back = html`<a class="btn plain big" href="#${idOf(registerField(code))}">${t.correct}</a>`;
  return actions(submit(t.submit), back);
}

function meterCard(view: NewReadingView, t: ReadingTexts): Html {
  const { point, language } = view;
  const serial = point.registers[0]?.serial ?? '';
  const remote =
    point.readRemotely &&
    notice('info', html`<p><strong>${t.readRemotely}</strong></p><p class="small">${t.readRemotelyHint}</p>`);
  const exchange =
    point.exchangedOn !== null &&
    view.typed.date >= point.exchangedOn &&
    exchangeNotice(point.id, point.exchangedOn, language);
  return html`${remote}${exchange}<section class="card" aria-labelledby="state"><div class="stack tight"><div class="row apart"><h2 id="state">${t.state}</h2><span class="muted small">${t.meter(serial)}</span></div><p class="hint" id="state-hint">${t.stateHint}</p></div><div class="registers">${registerFields(view)}</div></section>`;
}

/** The old meter's last reading may still be sent: it has its own registers, shown on its last day. */
function exchangeNotice(pointId: number, exchangedOn: Day, language: PageLanguage): Html {
  const t = readingTexts(language);
  const lastDay = addDays(exchangedOn, -1);
  const link = html`<a href="/readings/new?point=${pointId}&amp;date=${lastDay}">${t.exchangedLink}</a>`;
  return notice('info', html`<p>${t.exchanged(writtenDay(exchangedOn, language))}</p><p>${link}</p>`);
}

function errorAt(view: NewReadingView, of: string): string | undefined {
  const refusal = view.refusals.find((each) => each.field === of);
  return refusal && refusalText(refusal, view.language);
}

const freshFields = keptByKey<Html>(200);

/** Until something was sent, the same for everybody whose reading would count for the same bill. */
function dayKindAndBill(view: NewReadingView, t: ReadingTexts): Html {
  const { language, today, typed } = view;
  const { booking, rule, alreadySent } = view.booking;
  // hidden by the style sheet while an own record is chosen, so that choosing otherwise shows it without asking the server
  const make = (): Html =>
    html`${dateFields(view, t)}${kindField(view, t)}<div class="of-bill">${bookingNotice(view.booking, view)}</div>`;
  if (view.refusals.length > 0 || typed.otherDate !== '' || alreadySent.length > 0) return make();
  const ofBill = [booking.billMonth, booking.bookedOn, rule.lateUntilDay, rule.wholeMonthFromDay];
  return freshFields([language, today, typed.date, typed.kind, ...ofBill], make);
}

function dateFields(view: NewReadingView, t: ReadingTexts): Html {
  const { days, today, language, typed } = view;
  const error = errorAt(view, 'readOn');
  const other = typed.otherDate !== '';
  const options = days.map((day) => ({
    value: day,
    label: writtenDay(day, language).slice(0, -' 2026'.length),
    small: day === today ? t.today : weekdayName(day, language),
  }));
  const chosen = segments({
    name: field.date,
    legend: t.date,
    hint: t.dateHint,
    selected: typed.date,
    error: other ? undefined : error,
    options,
    days: true,
  });
  const any = textField({
    name: field.otherDate,
    label: t.otherDate,
    type: 'date',
    hint: t.otherDateHint,
    optional: t.optional,
    value: typed.otherDate,
    max: today,
    width: 's',
    error: other ? error : undefined,
  });
  return html`<div class="stack tight">${chosen}<details class="more"${attrs({ open: other })}><summary>${t.otherDate}</summary>${any}</details></div>`;
}

function kindField(view: NewReadingView, t: ReadingTexts): Html {
  return segments({
    name: field.kind,
    legend: t.kind,
    hint: t.kindHint,
    selected: view.typed.kind,
    error: errorAt(view, 'kind'),
    options: [
      { value: 'submission', label: t.kinds.submission },
      { value: 'own_record', label: t.kinds.own_record },
    ],
  });
}
