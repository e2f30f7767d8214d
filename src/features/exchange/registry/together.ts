/**
 * Files that are judged and stored in one transaction: mostly one, but a bill is nothing without its lines. What is
 * wrong with any of them refuses them all.
 */
import { audit } from '#features/audit/index.ts';
import { dayIn } from '#kernel/day.ts';
import { violatedConstraint, type Tx } from '#platform/db/pool.ts';
import { fileFault, type Fault } from './faults.ts';
import { registryColumns, type Column } from './format.ts';
import { readFaults } from './refused-rows.ts';
import type { FileReport, ImportOptions, ImportProgress } from './report.ts';
import { createFaults, createTyped, judgeRows, judgeShapes, type Counts, type Sheet } from './sheet.ts';
import { openSource, type Source } from './source.ts';
import { createStaged, quoted, stageRows, type Client } from './stage.ts';

export type Together = {
  readonly sheets: readonly Sheet[];
  /** Before the first file. */
  readonly prepare?: (client: Client) => Promise<void>;
  /**
   * When all rows are in: what only the files together tell, recorded in `"faults of NAME"`. Left out where the first
   * file is absent or a header cannot be read.
   */
  readonly settle?: (client: Client) => Promise<void>;
};

export type Run = {
  readonly client: Client;
  readonly folder: string;
  readonly options: ImportOptions;
  /** False from the first file with faults on: the rest is judged on top of what was good, and rolled back. */
  storing: boolean;
};

/** A file whose good rows are stored, not yet committed; its temporary tables are set aside under its name. */
type Taken = { readonly source: Source; readonly rows: number; readonly counts: Counts };

/** The folder cannot be imported at all: it is missing, has no file of a registry, or another import is running. */
export class ImportRefused extends Error {
  override name = 'ImportRefused';
}

const noCounts: Counts = { added: 0, updated: 0, replaced: 0, unchanged: 0 };

export function refusedFile(file: string, errors: readonly Fault[], rows = 0): FileReport {
  return { file, outcome: 'refused', rows, ...noCounts, errors, errorCount: errors.length };
}

export async function begin({ client, options }: Run): Promise<void> {
  await client.query('begin');
  await client.query(
    `select set_config('statement_timeout', '0', true), set_config('work_mem', '64MB', true), set_config('jit', 'off', true),
            set_config('odcitek.today', $1, true)`,
    [options.today ?? dayIn(new Date(), 'Europe/Ljubljana')],
  );
}

/** Imports those of the files that are `present`; commits when all of them are in order and nothing before was refused. */
export async function importTogether(
  run: Run,
  together: Together,
  present: ReadonlySet<string>,
): Promise<readonly FileReport[]> {
  const sheets = together.sheets.filter(({ file }) => present.has(file));
  if (sheets.length === 0) return [];
  if (run.storing) await begin(run);
  await run.client.query('savepoint files');
  const reports = await importSheets(run, together, sheets);
  if (reports.some(({ errorCount }) => errorCount > 0)) run.storing = false;
  if (!run.storing) return reports.map((report) => ({ ...report, outcome: outcomeOf(report) }));
  for (const report of reports) await record(run, report);
  await run.client.query('commit');
  return reports;
}

const outcomeOf = ({ errorCount }: FileReport): FileReport['outcome'] => (errorCount > 0 ? 'refused' : 'checked');

async function importSheets(run: Run, together: Together, sheets: readonly Sheet[]): Promise<FileReport[]> {
  const opened: (Taken | FileReport)[] = [];
  let file = sheets[0]?.file ?? '';
  try {
    await together.prepare?.(run.client);
    for (const sheet of sheets) {
      file = sheet.file;
      const source = await openSource(run.folder, sheet.file);
      opened.push('header' in source ? await takeIn(run, sheet, source) : refusedFile(sheet.file, source));
    }
    const whole = sheets[0] === together.sheets[0] && opened.every((one) => 'source' in one);
    if (whole) await together.settle?.(run.client);
    const reports: FileReport[] = [];
    for (const one of opened) reports.push('source' in one ? await reportOf(run, one) : one);
    return reports;
  } catch (error) {
    const fault = faultOfConstraint(file, error);
    if (fault === undefined) throw error;
    await run.client.query('rollback to savepoint files');
    return sheets.map((sheet) => (sheet.file === file ? refusedFile(file, [fault]) : unjudged(sheet.file)));
  }
}

/** Of a file whose neighbour the database refused nothing can be said. */
const unjudged = (file: string): FileReport => ({ ...refusedFile(file, []), outcome: 'checked' });

async function takeIn({ client, options }: Run, sheet: Sheet, source: Source): Promise<Taken> {
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
  const counts = await sheet.store({ client, rows: rows - refused, given: givenColumns(source) });
  await client.query('drop table if exists typed, additions');
  for (const table of ['staged', 'faults']) {
    await client.query(`alter table ${table} rename to ${quoted(`${table} of ${source.file}`)}`);
  }
  return { source, rows, counts };
}

async function reportOf({ client, options }: Run, { source, rows, counts }: Taken): Promise<FileReport> {
  const { file } = source;
  const { errors, errorCount } = await readFaults(client, source, options);
  for (const table of ['staged', 'faults']) await client.query(`drop table ${quoted(`${table} of ${file}`)}`);
  return errorCount > 0
    ? { ...refusedFile(file, errors, rows), errorCount }
    : { file, outcome: 'stored', rows, ...counts, errors, errorCount };
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
export async function record({ client }: Run, report: FileReport): Promise<void> {
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
