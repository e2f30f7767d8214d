import type { PageLanguage } from '#kernel/language.ts';
import { html, type Html } from '#platform/html/html.ts';
import { actions, form, submit, textField } from '#ui/form.ts';
import { gate } from '#ui/gate.ts';
import { texts as shared } from '../texts.ts';
import { newPasswordFields, problemsAbove, type FormState } from '../views.ts';
import { texts } from './texts.ts';

type Facts = { readonly language: PageLanguage; readonly token: string };

/** Asks for the address that a link goes to. */
export function forgottenView(state: FormState, { language, token }: Facts): Html {
  const t = texts[language];
  const card = html`<div class="stack">${problemsAbove(state.problems, language)}${addressForm(state, { language, token })}<p class="muted small">${t.notActivated}</p></div>`;
  return gate({ title: t.title, lead: t.lead, card });
}

/** The same for every address. */
export function forgottenSentView(language: PageLanguage): Html {
  const t = texts[language].sent;
  const card = html`<div class="stack"><p>${t.late}</p><p><a href="/forgot-password">${t.again}</a></p></div>`;
  return gate({ title: t.title, lead: t.lead, card });
}

/** Behind a link that is good: the new password. The address stands there for password managers. */
export function resetView(
  state: Pick<FormState, 'problems'>,
  { language, token, action, email }: Facts & { action: string; email: string },
): Html {
  const t = texts[language].reset;
  const owner = html`<input type="hidden" name="email" value="${email}" autocomplete="username">`;
  const fields = [owner, newPasswordFields(state, language, 'newPassword'), actions(submit(t.button))];
  const card = html`<div class="stack">${problemsAbove(state.problems, language)}${form({ action, token }, fields)}</div>`;
  return gate({ title: t.title, lead: t.lead(email), card });
}

/**
 * Behind a link that is too old or unknown: the way to a new one. Who has just used it, and pressed the button twice, reads
 * that the password is set, and how to go on.
 */
export function voidLinkView(state: FormState, { language, token, link }: Facts & { link: 'used' | 'void' }): Html {
  const t = texts[language].reset;
  const logIn = link === 'used' && html`<p class="row"><a class="btn plain" href="/login">${t.logIn}</a></p>`;
  const card = html`<div class="stack loose">${logIn}${addressForm(state, { language, token })}</div>`;
  return gate({ title: t[`${link}Title`], lead: t[link], card });
}

function addressForm(state: FormState, { language, token }: Facts): Html {
  const email = textField({
    name: 'email',
    label: shared[language].fields.email,
    type: 'email',
    autocomplete: 'username',
    inputmode: 'email',
    maxlength: 254,
    value: state.text('email'),
    error: state.problems.at('email'),
  });
  return form({ action: '/forgot-password', token }, [email, actions(submit(texts[language].button))]);
}
