/** What runs beside the pages: sending messages, and sweeping out what has expired. */
import { deleteExpired } from '#features/accounts/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { Config } from '#platform/config.ts';
import type { Pool } from '#platform/db/pool.ts';
import { sweepLimits } from '#platform/limits/limits.ts';
import type { Log } from '#platform/log.ts';
import { sweepMessages } from '#platform/outbox/outbox.ts';
import { createSender } from '#platform/outbox/sender.ts';
import { waysOut, type GatewayParts } from './gateways.ts';

const sweepEvery = 15 * 60_000;

export type ChoreParts = GatewayParts & {
  readonly pool: Pool;
  readonly config: Pick<Config, 'demo'>;
  readonly supplier: Supplier;
  readonly log: Log;
  readonly clock: Clock;
};

export function startChores(parts: ChoreParts): { stop: () => Promise<void> } {
  const { pool, supplier, clock, log, config } = parts;
  const sender = createSender({
    pool,
    log,
    now: () => clock.now(),
    timeZone: supplier.timeZone,
    routes: waysOut(parts),
    keepsTexts: config.demo,
  });
  sender.start();
  let sweeping: Promise<void> = Promise.resolve();
  const sweep = async (): Promise<void> => {
    const now = clock.now();
    await deleteExpired(pool, { now });
    await sweepLimits(pool, now);
    await sweepMessages(pool, now);
  };
  const timer = setInterval(() => {
    sweeping = sweep().catch((error: unknown) => log.error({ error }, 'sweeping failed'));
  }, sweepEvery);
  return {
    stop: async () => {
      clearInterval(timer);
      await Promise.all([sweeping, sender.stop()]);
    },
  };
}
