import { settingsFrame } from '#features/accounts/index.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { html, type Html } from '#platform/html/html.ts';
import { form, submit } from '#ui/form.ts';
import { icon } from '#ui/icon.ts';
import { badge } from '#ui/marks.ts';
import { notice } from '#ui/notice.ts';
import { emptyState, pager } from '#ui/table.ts';
import { kindOfResult, resultOf, type Result } from './results.ts';
import type { ListMessagesRow, ListStoppedRow } from './store.sql.ts';
import { texts } from './texts.ts';

export type MessagesPage = {
  readonly messages: readonly ListMessagesRow[];
  readonly stopped: readonly ListStoppedRow[];
  readonly page: number;
  readonly pages: number;
  readonly resumed: boolean;
  readonly now: Date;
  readonly language: PageLanguage;
  readonly token: string;
  readonly writeMoment: (instant: Date) => string;
  readonly writeWhen: (instant: Date) => string;
  readonly writePhone: (number: string) => string;
};

/** *Sporočila*: what was sent to whoever reads it. */
export function messagesView(shown: MessagesPage): Html {
  const { messages, stopped, page, pages, resumed, language } = shown;
  const t = texts[language];
  const list =
    messages.length === 0
      ? emptyState({ title: t.emptyTitle, text: t.empty })
      : html`<ul class="card messages">${messages.map((message) => messageLine(message, shown))}</ul>`;
  const done = resumed && notice('ok', html`<p>${t.resumed}</p>`, { role: 'status' });
  const main = html`<div class="stack loose"><h1>${t.title}</h1><p class="lead">${t.lead}</p>${done}${stopped.map((each) => stoppedNotice(each, shown))}
${list}${pager({ page, pages, href: (number) => `/messages?page=${number}` }, language)}</div>`;
  return settingsFrame(language, 'messages', main);
}

/** One message: what it was and what became of it; its text unfolds. */
function messageLine(message: ListMessagesRow, { language, now, ...write }: MessagesPage): Html {
  const t = texts[language];
  const { channel, recipient, settledAt, createdAt } = message;
  const moment = write.writeMoment(settledAt ?? createdAt);
  const result = resultOf(message, now);
  const explanation = explanationOf(result, language);
  const isMail = channel === 'mail';
  const where = isMail ? t.mailTo(recipient, moment) : t.smsTo(write.writePhone(recipient), moment);
  const text = message.shownText === '' ? t.textNotKept : message.shownText.trim();
  return html`<li><details class="message"><summary>${icon(isMail ? 'mail' : 'sms')}<span><b lang="${message.language}">${titleOf(message)}</b><small>${where}</small></span>${badge(kindOfResult[result], t.results[result](write.writeWhen(message.nextTryAt)))}</summary>
<div class="stack">${explanation !== undefined && html`<p class="muted">${explanation}</p>`}<p class="message-text" lang="${message.language}">${text}</p></div></details></li>`;
}

function explanationOf(result: Result, language: PageLanguage): string | undefined {
  const explanations: Partial<Record<Result, string>> = texts[language].explanations;
  return explanations[result];
}

const longestTitle = 70;

/** A mail has a subject; an SMS begins. */
function titleOf({ subject, shownText }: ListMessagesRow): string {
  if (subject !== '') return subject;
  const line = shownText.replaceAll(/\s+/g, ' ').trim();
  return line.length <= longestTitle ? line : `${line.slice(0, longestTitle).replace(/\s+\S*$/, '')}…`;
}

function stoppedNotice({ channel, recipient, stoppedAt }: ListStoppedRow, shown: MessagesPage): Html {
  const t = texts[shown.language].stopped;
  const title = channel === 'mail' ? t.mail(recipient) : t.sms(shown.writePhone(recipient));
  const button = form(
    { action: '/messages/resumption', token: shown.token, class: 'row', label: title },
    submit(t.tryAgain, { kind: 'plain', name: 'channel', value: channel }),
  );
  return notice('warn', html`<h2>${title}</h2><p>${t.since(shown.writeMoment(stoppedAt))}</p>${button}`);
}
