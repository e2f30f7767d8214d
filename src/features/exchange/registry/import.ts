/** The registry import: a folder of files, one transaction a file, all or nothing of each. */
import { readdir } from 'node:fs/promises';
import { audit } from '#features/audit/index.ts';
import { dayIn, type Day } from '#kernel/day.ts';
import { violatedConstraint, type Pool, type Tx } from '#platform/db/pool.ts';
import { fileFault, type Fault } from './faults.ts';
import { registryColumns, registryFiles, type Column, type RegistryFile } from './format.ts';
import { contracts, linkProofs, operators } from './parties.ts';
import { meteringPoints, meters, supplies } from './places.ts';
import { readings } from './readings.ts';
import { registers } from './registers.ts';
import { readFaults, type OnRefusedRow } from './refused-rows.ts';
import { createFaults, createTyped, judgeRows, judgeShapes, type Counts, type Sheet } from './sheet.ts';
import { openSource, type Source } from './source.ts';
import { createStaged, stageRows, type Client } from './stage.ts';

/** What became of a file. `checked`: in order, but not stored, because of `--check` or of an earlier file. */
export type FileOutcome = 'stored' | 'refused' | 'checked';

export type FileReport = Counts & {
  readonly file: string;
  readonly outcome: FileOutcome;
  readonly rows: number;
  /** The first faults in the order of rows, at most `mostFaults`. */
  readonly errors: readonly Fault[];
  readonly errorCount: number;
};

export type ImportReport = { readonly files: readonly FileReport[]; readonly ok: boolean };

export type ImportProgress = {
  readonly file: RegistryFile;
  readonly step: 'reading' | 'judging' | 'storing';
  readonly bytesRead: number;
  readonly bytes: number;
};

export type ImportOptions = {
  /** Dry run: everything is judged as in a real run, references between the files too; nothing is stored. */
  readonly check?: boolean;
  /** Today in the supplier's zone; readings of later days are refused. Default: today in Slovenia. */
  readonly today?: Day;
  /** Faults kept per file in the report; `errorCount` counts all. Default 100. */
  readonly mostFaults?: number;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Called for every refused row with its own cells, so that they can be written down, corrected and sent again. */
  readonly onRefusedRow?: OnRefusedRow;
};

/** The folder cannot be imported at all: it is missing, has no file of a registry, or another import is running. */
export class ImportRefused extends Error {
  override name = 'ImportRefused';
}

const sheets: readonly Sheet[] = [
  operators,
  contracts,
  linkProofs,
  meteringPoints,
  supplies,
  meters,
  registers,
  readings,
];

type Run = {
  readonly client: Client;
  readonly folder: string;
  readonly options: ImportOptions;
  /** False from the first file with faults on: the rest is judged on top of what was good, and rolled back. */
  storing: boolean;
};

/**
 * Imports the registry's files in the order in which they depend on each other. A file with any fault stores nothing;
 * files before it stay stored, files after it are only checked. Throws ImportRefused, or what the database throws when
 * it is out of reach; everything that is wrong with the files is in the report.
 */
export async function importRegistry(pool: Pool, folder: string, options: ImportOptions = {}): Promise<ImportReport> {
  const names = await listFiles(folder);
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await takeTurn(client);
    const run: Run = { client, folder, options, storing: options.check !== true };
    const files = names.unknown.map(unknownFile);
    if (files.length > 0) run.storing = false;
    if (!run.storing) await begin(run);
    for (const sheet of sheets) if (names.known.has(sheet.file)) files.push(await importFile(run, sheet));
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

async function listFiles(folder: string): Promise<{ known: Set<string>; unknown: string[] }> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    throw new ImportRefused(`The folder ${folder} cannot be read: ${error.code ?? error.message}.`);
  });
  const tables = names.filter((name) => /\.csv$/i.test(name)).toSorted();
  const known = new Set(tables.filter((name) => registryFiles.includes(name as RegistryFile)));
  if (tables.length === 0) {
    throw new ImportRefused(
      `The folder ${folder} has no file of a registry. They are called ${registryFiles.join(', ')}.`,
    );
  }
  return { known, unknown: tables.filter((name) => !known.has(name)) };
}

function unknownFile(file: string): FileReport {
  return refusedFile(file, [fileFault(file, 'unknown_file')]);
}

