/**
 * Linking: who knows all five facts of a contract (and the proof, where the supplier asks for one) may see it. A guesser
 * learns nothing: one answer for every mismatch, after the same work, and few tries. docs/decisions/0007-linking.md.
 */
import { timingSafeEqual } from 'node:crypto';
import { audit } from '#features/audit/index.ts';
import { accepted, refused, type Outcome } from '#kernel/refusal.ts';
import { transaction, type Tx } from '#platform/db/pool.ts';
import type { Limit } from '#platform/limits/limits.ts';
import { networkOf } from '#platform/limits/network.ts';
import type { LinkRequest } from './input.ts';
import { tellOthers } from './letters.ts';
import type { ContractParts, Linker } from './parts.ts';
import type { LinkRefusal } from './refusals.ts';
import { findMatch, insertLink, type FindMatchRow } from './store.sql.ts';

const perAccount: Limit = { action: 'link-account', windowMinutes: 60, freeTries: 3, mostTries: 10 };
const perAddress: Limit = { action: 'link-address', windowMinutes: 60, freeTries: 20, mostTries: 60 };

/** Links the contract to the account, or says no. Each try leaves an audit entry, each success a word to the others. */
export async function linkContract(
  parts: ContractParts,
  request: LinkRequest,
  linker: Linker,
): Promise<Outcome<{ contractId: number }, LinkRefusal>> {
  const { account, now, ip } = linker;
  const verdict = await parts.limits.countAll(
    parts.pool,
    [
      [perAccount, String(account.id)],
      [perAddress, networkOf(ip)],
    ],
    now,
  );
  // nothing was tried, so nothing is written: a pause must not become a way to fill the audit trail
  if (verdict.paused) return refused({ code: 'paused', facts: { minutes: verdict.minutesLeft } });
  await parts.wait(verdict.delayMilliseconds);
  return transaction(parts.pool, (tx) => tryToLink(tx, { parts, request, linker }));
}

type Try = { readonly parts: ContractParts; readonly request: LinkRequest; readonly linker: Linker };

async function tryToLink(
  tx: Tx,
  { parts, request, linker }: Try,
): Promise<Outcome<{ contractId: number }, LinkRefusal>> {
  const { account, now, ip } = linker;
  const match = await findMatch(tx, request);
  const { contractId } = match;
  const proven = parts.supplier.linkProof === null || hasProof(match);
  const entry = {
    at: now,
    accountId: account.id,
    subject: contractId === null ? '' : `contract ${contractId}`,
    origin: ip,
  };
  if (!match.fits || !proven || contractId === null) {
    await audit(tx, { ...entry, action: 'contract link refused', facts: { reason: 'no_match' } });
    return refused({ code: request.foreignGsrn ? 'no_match_foreign' : 'no_match' });
  }
  const link = await insertLink(tx, { accountId: account.id, contractId, now });
  if (link === undefined) {
    // a second press of the button, or a forgotten first time: what is wanted is so, and nobody need hear of it again
    await audit(tx, { ...entry, action: 'contract was linked already' });
    return accepted({ contractId });
  }
  await audit(tx, { ...entry, action: 'contract linked' });
  await tellOthers(tx, {
    parts,
    linker,
    contract: { id: contractId, number: request.number, holderEmail: match.holderEmail },
  });
  // a new contract proves an honest customer; linking and removing the same one again and again buys no further tries
  if (link.first) {
    await parts.limits.forget(tx, perAccount, String(account.id));
    await parts.limits.giveBack(tx, perAddress, networkOf(ip));
  }
  return accepted({ contractId });
}

/** A contract without a proof in the registry matches none. */
function hasProof({ linkProofHash, givenProofHash }: FindMatchRow): boolean {
  return timingSafeEqual(linkProofHash ?? Buffer.alloc(givenProofHash.length), givenProofHash);
}
