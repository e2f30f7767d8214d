/** The portal as a process: reads what is configured, assembles, listens, and closes in good order. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { openDatabase } from '#app/database.ts';
import { createPortal } from '#app/portal.ts';
import { startChores, type Chores } from '#app/chores.ts';
import { readSupplier } from '#features/supplier/index.ts';
import { systemClock, type Clock } from '#platform/clock.ts';
import type { Config } from '#platform/config.ts';
import type { Pool } from '#platform/db/pool.ts';
import type { Log } from '#platform/log.ts';
import { createMetrics, type Metrics } from '#platform/metrics/metrics.ts';
import { serveMetrics } from '#platform/metrics/serve.ts';
import { waitingMessages } from '#platform/outbox/outbox.ts';

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

  /** `prefix` begins the names of the variables that say where. */
  constructor({ host, port }: Pick<Config, 'host' | 'port'>, code: string, prefix = '') {
    const sentences: Readonly<Record<string, string>> = {
      EADDRINUSE: `Port ${port} is in use by another program: stop it, or choose another with ${prefix}PORT=${port + 1}.`,
      EACCES: `Port ${port} needs more rights than this user has: choose one above 1023 with ${prefix}PORT=3000.`,
    };
    super(sentences[code] ?? `${prefix}HOST=${host} is no address of this machine (${code}).`);
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
  // what was started, to be ended in the end or when something after it could not be started
  let ending: (() => Promise<void>)[] = [];
  const end = async (): Promise<void> => {
    const all = ending;
    ending = [];
    await Promise.all(all.map((each) => each()));
    await database.close();
  };
  try {
    await prepare?.(pool);
    const metrics = config.management === undefined ? undefined : createMetrics();
    const counted = metrics === undefined ? {} : { count: metrics.countRequest };
    const app = await createPortal({ config, supplier, pool, clock, log, ...counted });
    ending.push(() => finishRequests(app));
    const address = await app.listen({ port: config.port, host: config.host }).catch(({ code }: { code: string }) => {
      throw new CannotListen(config, code);
    });
    if (config.management !== undefined && metrics !== undefined) {
      ending.push(await openMetrics(metrics, { pool, log, at: config.management }));
    }
    const beside = metrics === undefined ? {} : { metrics };
    const chores = await startChores({ pool, config, supplier, log, clock, ...beside });
    ending.push(() => finishChores(chores));
    log.info({ url: address }, 'listening');
    let closing: Promise<void> | undefined;
    return { address, pool, close: () => (closing ??= end().then(() => log.info({}, 'closed'))) };
  } catch (error) {
    await end();
    throw error;
  }
}

type MetricsParts = { readonly pool: Pool; readonly log: Log; readonly at: NonNullable<Config['management']> };

/** Gives what ends it. */
async function openMetrics(metrics: Metrics, { pool, log, at }: MetricsParts): Promise<() => Promise<void>> {
  metrics.watchOutbox(() => waitingMessages(pool, systemClock.now()));
  const served = await serveMetrics(metrics, at).catch(({ code }: { code: string }) => {
    throw new CannotListen(at, code, 'MANAGEMENT_');
  });
  log.info({ url: served.address }, 'metrics');
  return served.close;
}

/** A request may be finished, but a visitor who sends or reads slowly does not keep the process from ending. */
const patienceWithRequests = 4_000;
/**
 * A mail that its server does not take in time goes out once more after the next start; of an SMS that its gateway does not
 * answer in time, nobody will know.
 */
const patienceWithChores = 5_000;

async function finishRequests(app: FastifyInstance): Promise<void> {
  const late = setTimeout(() => app.server.closeAllConnections(), patienceWithRequests);
  await app.close();
  clearTimeout(late);
}

async function finishChores(chores: Chores): Promise<void> {
  await Promise.race([chores.stop(), sleep(patienceWithChores, undefined, { ref: false })]);
}
