import { dayIn } from '#kernel/day.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { html, type Html } from '#platform/html/html.ts';
import { writtenDay } from '#ui/days.ts';
import { form, submit } from '#ui/form.ts';
import { icon } from '#ui/icon.ts';
import { notice } from '#ui/notice.ts';
import { maskedNumber } from './masked-number.ts';
import type { Mobile } from './mobile.ts';
import { reminderTexts } from './texts.ts';

type NumberCard = {
  readonly language: PageLanguage;
  readonly token: string;
  readonly mobile: Mobile;
  /** Some point has reminders by SMS. */
  readonly smsChosen: boolean;
  readonly timeZone: string;
};

/** The number for SMS: how to give one, change it, take it away. */
export function numberCard(view: NumberCard): Html {
  const { language, mobile, smsChosen } = view;
  const { mobile: t } = reminderTexts(language);
  const inner =
    mobile.number === null
      ? html`${smsChosen ? notice('warn', html`<p>${t.missing}</p>`) : html`<p>${t.none}</p>`}<p><a class="btn plain" href="/settings/mobile">${icon('sms')} ${t.add}</a></p>`
      : keptNumber(mobile.number, view);
  return html`<section class="card stack" aria-labelledby="number-title"><h2 class="as-h3" id="number-title">${t.forSms}</h2>${inner}</section>`;
}

function keptNumber(number: string, { language, token, mobile, timeZone }: NumberCard): Html {
  const { mobile: t } = reminderTexts(language);
  const masked = maskedNumber(number);
  const since =
    mobile.confirmedAt &&
    html`<span class="muted small">${t.confirmedOn(writtenDay(dayIn(mobile.confirmedAt, timeZone), language))}</span>`;
  const label = html`<span aria-hidden="true">${t.remove}</span><span class="sr">${t.removeNamed(masked)}</span>`;
  return html`<p><strong class="nb">${masked}</strong><br>${since}</p><div class="row"><a class="btn plain" href="/settings/mobile">${t.change}</a>${form({ action: '/settings/mobile/removal', token, class: 'row' }, submit(label, { kind: 'danger' }))}</div>`;
}
