import type { PageLanguage } from '#kernel/language.ts';
import { html, type Html, type HtmlValue } from '#platform/html/html.ts';
import { actions, form, passwordField, submit } from '#ui/form.ts';
import { badge, facts } from '#ui/marks.ts';
import { notice } from '#ui/notice.ts';
import { uiTexts } from '#ui/texts.ts';
import { deviceOf } from '../devices.ts';
import { texts as consentTexts } from '../consents/texts.ts';
import { texts as shared } from '../texts.ts';
import { settingsCards, settingsFrame } from './frame.ts';
import { newPasswordFields, personFields, problemsAbove, type FormState } from '../views.ts';
import type { ListConsentsRow, ListSessionsRow } from './store.sql.ts';
import { texts } from './texts.ts';

export type Facts = { readonly language: PageLanguage; readonly token: string };
type Moments = { readonly writeMoment: (instant: Date) => string };

/** Says that something was just done, or nothing. */
export function doneNotice(sentence: string | undefined): Html | undefined {
  return sentence === undefined ? undefined : notice('ok', html`<p>${sentence}</p>`, { role: 'status' });
}

/** *Nastavitve*: where everything about the account is changed. */
export function overview(language: PageLanguage, { email, done }: { email: string; done: string | undefined }): Html {
  const t = texts[language];
  return html`<div class="stack loose"><h1>${t.title}</h1><p class="lead">${t.signedInAs(email)}</p>${doneNotice(done)}${settingsCards(language)}</div>`;
}

/** *Uredi profil*. */
export function profileView(state: FormState, { language, token }: Facts): Html {
  const t = texts[language].profile;
  const fields = [personFields(state, language), actions(submit(t.button))];
  const main = html`<div class="stack loose"><h1>${t.title}</h1><p class="lead">${t.lead}</p>${problemsAbove(state.problems, language)}<div class="card">${form({ action: '/settings/profile', token }, fields)}</div></div>`;
  return settingsFrame(language, 'profile', main);
}

/** *Uredi geslo*. The hidden address tells password managers whose password it is. */
export function passwordView(
  state: Pick<FormState, 'problems'>,
  { language, token, email }: Facts & { email: string },
): Html {
  const t = texts[language].password;
  const fields = [
    html`<input type="hidden" name="username" value="${email}" autocomplete="username">`,
    passwordField({
      name: 'currentPassword',
      label: shared[language].fields.currentPassword,
      autocomplete: 'current-password',
      error: state.problems.at('currentPassword'),
      texts: uiTexts(language),
    }),
    newPasswordFields(state, language, 'newPassword'),
    actions(submit(t.button)),
  ];
  const main = html`<div class="stack loose"><h1>${t.title}</h1><p class="lead">${t.lead}</p>${problemsAbove(state.problems, language)}<div class="card">${form({ action: '/settings/password', token }, fields)}</div></div>`;
  return settingsFrame(language, 'password', main);
}

type Sessions = Facts & Moments & { readonly currentId: number; readonly done: string | undefined };

/** Where the account is open, this browser first. */
export function sessionsView(sessions: readonly ListSessionsRow[], page: Sessions): Html {
  const { language, token, currentId, done } = page;
  const t = texts[language].sessions;
  const ordered = sessions.toSorted((a, b) => Number(b.id === currentId) - Number(a.id === currentId));
  const others =
    ordered.length > 1 &&
    form({ action: '/settings/sessions/others/end', token, class: 'row' }, submit(t.endOthers, { kind: 'plain' }));
  const main = html`<div class="stack loose"><h1>${t.title}</h1><p class="lead">${t.lead}</p>${doneNotice(done)}<div class="stack">${ordered.map((session) => sessionCard(session, page))}</div>${others}</div>`;
  return settingsFrame(language, 'sessions', main);
}

function sessionCard(session: ListSessionsRow, { language, token, currentId, writeMoment }: Sessions): Html {
  const t = texts[language].sessions;
  const device = deviceWords(session.device, t.unknownBrowser);
  const isThis = session.id === currentId;
  const details = facts([
    [t.since, writeMoment(session.createdAt)],
    [t.lastSeen, writeMoment(session.lastSeenAt)],
    [t.remembered, session.remembered ? t.yes : t.no],
  ]);
  const label = html`<span aria-hidden="true">${t.end}</span><span class="sr">${t.endNamed(device)}</span>`;
  const end = form(
    { action: `/settings/sessions/${session.id}/end`, token, class: 'row' },
    submit(label, { kind: 'plain' }),
  );
  return html`<section class="card stack"><div class="row apart"><h2 class="as-h3">${device}</h2>${isThis ? badge('ok', t.this) : end}</div>${details}</section>`;
}

function deviceWords(userAgent: string, unknown: string): string {
  const { browser, system } = deviceOf(userAgent);
  return [browser ?? unknown, system].filter((word) => word !== undefined).join(', ');
}

type Consents = Facts & Moments & { readonly done: string | undefined };

/** What was agreed to, what holds, and how it came about. */
export function consentsView(consents: readonly ListConsentsRow[], page: Consents): Html {
  const { language, token, done, writeMoment } = page;
  const t = texts[language].consents;
  const offers = consents.find(({ purpose }) => purpose === 'personalised_offers')?.given === true;
  const button = offers
    ? submit(t.withdraw, { kind: 'plain', name: 'offers', value: 'no' })
    : submit(t.give, { kind: 'plain', name: 'offers', value: 'yes' });
  const names: Readonly<Record<string, string>> = { terms_and_privacy: t.terms, personalised_offers: t.offers };
  const line = ({ purpose, given, textVersion, recordedAt, origin }: ListConsentsRow, index: number): HtmlValue => {
    const hadIt = consents.slice(index + 1).some((earlier) => earlier.purpose === purpose && earlier.given);
    const answer = given ? t.given : hadIt ? t.withdrawn : t.notGiven;
    return html`<li><b>${answer}</b>: ${names[purpose]}<br><span class="small muted">${writeMoment(recordedAt)}, ${consentTexts[language].origins[origin] ?? t.origins[origin]}, ${t.version(textVersion)}</span></li>`;
  };
  const main = html`<div class="stack loose"><h1>${t.title}</h1>${doneNotice(done)}
<section class="card stack"><h2 class="as-h3">${t.offers}</h2><p>${offers ? t.offersGiven : t.offersNotGiven}</p>${form({ action: '/settings/consents', token, class: 'row' }, button)}</section>
${termsCard(consents, page)}<section class="stack"><h2>${t.history}</h2><ul class="stack">${consents.map(line)}</ul></section></div>`;
  return settingsFrame(language, 'consents', main);
}

/** What was agreed to with the account itself, and the only way back from it. */
function termsCard(consents: readonly ListConsentsRow[], { language, writeMoment }: Consents): Html | undefined {
  const agreed = consents.find(({ purpose, given }) => purpose === 'terms_and_privacy' && given);
  if (agreed === undefined) return undefined;
  const t = consentTexts[language];
  return html`<section class="card stack"><h2 class="as-h3">${t.termsTitle}</h2><p>${t.terms(agreed.textVersion, writeMoment(agreed.recordedAt))} <a href="/terms">${t.readTerms}</a></p><p class="muted small">${t.endTerms} <a href="/settings/deletion">${t.deletion}</a></p></section>`;
}
