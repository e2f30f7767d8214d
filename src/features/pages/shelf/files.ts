/** Files of the supplier's folder, as they are now. */
import { readdir, readFile, stat } from 'node:fs/promises';

/** Changes whenever the file does; undefined where there is none. */
export async function stampOf(file: string): Promise<string | undefined> {
  const found = await stat(file, { bigint: true }).catch(noneWhereMissing);
  return found?.isFile() === true ? `${found.mtimeNs} ${found.size}` : undefined;
}

/** What is in the file; undefined where it has just gone. */
export async function bytesOf(file: string): Promise<Buffer | undefined> {
  return readFile(file).catch(noneWhereMissing);
}

/** The names in a folder in order; none where there is no folder. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  return ((await readdir(folder).catch(noneWhereMissing)) ?? []).toSorted();
}

function noneWhereMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
  throw error;
}
