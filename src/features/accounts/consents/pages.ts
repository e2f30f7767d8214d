import { page, seeOther, type Page } from '#platform/http/exchange.ts';
import { networkOf } from '#platform/limits/network.ts';
import { alike } from '../alike.ts';
import { readForgotten } from '../input.ts';
import type { AccountParts } from '../parts.ts';
import { noProblems, problemsOf, type Problems } from '../problems.ts';
import { anyone, type Visit } from '../visit.ts';
import { askForWithdrawal, findWithdrawal, withdrawByLink, withdrawalsPerAddress } from './actions.ts';
import { texts } from './texts.ts';
import { withdrawalLinkTitle, withdrawalLinkView, withdrawalSentView, withdrawalView } from './views.ts';

/** Addresses: `/consent-withdrawal`, `/consent-withdrawal/sent`, `/consent-withdrawal/:token`. */
export function consentWithdrawalPages(parts: AccountParts) {
  return {
    showConsentWithdrawal: anyone(async (visit) => formPage(parts, visit, { problems: noProblems })),
    askForConsentWithdrawal: anyone((visit) => ask(parts, visit)),
    showConsentWithdrawalSent: anyone(async ({ language }) =>
      page({ title: texts[language].sent.title, main: withdrawalSentView(language), frame: 'gate' }),
    ),
    showConsentWithdrawalLink: anyone((visit) => linkPage(parts, visit)),
    withdrawConsent: anyone(async (visit) => {
      await withdrawByLink(parts, tokenOf(visit), visit);
      return linkPage(parts, visit);
    }),
  };
}

const tokenOf = (visit: Visit): string => visit.params['token'] ?? '';

async function ask(parts: AccountParts, visit: Visit) {
  const { form, language, now, ip } = visit;
  const email = readForgotten(form);
  if (!email.ok) return formPage(parts, visit, { problems: problemsOf(email.refusals, language), status: 422 });
  const verdict = await parts.limits.count(parts.pool, withdrawalsPerAddress, { subject: networkOf(ip), now });
  if (verdict.paused) {
    const refusal = { code: 'paused', facts: { minutes: verdict.minutesLeft } } as const;
    return formPage(parts, visit, { problems: problemsOf([refusal], language), status: 429 });
  }
  await parts.wait(verdict.delayMilliseconds);
  await alike(parts, () => askForWithdrawal(parts, email.value, visit));
  return seeOther('/consent-withdrawal/sent');
}

type Shown = { readonly problems: Problems; readonly status?: number };

function formPage(parts: AccountParts, visit: Visit, { problems, status = 200 }: Shown): Page {
  const { language, form } = visit;
  const facts = { language, token: visit.formToken() };
  const main = withdrawalView({ text: form.text, problems }, facts, parts.supplier);
  return page({ status, title: texts[language].shortTitle, main });
}

async function linkPage(parts: AccountParts, visit: Visit): Promise<Page> {
  const { language, now, path } = visit;
  const link = await findWithdrawal(parts, tokenOf(visit), now);
  const main = withdrawalLinkView(link, { language, token: visit.formToken(), action: path });
  return page({ status: link === 'void' ? 410 : 200, title: withdrawalLinkTitle(link, language), main, frame: 'gate' });
}
