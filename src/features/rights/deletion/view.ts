import { passwordQuestion, problemsAbove, settingsFrame, type Problems } from '#features/accounts/index.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { html, type Html } from '#platform/html/html.ts';
import { actions, form, submit } from '#ui/form.ts';
import { notice } from '#ui/notice.ts';
import { texts } from './texts.ts';

export type DeletionPage = {
  readonly language: PageLanguage;
  readonly token: string;
  readonly email: string;
  readonly problems: Problems;
  /** The day of the end, in words, where it was asked for. */
  readonly dueOn: string | undefined;
  readonly calledOff: boolean;
};

/** *Izbriši račun*. */
export function deletionView(page: DeletionPage): Html {
  const { language, problems, dueOn, calledOff } = page;
  const t = texts[language];
  const done = calledOff && dueOn === undefined && notice('ok', html`<p>${t.calledOff}</p>`, { role: 'status' });
  const main = html`<div class="stack loose"><h1>${t.title}</h1>${problemsAbove(problems, language)}${done}
<p class="lead">${t.lead}</p>
<p>${t.notContract}</p>
<section class="stack"><h2>${t.goneTitle}</h2><div class="prose"><ul>${t.gone.map((line) => html`<li>${line}</li>`)}</ul></div></section>
<section class="stack"><h2>${t.keptTitle}</h2>${kept(language)}</section>
${dueOn === undefined ? askForm(page) : undefined}</div>`;
  return settingsFrame(language, 'deletion', main);
}

function kept(language: PageLanguage): Html {
  const t = texts[language];
  const lines = t.kept.map(
    ([what, why, howLong]) =>
      html`<li class="stack tight"><b>${what}</b><span>${t.why}: ${why}</span><span>${t.howLong}: ${howLong}</span></li>`,
  );
  return html`<ul class="card stack">${lines}</ul>`;
}

function askForm({ language, token, email, problems }: DeletionPage): Html {
  const t = texts[language];
  const question = [passwordQuestion(language, { email, problems }), actions(submit(t.button, { kind: 'danger big' }))];
  return html`<p>${t.dataFirst} <a href="/settings/data">${t.data}</a></p><section class="card stack"><p>${t.askPassword}</p>${form({ action: '/settings/deletion', token }, question)}</section>`;
}

/** Above every page while the cooling-off lasts: when the account ends, and the button that calls it off. */
export function deletionBanner(
  language: PageLanguage,
  { dueOn, token }: { readonly dueOn: string; readonly token: string },
): Html {
  const t = texts[language];
  const button = form(
    { action: '/settings/deletion/cancellation', token, class: 'row', label: t.callOff },
    submit(t.callOff, { kind: 'plain' }),
  );
  const words = html`<p><strong>${t.underWayTitle(dueOn)}</strong></p><p>${t.underWay}</p>`;
  return html`<div class="before-page">${notice('warn', html`${words}${button}`)}</div>`;
}
