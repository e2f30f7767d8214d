import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { htmlProblems } from '#test/support/html-rules.ts';
import { testPortal, type Answer, type TestPortal } from '#test/support/portal.ts';
import { giveAccount, givePoint, type GivenPoint } from '#test/support/registry.ts';
import { giveReminders } from '#test/support/reminders.ts';
import { stopHash } from '../stop-code.ts';

const mailCode = 'A1b2C3d4E5f6';
const smsCode = 'Z9y8X7w6V5u4';
const oneClick = 'List-Unsubscribe=One-Click';

type World = {
  readonly portal: TestPortal;
  readonly accountId: number;
  readonly points: readonly GivenPoint[];
  /** As a mail program of somebody else's site sends it: no cookie, no token. */
  readonly post: (
    path: string,
    body?: string,
  ) => Promise<{ statusCode: number; body: string; headers: Record<string, unknown> }>;
};

/** An account with three points: mail for all, SMS for the first; a reminder was sent on each channel. */
async function world(t: TestContext, language = 'sl'): Promise<World> {
  const portal = await testPortal(t, { now: '2026-11-30T10:00:00+01:00' });
  const accountId = await giveAccount(portal.pool, { language });
  const points: GivenPoint[] = [];
  for (const sms of [true, false, false]) {
    const point = await givePoint(portal.pool, { linkedBy: [accountId] });
    await giveReminders(portal.pool, { accountId, pointId: point.pointId }, { sms });
    points.push(point);
  }
  await giveReminder(portal, { accountId, channel: 'mail', code: mailCode });
  await giveReminder(portal, { accountId, channel: 'sms', code: smsCode });
  const post: World['post'] = (path, body = oneClick) =>
    portal.app.inject({
      method: 'POST',
      url: path,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'cross-site',
        origin: 'https://mail.example',
      },
      payload: body,
    });
  return { portal, accountId, points, post };
}

async function giveReminder(
  { pool }: TestPortal,
  { accountId, channel, code, day = '2026-11-30' }: { accountId: number; channel: string; code: string; day?: string },
): Promise<void> {
  await pool.query(
    'insert into reminders (account_id, channel, day, planned_at, stop_hash, written_at) values ($1, $2, $3, now(), $4, now())',
    [accountId, channel, day, stopHash(code)],
  );
}

/** What is on: the number of points by mail and by SMS. */
async function onFor({
  portal,
  accountId,
}: Pick<World, 'portal' | 'accountId'>): Promise<{ mail: number; sms: number }> {
  const { rows } = await portal.pool.query<{ mail: number; sms: number }>(
    `select count(*) filter (where by_mail) as mail, count(*) filter (where by_sms) as sms
       from reminder_choices where account_id = $1`,
    [accountId],
  );
  return rows[0] ?? assert.fail();
}

async function entriesOf({ portal }: Pick<World, 'portal'>): Promise<unknown[]> {
  const { rows } = await portal.pool.query('select action, account_id, subject, facts from audit_entries order by id');
  return rows;
}

const hasScript = ({ body }: Answer): boolean => /<script[^>]*src="\/assets\/stop\.[^"]*js"/.test(body);

