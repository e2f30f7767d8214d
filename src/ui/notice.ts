import { attrs, html, type Html, type HtmlValue } from '#platform/html/html.ts';
import { idOf } from './form.ts';
import { icon, type IconName } from './icon.ts';

export type NoticeKind = 'info' | 'warn' | 'ok' | 'bad';

const SIGNS: Readonly<Record<NoticeKind, IconName>> = { info: 'info', warn: 'warn', ok: 'check', bad: 'error' };

/**
 * An explanation, a soft warning, a thing done, or a refusal. The sign differs with the kind, not only the colour.
 * `role`: `status` for what was just done, `alert` for what needs an answer now; none for what simply stands there.
 * `focus`: it is what the page came back for, so it takes the focus.
 */
export function notice(
  kind: NoticeKind,
  inner: HtmlValue,
  options: { icon?: IconName; role?: 'status' | 'alert'; focus?: boolean } = {},
): Html {
  const { icon: sign = SIGNS[kind], role, focus = false } = options;
  const focusable = focus && { tabindex: '-1', 'data-focus': true };
  return html`<div class="notice${kind !== 'info' && ` ${kind}`}"${attrs({ role, ...focusable })}>${icon(sign)}${inner}</div>`;
}

/** What is wrong and where: the field's name and the sentence that also stands at the field. */
export type FieldError = { readonly field?: string | undefined; readonly message: string };

/** The list of errors above a form. It takes the focus, and each line leads to its field. */
export function errorSummary(title: string, errors: readonly FieldError[]): Html | undefined {
  if (errors.length === 0) return undefined;
  const lines = errors.map(({ field, message }) =>
    field === undefined ? html`<li>${message}</li>` : html`<li><a href="#${idOf(field)}">${message}</a></li>`,
  );
  return html`<div class="notice bad" role="alert" tabindex="-1" data-focus>${icon('error')}<h2>${title}</h2><ul>${lines}</ul></div>`;
}

/**
 * The expected range against what was typed, inside a warning. The drawing shows what the two lines below it say.
 * Numbers are uses in the register's unit; the words come ready.
 */
export function rangeBar(range: {
  low: number;
  high: number;
  typed: number;
  expectedText: string;
  typedText: string;
}): Html {
  const { low, high, typed, expectedText, typedText } = range;
  const far = Math.max(high, typed, 1) * 1.08;
  const at = (value: number): number => Math.round((Math.max(0, value) / far) * 600);
  return html`<div class="range stack tight"><svg viewBox="0 0 600 36" preserveAspectRatio="none" aria-hidden="true"><rect class="track" y="15" width="600" height="6"/><rect class="band" x="${at(low)}" y="10" width="${Math.max(2, at(high) - at(low))}" height="16"/><rect class="mark" x="${at(typed)}" y="2" width="9" height="32"/></svg><ul><li class="key good">${expectedText}</li><li class="key odd">${typedText}</li></ul></div>`;
}
