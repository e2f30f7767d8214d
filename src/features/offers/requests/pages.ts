/** `/offer-requests/:id/withdrawal`: of whatever kind the request is. */
import { customer, type CustomerVisit } from '#features/accounts/index.ts';
import type { Pool } from '#platform/db/pool.ts';
import { idOf, orNotFound, seeOther, type Reply } from '#platform/http/exchange.ts';
import { takeBack } from './actions.ts';
import { placeOf } from './desk.ts';
import type { RequestKind } from './facts.ts';
import { findRequest } from './store.sql.ts';

export function offerRequestPages({ pool }: { readonly pool: Pool }) {
  return {
    /** POST /offer-requests/:id/withdrawal */
    withdraw: customer((visit) => withdraw(pool, visit), { resumeAt: () => '/offers' }),
  };
}

async function withdraw(pool: Pool, visit: CustomerVisit): Promise<Reply> {
  const key = { accountId: visit.account.id, requestId: idOf(visit.params['id']) };
  const request = orNotFound(await findRequest(pool, key));
  const done = (await takeBack(pool, request, visit)) ? 'withdrawn' : 'decided';
  return seeOther(`${placeOf[request.kind as RequestKind]}?done=${done}`);
}
