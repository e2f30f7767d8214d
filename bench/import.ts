/**
 * `npm run bench:import`: the registry import against a raw COPY of the same rows into the same final tables, which
 * judges nothing and looks nothing up. Interleaved in one run, each time into a fresh database; what counts is the
 * ratio, and that memory stays the same however many points there are.
 *
 *   npm run bench:import -- --points 10000,50000,200000 --months 4 --rounds 2
 *
 * Starts an embedded PostgreSQL of its own, or uses DATABASE_URL, where it may create databases.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generateRegistry } from '#features/exchange/index.ts';
import type { Day } from '#kernel/day.ts';
import { startEmbeddedPostgres } from '#platform/db/embedded.ts';
import { migrate } from '#platform/db/migrate.ts';
import { openPool, type Connection } from '#platform/db/pool.ts';
import type { Job, Measured } from './import/child.ts';

const today = '2026-11-23' as Day;
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

type Result = {
  points: number;
  rows: number;
  importPerSecond: number;
  copyPerSecond: number;
  ratio: number;
  importMegabytes: number;
};

const { values: flags } = parseArgs({
  options: {
    points: { type: 'string', default: '10000,50000,200000' },
    months: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '2' },
  },
});
const months = Number(flags.months);
const rounds = Number(flags.rounds);

const folder = await mkdtemp(join(tmpdir(), 'odcitek-bench-'));
// as root, PostgreSQL runs as another user, who must be able to pass through
await chmod(folder, 0o711);
const server = await findServer();
try {
  const results: Result[] = [];
  for (const points of flags.points.split(',').map(Number)) results.push(await measure(points));
  print(results);
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

async function findServer(): Promise<{ on: (database: string) => Connection; stop: () => Promise<void> }> {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined) {
    const on = (database: string): Connection => {
      const url = new URL(given);
      url.pathname = `/${database}`;
      return { connectionString: url.href };
    };
    return { on, stop: async () => {} };
  }
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'data'), log: quiet });
  const { host, port, user } = postgres.connection;
  return { on: (database) => ({ host, port, user, database }), stop: postgres.stop };
}

/** Rounds of import and COPY, one after the other; the medians count. */
async function measure(points: number): Promise<Result> {
  const registry = join(folder, `registry-${points}`);
  const copies = join(folder, `copies-${points}`);
  await generateRegistry({ points, folder: registry, months, today });
  const imports: Measured[] = [];
  const raws: Measured[] = [];
  for (let round = 0; round < rounds; round++) {
    imports.push(
      await inFreshDatabase(async (connection) => {
        const measured = await run({ what: 'import', connection, folder: registry, today });
        if (round === 0) await run({ what: 'copy out', connection, folder: copies, today });
        return measured;
      }),
    );
    raws.push(await inFreshDatabase((connection) => run({ what: 'copy in', connection, folder: copies, today })));
  }
  await rm(registry, { recursive: true });
  await rm(copies, { recursive: true });
  const rows = imports[0]?.rows ?? 0;
  const importPerSecond = rows / median(imports.map(({ seconds }) => seconds));
  const copyPerSecond = rows / median(raws.map(({ seconds }) => seconds));
  const importMegabytes = Math.max(...imports.map(({ megabytes }) => megabytes));
  return { points, rows, importPerSecond, copyPerSecond, ratio: importPerSecond / copyPerSecond, importMegabytes };
}

async function inFreshDatabase<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
  const admin = openPool(server.on('postgres'), { max: 1 });
  const name = 'odcitek_bench_import';
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.query(`create database ${name}`);
  const pool = openPool(server.on(name), { max: 1 });
  await migrate(pool);
  await pool.end();
  const result = await work(server.on(name));
  // not by force: a cleaner of PostgreSQL that is at work there gives way by itself, and may not be cut
  await admin.query(`drop database ${name}`);
  await admin.end();
  return result;
}

/** In a process of its own, so that its memory is the import's alone. */
async function run(job: Job): Promise<Measured> {
  const child = fork(fileURLToPath(new URL('import/child.ts', import.meta.url)));
  child.send(job);
  const outcome = await Promise.race([
    once(child, 'message').then(([measured]) => measured as Measured),
    once(child, 'exit').then(([code]) => new Error(`${job.what} ended with code ${String(code)}`)),
  ]);
  if (outcome instanceof Error) throw outcome;
  child.disconnect();
  return outcome;
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function print(results: readonly Result[]): void {
  console.table(
    results.map((result) => ({
      points: result.points,
      rows: result.rows,
      'import rows/s': Math.round(result.importPerSecond),
      'COPY rows/s': Math.round(result.copyPerSecond),
      ratio: Number(result.ratio.toFixed(2)),
      'import peak MB': Math.round(result.importMegabytes),
    })),
  );
  const memories = results.map(({ importMegabytes }) => importMegabytes);
  const memoryGrowth = Math.max(...memories) / Math.min(...memories);
  console.log(JSON.stringify({ bench: 'import', months, rounds, aimRatio: 0.5, memoryGrowth, results }));
}
