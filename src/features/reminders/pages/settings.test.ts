import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { htmlProblems } from '#test/support/html-rules.ts';
import { testPortal, type Answer, type Browser, type TestPortal } from '#test/support/portal.ts';
import { giveAccount, givePoint, type GivenPoint } from '#test/support/registry.ts';

const address = '/settings/reminders';

type World = {
  readonly portal: TestPortal;
  readonly accountId: number;
  readonly browser: Browser;
  readonly flat: GivenPoint;
  readonly gas: GivenPoint;
};

async function world(t: TestContext): Promise<World> {
  const portal = await testPortal(t, { now: '2026-11-20T10:00:00+01:00' });
  const accountId = await giveAccount(portal.pool);
  const linkedBy = [accountId];
  const flat = await givePoint(portal.pool, { street: 'Celovška cesta 118', linkedBy });
  const gas = await givePoint(portal.pool, { street: 'Čopova ulica 3', energy: 'gas', linkedBy });
  return { portal, accountId, browser: await portal.signedIn(accountId), flat, gas };
}

type Ticks = { readonly [point: number]: readonly string[] };

/** The form as a browser sends it: only what is ticked. */
function formOf(ticks: Ticks, more: Record<string, string> = {}): Record<string, string> {
  const boxes = Object.entries(ticks).flatMap(([id, names]) => names.map((name) => [`${name}-${id}`, 'yes'] as const));
  return {
    points: Object.keys(ticks).join(' '),
    'quiet-from': '21',
    'quiet-until': '8',
    ...Object.fromEntries(boxes),
    ...more,
  };
}

const usualDays = ['opening', 'last'];

async function choicesIn({ portal, accountId }: Pick<World, 'portal' | 'accountId'>): Promise<string[]> {
  const { rows } = await portal.pool.query<{ line: string }>(
    `select concat_ws(' ', metering_point_id, case when by_mail then 'mail' end, case when by_sms then 'sms' end,
                      case when at_opening then 'opening' end, case when at_last_but_one then 'last-but-one' end,
                      case when at_last then 'last' end) as line
       from reminder_choices where account_id = $1 order by metering_point_id`,
    [accountId],
  );
  return rows.map(({ line }) => line);
}

async function auditOf({ portal }: Pick<World, 'portal'>, action: string): Promise<unknown[]> {
  const { rows } = await portal.pool.query<{ facts: unknown }>('select facts from audit_entries where action = $1', [
    action,
  ]);
  return rows.map(({ facts }) => facts);
}

const isTicked = ({ body }: Answer, name: string): boolean => {
  const box = new RegExp(`<input type="checkbox"[^>]* name="${name}"[^>]*>`).exec(body)?.[0];
  assert.ok(box, name);
  return box.includes(' checked');
};

