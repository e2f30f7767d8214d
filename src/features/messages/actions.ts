import { audit } from '#features/audit/index.ts';
import { transaction, type Pool } from '#platform/db/pool.ts';
import { resumeRecipient } from '#platform/outbox/outbox.ts';
import { listStopped } from './store.sql.ts';

type Resumption = {
  readonly accountId: number;
  readonly channel: string;
  readonly now: Date;
  readonly origin: string;
};

/**
 * The account's address on this channel gets messages again. False where it was not stopped: then nothing is written, as
 * after a second press of the button.
 */
export function resumeAddress(pool: Pool, { accountId, channel, now, origin }: Resumption): Promise<boolean> {
  return transaction(pool, async (tx) => {
    const stopped = (await listStopped(tx, { accountId })).find((each) => each.channel === channel);
    const resumed = stopped && (await resumeRecipient(tx, { channel, recipient: stopped.recipient }));
    if (resumed === undefined) return false;
    const subject = `account ${accountId}`;
    await audit(tx, { at: now, accountId, action: 'messages resumed', subject, facts: { channel }, origin });
    return true;
  });
}
