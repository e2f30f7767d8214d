/** One conversation: what was said, with files, and the form to say more; the same for customers and for guests. */
import { writeMoment, type Visit } from '#features/accounts/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { html, type Html, type HtmlValue } from '#platform/html/html.ts';
import { actions, form, submit, textArea } from '#ui/form.ts';
import { icon } from '#ui/icon.ts';
import { badge, facts, type BadgeKind } from '#ui/marks.ts';
import { errorSummary, notice } from '#ui/notice.ts';
import { uiTexts } from '#ui/texts.ts';
import type { Draft, FormKey } from './attachments/drafts.ts';
import type { ListAttachmentsRow } from './attachments/store.sql.ts';
import type { Author, ConversationState, Topic } from './facts.ts';
import { filesPart, sizeInWords } from './form-parts.ts';
import { longestText } from './input.ts';
import type { Problems } from './refusals.ts';
import type { FindConversationRow, ListMessagesRow } from './store.sql.ts';
import { conversationTexts } from './texts.ts';

export type ConversationShown = {
  readonly visit: Visit;
  readonly supplier: Supplier;
  /** The address of the conversation, which those of its forms and files begin with. */
  readonly base: string;
  readonly isGuest: boolean;
  readonly conversation: FindConversationRow;
  readonly messages: readonly ListMessagesRow[];
  readonly attachments: readonly ListAttachmentsRow[];
  readonly key: FormKey;
  readonly drafts: readonly Draft[];
  readonly problems: Problems;
};

export const stateKinds: Readonly<Record<ConversationState, BadgeKind>> = {
  sent: 'plain',
  in_progress: 'warn',
  answered: 'ok',
  closed: 'plain',
};

export function conversationView(shown: ConversationShown): Html {
  const { visit, conversation, problems, isGuest } = shown;
  const { language } = visit;
  const { conversation: t, states } = conversationTexts(language);
  const state = conversation.state as ConversationState;
  return html`<div class="cols side"><div class="stack loose"><div class="stack tight"><h1>${wholeNumber(t.title(conversation.number), conversation.number)}</h1><p>${badge(stateKinds[state], states[state])}</p></div>
${errorSummary(uiTexts(language).checkInput, problems.list)}${problems.list.length === 0 && doneNotice(shown)}
<section class="stack" aria-labelledby="messages"><h2 class="sr" id="messages">${t.messages}</h2><ol class="stack conversation" role="list">${shown.messages.map((message) => messageView(message, shown))}</ol></section>
${moreForm(shown)}</div>
<aside class="card stack" aria-label="${t.about}">${facts(aboutFacts(shown))}${stateForm(shown)}<p class="muted small">${t.noMail}</p>${isGuest && html`<p class="muted small">${t.keepLink}</p>`}</aside></div>`;
}

/** The number goes to the next line whole, and breaks only where not even a line holds it. */
function wholeNumber(title: string, number: string): HtmlValue {
  const [before, after] = title.split(number);
  return [before, html`<span class="whole">${number}</span>`, after];
}

function doneNotice({ visit, conversation }: ConversationShown): Html | undefined {
  const { conversation: t } = conversationTexts(visit.language);
  const sentences: Readonly<Record<string, string>> = {
    sent: t.sent(conversation.number),
    added: t.added,
    closed: t.closed,
    reopened: t.reopened,
  };
  const done = visit.query.text('done');
  const sentence = Object.hasOwn(sentences, done) && sentences[done];
  return sentence ? notice('ok', html`<p>${sentence}</p>`, { role: 'status', focus: true }) : undefined;
}

function aboutFacts({ visit, conversation }: ConversationShown): (readonly [string, HtmlValue])[] {
  const { conversation: t, topics } = conversationTexts(visit.language);
  const { billId, billNumber, pointNumber, pointStreet, contractNumber } = conversation;
  const about: HtmlValue[] = [];
  if (billNumber !== null) about.push(html`<a href="/bills/${billId}">${t.bill(billNumber)}</a>`);
  if (pointNumber !== null) about.push(t.point(pointNumber, pointStreet ?? ''));
  if (contractNumber !== null) about.push(t.contract(contractNumber));
  const lines = about.map((each, index) => (index === 0 ? each : html`<br>${each}`));
  return [[t.topic, topics[conversation.topic as Topic]], ...(about.length > 0 ? [[t.about, lines] as const] : [])];
}

function messageView({ id, author, body, sentAt }: ListMessagesRow, shown: ConversationShown): Html {
  const { visit, supplier, attachments, base } = shown;
  const { language } = visit;
  const { conversation: t } = conversationTexts(language);
  const isOwn = (author as Author) === 'customer';
  const files = attachments.filter(({ messageId }) => messageId === id);
  const links = files.map(
    ({ id: file, name, size }) =>
      html`<li class="file">${icon('download')}<a href="${base}/attachments/${file}">${name}</a> <span class="muted small">${sizeInWords(size, language)}</span></li>`,
  );
  const says = t.says(isOwn ? t.you : supplier.name, writeMoment(sentAt, language, supplier.timeZone));
  return html`<li class="card stack tight${!isOwn && ' answer'}"><p class="muted small">${says}</p><p class="as-typed">${body}</p>${links.length > 0 && html`<ul class="stack tight" role="list" aria-label="${t.attachments}">${links}</ul>`}</li>`;
}

function moreForm({ visit, conversation, base, key, drafts, problems }: ConversationShown): Html {
  const { language } = visit;
  const { conversation: t } = conversationTexts(language);
  const inner = [
    textArea({
      name: 'text',
      label: t.text,
      value: visit.form.text('text').slice(0, 2 * longestText),
      error: problems.at('text'),
      maxlength: longestText,
    }),
    filesPart({ language, key, drafts, error: problems.at('files') }),
    actions(submit(t.send)),
  ];
  return html`<section class="card stack" aria-labelledby="more"><h2 class="as-h3" id="more">${t.more}</h2>${conversation.state === 'closed' && html`<p>${t.moreWhenClosed}</p>`}${form({ action: `${base}/messages`, token: visit.formToken(), files: true }, inner)}</section>`;
}

function stateForm({ visit, conversation, base }: ConversationShown): Html {
  const { conversation: t } = conversationTexts(visit.language);
  const isClosed = conversation.state === 'closed';
  const action = `${base}/${isClosed ? 'reopening' : 'closing'}`;
  const button = submit(isClosed ? t.reopen : t.close, { kind: 'plain' });
  return form({ action, token: visit.formToken(), class: 'row' }, button);
}
