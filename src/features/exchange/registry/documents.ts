/**
 * The bills' PDFs: a folder `documents` beside the registry's files, each called as the number of its bill. All are judged
 * before the first is kept, so that this folder, like a file, comes in whole or not at all.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { contentKey, type Objects } from '#platform/objects/objects.ts';
import { documentFault, type Fault } from './faults.ts';
import type { FileReport } from './report.ts';
import type { Client } from './stage.ts';
import { begin, ImportRefused, record, refusedFile, type Run } from './together.ts';

export const documentsFolder = 'documents';

const mostBytes = 20 * 1024 * 1024;
/** Files that one statement asks about, or writes down. */
const atOnce = 200;

type Document = { readonly name: string; readonly billId: number; readonly sha256: Buffer; readonly size: number };
type Known = { id: number; number: string; sha256: Buffer | null };

/** What is wrong with each file, in the order of their names, and which files are new. */
type Judged = { readonly faults: Fault[]; readonly news: Document[]; unchanged: number };

/** Undefined where the folder is absent. Objects are kept before the database says so: a crash leaves none of them missing. */
export async function importDocuments(run: Run, names: readonly string[]): Promise<FileReport | undefined> {
  if (names.length === 0) return undefined;
  const { objects } = run.options;
  const judged = await judgeDocuments(run, names);
  const { faults, news, unchanged } = judged;
  const file = `${documentsFolder}/`;
  if (faults.length > 0) {
    const errors = faults.slice(0, run.options.mostFaults ?? 100);
    return { ...refusedFile(file, errors, names.length), errorCount: faults.length };
  }
  const report = { file, rows: names.length, updated: 0, replaced: 0, unchanged, errors: [], errorCount: 0 };
  if (!run.storing || objects === undefined) return { ...report, outcome: 'checked', added: news.length };
  for (const portion of portionsOf(news)) await keep(run, portion, objects);
  const stored: FileReport = { ...report, outcome: 'stored', added: news.length };
  await record(run, stored);
  return stored;
}

/** Names in the folder, sorted; those that begin with a dot are the file system's own. */
export async function listDocuments(folder: string): Promise<string[]> {
  try {
    const names = await readdir(join(folder, documentsFolder));
    return names.filter((name) => !name.startsWith('.')).toSorted();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new ImportRefused(`The folder ${documentsFolder} cannot be read: ${(error as Error).message}.`);
  }
}

async function judgeDocuments({ client, folder }: Run, names: readonly string[]): Promise<Judged> {
  const judged: Judged = { faults: [], news: [], unchanged: 0 };
  const seen = new Set<string>();
  let row = 0;
  for (const portion of portionsOf(names)) {
    const known = await findBills(client, portion.map(numberOf));
    for (const name of portion) {
      row += 1;
      const bill = known.get(numberOf(name));
      const verdict = seen.has(numberOf(name))
        ? 'document_twice'
        : await judge(join(folder, documentsFolder, name), bill);
      seen.add(numberOf(name));
      if (typeof verdict === 'string')
        judged.faults.push(documentFault({ file: `${documentsFolder}/`, row, name }, verdict));
      else if (verdict.known) judged.unchanged += 1;
      else judged.news.push({ name, billId: verdict.billId, sha256: verdict.sha256, size: verdict.size });
    }
  }
  return judged;
}

/** `documents/R2026_17.pdf` is the bill R2026/17. */
function numberOf(name: string): string {
  return name
    .replace(/\.pdf$/i, '')
    .replaceAll('_', '/')
    .toUpperCase();
}

async function findBills(client: Client, numbers: readonly string[]): Promise<Map<string, Known>> {
  const { rows } = await client.query<Known>(
    'select id, number, document_sha256 as sha256 from bills where number = any($1)',
    [numbers],
  );
  return new Map(rows.map((bill) => [bill.number, bill]));
}

type Verdict =
  string | { readonly known: boolean; readonly billId: number; readonly sha256: Buffer; readonly size: number };

/** The code of a fault, or what the file is. */
async function judge(path: string, bill: Known | undefined): Promise<Verdict> {
  if (!/\.pdf$/i.test(path)) return 'not_a_pdf';
  if (bill === undefined) return 'unknown_bill';
  const { size } = await stat(path);
  if (size > mostBytes) return 'document_too_large';
  const bytes = await readFile(path);
  if (!isWholePdf(bytes)) return 'not_a_pdf';
  const sha256 = hashOf(bytes);
  if (bill.sha256 !== null && !bill.sha256.equals(sha256)) return 'document_fixed';
  return { known: bill.sha256 !== null, billId: bill.id, sha256, size: bytes.length };
}

/** As readers do it: the mark within the first kilobyte, the end within the last. A torn transfer has no end. */
function isWholePdf(bytes: Buffer): boolean {
  return bytes.subarray(0, 1024).includes('%PDF-') && bytes.subarray(-1024).includes('%%EOF');
}

const hashOf = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

async function keep(run: Run, documents: readonly Document[], objects: Objects): Promise<void> {
  for (const { name, sha256 } of documents) {
    const bytes = await readFile(join(run.folder, documentsFolder, name));
    if (!hashOf(bytes).equals(sha256))
      throw new ImportRefused(`${name} has changed while it was read. Import it again.`);
    await objects.put(contentKey('bills', sha256), bytes);
  }
  await begin(run);
  await run.client.query(
    `update bills b set document_sha256 = d.sha256, document_size = d.size
       from unnest($1::bigint[], $2::bytea[], $3::bigint[]) d (bill_id, sha256, size)
      where b.id = d.bill_id`,
    [documents.map(({ billId }) => billId), documents.map(({ sha256 }) => sha256), documents.map(({ size }) => size)],
  );
  await run.client.query('commit');
}

function* portionsOf<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < items.length; from += atOnce) yield items.slice(from, from + atOnce);
}
