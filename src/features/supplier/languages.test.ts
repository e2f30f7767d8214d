import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { readSupplier, type Supplier } from './index.ts';

const demo = join(import.meta.dirname, '../../../db/demo/supplier/supplier.json');

async function suppliedWith(t: TestContext, label: Record<string, string>): Promise<Supplier> {
  const folder = await mkdtemp(join(tmpdir(), 'odcitek-supplier-'));
  t.after(() => rm(folder, { recursive: true }));
  const given = JSON.parse(await readFile(demo, 'utf8')) as { contact: object };
  const emails = [{ label, address: 'pisite@example.si' }];
  const changed = { ...given, contact: { ...given.contact, emails } };
  await writeFile(join(folder, 'supplier.json'), JSON.stringify(changed));
  return readSupplier(folder);
}

test('a supplier who writes no Croatian is read in Slovenian by its Croatian customers', async (t) => {
  const { contact } = await suppliedWith(t, { sl: 'Elektrika', en: 'Electricity' });
  assert.deepEqual(contact.emails[0]?.label, { sl: 'Elektrika', en: 'Electricity', hr: 'Elektrika' });
});

test('one who does is read in Croatian, and none may leave out Slovenian or English', async (t) => {
  const { contact } = await suppliedWith(t, { sl: 'Elektrika', en: 'Electricity', hr: 'Struja' });
  assert.equal(contact.emails[0]?.label.hr, 'Struja');
  await assert.rejects(suppliedWith(t, { sl: 'Elektrika', hr: 'Struja' }), /contact\.emails\.0\.label\.en/);
});
