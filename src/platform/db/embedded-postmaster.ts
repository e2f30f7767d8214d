/** The postmaster, PostgreSQL's first process: starting it, telling whether it lives, ending it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, readlink, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LogLines } from '../log.ts';
import { codeOf, explainFileError, explainOutput } from './embedded-errors.ts';
import type { Place } from './embedded-place.ts';
import { type Settings, settingsFor } from './embedded-settings.ts';
import { run, spawnOptions } from './embedded-user.ts';

const POLL_MS = 20;

export type Postmaster = {
  readonly pid: number;
  /** Settles when it accepts connections; rejects with EmbeddedPostgresError when it ended before. */
  readonly ready: Promise<void>;
  readonly hasEnded: () => boolean;
};

/** Starts a postmaster. It gets a session of its own, so that Ctrl-C in a terminal reaches the portal and not PostgreSQL. */
export function spawnPostmaster(place: Place, settings: Settings, log: LogLines): Postmaster {
  const args = Object.entries(settingsFor(place, settings)).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const child = spawn(place.binaries.postgres, ['-D', place.data, ...args], {
    ...spawnOptions({ user: place.user, libraries: place.binaries.libraries }),
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const lastLines: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    lastLines.push(line);
    if (lastLines.length > 20) lastLines.shift();
    logLine(line, log);
  });
  const end = endOf(child);
  const hasEnded = (): boolean => child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
  const becomeReady = async (): Promise<void> => {
    for (;;) {
      if (hasEnded()) {
        // Processes that outlive the postmaster may hold its stderr open: what it said is here by then.
        const failure = await Promise.race([end, sleep(1000, undefined)]);
        throw explainOutput(failure ?? lastLines.join('\n'), place.data);
      }
      const file = await readPostmasterFile(place.data);
      if (file?.pid === child.pid && file?.status === 'ready') return;
      await sleep(POLL_MS);
    }
  };
  return { pid: child.pid ?? 0, ready: becomeReady(), hasEnded };
}

/** Resolves when the process is gone and has said everything; to a text if it could not be started at all. */
function endOf(child: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', () => resolve(undefined));
  });
}

const TOLD_BY: readonly (readonly [RegExp, keyof LogLines])[] = [
  [/^PANIC: /, 'error'],
  [/^(FATAL|ERROR|WARNING): /, 'warn'],
  [/^LOG: /, 'info'],
];

function logLine(line: string, log: LogLines): void {
  const level = TOLD_BY.find(([pattern]) => pattern.test(line))?.[1];
  if (level) log[level]({ from: 'postgres' }, line.replace(/^[A-Z]+: +/, ''));
}

/** What `postmaster.pid` says; PostgreSQL writes it line by line while it starts. */
type PostmasterFile = {
  readonly pid: number;
  readonly socketDir: string | undefined;
  readonly status: string | undefined;
};

export async function readPostmasterFile(data: string): Promise<PostmasterFile | undefined> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return '';
    throw explainFileError(error, data);
  });
  // Lines: pid, data folder, start time, port, socket folder, TCP address, shared memory, state.
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!(pid > 0)) return undefined;
  return { pid, socketDir: lines[4] || undefined, status: lines[7] || undefined };
}

/** Is this process a PostgreSQL that works in `data`? After a reboot the number may belong to anything. */
export async function isPostmasterOf(pid: number, data: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === 'linux') {
    // Without /proc (a bare chroot) there is no telling; taking a living server for a dead one would be the worse mistake.
    if (!(await readlink('/proc/self').catch(() => undefined))) return true;
    const [program, directory] = await Promise.all(
      ['exe', 'cwd'].map((link) => readlink(`/proc/${pid}/${link}`).catch(() => '')),
    );
    return /\/postgres( \(deleted\))?$/.test(program ?? '') && directory === data;
  }
  const { output } = await run('ps', ['-o', 'command=', '-p', String(pid)]);
  return output.includes('postgres') && output.includes(data);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** How long a lock file may be empty before its maker is dead: a server writes its number at once. */
const EMPTY_MS = 5_000;

/**
 * Removes lock files whose process number now belongs to somebody else (PostgreSQL would take that process for itself and
 * refuse to start), and those that a cut-off start left empty. Files of dead processes it replaces on its own.
 */
export async function clearStaleLockFiles(place: Place): Promise<void> {
  for (const path of [join(place.data, 'postmaster.pid'), join(place.socketDir, '.s.PGSQL.5432.lock')]) {
    try {
      if (!(await isStale(path, place.data))) continue;
      const aside = `${path}.stale-${process.pid}`;
      await rename(path, aside);
      await rm(aside);
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error; // another portal was faster
    }
  }
}

async function isStale(path: string, data: string): Promise<boolean> {
  const text = await readFile(path, 'utf8');
  if (text === '') return Date.now() - (await stat(path)).mtimeMs > EMPTY_MS;
  const pid = Number(text.split('\n')[0]);
  return pid > 0 && isAlive(pid) && !(await isPostmasterOf(pid, data));
}

/** Fast shutdown, then immediate shutdown (the next start recovers from the log), then the end. */
const USUAL_END = [
  ['SIGINT', 5000],
  ['SIGQUIT', 1000],
  ['SIGKILL', 500],
] as const satisfies readonly (readonly [NodeJS.Signals, number])[];

/** Ends a postmaster; takes 6.5 s at most. */
export async function endPostmaster(pid: number, hasEnded: () => boolean | Promise<boolean>): Promise<void> {
  for (const [signal, patienceMs] of USUAL_END) {
    if (await hasEnded()) return;
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (codeOf(error) !== 'ESRCH') throw error;
    }
    const until = Date.now() + patienceMs;
    while (Date.now() < until && !(await hasEnded())) await sleep(POLL_MS);
  }
}
