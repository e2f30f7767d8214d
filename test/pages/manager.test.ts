import { test } from 'node:test';
import { assertLinksLead, judgeAll } from '#test/support/page-quality-judging.ts';
import { shownPortal } from '#test/support/page-quality-portal.ts';
import { managersScenes } from '#test/support/page-quality-scenes.ts';

test('forty metering points burst no page', async (t) => {
  const portal = await shownPortal(t);
  await assertLinksLead(portal, await judgeAll(t, portal, managersScenes()));
});
