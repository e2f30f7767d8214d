import { writePhone, type CustomerVisit } from '#features/accounts/index.ts';
import { writtenTime, type Supplier } from '#features/supplier/index.ts';
import type { Day } from '#kernel/day.ts';
import type { PageLanguage } from '#kernel/language.ts';
import type { Refusal } from '#kernel/refusal.ts';
import { html, type Html } from '#platform/html/html.ts';
import { dayAndMonth, weekdayName } from '#ui/days.ts';
import { actions, form, selectField, submit, textArea, textField } from '#ui/form.ts';
import { badge, facts, type BadgeKind } from '#ui/marks.ts';
import { errorSummary, notice } from '#ui/notice.ts';
import { uiTexts } from '#ui/texts.ts';
import { fasterCard } from '../ask-view.ts';
import { topics } from '../facts.ts';
import { conversationTexts } from '../texts.ts';
import { longestNote, type CallBackRefusal } from './input.ts';
import { slotName, type Slot } from './slots.ts';
import type { ListCallBacksRow } from './store.sql.ts';
import { callBackTexts, type CallBackState } from './texts.ts';

export type CallBackShown = {
  readonly visit: CustomerVisit;
  readonly supplier: Supplier;
  readonly slots: readonly Slot[];
  readonly list: readonly ListCallBacksRow[];
  /** The account's own number, in E.164, or ''. */
  readonly ownPhone: string;
  readonly refusals: readonly Refusal<CallBackRefusal>[];
};

type At = (field: string) => string | undefined;

export function callBackView(shown: CallBackShown): Html {
  const { visit, refusals, list, slots } = shown;
  const { language } = visit;
  const t = callBackTexts(language);
  const problems = refusals.map(({ code, field, facts: of = {} }) => ({ field, message: t.refusals[code](of) }));
  const at: At = (name) => problems.find(({ field }) => field === name)?.message;
  const waiting = list.find(({ state }) => state === 'sent');
  const past = list.filter(({ state }) => state !== 'sent');
  const main =
    waiting !== undefined ? waitingView(waiting, shown) : slots.length === 0 ? none(language) : bookingForm(shown, at);
  return html`<div class="cols side"><div class="stack loose"><div class="stack tight"><h1>${t.title}</h1><p class="lead">${t.lead}</p></div>
${errorSummary(uiTexts(language).checkInput, problems)}${problems.length === 0 && doneNotice(visit)}
${main}${past.length > 0 && historyView(past, language)}</div>${fasterCard(shown.supplier, language, false)}</div>`;
}

function doneNotice({ query, language }: CustomerVisit): Html | undefined {
  const { done } = callBackTexts(language);
  const said = query.text('done');
  if (!Object.hasOwn(done, said)) return undefined;
  const kind = said === 'late' ? 'warn' : 'ok';
  return notice(kind, html`<p>${done[said as keyof typeof done]}</p>`, { role: 'status', focus: true });
}

function waitingView(waiting: ListCallBacksRow, { visit, supplier }: CallBackShown): Html {
  const t = callBackTexts(visit.language);
  const phone = writePhone(waiting.phone, supplier.country).replaceAll(' ', '\u00a0');
  const when = whenOf(waiting, visit.language);
  const action = `/call-back/${waiting.id}/cancellation`;
  const button = form({ action, token: visit.formToken(), class: 'row' }, submit(t.cancel, { kind: 'plain' }));
  return html`<section class="card stack" aria-labelledby="waits"><h2 class="as-h3" id="waits">${t.waitsTitle}</h2>${facts(
    [
      [t.when, when],
      [t.phone, phone],
    ],
  )}${waiting.body !== '' && html`<p class="as-typed muted">${waiting.body}</p>`}<p class="muted small">${t.one}</p>${button}</section>`;
}

function none(language: PageLanguage): Html {
  const t = callBackTexts(language);
  return notice('info', html`<p>${t.noSlots}</p><p><a href="/ask">${t.ask}</a></p>`);
}

function bookingForm({ visit, supplier, slots, ownPhone }: CallBackShown, at: At): Html {
  const { language, form: typed } = visit;
  const t = callBackTexts(language);
  const { topics: names } = conversationTexts(language);
  const days = [...new Set(slots.map(({ day }) => day))].map((day) => ({
    label: dayInWords(day, language),
    options: slots
      .filter((slot) => slot.day === day)
      .map((slot) => ({
        value: slotName(slot),
        label: whenOf({ ...slot, fromTime: slot.from, untilTime: slot.until }, language),
      })),
  }));
  const own = ownPhone === '' ? '' : writePhone(ownPhone, supplier.country);
  return form({ action: '/call-back', token: visit.formToken() }, [
    textField({
      name: 'phone',
      label: t.phone,
      type: 'tel',
      autocomplete: 'tel',
      inputmode: 'tel',
      maxlength: 40,
      width: 'm',
      value: typed.has('phone') ? typed.text('phone') : own,
      error: at('phone'),
    }),
    selectField({
      name: 'slot',
      label: t.slot,
      options: [{ value: '', label: t.choose }, ...days],
      selected: typed.text('slot'),
      error: at('slot'),
    }),
    selectField({
      name: 'topic',
      label: t.topic,
      options: [{ value: '', label: t.choose }, ...topics.map((value) => ({ value, label: names[value] }))],
      selected: typed.text('topic'),
      error: at('topic'),
    }),
    textArea({
      name: 'text',
      label: t.text,
      optional: uiTexts(language).optional,
      value: typed.text('text').slice(0, 2 * longestNote),
      error: at('text'),
      maxlength: longestNote,
      rows: 3,
    }),
    actions(submit(t.send)),
  ]);
}

const stateKinds: Readonly<Record<CallBackState, BadgeKind>> = {
  sent: 'now',
  done: 'ok',
  missed: 'warn',
  cancelled: 'plain',
};

function historyView(past: readonly ListCallBacksRow[], language: PageLanguage): Html {
  const t = callBackTexts(language);
  const items = past.map((each) => {
    const state = each.state as CallBackState;
    return html`<li class="card stack tight"><p class="row"><span>${whenOf(each, language)}</span> ${badge(stateKinds[state], t.states[state])}</p>${each.note !== '' && html`<p class="as-typed">${each.note}</p>`}</li>`;
  });
  return html`<section class="stack" aria-labelledby="history"><h2 id="history">${t.history}</h2><ul class="stack" role="list">${items}</ul></section>`;
}

type When = { readonly day: Day; readonly fromTime: string; readonly untilTime: string };

/** «v torek …» would need cases: the day stands by itself, `torek, 24. novembra med 8.00 in 10.00`. */
function whenOf({ day, fromTime, untilTime }: When, language: PageLanguage): string {
  const { between } = callBackTexts(language);
  return between(dayInWords(day, language), writtenTime(fromTime, language), writtenTime(untilTime, language));
}

function dayInWords(day: Day, language: PageLanguage): string {
  return `${weekdayName(day, language)}, ${dayAndMonth(day, language)}`;
}
