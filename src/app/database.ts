/** The database of a running portal: yours through DATABASE_URL, or an embedded one in the data folder. */
import { setTimeout as sleep } from 'node:timers/promises';
import { DataFolderInUse, embeddedConnection, startEmbeddedPostgres } from '#platform/db/embedded.ts';
import { migrate } from '#platform/db/migrate.ts';
import { openPool, type Pool } from '#platform/db/pool.ts';
import type { Config } from '#platform/config.ts';
import type { Log } from '#platform/log.ts';

export type Database = { readonly pool: Pool; readonly close: () => Promise<void> };

type Options = {
  readonly config: Pick<Config, 'databaseUrl' | 'dataDir'>;
  readonly log: Log;
  /** Called when the embedded database was lost to another portal. */
  readonly onLost?: (error: Error) => void;
};

const oldestVersion = 15;
const patienceWithConnections = 1_000;

/** The database cannot be used as it is: a sentence for whoever started us. */
export class DatabaseRefused extends Error {
  override readonly name = 'DatabaseRefused';
}

/** Opens the database and brings it up to date. An embedded one is this process's alone: a second portal is refused. */
export async function openDatabase({ config, log, onLost }: Options): Promise<Database> {
  if (config.databaseUrl !== undefined) return openYours(config.databaseUrl, log);
  const postgres = await startEmbeddedPostgres({
    dataDir: config.dataDir,
    log,
    ...(onLost === undefined ? {} : { onLost }),
  });
  return ready(poolOn(postgres.connection, log), postgres.stop);
}

async function openYours(connectionString: string, log: Log): Promise<Database> {
  const pool = poolOn({ connectionString }, log);
  await pool.query('select 1').catch(async (error: Error & { code?: string }) => {
    await pool.end();
    const why = error.message === '' ? error.code : error.message;
    throw new DatabaseRefused(`The database of DATABASE_URL cannot be reached: ${why}.`);
  });
  return ready(pool, async () => {});
}

/** For a command such as `import`: beside a portal that runs on the data folder, or alone where none runs. */
export async function joinDatabase(options: Options): Promise<Database> {
  try {
    return await openDatabase(options);
  } catch (error) {
    if (!(error instanceof DataFolderInUse)) throw error;
    const connection = await embeddedConnection({ dataDir: options.config.dataDir, log: options.log });
    return ready(poolOn(connection, options.log), async () => {});
  }
}

function poolOn(connection: Parameters<typeof openPool>[0], log: Log): Pool {
  return openPool(connection, { max: 20, onError: (error) => log.warn({ error }, 'a database connection broke') });
}

async function ready(pool: Pool, stop: () => Promise<void>): Promise<Database> {
  const close = async (): Promise<void> => {
    // what still holds a connection by then is cut off, and PostgreSQL undoes it
    await Promise.race([pool.end(), sleep(patienceWithConnections, undefined, { ref: false })]);
    await stop();
  };
  try {
    await judge(pool);
    await migrate(pool);
    return { pool, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function judge(pool: Pool): Promise<void> {
  // the timetable of jobs has a schema of its own
  const { rows } = await pool.query<{ version: number; database: string; user: string; may: boolean }>(
    `select current_setting('server_version_num')::int / 10000 as version, current_database() as database,
            current_user as user,
            coalesce(has_schema_privilege(current_schema(), 'create'), false)
              and (has_database_privilege(current_database(), 'create') or to_regnamespace('pgboss') is not null) as may`,
  );
  const { version = 0, database, user, may } = rows[0] ?? {};
  if (version < oldestVersion)
    throw new DatabaseRefused(`PostgreSQL ${version} is too old: Odčitek needs ${oldestVersion} or newer.`);
  if (may !== true)
    throw new DatabaseRefused(
      `The user of DATABASE_URL may not make tables and schemas: make it the owner (alter database "${database}" owner to "${user}").`,
    );
}
