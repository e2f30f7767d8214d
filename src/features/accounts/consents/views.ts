import type { PageLanguage } from '#kernel/language.ts';
import { html, type Html } from '#platform/html/html.ts';
import { actions, form, submit, textField } from '#ui/form.ts';
import { gate } from '#ui/gate.ts';
import type { AccountParts } from '../parts.ts';
import { problemsAbove, type FormState } from '../views.ts';
import type { WithdrawalLink } from './actions.ts';
import { texts } from './texts.ts';

type Facts = { readonly language: PageLanguage; readonly token: string };

/** The manual's *Obrazec za preklic privolitve*: open to everybody. */
export function withdrawalView(
  state: Pick<FormState, 'text' | 'problems'>,
  { language, token }: Facts,
  { contact }: Pick<AccountParts['supplier'], 'contact'>,
): Html {
  const t = texts[language];
  const email = textField({
    name: 'email',
    label: t.email,
    type: 'email',
    autocomplete: 'username',
    inputmode: 'email',
    maxlength: 254,
    value: state.text('email'),
    error: state.problems.at('email'),
  });
  const ask = form({ action: '/consent-withdrawal', token }, [email, actions(submit(t.button))]);
  return html`<div class="stack loose narrow"><h1>${t.title}</h1>${problemsAbove(state.problems, language)}<p class="lead">${t.lead}</p>
<section class="card stack"><h2 class="as-h3">${t.withoutTitle}</h2><p>${t.without}</p>${ask}</section>
<p>${t.inSettings} <a href="/settings/consents">${t.openSettings}</a></p><p>${t.byPhone(contact.phone, contact.phoneHours[language])}</p><p class="muted">${t.stays}</p></div>`;
}

/** The same for every address. */
export function withdrawalSentView(language: PageLanguage): Html {
  const t = texts[language].sent;
  const card = html`<div class="stack"><p>${t.late}</p><p><a href="/consent-withdrawal">${t.again}</a></p></div>`;
  return gate({ title: t.title, lead: t.lead, card });
}

export function withdrawalLinkTitle(link: WithdrawalLink, language: PageLanguage): string {
  const t = texts[language].link;
  return { open: t.title, used: t.doneTitle, void: t.voidTitle }[link];
}

/** Behind the link: the button, what it has done, or why there is none. */
export function withdrawalLinkView(link: WithdrawalLink, facts: Facts & { action: string }): Html {
  const t = texts[facts.language].link;
  const title = withdrawalLinkTitle(link, facts.language);
  if (link === 'open') {
    return gate({
      title,
      lead: t.lead,
      card: form({ action: facts.action, token: facts.token }, actions(submit(t.button))),
    });
  }
  const way = link === 'used' ? { href: '/', label: t.home } : { href: '/consent-withdrawal', label: t.again };
  const card = html`<p class="row"><a class="btn plain" href="${way.href}">${way.label}</a></p>`;
  return gate({ title, lead: link === 'used' ? t.done : t.void, card });
}
