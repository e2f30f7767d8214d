import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertLinksLead, judgeAll, unseen } from '#test/support/page-quality-judging.ts';
import { shownPortal } from '#test/support/page-quality-portal.ts';
import { strangersScenes } from '#test/support/page-quality-scenes.ts';
import { routesOf } from '#test/support/routes.ts';

test('whatever a stranger meets is readable, light, and leads on', async (t) => {
  const portal = await shownPortal(t);
  const scenes = await strangersScenes(portal);
  assert.deepEqual(unseen(await routesOf(portal), 'anyone', scenes), [], 'pages without a scene');
  const met = await judgeAll(t, portal, scenes);
  await assertLinksLead(portal, met);
});
