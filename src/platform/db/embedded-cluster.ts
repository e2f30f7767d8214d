/** Creating a database cluster: PostgreSQL's word for one data folder. */
import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { LogLines } from '../log.ts';
import { codeOf, EmbeddedPostgresError, explainFileError, explainOutput } from './embedded-errors.ts';
import type { Place } from './embedded-place.ts';
import { run } from './embedded-user.ts';

/**
 * Makes the cluster if there is none. initdb works in a folder beside it that is renamed when it is whole and on disk: one
 * that was interrupted never passes for a database. Two portals may do this at once: one rename wins.
 * Throws EmbeddedPostgresError.
 */
export async function ensureCluster(place: Place, log: LogLines): Promise<void> {
  if (await hasCluster(place)) return;
  log.info({ data: place.data }, 'creating the database folder');
  const half = `${place.data}${HALF}${randomBytes(6).toString('hex')}`;
  try {
    await mkdir(half, { mode: 0o700 });
    if (place.user) await chown(half, place.user.uid, place.user.gid);
    const { user, binaries } = place;
    const running = { user, libraries: binaries.libraries };
    const { code, output } = await run(binaries.initdb, [...INITDB, `--pgdata=${half}`], running);
    if (code !== 0) throw explainOutput(output, place.data);
    await rename(half, place.data);
    await syncFolder(dirname(place.data));
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    if (await hasCluster(place)) return;
    throw explainFileError(error, place.data);
  }
}

/** Removes what interrupted starts left behind. Only for the owner of the data folder: others could be at work there. */
export async function removeHalfMadeClusters(place: Place): Promise<void> {
  const parent = dirname(place.data);
  for (const name of await readdir(parent)) {
    if (!name.startsWith(basename(place.data) + HALF)) continue;
    // An initdb that outlived its portal may still be writing there: the next start tries again.
    await rm(join(parent, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

const HALF = '.half-made-';

/**
 * UTF-8 with PostgreSQL's own C.UTF-8: sorting and upper/lower case do not depend on the machine's C library, so no update of
 * it can damage an index. Checksums are on since PostgreSQL 18. Sessions come only through the socket.
 */
const INITDB = [
  '--username=postgres',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--data-checksums',
  '--auth-local=trust',
  '--auth-host=reject',
  '--set=huge_pages=off',
  '--no-instructions',
];

/**
 * The names are read first: a cluster comes whole, by the rename of another portal perhaps, so where there was any name there
 * is a version now.
 */
async function hasCluster({ data, binaries }: Place): Promise<boolean> {
  const names = await unlessMissing(readdir(data), data);
  if (!names?.length) return false;
  const version = await unlessMissing(readFile(join(data, 'PG_VERSION'), 'utf8'), data);
  if (version === undefined) {
    throw new EmbeddedPostgresError(
      'not_a_cluster',
      `${data} holds files but no database: move them away, or set DATA_DIR to another folder.`,
    );
  }
  if (Number(version) === binaries.major) return true;
  throw new EmbeddedPostgresError(
    'version',
    `The database in ${data} was made by PostgreSQL ${version.trim()} and this release brings ${binaries.major}: ` +
      `dump it with PostgreSQL ${version.trim()}’s pg_dump, move the folder away, start, and load the dump.`,
  );
}

async function unlessMissing<T>(reading: Promise<T>, data: string): Promise<T | undefined> {
  return reading.catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw explainFileError(error, data);
  });
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
