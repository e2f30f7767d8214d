import assert from 'node:assert/strict';
import { test } from 'node:test';
import { household, ledger, usual } from '#test/support/household.ts';
import { htmlProblems } from '#test/support/html-rules.ts';
import { giveMeter, givePoint, giveReading } from '#test/support/registry.ts';

test('refusals name the field and the fact, and keep everything that was typed', async (t) => {
  const home = await household(t);
  const { portal, point, send } = home;
  await giveReading(portal.pool, point, { on: '2026-11-27', value: 16_700 });
  const cases: [fields: Record<string, string>, sentence: RegExp][] = [
    [{ 'r-1.8.1': '' }, /Vpišite stanje \(visoka tarifa\)\./],
    [{ 'r-1.8.2': '21502,4' }, /Vpišite stanje \(nizka tarifa\) brez decimalnih mest/],
    [{ 'r-1.8.1': '-5' }, /ne more biti negativno/],
    [{ 'r-1.8.1': '1e5' }, /brez črke e/],
    [{ 'r-1.8.1': 'abc' }, /samo s števkami/],
    [{ 'r-1.8.1': '1675900' }, /vpisali ste 7 števk, števec jih ima 6/],
    [{ date: '2026-12-01' }, /v prihodnosti/],
    [{ date: '2026-11-24' }, /ne sme biti starejše od 5 dni\. Izberite datum od 25\. 11\. 2026 naprej/],
    [{ date: '2026-11-26' }, /Operater je števec odčital 27\. 11\. 2026/],
    [{ otherDate: 'včeraj' }, /Vpišite datum odčitka/],
    [{ otherDate: '2019-05-01', kind: 'own_record' }, /prvi je bil vgrajen 1\. 1\. 2020/],
    [{ otherDate: '2020-05-01', kind: 'own_record' }, /ni bilo na vaši pogodbi/],
    [{ kind: 'gift' }, /Izberite oddajo ali lastno evidenco/],
    [{ 'r-2.8.0': '5' }, /Števec tega dne ne šteje stanja/],
  ];
  for (const [fields, sentence] of cases) {
    const answer = await send(fields);
    assert.equal(answer.status, 422, JSON.stringify(fields));
    assert.match(answer.text, sentence);
    assert.match(answer.text, /Odčitka še ne moremo shraniti/);
    const typed = fields['r-1.8.1'] ?? usual['r-1.8.1'];
    assert.ok(typed === '' || answer.body.includes(`value="${typed}"`), JSON.stringify(fields));
    assert.deepEqual(htmlProblems(answer.body), [], JSON.stringify(fields));
  }
  assert.deepEqual(await ledger(home), []);
});

test('after an exchange the form shows the meter of the chosen day, and refuses a reading meant for the other one', async (t) => {
  const home = await household(t, { point: { removedOn: '2026-11-28' } });
  const { portal, browser, point, send } = home;
  const registers = ['1.8.1', '1.8.2'].map((code) => ({
    code,
    digits: 7,
    carried: code === '1.8.1' ? 16_700 : 21_400,
  }));
  const newMeter = await giveMeter(portal.pool, point.pointId, { installedOn: '2026-11-28', registers });
  const page = await browser.get('/readings/new');
  assert.match(page.text, /Števec je bil zamenjan 28\. 11\. 2026/);
  assert.match(page.body, new RegExp(`name="meter" value="${newMeter}"`));
  const old = await browser.get(`/readings/new?point=${point.pointId}&date=2026-11-27`);
  assert.match(old.body, new RegExp(`name="meter" value="${point.meterId}"`));
  const wrong = await send({ date: '2026-11-30' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Na ta dan je bil vgrajen drug števec/);
  assert.match(wrong.body, new RegExp(`name="meter" value="${newMeter}"`));
  const right = await send({ date: '2026-11-30', meter: String(newMeter), 'r-1.8.1': '31', 'r-1.8.2': '50' });
  assert.equal(right.status, 303, right.text);
  assert.match((await browser.get(right.location ?? '')).text, /\+ 298.*\+ 498/);
});

test('the point used last is proposed, before that the one read longest ago', async (t) => {
  const { portal, accountId, browser, send } = await household(t);
  const flat = await givePoint(portal.pool, { number: '3-999999', street: 'Prazna ulica 1', linkedBy: [accountId] });
  assert.match((await browser.get('/readings/new')).body, new RegExp(`name="point" value="${flat.pointId}"`));
  assert.equal((await send()).status, 303);
  assert.doesNotMatch((await browser.get('/readings/new')).body, new RegExp(`name="point" value="${flat.pointId}"`));
});

test('among many points one is found by number, GSRN or street, also without a script', async (t) => {
  const { portal, accountId, browser } = await household(t);
  for (let flat = 1; flat <= 55; flat++) {
    await givePoint(portal.pool, { number: `4-${flat + 500}`, street: `Žabja pot ${flat}`, linkedBy: [accountId] });
  }
  const all = await browser.get('/readings/new');
  assert.match(all.text, /Prikazanih 7 od 56 merilnih mest/);
  assert.deepEqual(htmlProblems(all.body), []);
  assert.match((await browser.get('/readings/new?q=4-541')).text, /4-541/);
  assert.match((await browser.get(`/readings/new?q=${encodeURIComponent('zabja pot 55')}`)).text, /4-555/);
  assert.match((await browser.get('/readings/new?q=nikjer')).text, /Nobeno merilno mesto ne ustreza/);
});

test('a form whose session ended comes back after the log-in with what was typed', async (t) => {
  const { portal, browser, point } = await household(t);
  const visitor = portal.browser();
  const answer = await visitor.post(
    '/readings/new',
    { point: String(point.pointId), kind: 'own_record', ...usual },
    { from: '/login' },
  );
  const next = new URL(answer.location ?? '', 'http://x').searchParams.get('next') ?? '';
  assert.doesNotMatch(next, /token/i);
  const page = await browser.get(next);
  assert.match(page.body, /value="16759"/);
  assert.match(page.body, /value="own_record" checked/);
});

test('the page speaks English too', async (t) => {
  const { browser, send } = await household(t);
  await browser.get('/readings/new?lang=en');
  const page = await browser.get('/readings/new');
  assert.match(page.text, /31st – 3rd of the month/);
  assert.match(page.text, /will count for the November bill, booked on 1 Dec 2026/);
  assert.match((await send({ 'r-1.8.1': '18,275' })).text, /1,842 kWh more than on 1 November/);
});
