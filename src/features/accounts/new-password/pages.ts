import { page, seeOther, type Page } from '#platform/http/exchange.ts';
import { networkOf } from '#platform/limits/network.ts';
import { alike } from '../alike.ts';
import { forgottenPerAddress } from '../guessing.ts';
import { readForgotten, readReset } from '../input.ts';
import type { AccountParts } from '../parts.ts';
import { noProblems, problemsOf, type Problems } from '../problems.ts';
import { anyone, type Visit } from '../visit.ts';
import { findReset, requestNewPassword, resetPassword } from './actions.ts';
import { texts } from './texts.ts';
import { forgottenSentView, forgottenView, resetView, voidLinkView } from './views.ts';

/** Chapter 3 of the manual: a forgotten password. Where the manual mails a new one, a link lets its owner choose it. */
export function newPasswordPages(parts: AccountParts) {
  return {
    showForgotten: anyone(async (visit) => forgottenPage(visit, noProblems)),
    askForNewPassword: anyone((visit) => askForNewPassword(parts, visit)),
    showForgottenSent: anyone(async ({ language }) =>
      page({ title: texts[language].sent.title, main: forgottenSentView(language), frame: 'gate' }),
    ),
    showNewPassword: anyone(async (visit) => {
      const link = await findReset(parts, tokenOf(visit), visit.now);
      return link.state === 'open'
        ? resetPage(visit, { email: link.email, problems: noProblems })
        : voidLinkPage(visit, link.state);
    }),
    setNewPassword: anyone((visit) => setNewPassword(parts, visit)),
  };
}

const tokenOf = (visit: Visit): string => visit.params['token'] ?? '';

async function askForNewPassword(parts: AccountParts, visit: Visit) {
  const { form, language, now } = visit;
  const email = readForgotten(form);
  if (!email.ok) return forgottenPage(visit, problemsOf(email.refusals, language), 422);
  const verdict = await parts.limits.count(parts.pool, forgottenPerAddress, { subject: networkOf(visit.ip), now });
  if (verdict.paused) {
    return forgottenPage(
      visit,
      problemsOf([{ code: 'paused', facts: { minutes: verdict.minutesLeft } }], language),
      429,
    );
  }
  await parts.wait(verdict.delayMilliseconds);
  await alike(parts, () => requestNewPassword(parts, email.value, visit));
  return seeOther('/forgot-password/sent');
}

async function setNewPassword(parts: AccountParts, visit: Visit) {
  const { form, language, now } = visit;
  const token = tokenOf(visit);
  const link = await findReset(parts, token, now);
  if (link.state !== 'open') return voidLinkPage(visit, link.state);
  const password = readReset(form, link.email);
  // the link stays good until a password was really set
  if (!password.ok) {
    return resetPage(visit, { email: link.email, problems: problemsOf(password.refusals, language), status: 422 });
  }
  const set = await resetPassword(parts, { token, password: password.value }, visit);
  return set ? seeOther('/login?after=new-password') : voidLinkPage(visit, 'used');
}

function forgottenPage(visit: Visit, problems: Problems, status = 200): Page {
  const { language, form } = visit;
  const main = forgottenView({ text: form.text, has: form.has, problems }, { language, token: visit.formToken() });
  return page({ status, title: texts[language].title, main, frame: 'gate' });
}

type Shown = { readonly email: string; readonly problems: Problems; readonly status?: number };

function resetPage(visit: Visit, { email, problems, status = 200 }: Shown): Page {
  const { language, path } = visit;
  const main = resetView({ problems }, { language, token: visit.formToken(), action: path, email });
  return page({ status, title: texts[language].reset.title, main, frame: 'gate' });
}

function voidLinkPage(visit: Visit, link: 'used' | 'void'): Page {
  const { language } = visit;
  const state = { text: () => '', has: () => false, problems: noProblems };
  const main = voidLinkView(state, { language, token: visit.formToken(), link });
  return page({ status: 410, title: texts[language].reset[`${link}Title`], main, frame: 'gate' });
}
