import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { giveAccount, giveLink, givePoint, giveReading, giveSupply } from '#test/support/registry.ts';
import { giveBill } from '#test/support/bills.ts';
import { htmlProblems } from '#test/support/html-rules.ts';
import { testPortal } from '#test/support/portal.ts';

async function start(t: TestContext, now = '2026-11-30T10:00:00+01:00') {
  const portal = await testPortal(t, { now });
  const accountId = await giveAccount(portal.pool, { email: 'maja@example.si' });
  const browser = await portal.signedIn(accountId);
  const home = async () => {
    const answer = await browser.get('/');
    assert.equal(answer.status, 200, answer.text);
    assert.deepEqual(htmlProblems(answer.body), []);
    return answer;
  };
  return { portal, pool: portal.pool, accountId, browser, home };
}

test('signed out, home says what the portal is and offers the log-in and the help', async (t) => {
  const portal = await testPortal(t);
  const { status, text, body } = await portal.browser().get('/');
  assert.equal(status, 200);
  for (const shown of [
    'Dobrodošli',
    'Zapomni si me',
    'Zakaj moj GEN-I',
    'Kontakt',
    'Kdaj lahko sporočim števčno stanje?',
    'Pogosto zastavljena vprašanja',
  ]) {
    assert.ok(text.includes(shown), shown);
  }
  assert.match(body, /action="\/login"/);
  assert.deepEqual(htmlProblems(body), []);
});

test('without a contract home welcomes and leads to linking one', async (t) => {
  const { home } = await start(t);
  const { text, body } = await home();
  assert.match(text, /Pozdravljeni, Maja Ponedeljek, 30\. november 2026 Pozdravljeni na portalu moj GEN-I/);
  assert.match(body, /<a class="btn big" href="\/contracts\/link">Poveži pogodbe<\/a>/);
  assert.doesNotMatch(body, /class="night hero"/);
});

