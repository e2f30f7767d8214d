/** `/settings/mobile`: the number for SMS, and the code that confirms it. */
import { writePhone, type CustomerVisit } from '#features/accounts/index.ts';
import type { Outcome } from '#kernel/refusal.ts';
import { NotFound, page, seeOther, type Page, type Reply } from '#platform/http/exchange.ts';
import { confirmNumber, readMobile, removeNumber, sendCode } from './mobile.ts';
import { mobileView } from './mobile-view.ts';
import type { ReminderPageParts } from './parts.ts';
import { problemsOf, type Problems } from './problems.ts';
import { reminderTexts, type ReminderRefusal } from './texts.ts';

const settings = '/settings/reminders';

export async function showMobile(parts: ReminderPageParts, visit: CustomerVisit): Promise<Page> {
  if (!parts.sendsSms) throw new NotFound();
  return mobilePage(parts, visit, undefined);
}

export async function askForCode(parts: ReminderPageParts, visit: CustomerVisit): Promise<Reply> {
  if (!parts.sendsSms) throw new NotFound();
  const { form, language } = visit;
  const sent = await sendCode(parts, { typed: form.text('mobile'), language }, visit);
  if (!sent.ok) return refusedPage(parts, visit, sent);
  const next = nextOf(visit);
  return seeOther(`/settings/mobile${next === settings ? '' : `?next=${encodeURIComponent(next)}`}`);
}

export async function confirm(parts: ReminderPageParts, visit: CustomerVisit): Promise<Reply> {
  const confirmed = await confirmNumber(parts, visit.form.text('code'), visit);
  if (!confirmed.ok) return refusedPage(parts, visit, confirmed);
  const next = nextOf(visit);
  return seeOther(next === settings ? `${settings}?done=mobile` : `${next}#reminders`);
}

export async function remove(parts: ReminderPageParts, visit: CustomerVisit): Promise<Reply> {
  await removeNumber(parts, visit);
  return seeOther(`${settings}?done=removed`);
}

type Refused = Extract<Outcome<undefined, ReminderRefusal>, { ok: false }>;

function refusedPage(parts: ReminderPageParts, visit: CustomerVisit, { refusals }: Refused): Promise<Page> {
  const status = refusals[0].code === 'paused' ? 429 : 422;
  return mobilePage(parts, visit, { status, ...problemsOf(refusals, visit.language) });
}

async function mobilePage(
  parts: ReminderPageParts,
  visit: CustomerVisit,
  problems: (Problems & { readonly status: number }) | undefined,
): Promise<Page> {
  const { language, form, query } = visit;
  const t = reminderTexts(language);
  const { number, pending, proposed } = await readMobile(parts, visit);
  const typed = form.has('mobile')
    ? form.text('mobile').slice(0, 40)
    : writePhone(pending ?? proposed, parts.supplier.country);
  const main = mobileView({
    language,
    token: visit.formToken(),
    next: nextOf(visit),
    number,
    pending,
    typed,
    problems: problems ?? problemsOf([], language),
    savedFirst: problems === undefined && query.text('done') === 'saved' && pending === null,
  });
  const crumbs = [
    { label: t.settings, href: '/settings' },
    { label: t.title, href: settings },
  ];
  return page({ status: problems?.status ?? 200, title: t.mobile.title, main, crumbs });
}

/** Where to go on to: the reading form with what was typed in it, or else the settings. Nothing else is gone to. */
function nextOf({ form, query }: Pick<CustomerVisit, 'form' | 'query'>): string {
  const next = form.text('next') || query.text('next');
  return /^\/readings\/new(?:\?[\w%.&=+*-]{0,1500})?$/.test(next) ? next : settings;
}
