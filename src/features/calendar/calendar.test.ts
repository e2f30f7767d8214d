import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import ICAL from 'ical.js';
import { giveBill, givePayment } from '#test/support/bills.ts';
import { household, type Household } from '#test/support/household.ts';
import { htmlProblems } from '#test/support/html-rules.ts';
import { giveAccount, givePoint } from '#test/support/registry.ts';

/** Makes the feed as a customer does and gives its path. */
async function madeFeed({ browser }: Pick<Household, 'browser'>): Promise<string> {
  const made = await browser.post('/settings/calendar', {});
  assert.equal(made.status, 303);
  const shown = await browser.get('/settings/calendar');
  return /value="http:\/\/localhost(\/calendar\/[\w-]{43}\.ics)"/.exec(shown.body)?.[1] ?? assert.fail(shown.text);
}

type Read = {
  readonly uid: string;
  readonly sequence: number;
  readonly status: string;
  readonly from: string;
  readonly until: string;
  readonly summary: string;
  readonly description: string;
  readonly alarms: readonly string[];
};

/** Reads the feed as a stranger's calendar program does: no cookie, and a reader that is not ours. */
async function read({ portal }: Pick<Household, 'portal'>, path: string): Promise<Map<string, Read>> {
  const answer = await portal.browser().get(path);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers['content-type'], 'text/calendar; charset=utf-8');
  for (const line of answer.body.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, `not folded: ${line}`);
  const calendar = new ICAL.Component(ICAL.parse(answer.body) as [string, unknown[], unknown[]]);
  const events = calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    const text = (name: string): string => String(component.getFirstPropertyValue(name) ?? '');
    return {
      uid: event.uid,
      sequence: event.sequence,
      status: text('status'),
      from: event.startDate.toString(),
      until: event.endDate.toString(),
      summary: event.summary,
      description: event.description ?? '',
      alarms: component.getAllSubcomponents('valarm').map((alarm) => String(alarm.getFirstPropertyValue('trigger'))),
    };
  });
  return new Map(events.map((event) => [event.from, event]));
}

async function ljubljana(t: TestContext, now = '2026-11-23T10:00:00+01:00'): Promise<Household> {
  return household(t, { now, readings: false });
}

test('reading windows come as whole days, with alarms at nine by the clocks of that day', async (t) => {
  const home = await ljubljana(t);
  const events = await read(home, await madeFeed(home));
  const november = events.get('2026-11-30') ?? assert.fail();
  assert.equal(november.until, '2026-12-04');
  assert.match(november.summary, /^Oddajte števčno stanje: .+ \(elektrika\)$/);
  assert.match(november.description, new RegExp(`\\n\\nhttp://localhost/readings/new\\?point=${home.point.pointId}$`));
  assert.deepEqual(november.alarms, ['2026-11-30T08:00:00Z', '2026-12-03T08:00:00Z']);
  // summer time, and the month of the shift: the clocks went forward on 28 March 2027
  assert.deepEqual(events.get('2027-03-31')?.alarms, ['2027-03-31T07:00:00Z', '2027-04-03T07:00:00Z']);
  // the clocks go back on 31 October 2027, the day the window opens
  assert.deepEqual(events.get('2027-10-31')?.alarms, ['2027-10-31T08:00:00Z', '2027-11-03T08:00:00Z']);
  // February, and New Year
  assert.equal(events.get('2027-02-28')?.until, '2027-03-04');
  assert.equal(events.get('2026-12-31')?.until, '2027-01-04');
});

test('reading the feed again tells the same; what has changed comes with the next number and the same name', async (t) => {
  const home = await ljubljana(t);
  const path = await madeFeed(home);
  const before = await read(home, path);
  home.portal.clock.set('2026-11-24T10:00:00+01:00');
  assert.deepEqual(await read(home, path), before);

  await givePoint(home.portal.pool, { number: '3-118999', linkedBy: [home.accountId], street: 'Trg republike 3' });
  const after = await read(home, path);
  const [old, fresh] = [before.get('2026-11-30'), after.get('2026-11-30')];
  assert.equal(fresh?.uid, old?.uid);
  assert.deepEqual([old?.sequence, fresh?.sequence], [0, 1]);
  assert.match(fresh?.summary ?? '', /2 merilni mesti/);
  assert.match(fresh?.description ?? '', /Trg republike 3/);
});

