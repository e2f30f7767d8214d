import {
  customer,
  noProblems,
  problemsOf,
  type CustomerVisit,
  type Guarded,
  type Problems,
  type Visit,
} from '#features/accounts/index.ts';
import { dayIn } from '#kernel/day.ts';
import type { Html } from '#platform/html/html.ts';
import { page, seeOther, type Page } from '#platform/http/exchange.ts';
import { dayAndMonth } from '#ui/days.ts';
import { settingsCrumb } from '../crumbs.ts';
import type { RightsParts } from '../parts.ts';
import { askForDeletion, callOffDeletion } from './actions.ts';
import { texts } from './texts.ts';
import { deletionBanner, deletionView } from './view.ts';

const address = '/settings/deletion';

type Names = 'showDeletion' | 'askForDeletion' | 'callOffDeletion';

/** Addresses: `/settings/deletion`, `/settings/deletion/cancellation`. */
export function deletionPages(parts: RightsParts): Readonly<Record<Names, Guarded>> {
  const options = { resumeAt: () => address, beforeNewTerms: true } as const;
  return {
    showDeletion: customer(async (visit) => deletionPage(parts, visit), options),
    askForDeletion: customer(async (visit) => {
      const outcome = await askForDeletion(parts, visit);
      if (outcome.ok) return seeOther(address);
      const status = outcome.refusals[0].code === 'paused' ? 429 : 422;
      return deletionPage(parts, visit, { problems: problemsOf(outcome.refusals, visit.language), status });
    }, options),
    callOffDeletion: customer(async (visit) => {
      await callOffDeletion(parts, visit);
      return seeOther(`${address}?done=called-off`);
    }, options),
  };
}

type Shown = { readonly problems?: Problems; readonly status?: number };

function deletionPage({ supplier }: RightsParts, visit: CustomerVisit, shown: Shown = {}): Page {
  const { account, language, query } = visit;
  const { problems = noProblems, status = 200 } = shown;
  const main = deletionView({
    language,
    token: visit.formToken(),
    email: account.email,
    problems,
    dueOn: endOf(visit, supplier.timeZone),
    calledOff: query.text('done') === 'called-off',
  });
  return page({ status, title: texts[language].title, main, crumbs: settingsCrumb(language) });
}

/** What stands above every page of somebody whose account is to end; otherwise nothing. */
export function deletionNotice(visit: Visit, timeZone: string): Html | undefined {
  const dueOn = endOf(visit, timeZone);
  return dueOn === undefined ? undefined : deletionBanner(visit.language, { dueOn, token: visit.formToken() });
}

function endOf({ account, language }: Visit, timeZone: string): string | undefined {
  if (account?.deletionDueAt === undefined) return undefined;
  return dayAndMonth(dayIn(account.deletionDueAt, timeZone), language);
}
