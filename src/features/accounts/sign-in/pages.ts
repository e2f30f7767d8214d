import { page, seeOther, type Page } from '#platform/http/exchange.ts';
import { readLogIn } from '../input.ts';
import { localPath } from '../local-path.ts';
import type { AccountParts } from '../parts.ts';
import { noProblems, problemsOf, type Problems } from '../problems.ts';
import { anyone, customer, type Visit } from '../visit.ts';
import { logIn, logOut } from './actions.ts';
import { texts } from './texts.ts';
import { logInView } from './views.ts';

/** Chapter 2 of the manual: log-in, and log-out. */
export function signInPages(parts: AccountParts) {
  return {
    showLogIn: anyone(async (visit) => {
      const next = localPath(visit.query.text('next'));
      return visit.account === undefined ? logInPage(parts, visit, { next, problems: noProblems }) : seeOther(next);
    }),
    logIn: anyone(async (visit) => {
      const { form, language } = visit;
      const next = localPath(form.text('next'));
      const input = readLogIn(form);
      if (!input.ok)
        return logInPage(parts, visit, { next, problems: problemsOf(input.refusals, language), status: 422 });
      const device = visit.header('user-agent') ?? '';
      const outcome = await logIn(parts, { ...input.value, device, before: visit.account }, visit);
      if (outcome.ok) return seeOther(next, [outcome.value]);
      const status = outcome.refusals[0].code === 'paused' ? 429 : 422;
      return logInPage(parts, visit, { next, problems: problemsOf(outcome.refusals, language), status });
    }),
    // without a session, as after a second press of the button, there is nothing to end and nothing to explain
    logOut: customer(async (visit) => seeOther('/', [await logOut(parts, visit)])),
  };
}

type Shown = { readonly next: string; readonly problems: Problems; readonly status?: number };

function logInPage(parts: AccountParts, visit: Visit, { next, problems, status = 200 }: Shown): Page {
  const { language, form } = visit;
  const afterReset = visit.query.text('after') === 'new-password';
  const state = { text: form.text, has: form.has, problems };
  const main = logInView(state, { language, token: visit.formToken(), next, afterReset }, parts);
  return page({ status, title: texts[language].title, main, frame: 'gate' });
}
