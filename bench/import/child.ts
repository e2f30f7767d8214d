/** One measured piece of work of `bench/import.ts`: an import, or a COPY of what it stored. */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import copyStreams from 'pg-copy-streams';
import { importRegistry } from '#features/exchange/index.ts';
import type { Day } from '#kernel/day.ts';
import { openPool, type Connection, type Pool } from '#platform/db/pool.ts';

export type Job = {
  readonly what: 'import' | 'copy out' | 'copy in';
  readonly connection: Connection;
  readonly folder: string;
  readonly today: Day;
};

export type Measured = { readonly seconds: number; readonly rows: number; readonly megabytes: number };

const tables = ['operators', 'contracts', 'metering_points', 'supplies', 'meters', 'registers', 'readings'];

process.once('message', (job: Job) => {
  measure(job).then(
    (measured) => process.send?.(measured),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});

async function measure(job: Job): Promise<Measured> {
  const pool = openPool(job.connection, { max: 1 });
  const started = performance.now();
  const rows = await work[job.what](pool, job);
  const seconds = (performance.now() - started) / 1000;
  await pool.end();
  // the operating system counts the peak, in kB
  return { seconds, rows, megabytes: process.resourceUsage().maxRSS / 1024 };
}

const work: Record<Job['what'], (pool: Pool, job: Job) => Promise<number>> = {
  async import(pool, { folder, today }) {
    const report = await importRegistry(pool, folder, { today });
    const faults = report.files.flatMap((file) => file.errors);
    if (!report.ok) throw new Error(`the synthetic registry has faults: ${JSON.stringify(faults.slice(0, 3))}`);
    return report.files.reduce((sum, file) => sum + file.added, 0);
  },
  'copy out': (pool, { folder }) =>
    eachTable(pool, folder, async (client, table, path) => {
      const copy = client.query(
        copyStreams.to(`copy (select * from ${table} order by ${orders[table] ?? 1}) to stdout`),
      );
      await pipeline(copy, createWriteStream(path));
      return 0;
    }),
  'copy in': (pool, { folder }) =>
    eachTable(pool, folder, async (client, table, path) => {
      const copy = client.query(copyStreams.from(`copy ${table} from stdin`));
      await pipeline(createReadStream(path, { highWaterMark: 262_144 }), copy);
      return copy.rowCount;
    }),
};

/** In the order in which the import adds them. */
const orders: Readonly<Record<string, string>> = {
  contracts: 'id',
  metering_points: 'id',
  supplies: 'metering_point_id, supplied_from',
  meters: 'id',
  registers: 'meter_id, code',
  readings: 'id',
};

async function eachTable(
  pool: Pool,
  folder: string,
  copy: (client: pg.PoolClient, table: string, path: string) => Promise<number>,
): Promise<number> {
  await mkdir(folder, { recursive: true });
  const client = await pool.connect();
  await client.query('set statement_timeout = 0');
  let rows = 0;
  for (const table of tables) rows += await copy(client, table, join(folder, table));
  client.release();
  return rows;
}
