/**
 * Where PostgreSQL's programs, data and socket are, and who runs it. Usually: in the data folder, by the portal's user.
 * Root needs another user for it, and that user may not be able to enter the folder (a 0700 home): then the data go below
 * /var/lib/odcitek, and a marker in the data folder says where, so that the next start finds them.
 */
import { createHash } from 'node:crypto';
import { chmod, chown, lstat, mkdir, mkdtemp, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { LogLines } from '../log.ts';
import { type Binaries, findBinaries } from './embedded-binaries.ts';
import { codeOf, EmbeddedPostgresError, explainFileError } from './embedded-errors.ts';
import { canWriteIn, isRoot, systemUserForPostgres, type SystemUser } from './embedded-user.ts';

export type Place = {
  /** The portal's data folder, without links. */
  readonly home: string;
  /** PostgreSQL's own folder (PGDATA). */
  readonly data: string;
  readonly socketDir: string;
  readonly user: SystemUser | undefined;
  readonly binaries: Binaries;
};

const VAR = '/var/lib/odcitek';
const MARKER = 'postgres-location.json';
/** The least of the limits on the path of a Unix socket (Linux 108, macOS 104 bytes), with room to spare. */
const LONGEST_SOCKET_PATH = 100;

/** Finds or decides the place. Makes the data folder if it is not there. Throws EmbeddedPostgresError. */
export async function findPlace(dataDir: string, log: LogLines): Promise<Place> {
  const home = await makeHome(dataDir);
  const { data, user } = await placeData(home, log);
  const binaries = await findBinaries({ user, copyTo: isRoot() ? await makeVar() : home, log });
  return { home, data, user, binaries, socketDir: await socketDirFor(data, user) };
}

/** Leaves the marker, once there are data that it can point to. */
export async function rememberPlace(place: Place): Promise<void> {
  const marker = join(place.home, MARKER);
  if (dirname(place.data) === place.home || (await readMarker(place.home)) === place.data) return;
  const text = JSON.stringify({
    postgres: place.data,
    why: 'PostgreSQL’s user may not enter this folder. Keep this file: it is how the portal finds its database.',
  });
  const whole = `${marker}.${process.pid}`;
  await writeFile(whole, text + '\n');
  await rename(whole, marker);
}

async function makeHome(dataDir: string): Promise<string> {
  try {
    // Root's folder may be passed through by PostgreSQL's user, but not listed.
    await mkdir(dataDir, { recursive: true, mode: isRoot() ? 0o711 : 0o700 });
    return await realpath(dataDir);
  } catch (error) {
    throw explainFileError(error, dataDir);
  }
}

async function placeData(home: string, log: LogLines): Promise<Pick<Place, 'data' | 'user'>> {
  const beside = join(home, 'postgres');
  const marked = await readMarker(home);
  const away = join(VAR, keyOf(home), 'postgres');
  for (const data of marked === undefined ? [beside, away] : [marked]) {
    const user = await ownerOfCluster(data);
    if (user !== 'nothing there') return { data, user };
  }
  if (marked !== undefined) {
    throw new EmbeddedPostgresError(
      'missing',
      `${join(home, MARKER)} says that the database is in ${marked}, but there is none: ` +
        'bring it back from a backup, or delete that file to begin with an empty database.',
    );
  }
  if (!isRoot()) return { data: beside, user: undefined };
  const user = await systemUserForPostgres(log);
  if (await canEnter(home, user)) return { data: beside, user };
  log.warn(
    { folder: home, systemUser: user.name, data: away },
    'PostgreSQL’s user may not enter the data folder: its data go elsewhere',
  );
  await makeVar();
  await mkdir(dirname(away), { mode: 0o700 }).catch(ignoreExisting);
  await chown(dirname(away), user.uid, user.gid);
  return { data: away, user };
}

/**
 * Whoever owns a database runs it: PostgreSQL accepts nobody else. So a folder made by an ordinary user stays that user's
 * even when root starts the portal once.
 */
async function ownerOfCluster(data: string): Promise<SystemUser | undefined | 'nothing there'> {
  const found = await stat(join(data, 'PG_VERSION')).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    if (codeOf(error) === 'EACCES') throw notOurs(data, 'another user');
    throw explainFileError(error, data);
  });
  if (!found) return 'nothing there';
  if (!isRoot()) {
    if (found.uid !== process.getuid?.()) throw notOurs(data, `user ${found.uid}`);
    return undefined;
  }
  if (found.uid === 0) {
    throw new EmbeddedPostgresError(
      'not_reachable',
      `${data} belongs to root, and PostgreSQL refuses to run as root: give it to another user with chown -R.`,
    );
  }
  const user = { name: `user ${found.uid}`, uid: found.uid, gid: found.gid };
  if (await canWriteIn(data, user)) return user;
  throw new EmbeddedPostgresError(
    'not_reachable',
    `${data} belongs to ${user.name}, who may not enter it or not write there: ` +
      'allow passing through every folder above it (chmod o+x) and writing in it.',
  );
}

function notOurs(data: string, owner: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'not_writable',
    `The database in ${data} belongs to ${owner}: start the portal as that user or as root.`,
  );
}

async function canEnter(home: string, user: SystemUser): Promise<boolean> {
  let trial: string | undefined;
  try {
    trial = await mkdtemp(join(home, '.trial-'));
    await chown(trial, user.uid, user.gid);
    return await canWriteIn(trial, user);
  } catch (error) {
    throw explainFileError(error, home);
  } finally {
    if (trial !== undefined) await rm(trial, { recursive: true, force: true });
  }
}

async function readMarker(home: string): Promise<string | undefined> {
  const path = join(home, MARKER);
  try {
    const { postgres } = JSON.parse(await readFile(path, 'utf8')) as { postgres?: unknown };
    if (typeof postgres === 'string') return postgres;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    if (!(error instanceof SyntaxError)) throw explainFileError(error, path);
  }
  throw new EmbeddedPostgresError('missing', `${path} cannot be read as JSON with a "postgres" path: repair it.`);
}

async function makeVar(): Promise<string> {
  try {
    await mkdir(VAR, { recursive: true });
    await chmod(VAR, 0o755);
    return VAR;
  } catch (error) {
    throw explainFileError(error, VAR);
  }
}

const keyOf = (path: string): string => createHash('sha256').update(path).digest('hex').slice(0, 16);

function ignoreExisting(error: unknown): void {
  if (codeOf(error) !== 'EEXIST') throw error;
}

/** The socket is among the data, which only their owner may enter; a path too long for a socket gets a private folder. */
async function socketDirFor(data: string, user: SystemUser | undefined): Promise<string> {
  if (fitsSocket(data)) return data;
  const name = `odcitek-${keyOf(data)}`;
  const short = [join(tmpdir(), name), join('/tmp', name)].find(fitsSocket) ?? join('/tmp', name);
  const made = await mkdir(short, { mode: 0o700 }).then(() => true, ignoreExisting);
  if (made === true && user) await chown(short, user.uid, user.gid);
  // Anybody may create names in /tmp: take only a folder that is ours and closed to others.
  const found = await lstat(short);
  const owner = user?.uid ?? process.getuid?.();
  if (found.isDirectory() && found.uid === owner && (found.mode & 0o077) === 0) return short;
  throw new EmbeddedPostgresError(
    'not_writable',
    `${short} should be a private folder for PostgreSQL’s socket, but is not: delete it, or use a DATA_DIR with a shorter path.`,
  );
}

const fitsSocket = (directory: string): boolean =>
  Buffer.byteLength(join(directory, '.s.PGSQL.5432')) < LONGEST_SOCKET_PATH;
