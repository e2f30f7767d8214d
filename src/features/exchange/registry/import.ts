/** The registry import: a folder of files in the order in which they depend on each other, all or nothing of each. */
import { readdir } from 'node:fs/promises';
import type { Pool } from '#platform/db/pool.ts';
import { billLines, billQuantities, billReadings } from './bill-parts.ts';
import { bills, prepareBills, settleBills } from './bills.ts';
import { importDocuments, listDocuments } from './documents.ts';
import { fileFault } from './faults.ts';
import { registryFiles, type RegistryFile } from './format.ts';
import { chargingSessions } from './charging.ts';
import { contracts, linkProofs, operators } from './parties.ts';
import { payments, settlements } from './payments.ts';
import { meteringPoints, meters, supplies } from './places.ts';
import { contractPriceLists, prices } from './prices.ts';
import { readings } from './readings.ts';
import { registers } from './registers.ts';
import type { FileReport, ImportOptions, ImportReport } from './report.ts';
import type { Sheet } from './sheet.ts';
import type { Client } from './stage.ts';
import { begin, importTogether, ImportRefused, refusedFile, type Run, type Together } from './together.ts';

/** What is stored in one transaction: one file each, but for a bill, which is nothing without its lines. */
const transactions: readonly Together[] = [
  ...[operators, contracts, linkProofs, meteringPoints, supplies, meters, registers, readings].map(alone),
  ...[prices, contractPriceLists].map(alone),
  { sheets: [bills, billLines, billReadings, billQuantities], prepare: prepareBills, settle: settleBills },
  ...[payments, settlements, chargingSessions].map(alone),
];

function alone(sheet: Sheet): Together {
  return { sheets: [sheet] };
}

/**
 * Imports the registry's files in the order in which they depend on each other. A file with any fault stores nothing;
 * files before it stay stored, files after it are only checked. Throws ImportRefused, or what the database throws when
 * it is out of reach; everything that is wrong with the files is in the report.
 */
export async function importRegistry(pool: Pool, folder: string, options: ImportOptions = {}): Promise<ImportReport> {
  const names = await listFiles(folder);
  if (names.documents.length > 0 && options.check !== true && options.objects === undefined) {
    throw new ImportRefused('There is no place to keep the documents in.');
  }
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await takeTurn(client);
    const run: Run = { client, folder, options, storing: options.check !== true };
    const files = names.unknown.map(unknownFile);
    if (files.length > 0) run.storing = false;
    if (!run.storing) await begin(run);
    for (const together of transactions) files.push(...(await importTogether(run, together, names.known)));
    const documents = await importDocuments(run, names.documents);
    if (documents !== undefined) files.push(documents);
    if (!run.storing) await client.query('rollback');
    return { files, ok: files.every((file) => file.errorCount === 0) };
  } catch (error) {
    await client.query('rollback').catch((failure: unknown) => (broken = failure as Error));
    throw error;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [oneAtATime]).catch(() => undefined);
    client.release(broken);
  }
}

const oneAtATime = 4_016_003; // an advisory lock of our own; the number means nothing

async function takeTurn(client: Client): Promise<void> {
  const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [oneAtATime]);
  if (rows[0]?.mine !== true) throw new ImportRefused('Another import is running. Wait until it has ended.');
}

type Names = { readonly known: Set<string>; readonly unknown: string[]; readonly documents: string[] };

async function listFiles(folder: string): Promise<Names> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    throw new ImportRefused(`The folder ${folder} cannot be read: ${error.code ?? error.message}.`);
  });
  const tables = names.filter((name) => /\.csv$/i.test(name)).toSorted();
  const known = new Set(tables.filter((name) => registryFiles.includes(name as RegistryFile)));
  const documents = await listDocuments(folder);
  if (tables.length + documents.length === 0) {
    throw new ImportRefused(
      `The folder ${folder} has no file of a registry. They are called ${registryFiles.join(', ')}.`,
    );
  }
  return { known, unknown: tables.filter((name) => !known.has(name)), documents };
}

function unknownFile(file: string): FileReport {
  return refusedFile(file, [fileFault(file, 'unknown_file')]);
}
