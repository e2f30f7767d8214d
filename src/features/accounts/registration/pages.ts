import { page, raw, seeOther, type Page } from '#platform/http/exchange.ts';
import { networkOf } from '#platform/limits/network.ts';
import { alike } from '../alike.ts';
import { challengesPerAddress, registrationPerAddress, slowRegistrationPerAddress } from '../guessing.ts';
import { readRegistration } from '../input.ts';
import { writeMoment } from '../moments.ts';
import type { AccountParts } from '../parts.ts';
import { postOf } from '../post-codes.ts';
import { noProblems, problemsOf, type Problems } from '../problems.ts';
import { anyone, type Visit } from '../visit.ts';
import { findWait, holdRegistration, releaseRegistration, requestRegistration } from './actions.ts';
import { activateAccount, findActivation, type LinkState } from './activation.ts';
import { texts } from './texts.ts';
import { activatedView, activationTitle, activationView, registrationForm, sentView, waitView } from './views.ts';

/** Chapter 1 of the manual: registration and activation. */
export function registrationPages(parts: AccountParts) {
  return {
    showRegistration: anyone(async (visit) => registrationPage(parts, visit, { problems: noProblems })),
    register: anyone((visit) => register(parts, visit)),
    showRegistrationSent: anyone(async ({ language }) =>
      page({ title: texts[language].sent.title, main: sentView(language), frame: 'gate' }),
    ),
    showRegistrationWait: anyone((visit) => waitPage(parts, visit)),
    finishRegistration: anyone(async (visit) => {
      const released = await alike(parts, () => releaseRegistration(parts, visit.params['ticket'] ?? '', visit));
      return released ? seeOther('/register/sent') : waitPage(parts, visit);
    }),
    showActivation: anyone(async (visit) => {
      const link = await findActivation(parts, visit.params['token'] ?? '', visit.now);
      return activationPage(parts, visit, link);
    }),
    activate: anyone(async (visit) => {
      const link = await activateAccount(parts, visit.params['token'] ?? '', visit);
      return link.state === 'open' ? seeOther('/activated') : activationPage(parts, visit, link);
    }),
    showActivated: anyone(async ({ language }) =>
      page({ title: texts[language].activate.doneTitle, main: activatedView(language), frame: 'gate' }),
    ),
    sendChallenge: anyone((visit) => sendChallenge(parts, visit)),
    sendPost: anyone(async ({ params }) => sendPost(params['code'] ?? '')),
  };
}

type Shown = { readonly problems: Problems; readonly status?: number };

function registrationPage(parts: AccountParts, visit: Visit, { problems, status = 200 }: Shown): Page {
  const { language, form } = visit;
  const state = { text: form.text, has: form.has, problems };
  const main = registrationForm(state, { language, token: visit.formToken(), parts });
  return page({ status, title: texts[language].title, main, scripts: ['registration.js'] });
}

async function register(parts: AccountParts, visit: Visit) {
  const { language, now, form } = visit;
  const input = readRegistration(form);
  if (!input.ok) return registrationPage(parts, visit, { problems: problemsOf(input.refusals, language), status: 422 });

  const proof = form.text('proof');
  const proven = proof !== '' && (await parts.captcha.accept(parts.pool, proof, now));
  if (proof !== '' && !proven) {
    return registrationPage(parts, visit, {
      problems: problemsOf([{ code: 'captcha_failed' }], language),
      status: 422,
    });
  }

  const limit = proven ? registrationPerAddress : slowRegistrationPerAddress;
  const verdict = await parts.limits.count(parts.pool, limit, { subject: networkOf(visit.ip), now });
  if (verdict.paused) {
    const problems = problemsOf([{ code: 'paused', facts: { minutes: verdict.minutesLeft } }], language);
    return registrationPage(parts, visit, { problems, status: 429 });
  }
  await parts.wait(verdict.delayMilliseconds);
  const request = { ...input.value, language };
  if (!proven) return seeOther(`/register/wait/${await holdRegistration(parts, request, visit)}`);
  await alike(parts, () => requestRegistration(parts, request, visit));
  return seeOther('/register/sent');
}

async function waitPage(parts: AccountParts, visit: Visit): Promise<Page> {
  const { language } = visit;
  const state = await findWait(parts, visit.params['ticket'] ?? '', visit.now);
  const main = waitView(state, { language, token: visit.formToken(), action: visit.path });
  return page({ title: texts[language].wait.title, main, frame: 'gate' });
}

function activationPage(parts: AccountParts, visit: Visit, link: LinkState): Page {
  const { language } = visit;
  const moment = (instant: Date): string => writeMoment(instant, language, parts.supplier.timeZone);
  const main = activationView(link, { language, token: visit.formToken(), action: visit.path, writeMoment: moment });
  const status = link.state === 'open' || link.state === 'used' ? 200 : 410;
  return page({ status, title: activationTitle(link, language), main, frame: 'gate' });
}

async function sendChallenge(parts: AccountParts, { ip, now }: Visit) {
  const verdict = await parts.limits.count(parts.pool, challengesPerAddress, { subject: networkOf(ip), now });
  if (verdict.paused) return { ...raw('application/json', '{}'), status: 429 };
  return raw('application/json', JSON.stringify(await parts.captcha.challenge(now)));
}

function sendPost(code: string) {
  const aDay = { 'cache-control': 'public, max-age=86400' };
  return raw('application/json', JSON.stringify({ post: postOf(code) ?? null }), aDay);
}
