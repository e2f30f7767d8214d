/**
 * PostgreSQL inside the portal: started with it, stopped with it, reached through a Unix socket, nothing on TCP.
 *
 * What always holds: one portal owns a data folder at a time (embedded-ownership.ts), and a PostgreSQL that outlived its portal
 * belongs to nobody: the next start takes it over. Decision: docs/decisions/0003-embedded-postgresql.md.
 */
import type { LogLines } from '../log.ts';
import { ensureCluster, removeHalfMadeClusters } from './embedded-cluster.ts';
import type { DataFolderInUse } from './embedded-errors.ts';
import { keepServer } from './embedded-keeper.ts';
import { ensurePortalDatabase } from './embedded-ownership.ts';
import { findPlace, rememberPlace } from './embedded-place.ts';
import type { Settings } from './embedded-settings.ts';

export { DataFolderInUse } from './embedded-errors.ts';

export type EmbeddedPostgres = {
  /** `host` is the folder of the socket. */
  readonly connection: {
    readonly host: string;
    readonly port: number;
    readonly user: string;
    readonly database: string;
  };
  /** PostgreSQL's own folder. */
  readonly dataDir: string;
  /** True when a PostgreSQL left behind by a portal that was killed had to be taken over. */
  readonly adopted: boolean;
  /** Ends PostgreSQL, in 8 s at most. May be called again. */
  readonly stop: () => Promise<void>;
};

export type EmbeddedOptions = {
  /** The portal's data folder; PostgreSQL's is `postgres` in it. */
  readonly dataDir: string;
  readonly log: LogLines;
  /** PostgreSQL settings that replace ours, for example `{ shared_buffers: '1GB' }`. */
  readonly settings?: Settings;
  /** Called when another portal has become the owner while PostgreSQL was down: the caller should shut down. */
  readonly onLost?: (error: DataFolderInUse) => void;
};

/** Of the role and of the database. */
const NAME = 'odcitek';

/**
 * Starts PostgreSQL on `dataDir` (creating everything on the first start) and keeps it running until `stop`: if it dies, it is
 * started again, with growing pauses. No signal handlers here: the caller calls `stop`.
 *
 * Throws DataFolderInUse when another portal owns the folder, EmbeddedPostgresError when PostgreSQL cannot run.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { dataDir, log, settings = {}, onLost = () => undefined } = options;
  const place = await findPlace(dataDir, log);
  await ensureCluster(place, log);
  await rememberPlace(place);
  const keeper = keepServer({ place, settings, log, onLost });
  try {
    const session = await keeper.start();
    await ensurePortalDatabase(session, NAME);
    await removeHalfMadeClusters(place);
  } catch (error) {
    await keeper.stop();
    throw error;
  }
  return {
    connection: { host: place.socketDir, port: 5432, user: NAME, database: NAME },
    dataDir: place.data,
    adopted: keeper.adopted(),
    stop: keeper.stop,
  };
}

/** How to reach the server of a portal that runs on `dataDir`, without owning it: for commands beside the portal. */
export async function embeddedConnection(
  options: Pick<EmbeddedOptions, 'dataDir' | 'log'>,
): Promise<EmbeddedPostgres['connection']> {
  const { socketDir } = await findPlace(options.dataDir, options.log);
  return { host: socketDir, port: 5432, user: NAME, database: NAME };
}
