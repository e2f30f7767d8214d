import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { household } from '#test/support/household.ts';
import { htmlProblems } from '#test/support/html-rules.ts';
import { giveAccount, givePoint } from '#test/support/registry.ts';
import { giveMobile } from '#test/support/reminders.ts';
import type { Answer } from '#test/support/portal.ts';

const address = '/settings/reminders/switch';

const buttonOf = ({ body }: Answer, channel: 'mail' | 'sms'): { value: string; pressed: string } => {
  const tag = new RegExp(`<button[^>]* id="reminder-${channel}"[^>]*>`).exec(body)?.[0] ?? assert.fail(channel);
  const part = (name: string): string => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
  assert.equal(part('form'), 'reading');
  assert.equal(part('formaction'), address);
  return { value: part('value'), pressed: part('aria-pressed') };
};

describe('the switches beside the reading form', () => {
  it('save at once, send no reading and lose nothing that is half typed', async (t) => {
    const { portal, browser, point } = await household(t);
    const page = await browser.get('/readings/new');
    assert.deepEqual(htmlProblems(page.body), []);
    assert.deepEqual(buttonOf(page, 'mail'), { value: 'mail-on', pressed: 'false' });
    const typed = {
      point: String(point.pointId),
      'r-1.8.1': '16 7',
      'r-1.8.2': 'x"<',
      date: '2026-11-28',
      kind: 'own_record',
    };
    const answer = await browser.post(address, { ...typed, reminder: 'mail-on' }, { from: '/readings/new' });
    assert.equal(answer.status, 303);
    const back = await browser.get((answer.location ?? '').replace(/#reminders$/, ''));
    assert.match(answer.location ?? '', /#reminders$/);
    assert.equal(back.status, 200);
    assert.deepEqual(htmlProblems(back.body), []);
    assert.deepEqual(buttonOf(back, 'mail'), { value: 'mail-off', pressed: 'true' });
    assert.match(back.text, /Opomnik po e-pošti je vklopljen\./);
    for (const kept of ['value="16 7"', 'value="x&quot;&lt;"']) assert.ok(back.body.includes(kept), kept);
    assert.match(back.body, /value="2026-11-28" checked/);
    assert.match(back.body, /value="own_record" checked/);
    const { rows } = await portal.pool.query(
      `select by_mail, by_sms, at_opening, at_last_but_one, at_last, (select count(*) from submissions) as sent from reminder_choices`,
    );
    assert.deepEqual(rows, [
      { by_mail: true, by_sms: false, at_opening: true, at_last_but_one: false, at_last: true, sent: 0 },
    ]);
    const off = await browser.post(address, { ...typed, reminder: 'mail-off' }, { from: '/readings/new' });
    assert.match((await browser.get(off.location ?? '')).text, /Opomnik po e-pošti je izklopljen\./);
    const audit = await portal.pool.query(
      "select facts from audit_entries where action = 'reminder switched' order by id",
    );
    assert.deepEqual(audit.rows, [{ facts: { channel: 'mail', on: true } }, { facts: { channel: 'mail', on: false } }]);
  });

  it('keep the days that were chosen, and the other channel', async (t) => {
    const { portal, browser, accountId, point } = await household(t);
    await giveMobile(portal.pool, accountId);
    const id = point.pointId;
    await browser.post('/settings/reminders', {
      points: String(id),
      [`mail-${id}`]: 'yes',
      [`last-but-one-${id}`]: 'yes',
      'quiet-from': '21',
      'quiet-until': '8',
    });
    await browser.post(address, { point: String(id), reminder: 'sms-on' }, { from: '/readings/new' });
    const { rows } = await portal.pool.query(
      'select by_mail, by_sms, at_opening, at_last_but_one, at_last from reminder_choices',
    );
    assert.deepEqual(rows, [{ by_mail: true, by_sms: true, at_opening: false, at_last_but_one: true, at_last: false }]);
  });

  it('lead over confirming a number where there is none, and back with what was typed', async (t) => {
    const { portal, browser, point } = await household(t);
    const typed = { point: String(point.pointId), 'r-1.8.1': '16759', reminder: 'sms-on' };
    const answer = await browser.post(address, typed, { from: '/readings/new' });
    const back = `/readings/new?point=${point.pointId}&r-1.8.1=16759&reminder=sms`;
    assert.equal(answer.location, `/settings/mobile?done=saved&next=${encodeURIComponent(back)}`);
    assert.deepEqual(buttonOf(await browser.get('/readings/new'), 'sms'), { value: 'sms-on', pressed: 'false' });
    await browser.post('/settings/mobile', { mobile: '041 123 456', next: back });
    const { rows } = await portal.pool.query<{ text: string }>("select text from messages where channel = 'sms'");
    const code = /#(\d{6})$/.exec(rows[0]?.text ?? '')?.[1] ?? '';
    const confirmed = await browser.post('/settings/mobile/code', { code, next: back }, { from: '/settings/mobile' });
    assert.equal(confirmed.location, `${back}#reminders`);
    const page = await browser.get(back);
    assert.deepEqual(buttonOf(page, 'sms'), { value: 'sms-off', pressed: 'true' });
    assert.match(page.text, /SMS opomnik je vklopljen\./);
    assert.match(page.body, /value="16759"/);
  });

  it('are not there for a point without reminders, and cannot be forced on it', async (t) => {
    const { portal, browser, accountId } = await household(t);
    const remote = await givePoint(portal.pool, { readRemotely: true, linkedBy: [accountId] });
    const operator = await givePoint(portal.pool, { energy: 'gas', operator: 'ENCE', linkedBy: [accountId] });
    const ended = await givePoint(portal.pool, { until: '2026-11-28', linkedBy: [accountId] });
    const theirs = await givePoint(portal.pool, { linkedBy: [await giveAccount(portal.pool)] });
    for (const { pointId } of [remote, operator, ended]) {
      const page = await browser.get(`/readings/new?point=${pointId}`);
      assert.equal(page.status, 200);
      assert.doesNotMatch(page.body, /id="reminder-mail"/);
    }
    for (const point of [...[remote, operator, ended, theirs].map(({ pointId }) => String(pointId)), '0', 'x', '']) {
      const answer = await browser.post(address, { point, reminder: 'mail-on' }, { from: '/readings/new' });
      assert.equal(answer.status, 404, point);
    }
    const { rows } = await portal.pool.query('select from reminder_choices');
    assert.equal(rows.length, 0);
  });

  it('speak English, and come back after log-in with what was typed', async (t) => {
    const { portal, browser, point } = await household(t);
    await browser.get('/readings/new?lang=en');
    const typed = { point: String(point.pointId), 'r-1.8.1': '16759', reminder: 'mail-on' };
    const answer = await browser.post(address, typed, { from: '/readings/new' });
    assert.match((await browser.get(answer.location ?? '')).text, /The reminder by e-mail is on\./);
    const gone = await portal.browser().post(address, typed, { from: '/login' });
    const next = `/readings/new?point=${point.pointId}&r-1.8.1=16759`;
    assert.equal(gone.location, `/login?next=${encodeURIComponent(next)}`);
  });
});
