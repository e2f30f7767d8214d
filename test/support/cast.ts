/** The demo's cast in a test: its registry as the import leaves it, on whatever day the test plays. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importRegistry } from '#features/exchange/index.ts';
import type { Day } from '#kernel/day.ts';
import type { Pool } from '#platform/db/pool.ts';
import type { Bill } from '../../db/demo/bills/index.ts';
import { demoAccounts, writeDemoRegistry } from '../../db/demo/cast.ts';
import { giveAccount, giveLink } from './registry.ts';

/** Contracts, points, meters and two years of readings of everybody; nobody has an account yet. */
export async function giveCast(pool: Pool, today: Day): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'odcitek-cast-'));
  try {
    await writeDemoRegistry(folder, today);
    const { ok, files } = await importRegistry(pool, folder, { today });
    if (!ok) throw new Error(JSON.stringify(files.flatMap(({ errors }) => errors)));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The bills of the cast as the demo reckons them on that day, before any import. */
export async function castBills(today: Day): Promise<readonly Bill[]> {
  const folder = await mkdtemp(join(tmpdir(), 'odcitek-cast-'));
  try {
    return await writeDemoRegistry(folder, today);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** An account with the contracts that this one has in the demo, under an address of its own; sign it in by its id. */
export async function giveCastAccount(pool: Pool, email: string): Promise<number> {
  const account = demoAccounts.find((each) => each.email === email);
  if (account === undefined) throw new Error(`nobody in the cast has the address ${email}`);
  const { name, language } = account;
  const id = await giveAccount(pool, { name, language });
  const { rows } = await pool.query<{ contractId: number }>(
    'select id as "contractId" from contracts where number = any($1)',
    [account.contracts],
  );
  for (const contract of rows) await giveLink(pool, id, contract);
  return id;
}
