/**
 * `npm run bench:reminders`: a month of reminders for so many customers, planned day by day as the job does: one statement
 * finds everybody due, messages are then written a thousand at a time. What counts is that time grows with the customers
 * and no faster, and memory not at all.
 *
 *   npm run bench:reminders -- --customers 10000,100000
 *
 * Starts an embedded PostgreSQL of its own, or uses DATABASE_URL, where it may create databases.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Day } from '#kernel/day.ts';
import { startEmbeddedPostgres } from '#platform/db/embedded.ts';
import { migrate } from '#platform/db/migrate.ts';
import { openPool, type Connection } from '#platform/db/pool.ts';
import type { Job, Measured } from './reminders/child.ts';
import { giveCrowd } from './reminders/crowd.ts';

const supplierFolder = fileURLToPath(new URL('../db/demo/supplier', import.meta.url));
/** From before the window for gas opens until after that for electricity has closed. */
const month = { firstDay: '2026-11-15' as Day, days: 30 };
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

const { values: flags } = parseArgs({ options: { customers: { type: 'string', default: '10000,100000' } } });

type Result = Measured & { readonly customers: number };

const folder = await mkdtemp(join(tmpdir(), 'odcitek-bench-'));
const server = await findServer();
try {
  const results: Result[] = [];
  for (const customers of flags.customers.split(',').map(Number)) results.push(await measure(customers));
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

async function measure(customers: number): Promise<Result> {
  const admin = openPool(server.on('postgres'), { max: 1 });
  const name = 'odcitek_bench_reminders';
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.query(`create database ${name}`);
  const pool = openPool(server.on(name), { max: 1 });
  await migrate(pool);
  await giveCrowd(pool, customers);
  await pool.end();
  const measured = await run({ connection: server.on(name), supplierFolder, ...month });
  await admin.query(`drop database ${name} with (force)`);
  await admin.end();
  return { customers, ...measured };
}

async function run(job: Job): Promise<Measured> {
  const child = fork(fileURLToPath(new URL('reminders/child.ts', import.meta.url)));
  child.send(job);
  const outcome = await Promise.race([
    once(child, 'message').then(([measured]) => measured as Measured),
    once(child, 'exit').then(([code]) => new Error(`the month ended with code ${String(code)}`)),
  ]);
  if (outcome instanceof Error) throw outcome;
  child.disconnect();
  return outcome;
}

function print(results: readonly Result[]): void {
  console.table(
    results.map((result) => ({
      customers: result.customers,
      messages: result.planned,
      'planned/s': Math.round(result.planned / result.planSeconds),
      'longest plan s': Number(result.longestPlanSeconds.toFixed(2)),
      'written/s': Math.round(result.written / result.writeSeconds),
      'statements per 1000': Number(((1000 * result.statements) / result.planned).toFixed(1)),
      'peak MB': Math.round(result.megabytes),
    })),
  );
  const [smallest, largest] = [results[0], results.at(-1)];
  if (smallest === undefined || largest === undefined) return;
  console.log(
    JSON.stringify({
      bench: 'reminders',
      plannedPerSecond: Math.round(largest.planned / largest.planSeconds),
      writtenPerSecond: Math.round(largest.written / largest.writeSeconds),
      memoryGrowth: round(largest.megabytes / smallest.megabytes),
      // 1: ten times the customers take ten times as long
      planTimeGrowth: round((largest.planSeconds / smallest.planSeconds) * (smallest.customers / largest.customers)),
      results,
    }),
  );
}

function round(value: number): number {
  return Number(value.toFixed(2));
}