test('windows of a contract that was removed are cancelled, and come back when it is linked again', async (t) => {
  const home = await ljubljana(t);
  const path = await madeFeed(home);
  await read(home, path);
  const links = (set: string) =>
    home.portal.pool.query(`update contract_links set ended_at = ${set} where account_id = $1`, [home.accountId]);
  await links(`greatest(linked_at, '2026-11-23')`);
  const cancelled = [...(await read(home, path)).values()];
  assert.ok(cancelled.length > 10);
  for (const event of cancelled) {
    assert.deepEqual([event.status, event.sequence, event.alarms], ['CANCELLED', 1, []]);
    assert.doesNotMatch(event.summary + event.description, /cesta/);
  }
  await links('null');
  const back = (await read(home, path)).get('2026-11-30');
  assert.deepEqual([back?.status, back?.sequence], ['CONFIRMED', 2]);
});

test('a bill stands on the day it is due until it is paid; what the supplier collects stands nowhere', async (t) => {
  const home = await ljubljana(t);
  const { pool } = home.portal;
  const bill = await giveBill(pool, home.point, { number: 'R-7', issuedOn: '2026-11-20', dueOn: '2026-12-18' });
  await giveBill(pool, home.point, { dueOn: '2026-12-19', directDebit: true });
  const path = await madeFeed(home);
  const events = await read(home, path);
  const due = events.get('2026-12-18') ?? assert.fail();
  assert.deepEqual(
    [due.until, due.status, due.alarms, due.summary.replaceAll('\u00A0', ' ')],
    ['2026-12-19', 'CONFIRMED', ['2026-12-18T08:00:00Z'], 'Plačajte račun R-7: 83,12 €'],
  );
  assert.match(due.description, new RegExp(`^Pogodba ${home.point.contract}\\n\\nhttp://localhost/bills/${bill.id}$`));
  assert.equal(events.get('2026-12-19'), undefined);

  await givePayment(pool, home.point, { on: '2026-11-23', cents: 2000, settles: [[bill, 2000]] });
  assert.match((await read(home, path)).get('2026-12-18')?.summary ?? '', /63,12/);
  await givePayment(pool, home.point, { on: '2026-11-23', cents: 6312, settles: [[bill, 6312]] });
  const paid = (await read(home, path)).get('2026-12-18');
  assert.deepEqual(
    [paid?.uid, paid?.status, paid?.sequence, paid?.summary],
    [due.uid, 'CANCELLED', 2, 'Ni treba plačati ničesar'],
  );
});

test('a new address replaces the old one, a removed one opens nothing, and a guess neither', async (t) => {
  const home = await ljubljana(t);
  const { browser, portal } = home;
  const first = await madeFeed(home);
  const second = await madeFeed(home);
  assert.notEqual(first, second);
  assert.equal((await portal.browser().get(first)).status, 404);
  await read(home, second);
  assert.match((await browser.get('/settings/calendar')).text, /Zadnjič prebran 23\. november 2026/);
  assert.equal((await browser.post('/settings/calendar/removal', {}, { from: '/settings/calendar' })).status, 303);
  for (const path of [second, '/calendar/x.ics', `/calendar/${'A'.repeat(43)}.ics`, second.replace('.ics', '')]) {
    assert.equal((await portal.browser().get(path)).status, 404, path);
  }
  assert.ok(
    portal.logged.every((line) => !line.includes(second.slice(10, 53))),
    'the address stands in the log',
  );
});

test('the feed tells of the own points only, in the language of the account', async (t) => {
  const home = await ljubljana(t);
  const bor = await giveAccount(home.portal.pool, { email: 'bor@example.si', language: 'en' });
  await givePoint(home.portal.pool, { number: '3-555', linkedBy: [bor], street: 'Tuja ulica 5' });
  const path = await madeFeed({ browser: await home.portal.signedIn(bor) });
  const event = (await read(home, path)).get('2026-11-30');
  assert.equal(event?.summary, 'Submit a meter reading: Tuja ulica 5 (electricity)');
  assert.doesNotMatch((await home.portal.browser().get(await madeFeed(home))).body, /Tuja ulica/);
});

test('two programs that read at once are told the same', async (t) => {
  const home = await ljubljana(t);
  const path = await madeFeed(home);
  const both = await Promise.all(Array.from({ length: 6 }, () => read(home, path)));
  for (const each of both) assert.deepEqual(each, both[0]);
});

test('the page is valid HTML with an address and without one', async (t) => {
  const home = await ljubljana(t);
  for (const make of [false, true]) {
    if (make) await madeFeed(home);
    assert.deepEqual(htmlProblems((await home.browser.get('/settings/calendar')).body), []);
  }
});
