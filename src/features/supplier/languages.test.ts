import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { readSupplier, type Supplier } from './index.ts';

const demo = join(import.meta.dirname, '../../../db/demo/supplier/supplier.json');

async function suppliedWith(t: TestContext, phoneHours: Record<string, string>): Promise<Supplier> {
  const folder = await mkdtemp(join(tmpdir(), 'odcitek-supplier-'));
  t.after(() => rm(folder, { recursive: true }));
  const given = JSON.parse(await readFile(demo, 'utf8')) as { contact: object };
  const changed = { ...given, contact: { ...given.contact, phoneHours } };
  await writeFile(join(folder, 'supplier.json'), JSON.stringify(changed));
  return readSupplier(folder);
}

test('a supplier who writes no Croatian is read in Slovenian by its Croatian customers', async (t) => {
  const { contact } = await suppliedWith(t, { sl: 'vsak dan', en: 'every day' });
  assert.deepEqual(contact.phoneHours, { sl: 'vsak dan', en: 'every day', hr: 'vsak dan' });
});

test('one who does is read in Croatian, and none may leave out Slovenian or English', async (t) => {
  const { contact } = await suppliedWith(t, { sl: 'vsak dan', en: 'every day', hr: 'svaki dan' });
  assert.equal(contact.phoneHours.hr, 'svaki dan');
  await assert.rejects(suppliedWith(t, { sl: 'vsak dan', hr: 'svaki dan' }), /contact\.phoneHours\.en/);
});
