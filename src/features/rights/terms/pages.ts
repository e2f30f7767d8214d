import { customer, localPath, type CustomerVisit, type Guarded, type SignedIn } from '#features/accounts/index.ts';
import { audit } from '#features/audit/index.ts';
import { changesSince, firstDayOf } from '#features/pages/index.ts';
import type { Day } from '#kernel/day.ts';
import { transaction } from '#platform/db/pool.ts';
import { page, seeOther, type Page } from '#platform/http/exchange.ts';
import type { RightsParts } from '../parts.ts';
import { termsAsked } from './rules.ts';
import { agreeToTerms, putTermsOff } from './store.sql.ts';
import { texts } from './texts.ts';
import { newTermsView } from './view.ts';

const address = '/new-terms';

type Terms = Pick<RightsParts, 'supplier' | 'library'>;

/** Addresses: `/new-terms`, with where one was going in `next`. */
export function newTermsPages(parts: RightsParts): Readonly<Record<'showNewTerms' | 'answerNewTerms', Guarded>> {
  const options = { resumeAt: () => '/', beforeNewTerms: true } as const;
  return {
    showNewTerms: customer(async (visit) => {
      const next = nextOf(visit.query.text('next'));
      return isAsked(parts, visit) === 'no' ? seeOther(next) : newTermsPage(parts, visit, next);
    }, options),
    answerNewTerms: customer((visit) => answer(parts, visit), options),
  };
}

/** Where a signed-in visitor is led first, before the page that was asked for; undefined where there is nothing to ask. */
export function newTermsDetour(
  parts: Terms,
  visit: { readonly account: SignedIn; readonly today: Day; readonly address: string },
): string | undefined {
  if (isAsked(parts, visit) === 'no') return undefined;
  return visit.address === '/' ? address : `${address}?next=${encodeURIComponent(visit.address)}`;
}

function isAsked(
  { supplier, library }: Terms,
  { account, today }: { readonly account: SignedIn; readonly today: Day },
) {
  const version = supplier.consents.termsAndPrivacyVersion;
  if (account.agreedTerms === version) return 'no';
  const { agreedTerms: agreed, termsPutOff: putOff } = account;
  return termsAsked({ version, validFrom: firstDayOf(library, version), today, agreed, putOff });
}

/** Not back to this page, which would ask for ever. */
function nextOf(text: string): string {
  const next = localPath(text);
  return next.startsWith(address) ? '/' : next;
}

async function answer(parts: RightsParts, visit: CustomerVisit) {
  const { account, form, now, ip } = visit;
  const version = parts.supplier.consents.termsAndPrivacyVersion;
  const next = nextOf(form.text('next'));
  const asked = isAsked(parts, visit);
  if (asked === 'no') return seeOther(next);
  // what was read is what is agreed to: a version that came meanwhile is put anew
  if (form.text('version') !== version) return newTermsPage(parts, visit, next);
  const { id: accountId, sessionId } = account;
  if (form.text('answer') === 'agree') {
    await transaction(parts.pool, async (tx) => {
      if ((await agreeToTerms(tx, { accountId, version, now })) === undefined) return;
      await audit(tx, { at: now, accountId, action: 'new terms agreed to', subject: version, origin: ip });
    });
    return seeOther(next);
  }
  if (asked === 'must') return newTermsPage(parts, visit, next);
  await putTermsOff(parts.pool, { version, sessionId, accountId });
  return seeOther(next);
}

function newTermsPage(parts: RightsParts, visit: CustomerVisit, next: string): Page {
  const { account, language } = visit;
  const { supplier, library } = parts;
  const version = supplier.consents.termsAndPrivacyVersion;
  const main = newTermsView({
    language,
    token: visit.formToken(),
    version,
    next,
    mayWait: isAsked(parts, visit) === 'may_wait',
    validFrom: firstDayOf(library, version),
    changes: changesSince(library, { version, agreed: account.agreedTerms, language }),
  });
  return page({ title: texts[language].title, main });
}
