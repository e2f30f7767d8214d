/** A CSV file on disk: its header, its separator and where its rows begin. The rows themselves are not read here. */
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { fileFault, type Fault } from './faults.ts';
import { problemColumn, registryColumns, type Column, type RegistryFile } from './format.ts';

export type Source = {
  readonly file: RegistryFile;
  readonly path: string;
  readonly delimiter: ',' | ';';
  /** Names as in the header, in the file's order; `problem` among them is ignored later. */
  readonly header: readonly string[];
  /** Byte at which the first row after the header begins. */
  readonly rowsFrom: number;
  readonly bytes: number;
};

const mostHeaderBytes = 65_536;

/** Reads the header. The answer is the source, or every fault of the header at once. */
export async function openSource(folder: string, file: RegistryFile): Promise<Source | readonly Fault[]> {
  const path = join(folder, file);
  let start: { head: Buffer; bytes: number };
  try {
    start = await readStart(path);
  } catch (error) {
    return [fileFault(file, 'unreadable_file', { detail: (error as NodeJS.ErrnoException).code ?? 'unknown reason' })];
  }
  const { head, bytes } = start;
  const begin = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  if (bytes === begin) return [fileFault(file, 'empty_file')];
  if (isUtf16(head)) return [fileFault(file, 'utf16')];
  const end = endOfLine(head, begin);
  if (end === undefined && bytes > mostHeaderBytes) return [fileFault(file, 'header_too_long')];
  const line = head.subarray(begin, end?.at).toString('utf8');
  const delimiter = count(line, ';') > count(line, ',') ? ';' : ',';
  const header = cellsOf(line, delimiter);
  const faults = judgeHeader(file, header);
  return faults.length > 0 ? faults : { file, path, delimiter, header, rowsFrom: end?.next ?? bytes, bytes };
}

async function readStart(path: string): Promise<{ head: Buffer; bytes: number }> {
  const handle = await open(path);
  try {
    const { size } = await stat(path);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(mostHeaderBytes), 0, mostHeaderBytes, 0);
    return { head: buffer.subarray(0, bytesRead), bytes: size };
  } finally {
    await handle.close();
  }
}

/** By its byte order mark, or by the zeros between the letters of the header. */
function isUtf16(head: Buffer): boolean {
  const [first, second] = head;
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || first === 0 || second === 0;
}

function endOfLine(head: Buffer, from: number): { at: number; next: number } | undefined {
  for (let at = from; at < head.length; at++) {
    if (head[at] === 0x0a) return { at, next: at + 1 };
    if (head[at] === 0x0d) return { at, next: head[at + 1] === 0x0a ? at + 2 : at + 1 };
  }
  return undefined;
}

const count = (line: string, character: string): number => line.split(character).length - 1;

function cellsOf(line: string, delimiter: string): string[] {
  return firstRow(line, delimiter).map((cell) => cell.trim().toLowerCase());
}

function firstRow(line: string, delimiter: string): string[] {
  try {
    const rows: string[][] = parse(line, { delimiter, relax_quotes: true, relax_column_count: true });
    return rows[0] ?? [];
  } catch {
    return [line]; // a quotation mark that never closes: no column is called so
  }
}

function judgeHeader(file: RegistryFile, header: readonly string[]): Fault[] {
  const columns: readonly Column[] = registryColumns[file];
  const known = new Set([...columns.map((column) => column.name), problemColumn]);
  const faults: Fault[] = [];
  header.forEach((name, index) => {
    const more = { column: name.slice(0, 80), value: name };
    if (!known.has(name)) faults.push(fileFault(file, 'unknown_column', { ...more, detail: [...known].join(', ') }));
    else if (header.indexOf(name) < index) faults.push(fileFault(file, 'repeated_column', more));
  });
  for (const { name, need } of columns) {
    if (need !== 'optional' && !header.includes(name)) faults.push(fileFault(file, 'missing_column', { column: name }));
  }
  return faults;
}
