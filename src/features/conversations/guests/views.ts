import { proofOfWork, type Visit } from '#features/accounts/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { html, type Html } from '#platform/html/html.ts';
import { actions, form, submit, textArea, textField } from '#ui/form.ts';
import { gate } from '#ui/gate.ts';
import { facts } from '#ui/marks.ts';
import { errorSummary, notice } from '#ui/notice.ts';
import { uiTexts } from '#ui/texts.ts';
import { fasterCard, topicField } from '../ask-view.ts';
import type { Draft, FormKey } from '../attachments/drafts.ts';
import type { Topic } from '../facts.ts';
import { filesPart } from '../form-parts.ts';
import { longestText } from '../input.ts';
import type { Problems } from '../refusals.ts';
import { conversationTexts } from '../texts.ts';
import type { FindQuestionRow } from './store.sql.ts';
import { guestTexts } from './texts.ts';

type AskShown = {
  readonly visit: Visit;
  readonly supplier: Supplier;
  readonly problems: Problems;
  /** The address of the worker that computes the proof. */
  readonly worker: string;
};

/** The form for who is not signed in. Files can come later: see the decision on conversations. */
export function guestAskView({ visit, supplier, problems, worker }: AskShown): Html {
  const { language, form: typed } = visit;
  const { ask } = conversationTexts(language);
  const t = guestTexts(language);
  const inner = [
    textField({
      name: 'name',
      label: t.name,
      autocomplete: 'name',
      maxlength: 100,
      value: typed.text('name'),
      error: problems.at('name'),
    }),
    textField({
      name: 'email',
      label: t.email,
      hint: t.emailHint,
      type: 'email',
      autocomplete: 'email',
      inputmode: 'email',
      maxlength: 254,
      value: typed.text('email'),
      error: problems.at('email'),
    }),
    topicField(typed.text('topic'), problems, language),
    textArea({
      name: 'text',
      label: ask.text,
      hint: t.filesLater,
      value: typed.text('text').slice(0, 2 * longestText),
      error: problems.at('text'),
      maxlength: longestText,
      rows: 8,
    }),
    proofOfWork(language, worker),
    actions(submit(ask.send)),
  ];
  return html`<div class="cols side"><div class="stack loose"><div class="stack tight"><h1>${ask.title}</h1><p class="lead">${t.lead}</p></div>
${errorSummary(uiTexts(language).checkInput, problems.list)}${form({ action: '/ask', token: visit.formToken() }, inner)}</div>
<div class="stack"><section class="card stack tight" aria-labelledby="account"><h2 class="as-h3" id="account">${ask.haveAccount}</h2><p>${ask.haveAccountWhy}</p><p><a class="btn plain" href="/login?next=/ask">${ask.logIn}</a></p></section>${fasterCard(supplier, language, false)}</div></div>`;
}

export function sentView({ language }: Visit): Html {
  const t = guestTexts(language);
  return gate({ title: t.sentTitle, lead: t.sentLead, card: html`<p>${t.sentLate}</p>` });
}

/** The slower path: wait, then press. `secondsLeft` undefined: nothing waits here (any more). */
export function waitView(visit: Visit, secondsLeft: number | undefined): Html {
  const t = guestTexts(visit.language);
  if (secondsLeft === undefined) {
    return gate({ title: t.waitTitle, lead: t.waitGone, card: html`<a class="btn big" href="/ask">${t.again}</a>` });
  }
  const early =
    secondsLeft > 0 && notice('info', html`<p>${t.waitEarly(secondsLeft)}</p>`, { role: 'status', icon: 'clock' });
  const go = form({ action: visit.path, token: visit.formToken() }, actions(submit(t.waitButton)));
  return gate({ title: t.waitTitle, lead: t.waitLead, card: html`<div class="stack">${early}${go}</div>` });
}

type ConfirmShown = {
  readonly visit: Visit;
  readonly question: FindQuestionRow;
  readonly key: FormKey;
  readonly drafts: readonly Draft[];
  readonly problems: Problems;
};

/** The question as it will be sent, files to go with it, and the button that sends it. */
export function confirmView({ visit, question, key, drafts, problems }: ConfirmShown): Html {
  const { language } = visit;
  const { ask, topics, conversation } = conversationTexts(language);
  const t = guestTexts(language);
  const inner = [filesPart({ language, key, drafts, error: problems.at('files') }), actions(submit(ask.send))];
  const asked = html`<section class="card stack tight" aria-labelledby="asked"><h2 class="as-h3" id="asked">${ask.text}</h2>${facts(
    [
      [t.name, question.name],
      [conversation.topic, topics[question.topic as Topic]],
    ],
  )}<p class="as-typed">${question.body}</p></section>`;
  return html`<div class="stack loose narrow"><div class="stack tight"><h1>${t.confirmTitle}</h1><p class="lead">${t.confirmLead(question.email)}</p></div>
${errorSummary(uiTexts(language).checkInput, problems.list)}${asked}${form({ action: visit.path, token: visit.formToken(), files: true }, inner)}<p class="muted small">${t.notYou}</p></div>`;
}

/** Sent before: the button leads to the conversation. */
export function usedView(visit: Visit): Html {
  const t = guestTexts(visit.language);
  const open = form({ action: visit.path, token: visit.formToken() }, actions(submit(t.open)));
  return gate({ title: t.usedTitle, lead: t.used, card: open });
}

export function goneView({ language }: Visit): Html {
  const t = guestTexts(language);
  return gate({ title: t.goneTitle, lead: t.gone, card: html`<a class="btn big" href="/ask">${t.again}</a>` });
}
