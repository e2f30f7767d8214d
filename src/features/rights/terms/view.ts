import type { ChangedText } from '#features/pages/index.ts';
import type { Day } from '#kernel/day.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { attrs, html, type Html } from '#platform/html/html.ts';
import { dayAndMonth, writtenDay } from '#ui/days.ts';
import { actions, form, submit } from '#ui/form.ts';
import { texts } from './texts.ts';

export type NewTermsPage = {
  readonly language: PageLanguage;
  readonly token: string;
  readonly version: string;
  /** Where one was going. */
  readonly next: string;
  readonly mayWait: boolean;
  readonly validFrom: Day | undefined;
  readonly changes: readonly ChangedText[];
};

/** What has changed, and what can be done about it. */
export function newTermsView(page: NewTermsPage): Html {
  const { language, token, version, next, mayWait, validFrom, changes } = page;
  const t = texts[language];
  const early = mayWait && validFrom !== undefined;
  const later = early && submit(t.later, { kind: 'plain', name: 'answer', value: 'later' });
  const answers = [
    html`<input type="hidden" name="version" value="${version}"><input type="hidden" name="next" value="${next}">`,
    actions(submit(t.agree, { name: 'answer', value: 'agree' }), later),
  ];
  return html`<div class="stack loose narrow"><h1>${t.title}</h1><p class="lead">${early ? t.leadEarly(dayAndMonth(validFrom, language)) : t.lead}</p>
${changes.length === 0 ? whole(language) : changes.map((change) => changed(change, language))}
${form({ action: '/new-terms', token }, answers)}
<section class="stack"><h2>${t.otherwise}</h2><p>${t.otherwiseText}</p><p class="row"><a class="btn plain" href="/settings/data">${t.data}</a><a class="btn plain" href="/ask">${t.ask}</a><a class="btn quiet" href="/settings/deletion">${t.deletion}</a></p></section></div>`;
}

function changed({ kind, validFrom, changes, href, language: written }: ChangedText, language: PageLanguage): Html {
  const t = texts[language];
  const list =
    changes.length === 0
      ? html`<p>${t.noList}</p>`
      : html`<div class="prose"${attrs({ lang: written !== language && written })}><ul>${changes.map((each) => html`<li>${each}</li>`)}</ul></div>`;
  return html`<section class="card stack"><h2 class="as-h3">${t.kinds[kind]}</h2><p class="muted small">${t.validFrom(writtenDay(validFrom, language))}</p>${list}<p><a href="${href}">${t.read}</a></p></section>`;
}

/** A supplier without versions of texts has the two pages. */
function whole(language: PageLanguage): Html {
  const t = texts[language];
  const line = (kind: 'terms' | 'privacy'): Html => html`<li><a href="/${kind}">${t.kinds[kind]}</a></li>`;
  return html`<section class="card stack"><p>${t.noList}</p><div class="prose"><ul>${line('terms')}${line('privacy')}</ul></div></section>`;
}
