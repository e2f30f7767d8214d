/** One measured month of `bench/reminders.ts`, in a process of its own, so that its memory is the reminders' alone. */
import { planReminders, writeReminders } from '#features/reminders/index.ts';
import { readSupplier } from '#features/supplier/index.ts';
import { addDays, type Day } from '#kernel/day.ts';
import { instantOf } from '#kernel/zoned.ts';
import { openPool, type Connection, type Pool } from '#platform/db/pool.ts';

export type Job = {
  readonly connection: Connection;
  readonly supplierFolder: string;
  readonly firstDay: Day;
  readonly days: number;
};

export type Measured = {
  readonly planned: number;
  readonly written: number;
  readonly planSeconds: number;
  /** The day that took longest. */
  readonly longestPlanSeconds: number;
  readonly writeSeconds: number;
  readonly statements: number;
  readonly megabytes: number;
};

process.once('message', (job: Job) => {
  measure(job).then(
    (measured) => process.send?.(measured),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});

async function measure({ connection, supplierFolder, firstDay, days }: Job): Promise<Measured> {
  const pool = openPool(connection, { max: 1 });
  const statements = countStatements(pool);
  const supplier = await readSupplier(supplierFolder);
  const parts = {
    pool,
    supplier,
    secret: 'a secret of at least thirty-two characters',
    publicUrl: 'https://moj.example.si',
  };
  const plans: number[] = [];
  let writeSeconds = 0;
  let planned = 0;
  let written = 0;
  for (let day = firstDay; day < addDays(firstDay, days); day = addDays(day, 1)) {
    const now = instantOf(day, 8, supplier.timeZone);
    plans.push(await secondsOf(async () => (planned += await planReminders(parts, now))));
    writeSeconds += await secondsOf(async () => (written += await writeReminders(parts, now)));
  }
  await pool.end();
  return {
    planned,
    written,
    planSeconds: plans.reduce((sum, each) => sum + each, 0),
    longestPlanSeconds: Math.max(...plans),
    writeSeconds,
    statements: statements(),
    // the operating system counts the peak, in kB
    megabytes: process.resourceUsage().maxRSS / 1024,
  };
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

/** Counts what goes to the database, BEGIN and COMMIT included. */
function countStatements(pool: Pool): () => number {
  let count = 0;
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    Object.assign(client, { query: (...given: unknown[]) => (count++, query(...given)) });
  });
  return () => count;
}
