/** What can go wrong with the embedded PostgreSQL, each as one sentence that says what to do. */

/** Another running portal owns the data folder. `pid` is that portal's process, where it could be learnt. */
export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse';
  readonly pid: number | undefined;

  constructor(dataDir: string, pid?: number) {
    const who = pid === undefined ? 'another running portal' : `another running portal (process ${pid})`;
    super(`The data folder ${dataDir} is used by ${who}: stop it first, or give this one its own DATA_DIR.`);
    this.pid = pid;
  }
}

type EmbeddedFailure =
  | 'unsupported' // this machine cannot run the packaged binaries
  | 'no_user' // root, and no other user to run PostgreSQL as
  | 'not_reachable' // PostgreSQL's user cannot enter the folder
  | 'not_writable'
  | 'not_a_cluster' // the folder holds something else
  | 'missing' // the data that the folder's marker points to are gone
  | 'version' // made by another PostgreSQL
  | 'disk_full'
  | 'memory'
  | 'still_in_use' // a server that died a moment ago has not left yet, or one that we cannot reach is running
  | 'failed';

/** The embedded PostgreSQL cannot run. `code` is for programs, `message` for people. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
  readonly code: EmbeddedFailure;

  constructor(code: EmbeddedFailure, message: string) {
    super(message);
    this.code = code;
  }
}

// The first that matches wins: shmget also says "No space left on device" when the disk has plenty.
const KNOWN: readonly (readonly [RegExp, EmbeddedFailure, (data: string) => string])[] = [
  [
    // an empty lock file: another server has just made it, and has not written its number yet
    /pre-existing shared memory block|lock file "[^"]*" (already exists|is empty)/,
    'still_in_use',
    (data) => `A PostgreSQL that the portal cannot reach still runs on ${data}: stop it, then start again.`,
  ],
  [
    /could not (create|map)[^\n]*shared memory|Cannot allocate memory/,
    'memory',
    () => 'PostgreSQL gets too little memory: free some, raise the limit of this container, or lower shared_buffers.',
  ],
  [
    /No space left on device|Disk quota exceeded/,
    'disk_full',
    (data) => `The disk that holds ${data} is full: make room, then start again.`,
  ],
  [
    /Permission denied|Read-only file system|Operation not permitted/,
    'not_writable',
    (data) =>
      `PostgreSQL may not write in ${data}: give its user this folder, or set DATA_DIR to one that it may write in.`,
  ],
  [
    /database files are incompatible with server/,
    'version',
    (data) => `The data in ${data} were made by another release of PostgreSQL.`,
  ],
];

/** Turns what initdb or postgres said on its way out into one sentence. */
export function explainOutput(output: string, data: string): EmbeddedPostgresError {
  const known = KNOWN.find(([pattern]) => pattern.test(output));
  if (known) return new EmbeddedPostgresError(known[1], known[2](data));
  const said = /(?:FATAL|PANIC|error):\s+(.+)/.exec(output)?.[1] ?? output.trim().split('\n').at(-1) ?? '';
  return new EmbeddedPostgresError('failed', `PostgreSQL did not start on ${data}; it said: ${said || 'nothing'}`);
}

/** The same for an error of the file system; other errors are passed on as they are. */
export function explainFileError(error: unknown, path: string): unknown {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return explainOutput('No space left on device', path);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return explainOutput('Permission denied', path);
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return new EmbeddedPostgresError('not_writable', `${path} cannot be made a folder: something else has that name.`);
  }
  return error;
}

/** The code of a system or PostgreSQL error: 'ENOENT', '57P03' … */
export function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
