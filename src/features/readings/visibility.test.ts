import assert from 'node:assert/strict';
import { test } from 'node:test';
import { household, usual } from '#test/support/household.ts';
import { giveAccount, giveReading, giveSupply } from '#test/support/registry.ts';

test('nobody sends or sees a reading of a point that they have not linked', async (t) => {
  const { portal, browser, point, send } = await household(t);
  const sent = await send();
  const stranger = await portal.signedIn(await giveAccount(portal.pool));
  const refused = await stranger.post(
    '/readings/new',
    { point: String(point.pointId), ...usual },
    { from: '/settings' },
  );
  assert.equal(refused.status, 404);
  for (const path of [
    `/readings/new?point=${point.pointId}`,
    sent.location ?? '',
    '/readings/new?point=99999',
    '/readings/new?point=x',
  ]) {
    assert.equal((await stranger.get(path)).status, 404, path);
  }
  await portal.pool.query('update contract_links set ended_at = now()');
  assert.equal((await browser.get(sent.location ?? '')).status, 404);
  assert.equal((await browser.get(`/readings/new?point=${point.pointId}`)).status, 404);
  assert.match((await browser.get('/readings/new')).text, /Nimate še nobene povezane pogodbe/);
  assert.equal((await portal.browser().get('/readings/new')).location, '/login?next=%2Freadings%2Fnew');
});

test('who moves in learns nothing of the readings before, not even from a warning', async (t) => {
  const { portal, point } = await household(t, { point: { until: '2026-11-10' } });
  await giveReading(portal.pool, point, { on: '2026-11-09', value: 16_500 });
  const tenant = await giveAccount(portal.pool);
  await giveSupply(portal.pool, point.pointId, { from: '2026-11-10', linkedBy: [tenant] });
  const browser = await portal.signedIn(tenant);
  const page = await browser.get('/readings/new');
  assert.match(page.text, /Prejšnjega odčitka ni/);
  const lower = await browser.post('/readings/new', {
    point: String(point.pointId),
    'r-1.8.1': '15000',
    'r-1.8.2': '20000',
  });
  for (const shown of [page.text, lower.text]) assert.doesNotMatch(shown, /16433|16500|20952/);
});

test('the turns of a counter that rolled over under the former tenant are kept', async (t) => {
  const { portal, point } = await household(t, { readings: false, point: { until: '2026-11-10' } });
  for (const code of ['1.8.1', '1.8.2'])
    await giveReading(portal.pool, point, { on: '2026-11-09', value: 500, turns: 1, code });
  const tenant = await giveAccount(portal.pool);
  await giveSupply(portal.pool, point.pointId, { from: '2026-11-10', linkedBy: [tenant] });
  const browser = await portal.signedIn(tenant);
  const sent = await browser.post('/readings/new', {
    point: String(point.pointId),
    'r-1.8.1': '700',
    'r-1.8.2': '800',
  });
  assert.equal(sent.status, 303, sent.text);
  const { rows } = await portal.pool.query(`select distinct turns from readings where source = 'portal'`);
  assert.deepEqual(rows, [{ turns: 1 }]);
});
