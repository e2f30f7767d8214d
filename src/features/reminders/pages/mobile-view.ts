import type { PageLanguage } from '#kernel/language.ts';
import { attrs, html, type Html, type HtmlValue } from '#platform/html/html.ts';
import { actions, form, submit, textField } from '#ui/form.ts';
import { errorSummary, notice } from '#ui/notice.ts';
import { maskedNumber } from './masked-number.ts';
import type { Problems } from './problems.ts';
import { reminderTexts, type ReminderTexts } from './texts.ts';

export type MobileView = {
  readonly language: PageLanguage;
  readonly token: string;
  /** The local address to go on to once the number is confirmed. */
  readonly next: string;
  /** The number in use, and the one that waits for its code; in E.164. */
  readonly number: string | null;
  readonly pending: string | null;
  /** What stands in the field. */
  readonly typed: string;
  readonly problems: Problems;
  /** The choice of SMS has just been saved; the number is what is missing. */
  readonly savedFirst: boolean;
};

/** One question at a time: the number, then its code. */
export function mobileView(view: MobileView): Html {
  const { mobile: t } = reminderTexts(view.language);
  const { number, pending, problems, savedFirst } = view;
  const saved = savedFirst && notice('ok', html`<p>${t.savedFirst}</p>`, { role: 'status' });
  const now = number !== null && html`<p>${t.now(maskedNumber(number))}</p>`;
  const title = pending === null ? t.title : t.codeTitle;
  const inner =
    pending === null
      ? [html`<p class="lead">${t.lead}</p>`, now, numberForm(view, t)]
      : [html`<p class="lead">${t.codeSent(maskedNumber(pending))}</p>`, now, codeForm(view, t), another(view, t)];
  return html`<div class="stack loose narrow">${errorSummary(t.summary, problems.list)}${saved}<h1>${title}</h1>${inner}</div>`;
}

type Words = ReminderTexts['mobile'];

function numberForm(view: MobileView, t: Words): Html {
  const { typed, problems, next, token, pending } = view;
  return form({ action: '/settings/mobile', token }, [
    keptNext(next),
    textField({
      name: 'mobile',
      label: t.label,
      hint: t.hint,
      type: 'tel',
      autocomplete: 'tel',
      maxlength: 40,
      width: 'm',
      value: typed,
      error: problems.at('mobile'),
    }),
    actions(submit(t.send, pending === null ? {} : { kind: 'plain' }), pending === null && back(next, t)),
  ]);
}

function codeForm({ problems, next, token }: MobileView, t: Words): Html {
  return form({ action: '/settings/mobile/code', token }, [
    keptNext(next),
    textField({
      name: 'code',
      label: t.code,
      autocomplete: 'one-time-code',
      inputmode: 'numeric',
      maxlength: 12,
      width: 's',
      error: problems.at('code'),
    }),
    actions(submit(t.confirm), back(next, t)),
  ]);
}

function another(view: MobileView, t: Words): Html {
  const open = view.problems.at('mobile') !== undefined;
  return html`<details class="more"${attrs({ open })}><summary>${t.otherNumber}</summary>${numberForm(view, t)}</details>`;
}

function back(next: string, t: Words): Html {
  return html`<a class="btn quiet" href="${next}">${t.back}</a>`;
}

function keptNext(next: string): HtmlValue {
  return html`<input type="hidden" name="next" value="${next}">`;
}