describe('a stop link', () => {
  it('that is only fetched stops nothing, and says what it would stop', async (t) => {
    const all = await world(t);
    const browser = all.portal.browser();
    for (let fetched = 0; fetched < 3; fetched++) {
      const page = await browser.get(`/s/${mailCode}`);
      assert.equal(page.status, 200);
      assert.deepEqual(htmlProblems(page.body), []);
      assert.match(
        page.text,
        /Ustavimo opomnike po e-pošti\? Opomniki so vklopljeni za 3 merilna mesta\. Ustavi opomnike/,
      );
      assert.equal(page.headers['x-robots-tag'], 'noindex');
      assert.ok(hasScript(page));
    }
    await all.portal.app.inject({ method: 'HEAD', url: `/s/${mailCode}` });
    assert.deepEqual(await onFor(all), { mail: 3, sms: 1 });
    assert.deepEqual(await entriesOf(all), []);
  });

  it('stops with one press, without log-in; says what, and undoes it', async (t) => {
    const all = await world(t);
    const browser = all.portal.browser();
    const pressed = await browser.post(`/s/${mailCode}`, {});
    assert.equal(pressed.location, `/s/${mailCode}?done=stopped`);
    assert.deepEqual(await onFor(all), { mail: 0, sms: 1 });
    const page = await browser.get(pressed.location);
    assert.deepEqual(htmlProblems(page.body), []);
    assert.match(page.text, /Opomnikov po e-pošti ne pošiljamo več Ustavili smo jih za 3 merilna mesta\./);
    assert.match(page.text, /SMS opomniki ostanejo, kakor so nastavljeni/);
    assert.ok(!hasScript(page));
    const undone = await browser.post(`/s/${mailCode}/undo`, {}, { from: pressed.location });
    assert.equal(undone.location, `/s/${mailCode}?done=undone`);
    assert.deepEqual(await onFor(all), { mail: 3, sms: 1 });
    const again = await browser.get(undone.location);
    assert.deepEqual(htmlProblems(again.body), []);
    assert.match(again.text, /Opomniki po e-pošti so spet vklopljeni Vklopljeni so za 3 merilna mesta\./);
    assert.ok(!hasScript(again), 'after "undo" the page must not stop once more by itself');
    assert.deepEqual(await entriesOf(all), [
      {
        action: 'reminders stopped',
        account_id: null,
        subject: `account ${all.accountId}`,
        facts: { channel: 'mail', points: 3 },
      },
      {
        action: 'reminder stop undone',
        account_id: null,
        subject: `account ${all.accountId}`,
        facts: { channel: 'mail', points: 3 },
      },
    ]);
  });

  it('stops with the one-click POST of a mail program: no token, no cookie, from another site, no redirect', async (t) => {
    const all = await world(t);
    const answer = await all.post(`/s/${mailCode}`);
    assert.equal(answer.statusCode, 200);
    assert.match(answer.body, /Opomnikov po e-pošti ne pošiljamo več/);
    assert.deepEqual(htmlProblems(answer.body), []);
    assert.deepEqual(await onFor(all), { mail: 0, sms: 1 });
    assert.equal((await all.post(`/s/${mailCode}`)).statusCode, 200);
    assert.equal((await entriesOf(all)).length, 1);
  });

  it('of an SMS stops SMS and leaves mail', async (t) => {
    const all = await world(t);
    await all.post(`/s/${smsCode}`);
    assert.deepEqual(await onFor(all), { mail: 3, sms: 0 });
    const page = await all.portal.browser().get(`/s/${smsCode}`);
    assert.match(page.text, /SMS opomnikov ne pošiljamo več Ustavili smo jih za 1 merilno mesto\./);
    assert.match(page.text, /Opomniki po e-pošti ostanejo/);
  });

  it('is undone only from our own page, with its token', async (t) => {
    const all = await world(t);
    await all.post(`/s/${mailCode}`);
    assert.equal((await all.post(`/s/${mailCode}/undo`)).statusCode, 403);
    const answer = await all.portal
      .browser()
      .post(`/s/${mailCode}/undo`, { formToken: 'made up' }, { from: `/s/${mailCode}` });
    assert.equal(answer.status, 403);
    assert.deepEqual(await onFor(all), { mail: 0, sms: 1 });
  });

  it('of an older message works as well, and says that they are off already', async (t) => {
    const all = await world(t);
    await giveReminder(all.portal, {
      accountId: all.accountId,
      channel: 'mail',
      code: 'olderOlder12',
      day: '2026-10-31',
    });
    await all.post(`/s/${mailCode}`);
    const browser = all.portal.browser();
    const page = await browser.get('/s/olderOlder12');
    assert.match(page.text, /Opomnikov po e-pošti ne pošiljamo več Ustavili smo jih za 3 merilna mesta/);
    assert.ok(!hasScript(page));
    assert.equal((await all.post('/s/olderOlder12')).statusCode, 200);
    await browser.post('/s/olderOlder12/undo', {}, { from: '/s/olderOlder12' });
    assert.deepEqual(await onFor(all), { mail: 3, sms: 1 });
  });

  it('undoes what it stopped and no more, once', async (t) => {
    const all = await world(t);
    const [first] = all.points;
    const own = { accountId: all.accountId, pointId: first?.pointId ?? 0 };
    await giveReminders(all.portal.pool, own, { mail: false, sms: true });
    await all.post(`/s/${mailCode}`);
    const browser = all.portal.browser();
    const from = `/s/${mailCode}`;
    await Promise.all([browser.post(`${from}/undo`, {}, { from }), browser.post(`${from}/undo`, {}, { from })]);
    assert.deepEqual(await onFor(all), { mail: 2, sms: 1 });
    assert.equal((await entriesOf(all)).length, 2);
  });

  it('pressed many times at once stops once', async (t) => {
    const all = await world(t);
    const answers = await Promise.all(Array.from({ length: 8 }, () => all.post(`/s/${mailCode}`)));
    assert.deepEqual(new Set(answers.map(({ statusCode }) => statusCode)), new Set([200]));
    assert.equal((await entriesOf(all)).length, 1);
    const { rows } = await all.portal.pool.query('select metering_point_ids from reminder_stops');
    assert.deepEqual(rows, [{ metering_point_ids: all.points.map(({ pointId }) => pointId) }]);
  });

  it('speaks the language of who got the message, unless another was chosen here', async (t) => {
    const all = await world(t, 'en');
    const browser = all.portal.browser();
    const page = await browser.get(`/s/${mailCode}`, { 'accept-language': 'sl' });
    assert.match(page.body, /<html lang="en">/);
    assert.match(page.text, /Stop reminders by e-mail\? They are on for 3 metering points\./);
    await browser.get(`/s/${mailCode}?lang=sl`);
    const chosen = await browser.get(`/s/${mailCode}`);
    assert.match(chosen.body, /<html lang="sl">/);
    await all.post(`/s/${mailCode}`);
    const stopped = await all.portal.browser().get(`/s/${mailCode}`);
    assert.match(stopped.text, /No more reminders by e-mail They were stopped for 3 metering points\./);
    assert.deepEqual(htmlProblems(stopped.body), []);
  });

  it('acts for the account of the message, whoever is signed in', async (t) => {
    const all = await world(t);
    const other = await giveAccount(all.portal.pool);
    const point = await givePoint(all.portal.pool, { linkedBy: [other] });
    await giveReminders(all.portal.pool, { accountId: other, pointId: point.pointId });
    const browser = await all.portal.signedIn(other);
    await browser.post(`/s/${mailCode}`, {});
    assert.deepEqual(await onFor(all), { mail: 0, sms: 1 });
    assert.deepEqual(await onFor({ ...all, accountId: other }), { mail: 1, sms: 0 });
  });

  it('that stops nothing any more is answered calmly, whether its account is gone or it never was', async (t) => {
    const all = await world(t);
    await all.portal.pool.query('delete from accounts where id = $1', [all.accountId]);
    const browser = all.portal.browser();
    for (const code of [mailCode, 'nothingHere1', 'x', `${mailCode}0`, '%00', 'A1b2C3d4E5f%36', "' or 1=1 --"]) {
      const page = await browser.get(`/s/${code}`);
      assert.equal(page.status, 404, code);
      assert.match(page.text, /Ta povezava ne velja več/);
      assert.deepEqual(htmlProblems(page.body), []);
    }
    assert.equal((await all.post(`/s/${mailCode}`)).statusCode, 404);
  });

  it('that is guessed at is answered less and less, while a right one goes on working', async (t) => {
    const all = await world(t);
    const statuses: number[] = [];
    for (let guess = 0; guess < 70; guess++) {
      statuses.push((await all.post(`/s/guess${String(guess).padStart(7, '0')}`)).statusCode);
    }
    assert.deepEqual(new Set(statuses.slice(0, 60)), new Set([404]));
    assert.deepEqual(new Set(statuses.slice(60)), new Set([429]));
    assert.match(
      (await all.portal.browser().get('/s/guess9999999')).text,
      /Preveč poskusov Poskusite znova čez 60 minut\./,
    );
    assert.equal((await all.post(`/s/${mailCode}`)).statusCode, 200);
  });

  it('is in no log', async (t) => {
    const all = await world(t);
    await all.portal.browser().get(`/s/${mailCode}`);
    await all.post(`/s/${mailCode}`);
    const log = all.portal.logged.join('');
    assert.match(log, /"route":"\/s\/:code"/);
    assert.ok(!log.includes(mailCode));
  });
});
