import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { household } from '#test/support/household.ts';
import { htmlProblems } from '#test/support/html-rules.ts';
import { givePoint } from '#test/support/registry.ts';
import { giveReminders } from '#test/support/reminders.ts';

const offer = /Naj vas opomnimo\?/;

describe('the offer of reminders', () => {
  it('stands under the open window for who has none, and is taken up for all points at once', async (t) => {
    const { portal, browser, accountId, point } = await household(t);
    const gas = await givePoint(portal.pool, { energy: 'gas', linkedBy: [accountId] });
    await givePoint(portal.pool, { readRemotely: true, linkedBy: [accountId] });
    const page = await browser.get('/');
    assert.match(page.text, offer);
    assert.deepEqual(htmlProblems(page.body), []);
    const answer = await browser.post('/settings/reminders/offer', { wanted: 'yes' }, { from: '/' });
    assert.equal(answer.location, '/settings/reminders?done=offer');
    assert.match((await browser.get(answer.location)).text, /Opomniki po e-pošti so vklopljeni za vsa merilna mesta\./);
    const { rows } = await portal.pool.query(
      'select metering_point_id as id, by_mail, by_sms from reminder_choices order by 1',
    );
    assert.deepEqual(
      rows,
      [point, gas].map(({ pointId }) => ({ id: pointId, by_mail: true, by_sms: false })),
    );
    assert.doesNotMatch((await browser.get('/')).text, offer);
    const audit = await portal.pool.query("select facts from audit_entries where action = 'reminder offer answered'");
    assert.deepEqual(audit.rows, [{ facts: { wanted: true, points: 2 } }]);
  });

  it('is gone for good after a no', async (t) => {
    const { portal, browser, travel } = await household(t);
    assert.equal((await browser.post('/settings/reminders/offer', { wanted: 'no' }, { from: '/' })).location, '/');
    assert.doesNotMatch((await browser.get('/')).text, offer);
    await travel('2026-12-31T10:00:00+01:00');
    const page = await browser.get('/');
    assert.match(page.text, /Okno za oddajo odčitka je odprto/);
    assert.doesNotMatch(page.text, offer);
    const { rows } = await portal.pool.query('select from reminder_choices');
    assert.equal(rows.length, 0);
  });

  it('is not made while no window is open, nor to who has reminders', async (t) => {
    const { portal, browser, accountId, point, travel } = await household(t);
    await travel('2026-12-15T10:00:00+01:00');
    assert.doesNotMatch((await browser.get('/')).text, offer);
    await travel('2026-12-31T10:00:00+01:00');
    assert.match((await browser.get('/?')).text, offer);
    await giveReminders(portal.pool, { accountId, pointId: point.pointId });
    assert.doesNotMatch((await browser.get('/')).text, offer);
  });

  it('speaks English', async (t) => {
    const { browser } = await household(t);
    await browser.get('/?lang=en');
    const page = await browser.get('/');
    assert.match(page.text, /Shall we remind you\?/);
    assert.deepEqual(htmlProblems(page.body), []);
  });
});
