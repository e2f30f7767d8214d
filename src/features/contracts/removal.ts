import { audit } from '#features/audit/index.ts';
import { transaction } from '#platform/db/pool.ts';
import type { ContractParts, Linker } from './parts.ts';
import { endLink, findEndedLink } from './store.sql.ts';

/**
 * Ends the account's link with the contract; nothing else of the contract changes. True also where it had been ended
 * before (a second press of the button); false where the account never had it.
 */
export async function removeContract(
  { pool }: Pick<ContractParts, 'pool'>,
  contractId: number,
  { account, now, ip }: Linker,
): Promise<boolean> {
  return transaction(pool, async (tx) => {
    const ended = await endLink(tx, { accountId: account.id, contractId, now });
    if (ended === 0) return (await findEndedLink(tx, { accountId: account.id, contractId })) !== undefined;
    await audit(tx, {
      at: now,
      accountId: account.id,
      action: 'contract link ended',
      subject: `contract ${contractId}`,
      origin: ip,
    });
    return true;
  });
}
