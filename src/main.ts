/** The portal as a process: reads what is configured, assembles, listens, and closes in good order. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { openDatabase } from '#app/database.ts';
import { createPortal } from '#app/portal.ts';
import { startChores } from '#app/chores.ts';
import { readSupplier } from '#features/supplier/index.ts';
import { systemClock, type Clock } from '#platform/clock.ts';
import type { Config } from '#platform/config.ts';
import type { Pool } from '#platform/db/pool.ts';
import type { Log } from '#platform/log.ts';

export type RunningPortal = {
  /** Where it listens: `http://127.0.0.1:3000`. */
  readonly address: string;
  readonly pool: Pool;
  /** Stops accepting, finishes what has begun, closes the database. May be called again. */
  readonly close: () => Promise<void>;
};

/** It cannot listen where it should: a sentence for whoever started us. */
export class CannotListen extends Error {
  override readonly name = 'CannotListen';

  constructor({ host, port }: Pick<Config, 'host' | 'port'>, code: string) {
    const sentences: Readonly<Record<string, string>> = {
      EADDRINUSE: `Port ${port} is in use by another program: stop it, or choose another with PORT=${port + 1}.`,
      EACCES: `Port ${port} needs more rights than this user has: choose one above 1023 with PORT=3000.`,
    };
    super(sentences[code] ?? `HOST=${host} is no address of this machine (${code}).`);
  }
}

type Options = {
  readonly config: Config;
  readonly log: Log;
  /** Runs once the database is up to date and before the portal answers: the demo loads its data here. */
  readonly prepare?: (pool: Pool) => Promise<void>;
  readonly onLost?: (error: Error) => void;
  /** The time it is; only the pictures of the manual are taken at another. */
  readonly clock?: Clock;
};

export async function startPortal({
  config,
  log,
  prepare,
  onLost,
  clock = systemClock,
}: Options): Promise<RunningPortal> {
  const supplier = await readSupplier(config.supplierFolder);
  const database = await openDatabase({ config, log, ...(onLost === undefined ? {} : { onLost }) });
  const { pool } = database;
  try {
    await prepare?.(pool);
    const app = await createPortal({ config, supplier, pool, clock, log });
    const address = await app.listen({ port: config.port, host: config.host }).catch(({ code }: { code: string }) => {
      throw new CannotListen(config, code);
    });
    const chores = startChores({ pool, config, supplier, log, clock });
    log.info({ url: address }, 'listening');
    let closing: Promise<void> | undefined;
    const close = async (): Promise<void> => {
      await finishRequests(app);
      // a mail that its server does not take in time is sent by the next start
      await Promise.race([chores.stop(), sleep(patienceWithMail, undefined, { ref: false })]);
      await database.close();
      log.info({}, 'closed');
    };
    return { address, pool, close: () => (closing ??= close()) };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** A request may be finished, but a visitor who sends or reads slowly does not keep the process from ending. */
const patienceWithRequests = 4_000;
const patienceWithMail = 1_500;

async function finishRequests(app: FastifyInstance): Promise<void> {
  const late = setTimeout(() => app.server.closeAllConnections(), patienceWithRequests);
  await app.close();
  clearTimeout(late);
}
