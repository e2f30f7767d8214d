/**
 * A real PostgreSQL for tests and tools. `npm test` starts one server for the whole run and says where in TEST_PG; a
 * process without that starts its own. Databases are copied from a migrated template: in memory in some 30 ms.
 */
import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, statfs } from 'node:fs/promises';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '#platform/db/embedded.ts';
import { migrate } from '#platform/db/migrate.ts';
import { openPool, type Pool } from '#platform/db/pool.ts';

export type Server = { host: string; user: string; port?: number };

/** What is put into a migrated database once on a server, by whoever needs it first; the others get copies. */
export type Filling = { readonly name: string; readonly fill: (pool: Pool) => Promise<unknown> };

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

type TestServer = { readonly server: Server; readonly stop: () => Promise<void> };

/**
 * The server of a whole run: in memory where there is plenty. A database is a thousand files, of which a disk is slower to
 * make than the tests are to use them.
 */
export async function startServerOfRun(): Promise<TestServer> {
  const memory = '/dev/shm';
  const { type, bavail, bsize } = await statfs(memory).catch(() => ({ type: 0, bavail: 0, bsize: 0 }));
  const isRoomy = type === TMPFS && bavail * bsize > 4 * GIGABYTE && freemem() > 4 * GIGABYTE;
  // programs may not be allowed to run there, or another user's not to enter
  const inMemory = isRoomy ? await startTestServer(memory).catch(() => undefined) : undefined;
  return inMemory ?? startTestServer();
}

const TMPFS = 0x01_02_19_94;
const GIGABYTE = 2 ** 30;

/** Starts a throw-away server: what it holds need not outlive the run, so it does not wait for the disk. */
export async function startTestServer(folder = tmpdir()): Promise<TestServer> {
  const dataDir = await mkdtemp(join(folder, 'odcitek-test-'));
  // as root, PostgreSQL runs as another user, who must be able to pass through
  await chmod(dataDir, 0o711);
  const remove = (): Promise<void> => rm(dataDir, { recursive: true, force: true });
  const postgres = await startEmbeddedPostgres({ dataDir, log: quiet, settings }).catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  const stop = async (): Promise<void> => {
    await postgres.stop();
    await remove();
    await rm(filesBeside(server), { recursive: true, force: true });
  };
  const server = { host: postgres.connection.host, user: postgres.connection.user };
  return { server, stop };
}

const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_wal_size: '256MB',
  max_connections: '200',
};

/** For files that belong to what templates hold; gone with the server. */
function filesBeside({ host }: Server): string {
  return join(tmpdir(), `odcitek-test-files-${createHash('sha256').update(host).digest('hex').slice(0, 12)}`);
}

/** Where files can be put for all the tests of a run. */
export async function sharedFiles(): Promise<string> {
  return filesBeside(await findServer());
}

let own: ReturnType<typeof startTestServer> | undefined;

function findServer(): Promise<Server> {
  const given = process.env['TEST_PG'];
  if (given !== undefined) return Promise.resolve(JSON.parse(given) as Server);
  own ??= startTestServer();
  return own.then((started) => started.server);
}

/** Ends the server that this process has started for itself, if it has. */
export async function stopOwnServer(): Promise<void> {
  await (await own)?.stop();
}

/** How to connect to the databases of one test, for the tests that start processes of their own. */
export async function freshDatabase(filling?: Filling): Promise<{
  connection: Server & { database: string };
  drop: () => Promise<void>;
}> {
  const found = await findServer();
  const migrated = await ensureTemplate(found);
  const template = filling === undefined ? migrated : await makeTemplate(found, { ...filling, from: migrated });
  const database = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(found, (client) => client.query(`create database ${database} template ${template} strategy file_copy`));
  return {
    connection: { ...found, database },
    drop: () => dropDatabase(found, database),
  };
}

/** Connections that are left are cut; a cleaner of PostgreSQL's own, which we may not cut, gives way by itself. */
async function dropDatabase(found: Server, database: string): Promise<void> {
  const drop = `drop database if exists ${database}`;
  await asAdmin(found, (client) => client.query(`${drop} with (force)`).catch(() => client.query(drop)));
}

let template: Promise<string> | undefined;

/** The template is named after the migrations, so a server that is kept serves several versions of them. */
function ensureTemplate(found: Server): Promise<string> {
  template ??= migrationsHash().then((hash) =>
    makeTemplate(found, { name: `template_${hash}`, from: 'template1', fill: migrate }),
  );
  return template;
}

async function makeTemplate(found: Server, { name, from, fill }: Filling & { readonly from: string }): Promise<string> {
  await asAdmin(found, async (client) => {
    // several test files run at once: one makes the template, the others wait for it
    await client.query('select pg_advisory_lock(hashtext($1))', [name]);
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount !== 0) return;
    await client.query(`create database ${name}_making template ${from}`);
    const pool = openPool({ ...found, database: `${name}_making` }, { max: 5 });
    await fill(pool);
    await pool.end();
    await client.query(`alter database ${name}_making rename to ${name}`);
  });
  return name;
}

async function migrationsHash(): Promise<string> {
  const folder = new URL('../../db/migrations/', import.meta.url);
  const hash = createHash('sha256');
  for (const name of (await readdir(folder)).toSorted()) hash.update(await readFile(new URL(name, folder)));
  return hash.digest('hex').slice(0, 12);
}

async function asAdmin(found: Server, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ ...found, database: 'postgres' });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
