/** Addresses of what a customer asks about bills: `/contracts/:id/billing`, `/bill-requests/:id/…`. */
import { customer, type CustomerVisit } from '#features/accounts/index.ts';
import type { Refusal } from '#kernel/refusal.ts';
import type { Pool } from '#platform/db/pool.ts';
import {
  idOf,
  NotFound,
  orNotFound,
  page,
  raw,
  seeOther,
  type Page,
  type Raw,
  type Reply,
} from '#platform/http/exchange.ts';
import { askFor, takeBack, type RequestParts } from './actions.ts';
import type { MandateFacts } from './facts.ts';
import { readWish, type BillingRefusal } from './input.ts';
import { mandatePdf } from './mandate-pdf.ts';
import {
  findBillingContract,
  findLatestConfirmed,
  findRequest,
  listRequests,
  type FindBillingContractRow,
  type FindRequestRow,
} from './store.sql.ts';
import { requestTexts } from './texts.ts';
import { billingView } from './view.ts';

export function billRequestPages(parts: RequestParts) {
  const { pool } = parts;
  return {
    /** GET /contracts/:id/billing */
    showBilling: customer(async (visit) => billingPage(parts, { visit, contract: await contractOf(pool, visit) })),
    /** POST /contracts/:id/billing */
    ask: customer((visit) => ask(parts, visit), { resumeAt: ({ params }) => `/contracts/${params['id']}/billing` }),
    /** POST /bill-requests/:id/withdrawal */
    withdraw: customer((visit) => withdraw(pool, visit), { resumeAt: () => '/contracts' }),
    /** GET /bill-requests/:id/mandate.pdf */
    sendMandate: customer((visit) => mandateOf(pool, visit)),
  };
}

async function contractOf(pool: Pool, { account, params }: CustomerVisit): Promise<FindBillingContractRow> {
  return orNotFound(await findBillingContract(pool, { accountId: account.id, contractId: idOf(params['id']) }));
}

async function requestOf(pool: Pool, { account, params }: CustomerVisit): Promise<FindRequestRow> {
  return orNotFound(await findRequest(pool, { accountId: account.id, requestId: idOf(params['id']) }));
}

async function ask(parts: RequestParts, visit: CustomerVisit): Promise<Reply> {
  const contract = await contractOf(parts.pool, visit);
  const typed = readWish(visit.form);
  if (!typed.ok) return billingPage(parts, { visit, contract, refusals: typed.refusals });
  const asked = await askFor(parts, typed.value, { contract, visit });
  if (!asked.ok) return billingPage(parts, { visit, contract, refusals: asked.refusals });
  return seeOther(`/contracts/${contract.id}/billing?done=sent`);
}

async function withdraw(pool: Pool, visit: CustomerVisit): Promise<Reply> {
  const request = await requestOf(pool, visit);
  const done = (await takeBack(pool, request, visit)) ? 'withdrawn' : 'decided';
  return seeOther(`/contracts/${request.contractId}/billing?done=${done}`);
}

type Shown = {
  readonly visit: CustomerVisit;
  readonly contract: FindBillingContractRow;
  readonly refusals?: readonly Refusal<BillingRefusal>[];
};

async function billingPage({ pool, supplier }: RequestParts, { visit, contract, refusals = [] }: Shown): Promise<Page> {
  const t = requestTexts(visit.language);
  const key = { accountId: visit.account.id, contractId: contract.id };
  const [requests, agreed] = [await listRequests(pool, key), await findLatestConfirmed(pool, key)];
  return page({
    status: refusals.length === 0 ? 200 : 422,
    title: t.title,
    crumbs: [
      { label: t.home, href: '/' },
      { label: t.contracts, href: '/contracts' },
    ],
    main: billingView({
      visit,
      contract,
      requests,
      agreed,
      refusals,
      payee: supplier.payee,
      timeZone: supplier.timeZone,
    }),
  });
}

/** The confirmation of a mandate that was given; of one that was taken back there is none. */
async function mandateOf(pool: Pool, visit: CustomerVisit): Promise<Raw> {
  const { facts, contractNumber, state, createdAt } = await requestOf(pool, visit);
  if (facts.action !== 'start' || state === 'withdrawn' || state === 'refused') throw new NotFound();
  const mandate = { ...(facts as MandateFacts), contractNumber };
  const pdf = await mandatePdf(mandate, visit.language, createdAt);
  const name = `${requestTexts(visit.language).paper.fileName}-${mandate.mandate.replaceAll('/', '-')}.pdf`;
  return raw('application/pdf', pdf, { 'content-disposition': `inline; filename="${name}"` });
}
