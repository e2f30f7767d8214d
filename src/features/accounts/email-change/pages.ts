import { page, seeOther, type Page } from '#platform/http/exchange.ts';
import { readForgotten } from '../input.ts';
import { writeMoment } from '../moments.ts';
import type { AccountParts } from '../parts.ts';
import { noProblems, problemsOf, type Problems } from '../problems.ts';
import { texts as settingsTexts } from '../settings/texts.ts';
import { anyone, customer, type CustomerVisit, type Visit } from '../visit.ts';
import { askForChange, callOffChange } from './actions.ts';
import { cancelLink, confirmLink, findLink } from './confirmation.ts';
import { findOpenChange } from './store.sql.ts';
import { texts } from './texts.ts';
import { changeView, linkTitle, linkView } from './views.ts';

const address = '/settings/email';

/** Addresses: `/settings/email`, `/settings/email/cancellation`, `/email-change/:token`. */
export function emailChangePages(parts: AccountParts) {
  const options = { resumeAt: () => address, beforeNewTerms: true } as const;
  return {
    showEmailChange: customer((visit) => changePage(parts, visit), options),
    askForEmailChange: customer((visit) => ask(parts, visit), options),
    callOffEmailChange: customer(async (visit) => {
      await callOffChange(parts, visit);
      return seeOther(`${address}?done=cancelled`);
    }, options),
    showEmailLink: anyone((visit) => linkPage(parts, visit)),
    answerEmailLink: anyone(async (visit) => {
      const answer = visit.form.text('answer') === 'cancel' ? cancelLink : confirmLink;
      await answer(parts, tokenOf(visit), visit);
      return linkPage(parts, visit);
    }),
  };
}

const tokenOf = (visit: Visit): string => visit.params['token'] ?? '';

async function ask(parts: AccountParts, visit: CustomerVisit) {
  const { form, language } = visit;
  const email = readForgotten(form);
  if (!email.ok) return changePage(parts, visit, { problems: problemsOf(email.refusals, language), status: 422 });
  const wish = { newEmail: email.value, password: form.text('currentPassword') };
  const outcome = await askForChange(parts, visit, wish);
  if (outcome.ok) return seeOther(address);
  const [{ code, field }] = outcome.refusals;
  if (code === 'same' || code === 'too_many') {
    const message = code === 'same' ? texts[language].same : texts[language].tooMany;
    const problems = { list: [{ field, message }], at: (name: string) => (name === field ? message : undefined) };
    return changePage(parts, visit, { problems, status: code === 'same' ? 422 : 429 });
  }
  const problems = problemsOf([{ ...outcome.refusals[0], code }], language);
  return changePage(parts, visit, { problems, status: code === 'paused' ? 429 : 422 });
}

type Shown = { readonly problems?: Problems; readonly status?: number };

async function changePage(parts: AccountParts, visit: CustomerVisit, shown: Shown = {}): Promise<Page> {
  const { account, language, now, form, query } = visit;
  const { problems = noProblems, status = 200 } = shown;
  const main = changeView({
    language,
    token: visit.formToken(),
    email: account.email,
    typed: form.text('email'),
    problems,
    open: await findOpenChange(parts.pool, { accountId: account.id, now }),
    cancelled: query.text('done') === 'cancelled',
    writeMoment: (instant) => writeMoment(instant, language, parts.supplier.timeZone),
  });
  const crumbs = [{ label: settingsTexts[language].title, href: '/settings' }];
  return page({ status, title: texts[language].title, main, crumbs });
}

async function linkPage(parts: AccountParts, visit: Visit): Promise<Page> {
  const { language, now, path } = visit;
  const link = await findLink(parts, tokenOf(visit), now);
  const main = linkView(link, {
    language,
    token: visit.formToken(),
    action: path,
    writeMoment: (instant) => writeMoment(instant, language, parts.supplier.timeZone),
  });
  return page({ status: link.state === 'void' ? 410 : 200, title: linkTitle(link, language), main, frame: 'gate' });
}
