/** The guide's example registry (db/demo/example-registry) in a folder of a test's own, as it is or spoilt. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { RegistryFile } from '#features/exchange/index.ts';
import type { Day } from '#kernel/day.ts';

const example = fileURLToPath(new URL('../../db/demo/example-registry', import.meta.url));

/** The example's readings reach into May 2026. */
export const exampleDay = '2026-05-20' as Day;

export type Spoil = { readonly [File in RegistryFile]?: (text: string) => string | Buffer };

/** Makes the folder, with all files or `only` some; it is removed after the test. */
export async function exampleFolder(
  t: TestContext,
  spoil: Spoil = {},
  only?: readonly RegistryFile[],
): Promise<string> {
  const folder = await emptyFolder(t);
  const wanted = (path: string): boolean => only === undefined || only.some((file) => path.endsWith(`/${file}`));
  await cp(example, folder, { recursive: true, filter: (path) => path === example || wanted(path) });
  for (const [file, change] of Object.entries(spoil)) {
    const path = join(folder, file);
    await writeFile(path, change(await readFile(path, 'utf8')));
  }
  return folder;
}

export async function emptyFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'odcitek-registry-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
