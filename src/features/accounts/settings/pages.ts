import { idOf, page, seeOther, type Page } from '#platform/http/exchange.ts';
import { readPasswordChange, readProfile } from '../input.ts';
import { writeMoment } from '../moments.ts';
import { changePassword } from '../new-password/actions.ts';
import type { AccountParts } from '../parts.ts';
import { writePhone } from '../phones.ts';
import { noProblems, problemsOf, type Problems } from '../problems.ts';
import type { FormState } from '../views.ts';
import { customer, type CustomerVisit } from '../visit.ts';
import { answerOffers, changeProfile, endOtherSession, endOtherSessions } from './actions.ts';
import { getProfile, listConsents, listSessions } from './store.sql.ts';
import { texts } from './texts.ts';
import { consentsView, overview, passwordView, profileView, sessionsView } from './views.ts';

/** Chapter 4 of the manual: settings. */
export function settingsPages(parts: AccountParts) {
  const resumeAt = (path: string) => ({ resumeAt: () => path });
  return {
    showSettings: customer(async (visit) => overviewPage(visit), { beforeNewTerms: true }),
    showProfile: customer(async (visit) => profilePage(visit, await keptProfile(parts, visit))),
    changeProfile: customer((visit) => saveProfile(parts, visit), resumeAt('/settings/profile')),
    showPassword: customer(async (visit) => passwordPage(visit, noProblems)),
    changePassword: customer((visit) => savePassword(parts, visit), resumeAt('/settings/password')),
    showSessions: customer((visit) => sessionsPage(parts, visit)),
    endSession: customer(async (visit) => {
      const id = idOf(visit.params['id']);
      if (id !== visit.account.sessionId) await endOtherSession(parts, visit, id);
      return seeOther('/settings/sessions?done=ended');
    }, resumeAt('/settings/sessions')),
    endOtherSessions: customer(async (visit) => {
      await endOtherSessions(parts, visit);
      return seeOther('/settings/sessions?done=others');
    }, resumeAt('/settings/sessions')),
    showConsents: customer((visit) => consentsPage(parts, visit), { beforeNewTerms: true }),
    answerOffers: customer(async (visit) => {
      await answerOffers(parts, visit, visit.form.text('offers') === 'yes');
      return seeOther('/settings/consents?done=saved');
    }, resumeAt('/settings/consents')),
  };
}

/** What the page before has just done, as its address says. Any other word says nothing. */
function doneOf(visit: CustomerVisit, sentences: Readonly<Record<string, string>>): string | undefined {
  const done = visit.query.text('done');
  return Object.hasOwn(sentences, done) ? sentences[done] : undefined;
}

function crumbsOf({ language }: CustomerVisit) {
  return [{ label: texts[language].title, href: '/settings' }];
}

function overviewPage(visit: CustomerVisit): Page {
  const t = texts[visit.language];
  const done = doneOf(visit, { profile: t.profile.saved, password: t.password.saved });
  return page({ title: t.title, main: overview(visit.language, { email: visit.account.email, done }) });
}

async function keptProfile(parts: AccountParts, { account }: CustomerVisit): Promise<FormState> {
  const kept = await getProfile(parts.pool, { id: account.id });
  const values: Readonly<Record<string, string>> = { ...kept, phone: writePhone(kept.phone, kept.country) };
  return { text: (name) => values[name] ?? '', has: () => false, problems: noProblems };
}

async function saveProfile(parts: AccountParts, visit: CustomerVisit) {
  const person = readProfile(visit.form);
  if (!person.ok) {
    const { text, has } = visit.form;
    return profilePage(visit, { text, has, problems: problemsOf(person.refusals, visit.language) }, 422);
  }
  await changeProfile(parts, visit, person.value);
  return seeOther('/settings?done=profile');
}

function profilePage(visit: CustomerVisit, state: FormState, status = 200): Page {
  const { language } = visit;
  const main = profileView(state, { language, token: visit.formToken() });
  return page({
    status,
    title: texts[language].profile.title,
    main,
    crumbs: crumbsOf(visit),
    scripts: ['registration.js'],
  });
}

async function savePassword(parts: AccountParts, visit: CustomerVisit) {
  const { form, language } = visit;
  const input = readPasswordChange(form, visit.account.email);
  if (!input.ok) return passwordPage(visit, problemsOf(input.refusals, language), 422);
  const outcome = await changePassword(parts, visit, input.value);
  if (outcome.ok) return seeOther('/settings?done=password');
  return passwordPage(visit, problemsOf(outcome.refusals, language), outcome.refusals[0].code === 'paused' ? 429 : 422);
}

function passwordPage(visit: CustomerVisit, problems: Problems, status = 200): Page {
  const { language, account } = visit;
  const main = passwordView({ problems }, { language, token: visit.formToken(), email: account.email });
  return page({ status, title: texts[language].password.title, main, crumbs: crumbsOf(visit) });
}

async function sessionsPage(parts: AccountParts, visit: CustomerVisit): Promise<Page> {
  const { account, language, now } = visit;
  const t = texts[language].sessions;
  const sessions = await listSessions(parts.pool, { accountId: account.id, now });
  const main = sessionsView(sessions, {
    language,
    token: visit.formToken(),
    currentId: account.sessionId,
    done: doneOf(visit, { ended: t.ended, others: t.othersEnded }),
    writeMoment: (instant) => writeMoment(instant, language, parts.supplier.timeZone),
  });
  return page({ title: t.title, main, crumbs: crumbsOf(visit) });
}

async function consentsPage(parts: AccountParts, visit: CustomerVisit): Promise<Page> {
  const { account, language } = visit;
  const t = texts[language].consents;
  const main = consentsView(await listConsents(parts.pool, { accountId: account.id }), {
    language,
    token: visit.formToken(),
    done: doneOf(visit, { saved: t.saved }),
    writeMoment: (instant) => writeMoment(instant, language, parts.supplier.timeZone),
  });
  return page({ title: t.title, main, crumbs: crumbsOf(visit) });
}
