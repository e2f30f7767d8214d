/** Asking, taking back, and the supplier's answer: one transaction each, with its audit entry. */
import type { CustomerVisit } from '#features/accounts/index.ts';
import { audit } from '#features/audit/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { accepted, refused, type Outcome } from '#kernel/refusal.ts';
import { transaction, violatedConstraint, type Pool } from '#platform/db/pool.ts';
import { orNotFound } from '#platform/http/exchange.ts';
import type { RequestFacts, Wish } from './facts.ts';
import type { BillingRefusal, TypedWish } from './input.ts';
import { newMandate } from './mandate.ts';
import {
  insertRequest,
  listRequests,
  withdrawRequest,
  type FindBillingContractRow,
  type FindRequestRow,
} from './store.sql.ts';

export type RequestParts = {
  readonly pool: Pool;
  readonly supplier: Pick<Supplier, 'payee' | 'timeZone'>;
  readonly secret: string;
};

type Asking = { readonly contract: FindBillingContractRow; readonly visit: CustomerVisit };

/** Gives the id of the request. While one waits, the same wish again is that one (a double click), and another is refused. */
export async function askFor(
  parts: RequestParts,
  typed: TypedWish,
  { contract, visit }: Asking,
): Promise<Outcome<number, BillingRefusal>> {
  const { account, now, ip } = visit;
  const { kind, facts } = wishOf(parts, typed, { contract, visit });
  try {
    return await transaction(parts.pool, async (tx) => {
      const request = { accountId: account.id, contractId: contract.id, kind, facts: JSON.stringify(facts), now };
      const { id } = await insertRequest(tx, request);
      await audit(tx, {
        at: now,
        accountId: account.id,
        action: 'bill request sent',
        subject: `bill request ${id}`,
        facts: { kind, contract: contract.id },
        origin: ip,
      });
      return accepted(id);
    });
  } catch (error) {
    if (violatedConstraint(error) !== 'bill_requests_one_waiting_each') throw error;
    const asked = await listRequests(parts.pool, { accountId: account.id, contractId: contract.id });
    const waiting = asked.find((request) => request.kind === kind && request.state === 'sent');
    if (waiting === undefined || !isSameWish(facts, waiting.facts)) return refused({ code: 'waiting_already' });
    return accepted(waiting.id);
  }
}

/** Whether the customer asks for the same: what the portal adds to a mandate (number, day, seal) does not count. */
function isSameWish(one: RequestFacts, other: RequestFacts): boolean {
  return (['how', 'email', 'joint', 'action', 'holder', 'iban'] as const).every((fact) => one[fact] === other[fact]);
}

function wishOf({ supplier, secret }: RequestParts, typed: TypedWish, { contract, visit }: Asking): Wish {
  const { account, now, today } = visit;
  if (typed.kind === 'joint_bill') return { kind: 'joint_bill', facts: { joint: typed.joint } };
  if (typed.kind === 'delivery') {
    const { kind, how, iban } = typed;
    const extra = how === 'email' ? { email: account.email } : iban === undefined ? {} : { iban };
    return { kind, facts: { how, ...extra } };
  }
  if (typed.action === 'end') return { kind: 'direct_debit', facts: { action: 'end' } };
  const { holder, iban } = typed;
  const { payee } = supplier;
  // the form is not shown where there is none
  const creditorId = orNotFound(payee.creditorId);
  const given = { holder, iban, payee, creditorId, contract: contract.number, signedOn: today, now };
  return { kind: 'direct_debit', facts: newMandate(given, secret) };
}

/** Takes back what was not answered yet; true where it had been taken back before, false where it was answered. */
export async function takeBack(
  pool: Pool,
  { id, contractId, state }: FindRequestRow,
  { account, now, ip }: CustomerVisit,
): Promise<boolean> {
  return transaction(pool, async (tx) => {
    const changed = await withdrawRequest(tx, { requestId: id, accountId: account.id, now });
    if (changed === 0) return state === 'withdrawn';
    await audit(tx, {
      at: now,
      accountId: account.id,
      action: 'bill request withdrawn',
      subject: `bill request ${id}`,
      facts: { contract: contractId },
      origin: ip,
    });
    return true;
  });
}
