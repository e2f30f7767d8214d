import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { slugs } from '#features/pages/library.ts';
import { testPortal } from '#test/support/portal.ts';
import { giveAccount, givePoint, giveReading } from '#test/support/registry.ts';

test('nothing leads to a help page that the supplier has not written', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'odcitek-supplier-'));
  t.after(() => rm(folder, { recursive: true }));
  const portal = await testPortal(t, { supplier: { folder } });
  const accountId = await giveAccount(portal.pool);
  const point = await givePoint(portal.pool, { linkedBy: [accountId] });
  await giveReading(portal.pool, point, { on: '2026-11-01', value: 16433 });
  const stranger = portal.browser();
  const customer = await portal.signedIn(accountId);

  const pages = [
    ...['/', '/login', '/register', '/forgot-password'].map((path) => ({ browser: stranger, path })),
    ...['/', '/readings/new', '/readings', '/contracts', '/settings'].map((path) => ({ browser: customer, path })),
  ];
  for (const { browser, path } of pages) {
    const { status, body } = await browser.get(path);
    assert.equal(status, 200);
    for (const slug of slugs) assert.ok(!body.includes(`href="/${slug}"`), `${path} leads to /${slug}`);
  }
  assert.match((await customer.get('/readings')).body, /href="tel:\+?\d+">zahtevajte popravek/);
});
