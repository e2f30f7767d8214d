/** The user that PostgreSQL runs as. It refuses to run as root, so root lends it another user. */
import { execFile } from 'node:child_process';
import { EmbeddedPostgresError } from './embedded-errors.ts';
import type { LogLines } from '../log.ts';

/** Undefined where this type is optional means: the portal's own user, who is not root. */
export type SystemUser = { readonly name: string; readonly uid: number; readonly gid: number };

/** How a program is started: as which user, and where the dynamic linker finds its libraries if they are not the system's. */
export type Running = { readonly user?: SystemUser | undefined; readonly libraries?: string };

export const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * How PostgreSQL's programs are started: from a directory that everyone may enter, and without the portal's
 * environment, whose PG… variables would change what they do.
 */
export function spawnOptions({ user, libraries }: Running) {
  const path = process.env['PATH'] ?? '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
  const env = {
    PATH: path,
    LC_ALL: 'C',
    TZ: 'UTC',
    ...(libraries === undefined ? {} : { LD_LIBRARY_PATH: libraries }),
  };
  return { cwd: '/', env, ...(user && { uid: user.uid, gid: user.gid }) };
}

/** Runs a program to its end. `code` is its exit code, or the signal or system error that ended it. */
export function run(
  file: string,
  args: readonly string[],
  running: Running = {},
): Promise<{ code: number | string; output: string }> {
  return new Promise((resolve) => {
    execFile(file, args, spawnOptions(running), (error, stdout, stderr) => {
      resolve({ code: error ? (error.code ?? error.signal ?? 'failed') : 0, output: stdout + stderr });
    });
  });
}

/** May `user` enter `directory` and write there? Asked as that user: modes do not tell all (ACLs, read-only mounts). */
export async function canWriteIn(directory: string, user: SystemUser | undefined): Promise<boolean> {
  return (await run('/bin/sh', ['-c', 'cd "$1" && test -w .', 'sh', directory], { user })).code === 0;
}

/**
 * The user for a new database when the portal is root: `postgres` where the machine has one, else `odcitek`, created if
 * need be. Throws EmbeddedPostgresError `no_user`.
 */
export async function systemUserForPostgres(log: LogLines): Promise<SystemUser> {
  const existing = (await lookUp('postgres')) ?? (await lookUp('odcitek'));
  if (existing) return existing;
  const said: string[] = [];
  for (const [program, ...args] of CREATORS) {
    // who became root by a plain `su` has not these folders in the path
    const found = ['-c', 'PATH="$PATH:/usr/sbin:/sbin"; exec "$@"', 'sh', program];
    const { code, output } = await run('/bin/sh', [...found, ...args]);
    const created = await lookUp('odcitek');
    if (created) {
      log.info({ systemUser: created.name }, 'PostgreSQL does not run as root: created a system user for it');
      return created;
    }
    said.push(`${program}: ${output.trim() || code}`);
  }
  throw new EmbeddedPostgresError(
    'no_user',
    `PostgreSQL refuses to run as root and the system user odcitek could not be created (${said.join('; ')}): ` +
      'start the portal as an ordinary user, or create that user.',
  );
}

const CREATORS = [
  ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'odcitek'],
  ['adduser', '--system', '--group', '--no-create-home', 'odcitek'],
] as const;

async function lookUp(name: string): Promise<SystemUser | undefined> {
  const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
  if (uid.code !== 0 || gid.code !== 0) return undefined;
  return { name, uid: Number(uid.output), gid: Number(gid.output) };
}
