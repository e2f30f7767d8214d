import type { PageLanguage } from '#kernel/language.ts';
import { html, type Html } from '#platform/html/html.ts';
import { icon } from '#ui/icon.ts';
import { badge, facts } from '#ui/marks.ts';
import { emptyState } from '#ui/table.ts';
import { tabs } from '#ui/tabs.ts';
import type { FindMessageRow, ListMessagesRow } from './store.sql.ts';
import { texts } from './texts.ts';

export type Words = {
  readonly language: PageLanguage;
  readonly now: Date;
  readonly writeMoment: (instant: Date) => string;
  readonly writePhone: (number: string) => string;
};

/** Everything that was sent, newest first. */
export function mailboxView(messages: readonly ListMessagesRow[], words: Words): Html {
  const t = texts[words.language];
  const body =
    messages.length === 0
      ? emptyState({ title: t.emptyTitle, text: t.empty })
      : html`<ul class="stack tight">${messages.map((message) => messageLine(message, words))}</ul>`;
  return html`<div class="stack loose narrow"><h1>${t.title}</h1><p class="lead">${t.lead}</p>${body}</div>`;
}

function messageLine(message: ListMessagesRow, { language, now, writeMoment, writePhone }: Words): Html {
  const t = texts[language];
  const { id, channel, recipient, subject, text, createdAt, nextTryAt } = message;
  const isMail = channel === 'mail';
  const moment = writeMoment(createdAt);
  const where = isMail ? t.mailTo(recipient, moment) : t.smsTo(writePhone(recipient), moment);
  const href = isMail ? `/demo/mailbox/${id}` : `${phoneAddress(recipient)}#sms-${id}`;
  return html`<li><a class="choice" href="${href}">${icon(isMail ? 'mail' : 'sms')}<span><b lang="${message.language}">${isMail ? subject : text}</b><small>${where}</small></span>${nextTryAt > now && badge('plain', t.waits)}</a></li>`;
}

/** `/demo/mailbox/phones/38641123456` */
export function phoneAddress(number: string): string {
  return `/demo/mailbox/phones/${number.replace(/^\+/, '')}`;
}

export type MailView = 'look' | 'text' | 'headers';

/** One mail as it looks, as its text, or its header as it would go over the line. */
export function mailView(mail: FindMessageRow, shown: { view: MailView; header: string }, words: Words): Html {
  const t = texts[words.language];
  const address = `/demo/mailbox/${mail.id}`;
  const head = facts([
    [t.to, mail.recipient],
    [t.sent, words.writeMoment(mail.createdAt)],
  ]);
  const views = tabs(
    [
      { href: address, label: t.look, current: shown.view === 'look' },
      { href: `${address}?as=text`, label: t.text, current: shown.view === 'text' },
      { href: `${address}?as=headers`, label: t.headers, current: shown.view === 'headers' },
    ],
    t.views,
  );
  return html`<div class="stack loose"><h1 lang="${mail.language}">${mail.subject}</h1>${head}${views}${contentOf(mail, shown, t.letter)}</div>`;
}

/** A mail's HTML stands in a frame of its own, where it can run nothing. */
function contentOf(mail: FindMessageRow, { view, header }: { view: MailView; header: string }, title: string): Html {
  if (view === 'text') return html`<pre class="mail-text" lang="${mail.language}">${mail.text}</pre>`;
  if (view === 'headers') return html`<pre class="mail-text mail-header">${header}</pre>`;
  return html`<iframe class="mail" title="${title}" src="/demo/mailbox/${mail.id}/html" sandbox="allow-top-navigation-by-user-activation"></iframe>`;
}
