/** `/call-back`: customers ask to be called. */
import { customer, type CustomerVisit } from '#features/accounts/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import type { Refusal } from '#kernel/refusal.ts';
import type { Pool } from '#platform/db/pool.ts';
import { idOf, orNotFound, page, seeOther, type Page, type Reply } from '#platform/http/exchange.ts';
import type { Limit, Limits } from '#platform/limits/limits.ts';
import { bookCall, cancelCall } from './actions.ts';
import { readCallBack, type CallBackRefusal } from './input.ts';
import { openSlots } from './slots.ts';
import { findCallBack, findPhone, listCallBacks } from './store.sql.ts';
import { callBackTexts } from './texts.ts';
import { callBackView } from './view.ts';

type CallBackParts = { readonly pool: Pool; readonly supplier: Supplier; readonly limits: Limits };

/** One waits at a time; this bounds booking and cancelling in turns. */
const callsPerAccount: Limit = { action: 'call-back', windowMinutes: 24 * 60, freeTries: 10, mostTries: 10 };

export function callBackPages(parts: CallBackParts) {
  const resumeAt = (): string => '/call-back';
  return {
    /** GET /call-back */
    showCallBack: customer((visit) => callBackPage(parts, visit, {})),
    /** POST /call-back */
    bookCallBack: customer((visit) => book(parts, visit), { resumeAt }),
    /** POST /call-back/:id/cancellation */
    cancelCallBack: customer((visit) => cancel(parts, visit), { resumeAt }),
  };
}

type Wrong = { readonly refusals?: readonly Refusal<CallBackRefusal>[]; readonly status?: number };

async function callBackPage(
  { pool, supplier }: CallBackParts,
  visit: CustomerVisit,
  { refusals = [], status }: Wrong,
): Promise<Page> {
  const accountId = visit.account.id;
  const t = callBackTexts(visit.language);
  return page({
    status: status ?? (refusals.length === 0 ? 200 : 422),
    title: t.title,
    crumbs: [{ label: t.home, href: '/' }],
    main: callBackView({
      visit,
      supplier,
      refusals,
      slots: openSlots(supplier, visit.today, visit.now),
      list: await listCallBacks(pool, { accountId }),
      ownPhone: (await findPhone(pool, { accountId }))?.phone ?? '',
    }),
  });
}

async function book(parts: CallBackParts, visit: CustomerVisit): Promise<Reply> {
  const { pool, supplier, limits } = parts;
  const slots = openSlots(supplier, visit.today, visit.now);
  const typed = readCallBack(visit.form, { slots, country: supplier.country });
  if (!typed.ok) return callBackPage(parts, visit, { refusals: typed.refusals });
  const verdict = await limits.count(pool, callsPerAccount, { subject: `account ${visit.account.id}`, now: visit.now });
  if (verdict.paused) return callBackPage(parts, visit, { refusals: [{ code: 'paused' }], status: 429 });
  const booked = await bookCall(pool, typed.value, visit);
  if (!booked) return callBackPage(parts, visit, { refusals: [{ code: 'waiting_already' }] });
  return seeOther('/call-back?done=sent');
}

async function cancel({ pool }: CallBackParts, visit: CustomerVisit): Promise<Reply> {
  const id = idOf(visit.params['id']);
  const { state } = orNotFound(await findCallBack(pool, { accountId: visit.account.id, id }));
  const cancelled = (await cancelCall(pool, id, visit)) || state === 'cancelled';
  return seeOther(`/call-back?done=${cancelled ? 'cancelled' : 'late'}`);
}
