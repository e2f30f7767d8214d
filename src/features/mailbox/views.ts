import type { PageLanguage } from '#kernel/language.ts';
import { html, type Html } from '#platform/html/html.ts';
import { facts } from '#ui/marks.ts';
import { emptyState } from '#ui/table.ts';
import type { FindMailRow, ListMailsRow } from './store.sql.ts';
import { texts } from './texts.ts';

type Page = { readonly language: PageLanguage; readonly writeMoment: (instant: Date) => string };

export function mailboxView(mails: readonly ListMailsRow[], { language, writeMoment }: Page): Html {
  const t = texts[language];
  const list = mails.map(
    ({ id, subject, toAddress, createdAt }) =>
      html`<li><a class="choice" href="/demo/mailbox/${id}"><span><b>${subject}</b><small>${toAddress}, ${writeMoment(createdAt)}</small></span></a></li>`,
  );
  const body =
    mails.length === 0
      ? emptyState({ title: t.emptyTitle, text: t.empty })
      : html`<ul class="stack tight">${list}</ul>`;
  return html`<div class="stack loose narrow"><h1>${t.title}</h1><p class="lead">${t.lead}</p>${body}</div>`;
}

/** One mail: its HTML in a frame of its own, where it can run nothing, and its text. */
export function mailView(mail: FindMailRow, { language, writeMoment }: Page): Html {
  const t = texts[language];
  const head = facts([
    [t.to, mail.toAddress],
    [t.sent, writeMoment(mail.createdAt)],
  ]);
  return html`<div class="stack loose"><h1>${mail.subject}</h1>${head}
<iframe class="mail" title="${t.letter}" src="/demo/mailbox/${mail.id}/html" sandbox="allow-top-navigation-by-user-activation"></iframe>
<details class="more"><summary>${t.asText}</summary><pre class="mail-text">${mail.text}</pre></details></div>`;
}