function refusedFile(file: string, errors: readonly Fault[], rows = 0): FileReport {
  return { file, outcome: 'refused', rows, ...noCounts, errors, errorCount: errors.length };
}

const noCounts: Counts = { added: 0, updated: 0, replaced: 0, unchanged: 0 };

async function begin({ client, options }: Run): Promise<void> {
  await client.query('begin');
  await client.query(
    `select set_config('statement_timeout', '0', true), set_config('work_mem', '64MB', true), set_config('jit', 'off', true),
            set_config('odcitek.today', $1, true)`,
    [options.today ?? dayIn(new Date(), 'Europe/Ljubljana')],
  );
}

async function importFile(run: Run, sheet: Sheet): Promise<FileReport> {
  const source = await openSource(run.folder, sheet.file);
  if (!('header' in source)) {
    if (run.storing) await begin(run);
    run.storing = false;
    return refusedFile(sheet.file, source);
  }
  if (run.storing) await begin(run);
  await run.client.query('savepoint file');
  const report = await importSource(run, sheet, source).catch(async (error: unknown) => {
    const fault = faultOfConstraint(sheet.file, error);
    if (fault === undefined) throw error;
    await run.client.query('rollback to savepoint file');
    return refusedFile(sheet.file, [fault]);
  });
  if (report.errorCount > 0) run.storing = false;
  if (!run.storing) return report;
  await record(run, report);
  await run.client.query('commit');
  return report;
}

async function importSource(run: Run, sheet: Sheet, source: Source): Promise<FileReport> {
  const { client, options } = run;
  const progress = progressOf(source, options);
  await createStaged(client, source.header);
  await createFaults(client);
  const staged = await stageRows(client, source, progress.onBytes);
  progress.step('judging');
  const { blank, faulty } = await judgeShapes(client, source, staged);
  await createTyped({ client, sheet, source, staged });
  const refused = faulty + (await judgeRows(client, sheet));
  progress.step('storing');
  const rows = staged.rows - blank;
  const given = givenColumns(source);
  const counts = await sheet.store({ client, rows: rows - refused, given });
  const { errors, errorCount } =
    refused === 0 ? { errors: [], errorCount: 0 } : await readFaults(client, source, options);
  await client.query('drop table if exists staged, faults, typed, additions');
  if (errorCount > 0) return { ...refusedFile(sheet.file, errors, rows), errorCount };
  return { file: sheet.file, outcome: run.storing ? 'stored' : 'checked', rows, ...counts, errors, errorCount };
}

function progressOf(source: Source, { onProgress }: ImportOptions) {
  let bytesRead = source.rowsFrom;
  let step: ImportProgress['step'] = 'reading';
  const tell = (): void => onProgress?.({ file: source.file, step, bytesRead, bytes: source.bytes });
  return {
    onBytes: (bytes: number): void => {
      // the careful pass reads the file once more
      bytesRead = Math.min(bytesRead + bytes, source.bytes);
      tell();
    },
    step: (next: ImportProgress['step']): void => {
      step = next;
      tell();
    },
  };
}

function givenColumns(source: Source): (target: string) => boolean {
  const columns: readonly Column[] = registryColumns[source.file];
  const given = new Set(
    columns.filter(({ name }) => source.header.includes(name)).map(({ name, target }) => target ?? name),
  );
  return (target) => given.has(target);
}

/** What no statement foresaw, the constraints refuse: mostly a change by somebody else in the same moment. */
function faultOfConstraint(file: string, error: unknown): Fault | undefined {
  const constraint = violatedConstraint(error) ?? outOfRange(error);
  return constraint === undefined ? undefined : fileFault(file, 'constraint', { detail: constraint });
}

function outOfRange(error: unknown): string | undefined {
  const { code, message } = error as { code?: string; message?: string };
  return code?.startsWith('22') === true ? message : undefined;
}

/** One stored file is one entry, unless it changed nothing. */
async function record({ client }: Run, report: FileReport): Promise<void> {
  const { file, rows, added, updated, replaced, unchanged } = report;
  if (added + updated + replaced === 0) return;
  await audit(client as unknown as Tx, {
    at: new Date(),
    accountId: null,
    action: 'registry imported',
    subject: file,
    facts: { rows, added, updated, replaced, unchanged },
  });
}
