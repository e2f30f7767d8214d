/** Hearing what other transactions, in whatever process, say with `notify`. */
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from './pool.ts';

export type Listening = { readonly stop: () => Promise<void> };

const waitAfterLoss = 1_000;

/**
 * Calls `hear` after each commit that has notified the channel, and once when the connection stands, because something may
 * have been missed before. It keeps one connection of the pool. While the database is away it goes on trying: whoever
 * needs to know for certain looks from time to time as well.
 */
export function listenTo(pool: Pool, channel: string, hear: () => void): Listening {
  const stopping = new AbortController();
  const { signal } = stopping;
  const listen = async (): Promise<void> => {
    while (!signal.aborted) {
      await listenUntilLost(pool, channel, { hear, signal }).catch(() => undefined);
      await sleep(waitAfterLoss, undefined, { signal, ref: false }).catch(() => undefined);
    }
  };
  const listening = listen();
  return {
    stop: () => {
      stopping.abort();
      return listening;
    },
  };
}

async function listenUntilLost(
  pool: Pool,
  channel: string,
  { hear, signal }: { hear: () => void; signal: AbortSignal },
): Promise<void> {
  const client = await pool.connect();
  try {
    client.on('notification', hear);
    await client.query(`listen ${client.escapeIdentifier(channel)}`);
    hear();
    await once(client, 'end', { signal });
  } finally {
    // it would go on listening for whoever gets it next
    client.release(true);
  }
}
