/** Objects as files of a folder. */
import { randomBytes } from 'node:crypto';
import { link, mkdir, open, rm, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Objects } from './kept.ts';
import type { Folder } from './place.ts';

export function openFolder({ path: root }: Folder): Objects {
  return {
    put: async (key, bytes) => {
      const path = join(root, key);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const part = `${path}.${randomBytes(6).toString('hex')}.part`;
      await writeThrough(part, bytes);
      try {
        // unlike a rename, a link does not replace what is there
        await link(part, path);
        await writeDirectory(dirname(path));
        return 'kept';
      } catch (error) {
        if (hasCode(error, 'EEXIST')) return 'was_there';
        throw error;
      } finally {
        await unlink(part);
      }
    },
    remove: (key) => rm(join(root, key), { force: true }),
    open: async (key, slice) => {
      try {
        const file = await open(join(root, key));
        return file.createReadStream(slice === undefined ? {} : { start: slice.from, end: slice.until - 1 });
      } catch (error) {
        if (hasCode(error, 'ENOENT')) return undefined;
        throw error;
      }
    },
  };
}

/** On the disk, not only on its way there: the database will say that it is kept. */
async function writeThrough(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function writeDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

function hasCode(error: unknown, code: string): boolean {
  return (error as NodeJS.ErrnoException).code === code;
}
