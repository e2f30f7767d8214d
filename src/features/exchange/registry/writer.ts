/** Writes a registry as its CSV files, in flat memory: for the demo, the synthetic registry and tests. */
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { registryColumns, type RegistryFile, type RegistryRow } from './format.ts';

export type RegistryWriter = {
  /** Adds a row; the file begins with its first row. */
  add<File extends RegistryFile>(file: File, row: RegistryRow<File>): void;
  /** Brings full buffers to disk. Call it now and then, so that memory stays flat. */
  flush(): Promise<void>;
  /** Brings everything to disk and closes the files. */
  close(): Promise<void>;
};

type Cell = string | number | boolean | null | undefined;

const flushAt = 262_144;

/** Opens a folder for writing, made if need be; files of a registry that are there already are written anew. */
export async function openRegistryWriter(folder: string): Promise<RegistryWriter> {
  await mkdir(folder, { recursive: true });
  const texts = new Map<RegistryFile, string>();
  const handles = new Map<RegistryFile, FileHandle>();

  const write = async (file: RegistryFile, text: string): Promise<void> => {
    const handle = handles.get(file) ?? (await open(join(folder, file), 'w'));
    handles.set(file, handle);
    texts.set(file, '');
    await handle.appendFile(text);
  };

  return {
    add(file, row) {
      const cells = registryColumns[file].map(({ name }) => (row as Record<string, Cell>)[name]);
      texts.set(file, `${texts.get(file) ?? headerOf(file)}${csvLine(cells)}`);
    },
    async flush() {
      for (const [file, text] of texts) if (text.length >= flushAt) await write(file, text);
    },
    async close() {
      for (const [file, text] of texts) if (text !== '') await write(file, text);
      for (const handle of handles.values()) await handle.close();
    },
  };
}

const headerOf = (file: RegistryFile): string => csvLine(registryColumns[file].map(({ name }) => name));

/** One line of CSV (RFC 4180, but with LF): texts with a comma, a quotation mark or a line break are quoted. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\n`;
}

function csvCell(value: Cell): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const text = String(value);
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