describe('the settings of reminders', () => {
  it('propose the opening and the last day, and no channel', async (t) => {
    const { browser, flat, gas } = await world(t);
    const page = await browser.get(address);
    assert.equal(page.status, 200);
    assert.deepEqual(htmlProblems(page.body), []);
    for (const { pointId } of [flat, gas]) {
      const ticked = ['mail', 'sms', 'opening', 'last-but-one', 'last'].filter((name) =>
        isTicked(page, `${name}-${pointId}`),
      );
      assert.deepEqual(ticked, usualDays);
    }
    assert.match(page.text, /Celovška cesta 118, 1000 Ljubljana Električna energija, \S+, 31\. – 3\. v mesecu/);
    assert.match(page.text, /Čopova ulica 3, 1000 Ljubljana Zemeljski plin, \S+, zadnjih 5 dni v mesecu/);
    assert.match(page.body, /<option value="21" selected>/);
    assert.match(page.body, /<option value="8" selected>/);
  });

  it('are saved together and shown as they were saved', async (t) => {
    const all = await world(t);
    const { browser, flat, gas } = all;
    const saved = await browser.post(
      address,
      formOf(
        { [flat.pointId]: ['mail', ...usualDays], [gas.pointId]: ['mail', 'last-but-one'] },
        { 'quiet-from': '22', 'quiet-until': '7' },
      ),
    );
    assert.equal(saved.location, '/settings/reminders?done=saved');
    assert.deepEqual(await choicesIn(all), [`${flat.pointId} mail opening last`, `${gas.pointId} mail last-but-one`]);
    const page = await browser.get('/settings/reminders?done=saved');
    assert.match(page.text, /Opomniki so shranjeni/);
    assert.deepEqual(htmlProblems(page.body), []);
    assert.equal(isTicked(page, `last-but-one-${gas.pointId}`), true);
    assert.equal(isTicked(page, `opening-${gas.pointId}`), false);
    assert.match(page.body, /<option value="22" selected>/);
    assert.deepEqual(await auditOf(all, 'reminders chosen'), [{ points: 2, quietFrom: 22, quietUntil: 7 }]);
  });

  it('write nothing where nothing was changed', async (t) => {
    const all = await world(t);
    const { browser, flat, gas } = all;
    const form = formOf({ [flat.pointId]: usualDays, [gas.pointId]: usualDays });
    await browser.post(address, form);
    assert.deepEqual(await choicesIn(all), []);
    const chosen = formOf({ [flat.pointId]: ['mail', 'last'], [gas.pointId]: usualDays });
    await browser.post(address, chosen);
    await browser.post(address, chosen);
    assert.equal((await auditOf(all, 'reminders chosen')).length, 1);
  });

  it('lose nothing when something is wrong, and say it in both languages', async (t) => {
    const all = await world(t);
    const { browser, flat, gas } = all;
    const wrong = formOf(
      { [flat.pointId]: ['mail', 'sms'], [gas.pointId]: ['mail', 'last-but-one'] },
      { 'quiet-from': '9', 'quiet-until': '9' },
    );
    const page = await browser.post(address, wrong);
    assert.equal(page.status, 422);
    assert.deepEqual(htmlProblems(page.body), []);
    assert.match(
      page.text,
      /Opomnikov še ne moremo shraniti Celovška cesta 118: Izberite vsaj en dan.* Čas brez sporočil se mora/,
    );
    assert.match(page.body, new RegExp(`href="#opening-${flat.pointId}"`));
    assert.equal(isTicked(page, `sms-${flat.pointId}`), true);
    assert.equal(isTicked(page, `opening-${flat.pointId}`), false);
    assert.equal(isTicked(page, `last-but-one-${gas.pointId}`), true);
    assert.match(page.body, /<option value="9" selected>[\s\S]*<option value="9" selected>/);
    assert.deepEqual(await choicesIn(all), []);
    await browser.get(`${address}?lang=en`);
    const english = await browser.post(address, wrong);
    assert.match(english.text, /Choose at least one day on which to remind you/);
    assert.deepEqual(htmlProblems(english.body), []);
  });

  it('take no day and no channel as "off", with the usual days for another time', async (t) => {
    const all = await world(t);
    const { browser, flat } = all;
    await browser.post(address, formOf({ [flat.pointId]: ['mail', 'last-but-one'] }));
    assert.equal((await browser.post(address, formOf({ [flat.pointId]: [] }))).status, 303);
    assert.deepEqual(await choicesIn(all), [`${flat.pointId} opening last`]);
  });

  it('lead over confirming a number where SMS is chosen and there is none', async (t) => {
    const all = await world(t);
    const { browser, flat } = all;
    const saved = await browser.post(address, formOf({ [flat.pointId]: ['sms', 'last'] }));
    assert.equal(saved.location, '/settings/mobile?done=saved');
    assert.match((await browser.get(saved.location)).text, /Izbira je shranjena/);
    assert.deepEqual(await choicesIn(all), [`${flat.pointId} sms last`]);
    assert.match((await browser.get(address)).text, /SMS opomnik je izbran, številke pa še ni/);
  });

  it('are no business of points read from afar, by the operator or no longer supplied: they say why', async (t) => {
    const { portal, accountId, browser } = await world(t);
    const linkedBy = [accountId];
    const remote = await givePoint(portal.pool, { street: 'Daljna 1', readRemotely: true, linkedBy });
    const operator = await givePoint(portal.pool, { street: 'Celje 1', energy: 'gas', operator: 'ENCE', linkedBy });
    const ended = await givePoint(portal.pool, { street: 'Nekdanja 1', until: '2026-07-01', linkedBy });
    const page = await browser.get(address);
    assert.match(page.text, /Brez opomnikov \(3\)/);
    assert.match(page.text, /Daljna 1, 1000 Ljubljana .* na daljavo/);
    assert.match(page.text, /Celje 1, 1000 Ljubljana .* odčita operater sam/);
    assert.match(page.text, /Nekdanja 1, 1000 Ljubljana .* Dobava se je končala 30\. 6\. 2026/);
    const points = [remote, operator, ended].map(({ pointId }) => pointId);
    await browser.post(address, formOf(Object.fromEntries(points.map((id) => [id, ['mail', 'last']]))));
    assert.deepEqual(await choicesIn({ portal, accountId }), []);
  });

  it('touch only points of the account', async (t) => {
    const all = await world(t);
    const theirs = await givePoint(all.portal.pool, { linkedBy: [await giveAccount(all.portal.pool)] });
    await all.browser.post(
      address,
      formOf({ [theirs.pointId]: ['mail', 'last'], [all.flat.pointId]: ['mail', 'last'] }),
    );
    const { rows } = await all.portal.pool.query('select metering_point_id from reminder_choices');
    assert.deepEqual(rows, [{ metering_point_id: all.flat.pointId }]);
  });

  it('say how to begin where no contract is linked', async (t) => {
    const portal = await testPortal(t);
    const page = await (await portal.signedIn(await giveAccount(portal.pool))).get(address);
    assert.match(page.text, /Nimate še nobene povezane pogodbe/);
    assert.deepEqual(htmlProblems(page.body), []);
  });
});

