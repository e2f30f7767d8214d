/** The form of *Imam vprašanje* for who is signed in, and what stands beside it. */
import type { CustomerVisit } from '#features/accounts/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { dayIn, type Day } from '#kernel/day.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { html, type Html } from '#platform/html/html.ts';
import { writtenDay } from '#ui/days.ts';
import { actions, form, selectField, submit, textArea, type OptionGroup } from '#ui/form.ts';
import { badge } from '#ui/marks.ts';
import { errorSummary, notice } from '#ui/notice.ts';
import { uiTexts } from '#ui/texts.ts';
import type { Draft, FormKey } from './attachments/drafts.ts';
import { topics, type ConversationState } from './facts.ts';
import { filesPart } from './form-parts.ts';
import { longestText } from './input.ts';
import type { Problems } from './refusals.ts';
import type { CountConversationsRow, ListAboutBillRow, ListSubjectsRow } from './store.sql.ts';
import type { FoundSubject } from './subjects.ts';
import { conversationTexts } from './texts.ts';

export type AskShown = {
  readonly visit: CustomerVisit;
  readonly supplier: Supplier;
  readonly key: FormKey;
  readonly drafts: readonly Draft[];
  readonly problems: Problems;
  readonly subjects: readonly ListSubjectsRow[];
  /** Where the page was opened from one of them. */
  readonly subject: FoundSubject | undefined;
  readonly before: readonly ListAboutBillRow[];
  readonly mine: CountConversationsRow;
};

export function askView(shown: AskShown): Html {
  const { visit, supplier, problems, mine } = shown;
  const { language } = visit;
  const { ask: t } = conversationTexts(language);
  const inner = [
    topicField(visit.form.text('topic') || (shown.subject?.kind === 'bill' ? 'bills' : ''), problems, language),
    shown.subjects.length > 0 && subjectField(shown),
    textArea({
      name: 'text',
      label: t.text,
      value: visit.form.text('text').slice(0, 2 * longestText),
      error: problems.at('text'),
      maxlength: longestText,
      rows: 8,
    }),
    filesPart({ language, key: shown.key, drafts: shown.drafts, error: problems.at('files') }),
    actions(submit(t.send)),
  ];
  return html`<div class="cols side"><div class="stack loose"><div class="stack tight"><h1>${t.title}</h1><p class="lead">${t.lead}</p></div>
${errorSummary(uiTexts(language).checkInput, problems.list)}${beforeView(shown)}
${form({ action: '/conversations', token: visit.formToken(), files: true }, inner)}</div>
<div class="stack">${mine.total > 0 && mineCard(mine, language)}${fasterCard(supplier, language, true)}</div></div>`;
}

/** What the question is about, in one word. */
export function topicField(selected: string, problems: Problems, language: PageLanguage): Html {
  const { ask: t, topics: names } = conversationTexts(language);
  const options = [{ value: '', label: t.choose }, ...topics.map((value) => ({ value, label: names[value] }))];
  return selectField({ name: 'topic', label: t.topic, options, selected, error: problems.at('topic') });
}

function subjectField({ visit, subjects, subject, problems }: AskShown): Html {
  const { language } = visit;
  const { ask: t } = conversationTexts(language);
  const known = subject !== undefined && subjects.some(({ kind, id }) => kind === subject.kind && id === subject.id);
  const listed = subject === undefined || known ? subjects : [...subjects, { ...subject, detail: '' }];
  const groups = (['contract', 'point', 'bill'] as const)
    .map((group): OptionGroup => ({
      label: t.groups[group],
      options: listed
        .filter(({ kind }) => kind === group)
        .map(({ id, label, detail }) => ({
          value: `${group}:${id}`,
          label: detail === '' ? label : `${label}, ${group === 'bill' ? writtenDay(detail as Day, language) : detail}`,
        })),
    }))
    .filter(({ options }) => options.length > 0);
  const chosen = visit.form.text('about') || (subject === undefined ? '' : `${subject.kind}:${subject.id}`);
  return selectField({
    name: 'about',
    label: t.about,
    hint: t.aboutHint,
    optional: uiTexts(language).optional,
    options: [{ value: '', label: t.aboutNothing }, ...groups],
    selected: chosen,
    error: problems.at('about'),
  });
}

function beforeView({ visit, before, supplier }: AskShown): Html | undefined {
  if (before.length === 0) return undefined;
  const { ask: t, states } = conversationTexts(visit.language);
  const items = before.map(({ id, number, state, changedAt }) => {
    const day = writtenDay(dayIn(changedAt, supplier.timeZone), visit.language);
    return html`<li><a href="/conversations/${id}">${number}</a>: ${states[state as ConversationState]}, ${day}</li>`;
  });
  return notice('info', html`<h2>${t.beforeTitle}</h2><ul>${items}</ul>`);
}

function mineCard({ total, unread }: CountConversationsRow, language: PageLanguage): Html {
  const { ask: t } = conversationTexts(language);
  return html`<section class="card stack tight" aria-labelledby="mine"><h2 class="as-h3" id="mine">${t.mine}</h2>${unread > 0 && html`<p>${badge('now', t.newAnswers(unread))}</p>`}<p><a href="/conversations">${t.allMine(total)}</a></p></section>`;
}

/** Other ways to an answer. */
export function fasterCard(supplier: Supplier, language: PageLanguage, signedIn: boolean): Html {
  const { ask: t } = conversationTexts(language);
  const { phone, phoneLink, phoneHours } = supplier.contact;
  const number = phone.replaceAll(' ', '\u00a0');
  return html`<section class="card stack tight" aria-labelledby="faster"><h2 class="as-h3" id="faster">${t.faster}</h2><ul class="stack tight" role="list"><li><a href="/questions">${t.faq}</a></li>${signedIn && html`<li><a href="/call-back">${t.callBack}</a></li>`}<li>${t.phone} <a href="tel:${phoneLink}">${number}</a>, ${phoneHours[language]}</li></ul></section>`;
}
