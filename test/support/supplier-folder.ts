/** A supplier's folder of the test's own: the demo's configuration, and the texts that the test writes. */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';

const demo = fileURLToPath(new URL('../../db/demo/supplier', import.meta.url));

/** `files`: by name seen from the folder, `news/2026-01-05-zima.sl.md`. */
export async function supplierFolder(t: TestContext, files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'odcitek-supplier-'));
  t.after(() => rm(folder, { recursive: true }));
  await cp(join(demo, 'supplier.json'), join(folder, 'supplier.json'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}
