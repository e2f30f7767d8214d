/** `odcitek import FOLDER`: brings in a registry and tells what was wrong with which row. */
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { joinDatabase } from '../src/app/database.ts';
import { csvLine, importRegistry, ImportRefused, problemColumn } from '#features/exchange/index.ts';
import type { FileReport, ImportProgress, ImportReport, RefusedRow } from '#features/exchange/index.ts';
import { openObjects } from '#platform/objects/objects.ts';
import { objectsUrlExample, readObjectsUrl, usualPlace, type Place } from '#platform/objects/place.ts';
import { plainLog } from './plain-log.ts';

/** Exit code 0: everything is in order; 1: something was refused; 2: the call makes no sense. */
export async function importCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { check: { type: 'boolean', default: false }, errors: { type: 'string' } },
  });
  const folder = positionals[0];
  if (folder === undefined || positionals.length > 1) {
    console.error('Say which folder to import: odcitek import FOLDER');
    return 2;
  }
  const refused = values.errors === undefined ? undefined : refusedRowFiles(values.errors, folder);
  const log = plainLog();
  const config = { databaseUrl: process.env['DATABASE_URL'], dataDir: process.env['DATA_DIR'] ?? './data' };
  const place = placeOfDocuments(config.dataDir);
  const database = await joinDatabase({ config, log });
  try {
    const report = await importRegistry(database.pool, folder, {
      check: values.check,
      objects: openObjects(place),
      onProgress: showProgress(),
      ...(refused === undefined ? {} : { onRefusedRow: refused.add }),
    });
    console.log(textOf(report, values.check));
    return report.ok ? 0 : 1;
  } finally {
    await refused?.close();
    await database.close();
  }
}

/** Where the portal keeps documents too: both read the same variables. */
function placeOfDocuments(dataDir: string): Place {
  const url = process.env['OBJECTS_URL'];
  if (url === undefined || url === '') return usualPlace(dataDir);
  const place = readObjectsUrl(url);
  if (place === undefined) throw new ImportRefused(`OBJECTS_URL must look like ${objectsUrlExample}.`);
  return place;
}

/** One file per refused file, with its own columns: correct the cells and import the folder, `problem` is ignored. */
function refusedRowFiles(folder: string, imported: string) {
  if (resolve(folder) === resolve(imported))
    throw new ImportRefused('--errors must name another folder than the one to import.');
  const handles = new Map<string, FileHandle>();
  return {
    add: async ({ file, row, problem, header, cells }: RefusedRow): Promise<void> => {
      let handle = handles.get(file);
      if (handle === undefined) {
        await mkdir(folder, { recursive: true });
        handle = await open(join(folder, file), 'w');
        handles.set(file, handle);
        await handle.appendFile(csvLine([problemColumn, ...header]));
      }
      await handle.appendFile(csvLine([`Row ${row}. ${problem}`, ...cells]));
    },
    close: async (): Promise<void> => {
      for (const handle of handles.values()) await handle.close();
    },
  };
}

function showProgress(): (progress: ImportProgress) => void {
  let told = '';
  return ({ file, step, bytesRead, bytes }) => {
    if (!process.stderr.isTTY) return;
    const text = `${file}: ${step}${step === 'reading' ? ` ${Math.floor((100 * bytesRead) / bytes)} %` : ''}`;
    if (text === told) return;
    told = text;
    process.stderr.write(`\r\u001b[K${text}`);
  };
}

function textOf(report: ImportReport, check: boolean): string {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  const faults = report.files.flatMap(faultLines);
  return [...table(report.files), ...(faults.length > 0 ? ['', ...faults] : []), '', verdict(report, check)].join('\n');
}

const headings = ['file', 'rows', 'added', 'updated', 'replaced', 'unchanged', 'errors', ''] as const;

function table(files: readonly FileReport[]): string[] {
  const rows = files.map((file) => [
    file.file,
    file.rows,
    file.added,
    file.updated,
    file.replaced,
    file.unchanged,
    file.errorCount,
    file.outcome,
  ]);
  const lines = [headings, ...rows].map((cells) => cells.map(String));
  const widths = headings.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  return lines.map((cells) =>
    cells
      .map((cell, column) =>
        column === 0 || column === 7 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}

function faultLines(file: FileReport): string[] {
  const lines = file.errors.map(({ row, column, value, reason }) => {
    const cell = column === '' ? '' : `, ${column}${value === '' ? '' : ` ${JSON.stringify(value)}`}`;
    return `${file.file} row ${row}${cell}: ${reason}`;
  });
  const more = file.errorCount - file.errors.length;
  return more > 0 ? [...lines, `${file.file}: and ${more} more (--errors FOLDER writes them all)`] : lines;
}

function verdict(report: ImportReport, check: boolean): string {
  const refused = report.files.filter((file) => file.errorCount > 0).map((file) => file.file);
  if (refused.length === 0) return check ? 'In order. Nothing was stored: this was a check.' : 'Imported.';
  const rest = report.files.filter((file) => file.outcome === 'checked').map((file) => file.file);
  if (check || rest.length === 0) return `Refused: ${refused.join(', ')}. Nothing of them is stored.`;
  return `Refused: ${refused.join(', ')}. Nothing of them is stored, nor of what came after them: ${rest.join(', ')}.`;
}
