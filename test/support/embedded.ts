/** Real folders and real processes for the tests of the embedded PostgreSQL. */
import { spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/db/embedded.ts';
import { createLog } from '#platform/log.ts';

export const isRoot = process.getuid?.() === 0;

const endings = new WeakMap<TestContext, (() => unknown)[]>();

/** Does something after the test, in reverse order: processes end before the folder that they work in is removed. */
export function atEnd(t: TestContext, end: () => unknown): void {
  const known = endings.get(t);
  if (known) return void known.push(end);
  const steps = [end];
  endings.set(t, steps);
  t.after(async () => {
    for (const step of steps.toReversed()) await step();
  });
}

/** A folder that PostgreSQL's user may pass through. */
async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'odcitek-embedded-'));
  await chmod(folder, 0o711);
  return folder;
}

const remove = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 5 });

/** An empty folder, removed after the test. */
export async function temporaryFolder(t: TestContext): Promise<string> {
  const folder = await makeFolder();
  atEnd(t, () => remove(folder));
  return folder;
}

const usedFolders: string[] = [];

/**
 * A data folder with a stopped database of an earlier test in it, or an empty one. Making a database is most of the work of a
 * test, so tests that do not care share them, one at a time.
 */
export async function usedFolder(t: TestContext): Promise<string> {
  const folder = usedFolders.pop() ?? (await makeFolder());
  atEnd(t, () => usedFolders.push(folder));
  return folder;
}

/** After the last test of a file that takes used folders. */
export async function removeUsedFolders(): Promise<void> {
  await Promise.all(usedFolders.splice(0).map(remove));
}

/** Starts an embedded PostgreSQL that the test stops at its end; `lines` collects what it logs. */
export async function start(
  t: TestContext,
  dataDir: string,
  settings: Record<string, string> = {},
): Promise<{ embedded: EmbeddedPostgres; lines: string[] }> {
  const lines: string[] = [];
  const log = createLog({ level: 'info', write: (line) => lines.push(line) });
  const embedded = await startEmbeddedPostgres({ dataDir, log, settings });
  atEnd(t, embedded.stop);
  return { embedded, lines };
}

/** Runs one statement on the portal's own database, or as superuser on `postgres`. */
export async function query(host: string, sql: string, user = 'odcitek'): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ host, port: 5432, user, database: user, ssl: false });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

export type OwnerLine = {
  host?: string;
  dataDir?: string;
  adopted?: boolean;
  refused?: string;
  message?: string;
  pid?: number;
  lost?: string;
};

type OwnerOptions = SpawnOptions & { program?: string; through?: readonly string[] };

const PROGRAM = fileURLToPath(new URL('embedded-owner.ts', import.meta.url));

/**
 * Starts a portal in a process of its own, by way of the command `through` if given. `said(n)` waits for its n-th line. The test
 * ends it.
 */
export function spawnOwner(t: TestContext, dataDir: string, options: OwnerOptions = {}) {
  const { program = PROGRAM, through = [], ...rest } = options;
  const [file, ...args] = [...through, process.execPath, program, dataDir];
  const child = spawn(file, args, { ...rest, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: OwnerLine[] = [];
  let log = '';
  child.stderr?.on('data', (chunk: Buffer) => (log += chunk.toString()));
  if (child.stdout)
    createInterface({ input: child.stdout }).on('line', (line) => lines.push(JSON.parse(line) as OwnerLine));
  const exit = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    return (await exit)[0];
  };
  atEnd(t, async () => {
    // Asked first: a portal that is killed leaves its PostgreSQL behind.
    child.kill('SIGCONT');
    child.kill('SIGTERM');
    const gaveUp = setTimeout(() => child.kill('SIGKILL'), 9_000);
    await exit;
    clearTimeout(gaveUp);
  });
  const said = (count: number): Promise<OwnerLine> =>
    eventually(
      `line ${count} of the other portal`,
      () => lines[count - 1],
      () => log,
    );
  return { pid: child.pid ?? 0, said, end, exit, log: () => log };
}

/** Waits until `find` gives something. Fails after 90 s (machines may be busy), saying what was waited for. */
export async function eventually<T>(
  what: string,
  find: () => Promise<T | undefined> | T | undefined,
  explain: () => string = () => '',
): Promise<T> {
  const until = Date.now() + 90_000;
  for (;;) {
    const found = await find();
    if (found !== undefined) return found;
    if (Date.now() > until) throw new Error(`waited 90 s for ${what}\n${explain()}`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

export async function postmasterPid(data: string): Promise<number> {
  return Number((await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[0]);
}
