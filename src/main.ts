/** The portal as a process: reads what is configured, assembles, listens, and closes in good order. */
import { openDatabase } from '#app/database.ts';
import { createPortal } from '#app/portal.ts';
import { startChores } from '#app/chores.ts';
import { readSupplier } from '#features/supplier/index.ts';
import { systemClock } from '#platform/clock.ts';
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

/** The port is taken: a sentence for whoever started us. */
export class PortInUse extends Error {
  constructor(port: number) {
    super(`Port ${port} is in use by another program: stop it, or choose another with PORT=3001.`);
    this.name = 'PortInUse';
  }
}

type Options = {
  readonly config: Config;
  readonly log: Log;
  /** Runs once the database is up to date and before the portal answers: the demo loads its data here. */
  readonly prepare?: (pool: Pool) => Promise<void>;
  readonly onLost?: (error: Error) => void;
};

export async function startPortal({ config, log, prepare, onLost }: Options): Promise<RunningPortal> {
  const supplier = await readSupplier(config.supplierFolder);
  const database = await openDatabase({ config, log, ...(onLost === undefined ? {} : { onLost }) });
  const { pool } = database;
  try {
    await prepare?.(pool);
    const app = await createPortal({ config, supplier, pool, clock: systemClock, log });
    const address = await app.listen({ port: config.port, host: config.host }).catch((error: unknown) => {
      throw (error as { code?: string }).code === 'EADDRINUSE' ? new PortInUse(config.port) : error;
    });
    const chores = startChores({ pool, config, supplier, log, clock: systemClock });
    log.info({ address }, 'listening');
    let closing: Promise<void> | undefined;
    const close = async (): Promise<void> => {
      await app.close();
      await chores.stop();
      await database.close();
      log.info({}, 'closed');
    };
    return { address, pool, close: () => (closing ??= close()) };
  } catch (error) {
    await database.close();
    throw error;
  }
}
