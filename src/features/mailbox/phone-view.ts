/** SMS as a phone would show them: one sender, bubbles, links to tap. */
import { attrs, html, type Html, type HtmlValue } from '#platform/html/html.ts';
import { segmentsOf } from '#platform/sms/segments.ts';
import type { ListSmsToRow } from './store.sql.ts';
import { texts } from './texts.ts';
import type { Words } from './views.ts';

export type Phone = {
  readonly number: string;
  readonly messages: readonly ListSmsToRow[];
  /** Who the phone says that they are from. */
  readonly sender: string;
  /** The text as it leaves: perhaps without č š ž. */
  readonly asSent: (text: string) => string;
  /** `https://moj.example.si`: links to it may stand without `https://`. */
  readonly publicUrl: string;
};

export function phoneView(phone: Phone, words: Words): Html {
  const t = texts[words.language];
  const bubbles = phone.messages.map((message) => bubble(message, phone, words));
  return html`<div class="stack loose"><h1>${t.phone(words.writePhone(phone.number))}</h1>
<section class="phone" aria-label="${phone.sender}"><p class="phone-sender" aria-hidden="true">${phone.sender}</p><ol class="bubbles">${bubbles}</ol></section></div>`;
}

function bubble(message: ListSmsToRow, { asSent, publicUrl }: Phone, { language, now, writeMoment }: Words): Html {
  const t = texts[language];
  const text = asSent(message.text);
  const waits = message.nextTryAt > now;
  const moment = waits ? t.waitsUntil(writeMoment(message.nextTryAt)) : writeMoment(message.createdAt);
  const size = t.size(segmentsOf(text).parts.length, Array.from(text).length);
  return html`<li id="sms-${message.id}"${attrs({ class: waits && 'waits' })}><p class="bubble" lang="${message.language}">${withLinks(text, publicUrl)}</p><p class="small muted">${moment} · ${size}</p></li>`;
}

/** What a phone would make a link of: addresses with `http`, and those of the portal's own host without. */
function withLinks(text: string, publicUrl: string): HtmlValue[] {
  const { protocol, host } = new URL(publicUrl);
  return text.split(/(\S+\/\S*)/).map((part) => {
    if (/^https?:\/\/\S+$/.test(part)) return html`<a href="${part}">${part}</a>`;
    if (part.startsWith(`${host}/`)) return html`<a href="${`${protocol}//${part}`}">${part}</a>`;
    return part;
  });
}