test('the lit window says what waits, until when, and which bill it counts for', async (t) => {
  const { pool, accountId, home } = await start(t);
  const point = await givePoint(pool, { linkedBy: [accountId] });
  await giveReading(pool, point, { code: '1.8.1', on: '2026-11-01', value: 16433 });
  await giveReading(pool, point, { code: '1.8.2', on: '2026-11-01', value: 20952 });

  const one = await home();
  assert.match(one.text, /Okno za oddajo odčitka je odprto do 3\. decembra/);
  assert.match(one.text, /Na odčitek čaka eno merilno mesto\. Odčitek bo upoštevan na računu za november\./);
  assert.match(one.body, new RegExp(`btn lamp big" href="/readings/new\\?point=${point.pointId}"`));
  assert.match(one.text, /VT 16433 .*MT 20952 .*Čaka na odčitek Zadnji odčitek 1\. 11\. 2026/);

  await givePoint(pool, { linkedBy: [accountId] });
  const two = await home();
  assert.match(two.text, /čakata dve merilni mesti\. Odčitka bosta upoštevana na računih za november\./);
  assert.match(two.body, /btn lamp big" href="\/readings\/new"/);

  await givePoint(pool, { energy: 'gas', linkedBy: [accountId] });
  const three = await home();
  assert.match(
    three.text,
    /odprto še danes Na odčitek čaka eno merilno mesto\..*Do 3\. decembra čakata še dve merilni mesti\./,
  );
});

test('what was read in the window waits no more, and nothing due means no panel', async (t) => {
  const { pool, accountId, home } = await start(t, '2026-12-01T08:00:00+01:00');
  const point = await givePoint(pool, { linkedBy: [accountId] });
  await giveReading(pool, point, { on: '2026-12-01', value: 16800, kind: 'own_record' });
  assert.match((await home()).body, /class="night hero"/, 'an own record is no answer');
  await giveReading(pool, point, { on: '2026-12-01', value: 16800 });
  const { body, text } = await home();
  assert.doesNotMatch(body, /class="night hero"/);
  assert.doesNotMatch(text, /Čaka na odčitek/);
});

test('the five latest readings are shown, newest first', async (t) => {
  const { pool, accountId, home } = await start(t);
  const point = await givePoint(pool, { number: '3-5', registers: [{ code: '1.8.0' }], linkedBy: [accountId] });
  for (let month = 1; month <= 7; month++) {
    await giveReading(pool, point, { code: '1.8.0', on: `2026-0${month}-01`, value: 1000 + month });
  }
  const { text } = await home();
  const latest = /Zadnji odčitki .*Storitve/.exec(text)?.[0] ?? '';
  assert.deepEqual(latest.match(/100\d/g), ['1007', '1006', '1005', '1004', '1003']);
});

test('nothing of other people is shown: not the next tenant, not the one before, not after the link has ended', async (t) => {
  const { pool, accountId, home } = await start(t);
  const point = await givePoint(pool, { from: '2023-01-01', until: '2025-07-01' });
  const next = await giveSupply(pool, point.pointId, { from: '2025-07-01' });
  await giveReading(pool, point, { on: '2022-12-31', value: 7001 });
  await giveReading(pool, point, { on: '2025-06-01', value: 7002 });
  await giveReading(pool, point, { on: '2025-07-01', value: 7003 });
  await giveReading(pool, point, { on: '2026-11-01', value: 7004 });

  await giveLink(pool, accountId, point);
  const former = await home();
  assert.match(former.text, /Nobena povezana pogodba danes ne velja/);
  assert.deepEqual(former.text.match(/700\d/g), ['7003', '7002'], 'the closing reading belongs to both');
  assert.ok(!former.body.includes(point.serial));

  await pool.query('update contract_links set ended_at = now()');
  assert.equal((await home()).text.match(/700\d/), null);

  await giveLink(pool, accountId, next);
  assert.deepEqual((await home()).text.match(/700\d/g), ['7004', '7004', '7003'], 'on the card and in the list');
});

test('of forty points the waiting ones come first, and the rest are a link away', async (t) => {
  const { pool, accountId, home } = await start(t);
  for (let flat = 10; flat < 50; flat++) {
    const point = await givePoint(pool, {
      contract: 'UPR-40',
      street: `Trg republike ${flat}`,
      registers: [{ code: '1.8.0' }],
    });
    if (flat !== 42) await giveReading(pool, point, { code: '1.8.0', on: '2026-11-30', value: flat });
    if (flat === 10) await giveLink(pool, accountId, point);
  }
  const { text, body } = await home();
  assert.equal(body.match(/class="card point"/g)?.length, 6);
  assert.match(text, /Merilna mesta Poveži pogodbe Trg republike 42, Ljubljana .*Vsa merilna mesta \(40\)/);
});

test('home greets people by first name, companies by name, in either language', async (t) => {
  const { pool, accountId, browser, home } = await start(t);
  const greets = async (name: string, greeting: RegExp) => {
    await pool.query('update accounts set name = $2 where id = $1', [accountId, name]);
    assert.match((await home()).text, greeting);
  };
  await greets('Zupan in sinovi, d. o. o.', /Pozdravljeni, Zupan in sinovi, d\. o\. o\. Ponedeljek/);
  await greets('', /Pozdravljeni Ponedeljek/);
  await browser.get('/?lang=en');
  await greets('Maja Zupan', /Hello, Maja Monday, 30 November 2026 Welcome to moj GEN-I/);
});

test('what is owed now stands on top: lit by itself, below the window while a reading waits', async (t) => {
  const { pool, portal, accountId, home } = await start(t, '2026-12-10T10:00:00+01:00');
  const point = await givePoint(pool, { linkedBy: [accountId] });
  assert.doesNotMatch((await home()).text, /Za plačilo/);
  await giveBill(pool, point);
  await giveBill(pool, point, { directDebit: true });
  const quiet = await home();
  assert.match(quiet.text, /Za plačilo 83,12 € 1 račun; rok plačila je 18\. decembra\. Na račune in plačilo/);
  assert.match(quiet.body, /class="night hero" aria-labelledby="owed"/);
  portal.clock.set('2026-12-31T10:00:00+01:00');
  const browser = await portal.signedIn(accountId);
  const busy = await browser.get('/');
  assert.match(busy.body, /class="night hero" aria-labelledby="now".*class="notice warn"/s);
  assert.match(busy.text, /Za plačilo 83,12 € 1 račun; rok plačila je 18\. decembra\. Rok plačila je že potekel\./);
});
