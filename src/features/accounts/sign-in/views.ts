import type { PageLanguage } from '#kernel/language.ts';
import { html, type Html } from '#platform/html/html.ts';
import { checkbox, form, passwordField, submit, textField } from '#ui/form.ts';
import { gate } from '#ui/gate.ts';
import { icon } from '#ui/icon.ts';
import { unbroken } from '#ui/marks.ts';
import { notice } from '#ui/notice.ts';
import { uiTexts } from '#ui/texts.ts';
import { tiles } from '#ui/tiles.ts';
import type { AccountParts } from '../parts.ts';
import { noProblems } from '../problems.ts';
import { texts as shared } from '../texts.ts';
import { problemsAbove, type FormState } from '../views.ts';
import type { Visit } from '../visit.ts';
import { texts } from './texts.ts';

/** The id of the card's heading, for `gate`. */
const headingId = 'log-in';

type Facts = {
  readonly language: PageLanguage;
  readonly token: string;
  /** Where to go on to; a local path. */
  readonly next: string;
  /** The password has just been set anew. */
  readonly afterReset?: boolean;
};

/** The log-in form with its links, as it stands in the card of the way in. */
export function logInForm(state: FormState, { language, token, next, afterReset = false }: Facts): Html {
  const t = texts[language];
  const f = shared[language].fields;
  const fields = [
    textField({
      name: 'email',
      label: f.email,
      hint: t.emailHint,
      type: 'email',
      autocomplete: 'username',
      inputmode: 'email',
      value: state.text('email'),
      error: state.problems.at('email'),
    }),
    passwordField({
      name: 'password',
      label: f.password,
      autocomplete: 'current-password',
      error: state.problems.at('password'),
      texts: uiTexts(language),
    }),
    checkbox({ name: 'remember', label: t.remember, checked: state.has('remember') }),
    next !== '/' && html`<input type="hidden" name="next" value="${next}">`,
    submit(html`${t.button} ${icon('arrow')}`),
    html`<div class="row apart"><a class="btn quiet" href="/forgot-password">${t.forgotten}</a><a class="btn quiet" href="/register">${t.register}</a></div>`,
  ];
  return html`<div class="stack"><h2 id="${headingId}">${t.title}</h2>${problemsAbove(state.problems, language)}${afterReset && notice('ok', html`<p>${t.afterReset}</p>`, { role: 'status' })}${form({ action: '/login', token }, fields)}</div>`;
}

/** The empty log-in form for another page's gate, with the id of its heading. */
export function logInCard(visit: Pick<Visit, 'language' | 'formToken'>): { card: Html; cardHeadingId: string } {
  const state = { text: () => '', has: () => false, problems: noProblems };
  return {
    card: logInForm(state, { language: visit.language, token: visit.formToken(), next: '/' }),
    cardHeadingId: headingId,
  };
}

/** The whole way in: the town, the form, and the manual's links beside it. */
export function logInView(
  state: FormState,
  facts: Facts,
  { supplier, library }: Pick<AccountParts, 'supplier' | 'library'>,
): Html {
  const t = texts[facts.language];
  const help = [
    { slug: 'why', label: unbroken(t.why(supplier.portalName), supplier.name), icon: 'window' },
    { slug: 'contact', label: t.contact, icon: 'phone' },
    { slug: 'reading-dates', label: t.readingDates, icon: 'calendar' },
    { slug: 'questions', label: t.questions, icon: 'question' },
  ] as const;
  const there = help.filter(({ slug }) => library.hasPage(slug));
  return gate({
    title: t.welcome,
    lead: t.lead,
    card: logInForm(state, facts),
    cardHeadingId: headingId,
    beside: there.length === 0 ? undefined : tiles(there.map(({ slug, ...tile }) => ({ href: `/${slug}`, ...tile }))),
    besideLabel: t.information,
  });
}
