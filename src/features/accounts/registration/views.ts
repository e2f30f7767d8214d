import type { PageLanguage } from '#kernel/language.ts';
import { html, type Html } from '#platform/html/html.ts';
import { actions, checkbox, form, submit, textField } from '#ui/form.ts';
import { gate } from '#ui/gate.ts';
import { icon } from '#ui/icon.ts';
import { steps } from '#ui/marks.ts';
import { notice } from '#ui/notice.ts';
import type { AccountParts } from '../parts.ts';
import { texts as shared } from '../texts.ts';
import { newPasswordFields, personFields, problemsAbove, type FormState } from '../views.ts';
import type { TicketState } from './actions.ts';
import type { LinkState } from './activation.ts';
import { texts } from './texts.ts';

type Facts = { readonly language: PageLanguage; readonly token: string };

/** The registration form, empty or as it was sent; passwords never come back. */
export function registrationForm(
  state: FormState,
  { language, token, parts }: Facts & { parts: Pick<AccountParts, 'legal' | 'script'> },
): Html {
  const t = texts[language];
  const f = shared[language].fields;
  const email = textField({
    name: 'email',
    label: f.email,
    type: 'email',
    autocomplete: 'username',
    inputmode: 'email',
    maxlength: 254,
    value: state.text('email'),
    error: state.problems.at('email'),
  });
  const inner = [
    html`<section class="card stack" aria-labelledby="account"><h2 id="account">${t.account}</h2>${email}${newPasswordFields(state, language, 'password')}</section>`,
    html`<section class="card stack" aria-labelledby="about"><h2 id="about">${t.about}</h2>${personFields(state, language)}</section>`,
    html`<section class="card stack" aria-labelledby="consents"><h2 id="consents">${t.consents}</h2>${consentBoxes(state, language, parts.legal)}</section>`,
    proofOfWork(language, parts.script('captcha-solver.js')),
    actions(submit(t.button)),
  ];
  return html`<div class="cols side"><div class="stack loose">
<div class="stack tight"><h1>${t.title}</h1><p class="lead">${t.lead}</p><p>${t.haveAccount} <a href="/login">${t.logIn}</a></p></div>
${problemsAbove(state.problems, language)}
${form({ action: '/register', token, class: 'stack loose' }, inner)}
</div><aside class="card stack" aria-labelledby="next"><h2 id="next">${t.next}</h2>${steps(t.steps.map(([title, detail]) => ({ title, detail })))}</aside></div>`;
}

function consentBoxes(state: FormState, language: PageLanguage, legal: AccountParts['legal']): readonly Html[] {
  const t = texts[language];
  const { before, terms, between, privacy, after } = t.terms;
  const link = (href: string, label: string): Html => html`<a href="${href}" target="_blank">${label}</a>`;
  return [
    checkbox({
      name: 'terms',
      label: html`${before}${link(legal.terms, terms)}${between}${link(legal.privacy, privacy)}${after}`,
      checked: state.has('terms'),
      required: true,
      error: state.problems.at('terms'),
    }),
    checkbox({ name: 'offers', label: t.offers, checked: state.has('offers') }),
    html`<p class="small"><a href="/consent-withdrawal" target="_blank">${t.withdrawal}</a></p>`,
  ];
}

/** Where the enhancer works and puts its proof. Without it only the last sentence is there. */
export function proofOfWork(language: PageLanguage, worker: string): Html {
  const t = texts[language].captcha;
  return html`<div class="stack tight" data-proof="${worker}" data-working="${t.working}" data-done="${t.done}" data-failed="${t.failed}"><input type="hidden" name="proof" value=""><p role="status" class="small muted"></p><noscript><p class="small muted">${t.without}</p></noscript></div>`;
}

/** The same after every registration, whatever is known of the address. */
export function sentView(language: PageLanguage): Html {
  const t = texts[language].sent;
  const card = html`<div class="stack"><p>${t.late}</p><p><a href="/forgot-password">${t.forgotten}</a></p></div>`;
  return gate({ title: t.title, lead: t.lead, card });
}

/** The slower path: wait, then press. */
export function waitView(state: TicketState, { language, token, action }: Facts & { action: string }): Html {
  const t = texts[language].wait;
  if (state === 'unknown') {
    return gate({ title: t.title, lead: t.gone, card: html`<a class="btn big" href="/register">${t.again}</a>` });
  }
  const early =
    state.secondsLeft > 0 &&
    notice('info', html`<p>${t.early(state.secondsLeft)}</p>`, { role: 'status', icon: 'clock' });
  const card = html`<div class="stack">${early}${form({ action, token }, actions(submit(t.button)))}</div>`;
  return gate({ title: t.title, lead: t.lead, card });
}

export function activationTitle(link: LinkState, language: PageLanguage): string {
  const t = texts[language].activate;
  return { open: t.title, used: t.usedTitle, expired: t.expiredTitle, unknown: t.unknownTitle }[link.state];
}

/** What an activation link shows before it is used, and when it opens nothing any more. */
export function activationView(
  link: LinkState,
  facts: Facts & { action: string; writeMoment: (instant: Date) => string },
): Html {
  const t = texts[facts.language].activate;
  switch (link.state) {
    case 'open': {
      const button = form({ action: facts.action, token: facts.token }, actions(submit(t.button)));
      const card = html`<div class="stack">${button}<p class="muted small">${t.notYou}</p></div>`;
      return gate({ title: t.title, lead: t.lead(link.email, facts.writeMoment(link.requestedAt)), card });
    }
    case 'used':
      return gate({ title: t.usedTitle, lead: t.used, card: waysIn(facts.language, 'first') });
    case 'expired':
      return gate({ title: t.expiredTitle, lead: t.expired, card: newLinkForm(facts) });
    case 'unknown': {
      const card = html`<div class="stack">${newLinkForm(facts)}${waysIn(facts.language, 'instead')}</div>`;
      return gate({ title: t.unknownTitle, lead: t.unknown, card });
    }
  }
}

/** *Račun je aktiviran*. */
export function activatedView(language: PageLanguage): Html {
  const t = texts[language].activate;
  const card = html`<div class="stack"><span class="seal">${icon('check')}</span><p>${t.done}</p>${actions(html`<a class="btn big" href="/login">${texts[language].logIn}</a>`)}</div>`;
  return gate({ title: t.doneTitle, lead: t.welcome, card });
}

/** To the log-in and to a new password: as the first thing to do, or beside something else. */
function waysIn(language: PageLanguage, rank: 'first' | 'instead'): Html {
  const t = texts[language];
  const kind = rank === 'first' ? 'big' : 'plain';
  return html`<p class="row"><a class="btn ${kind}" href="/login">${t.logIn}</a><a class="btn quiet" href="/forgot-password">${t.sent.forgotten}</a></p>`;
}

/** Goes the way of *Pozabil sem geslo*: one place that sends links again. */
function newLinkForm({ language, token }: Facts): Html {
  const email = textField({
    name: 'email',
    label: shared[language].fields.email,
    type: 'email',
    autocomplete: 'username',
    inputmode: 'email',
    maxlength: 254,
  });
  return form({ action: '/forgot-password', token }, [email, actions(submit(texts[language].activate.newLink))]);
}
