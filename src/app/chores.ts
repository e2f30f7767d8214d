/** What runs beside the pages: sending mail, and sweeping out what has expired. */
import { deleteExpired } from '#features/accounts/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { Config } from '#platform/config.ts';
import type { Pool } from '#platform/db/pool.ts';
import { sweepLimits } from '#platform/limits/limits.ts';
import type { Log } from '#platform/log.ts';
import { createMailSender, type MailSender } from '#platform/mail/sender.ts';
import { smtpTransport } from '#platform/mail/smtp.ts';
import { sweepMessages } from '#platform/outbox/outbox.ts';

const sweepEvery = 15 * 60_000;

export type ChoreParts = {
  readonly pool: Pool;
  readonly config: Pick<Config, 'smtpUrl'>;
  readonly supplier: Supplier;
  readonly log: Log;
  readonly clock: Clock;
};

export function startChores(parts: ChoreParts): { stop: () => Promise<void> } {
  const { pool, clock, log } = parts;
  const sender = mailSender(parts);
  sender?.start();
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
      await sweeping;
      await sender?.stop();
    },
  };
}

/** Without SMTP_URL (the demo) mail stays in the database, where the mailbox page shows it. */
function mailSender({ pool, config, supplier, log }: ChoreParts): MailSender | undefined {
  if (config.smtpUrl === undefined) return undefined;
  return createMailSender({ pool, transport: smtpTransport(config.smtpUrl), from: supplier.mailFrom, log });
}
