import type { PageLanguage } from '#kernel/language.ts';
import { html, type Html } from '#platform/html/html.ts';
import { actions, form, submit, textField } from '#ui/form.ts';
import { gate } from '#ui/gate.ts';
import { facts } from '#ui/marks.ts';
import { notice } from '#ui/notice.ts';
import { passwordQuestion } from '../password-question.ts';
import type { Problems } from '../problems.ts';
import { settingsFrame } from '../settings/frame.ts';
import { problemsAbove } from '../views.ts';
import type { LinkState } from './confirmation.ts';
import type { FindOpenChangeRow } from './store.sql.ts';
import { texts } from './texts.ts';

export type ChangePage = {
  readonly language: PageLanguage;
  readonly token: string;
  /** The address that holds. */
  readonly email: string;
  readonly typed: string;
  readonly problems: Problems;
  readonly open: FindOpenChangeRow | undefined;
  readonly cancelled: boolean;
  readonly writeMoment: (instant: Date) => string;
};

/** *Spremeni e-poštni naslov*: the form, or how far a change has got. */
export function changeView(page: ChangePage): Html {
  const { language, email, problems, open, cancelled } = page;
  const t = texts[language];
  const done = cancelled && notice('ok', html`<p>${t.cancelled}</p>`, { role: 'status' });
  const main = html`<div class="stack loose"><h1>${t.title}</h1><p class="lead">${t.lead(email)}</p>${problemsAbove(problems, language)}${done}
${open === undefined ? askForm(page) : openChange(open, page)}<p class="muted">${t.lostOld} <a href="/contact">${t.contact}</a></p></div>`;
  return settingsFrame(language, 'email', main);
}

function askForm({ language, token, email, typed, problems }: ChangePage): Html {
  const t = texts[language];
  const fields = [
    textField({
      name: 'email',
      label: t.newEmail,
      type: 'email',
      autocomplete: 'email',
      inputmode: 'email',
      maxlength: 254,
      value: typed,
      error: problems.at('email'),
    }),
    passwordQuestion(language, { email, problems }),
    actions(submit(t.button)),
  ];
  return html`<p>${t.how}</p><div class="card">${form({ action: '/settings/email', token }, fields)}</div>`;
}

function openChange(open: FindOpenChangeRow, { language, token, email, writeMoment }: ChangePage): Html {
  const t = texts[language].open;
  const state = (confirmedAt: Date | null): string => (confirmedAt === null ? t.waiting : t.confirmed);
  const sides = facts([
    [t.old, html`${email}<br><span class="small muted">${state(open.oldConfirmedAt)}</span>`],
    [t.new, html`${open.newEmail}<br><span class="small muted">${state(open.newConfirmedAt)}</span>`],
  ]);
  const cancel = form(
    { action: '/settings/email/cancellation', token, class: 'row' },
    submit(t.cancel, { kind: 'plain' }),
  );
  return html`<section class="card stack"><h2 class="as-h3">${t.title(open.newEmail)}</h2><p>${open.kind === 'recovery' ? t.recovery : t.lead}</p>${sides}<p class="muted small">${t.until(writeMoment(open.expiresAt))}</p>${cancel}</section>`;
}

type LinkPage = {
  readonly language: PageLanguage;
  readonly token: string;
  readonly action: string;
  readonly writeMoment: (instant: Date) => string;
};

export function linkTitle(link: LinkState, language: PageLanguage): string {
  const t = texts[language].link;
  if (link.state === 'open') return link.side === 'old' ? t.oldTitle : t.newTitle;
  return t[`${link.state}Title`];
}

/** Behind a link: the question, or what became of it. */
export function linkView(link: LinkState, { language, token, action, writeMoment }: LinkPage): Html {
  const t = texts[language].link;
  const title = linkTitle(link, language);
  if (link.state === 'open') {
    const lead = link.side === 'old' ? t.oldLead(link.newEmail) : t.newLead(link.newEmail);
    const buttons = actions(
      submit(t.confirm, { name: 'answer', value: 'confirm' }),
      submit(t.cancel, { kind: 'plain', name: 'answer', value: 'cancel' }),
    );
    return gate({ title, lead, card: form({ action, token }, buttons) });
  }
  const lead = link.state === 'wait' ? t.wait(writeMoment(link.notBefore)) : t[link.state];
  const ways = html`<p class="row"><a class="btn plain" href="/login">${t.logIn}</a><a class="btn quiet" href="/forgot-password">${t.forgotten}</a></p>`;
  return gate({ title, lead, card: ways });
}