describe('the settings of reminders of forty points', () => {
  async function manager(t: TestContext) {
    const portal = await testPortal(t, { now: '2026-11-20T10:00:00+01:00' });
    const accountId = await giveAccount(portal.pool);
    const first = await givePoint(portal.pool, { street: 'Šmartinska cesta 1', linkedBy: [accountId] });
    const points = [first];
    for (let house = 2; house <= 40; house++) {
      points.push(await givePoint(portal.pool, { street: `Vaška cesta ${house}`, linkedBy: [accountId] }));
    }
    return { portal, accountId, browser: await portal.signedIn(accountId), points };
  }

  it('switch a channel for all at once, with whatever else was ticked, and back', async (t) => {
    const all = await manager(t);
    const { browser, points } = all;
    const [first] = points;
    const form = formOf({ [first?.pointId ?? 0]: ['last-but-one'] }, { all: 'mail-on' });
    assert.equal((await browser.post(address, form)).location, '/settings/reminders?done=saved');
    const lines = await choicesIn(all);
    assert.equal(lines.length, 40);
    assert.equal(lines[0], `${first?.pointId} mail last-but-one`);
    assert.ok(lines.slice(1).every((line) => line.endsWith(' mail opening last')));
    await browser.post(address, formOf({ [first?.pointId ?? 0]: ['mail', 'last-but-one'] }, { all: 'mail-off' }));
    assert.ok((await choicesIn(all)).every((line) => !line.includes('mail')));
  });

  it('are searched without a script, and a save of what was found leaves the rest alone', async (t) => {
    const all = await manager(t);
    const { browser, points } = all;
    await browser.post(address, formOf(Object.fromEntries(points.map(({ pointId }) => [pointId, ['mail', 'last']]))));
    const page = await browser.get(`${address}?q=smartinska`);
    assert.deepEqual(htmlProblems(page.body), []);
    assert.match(page.text, /Šmartinska cesta 1/);
    assert.doesNotMatch(page.text, /Vaška cesta/);
    const [first] = points;
    const saved = await browser.post(address, formOf({ [first?.pointId ?? 0]: [] }, { q: 'smartinska' }));
    assert.equal(saved.location, '/settings/reminders?done=saved&q=smartinska');
    const lines = await choicesIn(all);
    assert.equal(lines.filter((line) => line.includes('mail')).length, 39);
    assert.match((await browser.get(`${address}?q=nikjer`)).text, /Nobeno merilno mesto ne ustreza/);
  });

  it('speak of no SMS where the portal has no way to send one', async (t) => {
    const portal = await testPortal(t, { smsGateway: null });
    const accountId = await giveAccount(portal.pool);
    const point = await givePoint(portal.pool, { linkedBy: [accountId] });
    const browser = await portal.signedIn(accountId);
    for (const path of [address, `/readings/new?point=${point.pointId}`]) {
      const { status, text } = await browser.get(path);
      assert.equal(status, 200);
      assert.match(text, /Opomnik/);
      assert.doesNotMatch(text, /SMS/, path);
    }
    assert.equal((await browser.get('/settings/mobile')).status, 404);
    const fields = { point: String(point.pointId), reminder: 'sms-on' };
    const from = `/readings/new?point=${point.pointId}`;
    assert.equal((await browser.post('/settings/reminders/switch', fields, { from })).status, 404);
    assert.equal((await browser.post('/settings/mobile', { mobile: '041 123 456' }, { from: address })).status, 404);
    assert.deepEqual(await choicesIn({ portal, accountId }), []);
  });
});
