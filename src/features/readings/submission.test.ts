import assert from 'node:assert/strict';
import { test } from 'node:test';
import { household, ledger } from '#test/support/household.ts';
import { htmlProblems } from '#test/support/html-rules.ts';
import { giveReading } from '#test/support/registry.ts';

test('a usual reading is stored, with who, when and from where, and its receipt is shown and mailed', async (t) => {
  const { portal, accountId, browser, point, send } = await household(t);
  const sent = await send({ date: '2026-11-29' });
  assert.equal(sent.status, 303, sent.text);
  const { rows } = await portal.pool.query(
    `select r.register_code, r.value, r.turns, r.read_on, r.bill_month, r.booked_on, r.source, r.recorded_by, r.whole_digits,
            s.kind, s.account_id, s.received_on, s.received_at, s.origin, s.meter_id, s.confirmed
       from readings r join submissions s on s.id = r.submission_id order by r.register_code`,
  );
  const shared = {
    turns: 0,
    read_on: '2026-11-29',
    bill_month: '2026-11-01',
    booked_on: '2026-12-01',
    source: 'portal',
    recorded_by: accountId,
    whole_digits: 6,
    kind: 'submission',
    account_id: accountId,
    received_on: '2026-11-30',
    received_at: portal.clock.now(),
    origin: '127.0.0.1',
    meter_id: point.meterId,
    confirmed: [],
  };
  assert.deepEqual(rows, [
    { register_code: '1.8.1', value: 16759, ...shared },
    { register_code: '1.8.2', value: 21502, ...shared },
  ]);

  const receipt = await browser.get(sent.location ?? '');
  for (const shown of [
    /Odčitek je oddan/,
    /\+ 326/,
    /\+ 550/,
    /upoštevan na računu za november, knjižen 1\. 12\. 2026/,
  ]) {
    assert.match(receipt.text, shown);
  }
  assert.deepEqual(htmlProblems(receipt.body), []);
  const mails = await portal.pool.query<{ text: string }>(`select text from messages where template = 'receipt'`);
  assert.match(mails.rows[0]?.text ?? '', /VT 16759 kWh, MT 21502 kWh/);
  const audited = await portal.pool.query(`select action from audit_entries where account_id = $1`, [accountId]);
  assert.deepEqual(audited.rows, [{ action: 'reading submitted' }]);
});

test('a reading sent twice, from two tabs or after the back button, is stored once', async (t) => {
  const { portal, send } = await household(t);
  const answers = await Promise.all(Array.from({ length: 8 }, () => send()));
  const receipts = new Set(answers.map((answer) => answer.location));
  assert.deepEqual([...new Set(answers.map((answer) => answer.status))], [303]);
  assert.equal(receipts.size, 1);
  assert.equal((await send()).location, [...receipts][0]);
  assert.deepEqual(await ledger({ portal }), ['1.8.1 16759 current 2026-11', '1.8.2 21502 current 2026-11']);
  const mails = await portal.pool.query(`select from messages where template = 'receipt'`);
  assert.equal(mails.rowCount, 1);
});

test('different readings sent at the same moment leave one current, and the others in the history', async (t) => {
  const { portal, send } = await household(t);
  const values = ['16755', '16756', '16757', '16758'];
  const answers = await Promise.all(values.map((vt) => send({ 'r-1.8.1': vt })));
  assert.deepEqual([...new Set(answers.map((answer) => answer.status))], [303]);
  const lines = await ledger({ portal });
  assert.equal(lines.length, 2 * values.length);
  assert.equal(lines.filter((line) => line.includes('current')).length, 2);
});

test('the later submission for a bill replaces the earlier one, also of another day', async (t) => {
  const home = await household(t);
  const { browser, send, travel } = home;
  const first = await send({ 'r-1.8.1': '16740', date: '2026-11-28' });
  await travel('2026-12-03T23:59:59+01:00');
  const page = await browser.get('/readings/new');
  assert.match(page.text, /Za november ste že oddali VT 16740 \(28\. 11\. 2026\)/);
  assert.match(page.text, /Prejšnji odčitek 16433/);
  const second = await send({ 'r-1.8.1': '16790', 'r-1.8.2': '21510', date: '2026-12-03' });
  assert.notEqual(second.location, first.location);
  assert.deepEqual(await ledger(home), [
    '1.8.1 16740 replaced 2026-11',
    '1.8.2 21502 replaced 2026-11',
    '1.8.1 16790 current 2026-11',
    '1.8.2 21510 current 2026-11',
  ]);
  assert.match((await browser.get(first.location ?? '')).text, /pozneje nadomeščen/);
});

test('a second after midnight on the 4th the same reading counts for the next bill', async (t) => {
  const { browser, travel } = await household(t);
  await travel('2026-12-03T23:59:59+01:00');
  assert.match((await browser.get('/readings/new')).text, /računu za november, knjižen 3\. 12\. 2026/);
  await travel('2026-12-04T00:00:00+01:00');
  assert.match((await browser.get('/readings/new')).text, /računu za december, knjižen 4\. 12\. 2026/);
});

test('the decision table, from the form to the ledger', async (t) => {
  const { portal, send, travel } = await household(t, { readings: false });
  const cases: [received: string, read: string, bill: string, booked: string][] = [
    ['2026-07-02T12:00:00+02:00', '2026-07-01', '2026-06', '2026-07-01'],
    ['2026-08-03T23:59:59+02:00', '2026-07-31', '2026-07', '2026-07-31'],
    ['2026-08-04T00:00:00+02:00', '2026-08-03', '2026-08', '2026-08-03'],
    ['2026-09-19T08:00:00+02:00', '2026-09-19', '2026-09', '2026-09-19'],
    ['2026-10-25T02:30:00+01:00', '2026-10-24', '2026-10', '2026-11-01'],
    ['2026-12-31T23:59:59+01:00', '2026-12-31', '2026-12', '2027-01-01'],
    ['2027-02-01T00:00:00+01:00', '2027-01-31', '2027-01', '2027-01-31'],
    ['2027-03-28T03:30:00+02:00', '2027-03-28', '2027-03', '2027-04-01'],
    ['2028-02-29T10:00:00+01:00', '2028-02-29', '2028-02', '2028-03-01'],
    ['2028-04-03T10:00:00+02:00', '2028-03-29', '2028-03', '2028-03-29'],
  ];
  for (const [index, [received, date, bill, booked]] of cases.entries()) {
    await travel(received);
    const value = String(1000 + index * 100);
    const sent = await send({ date, 'r-1.8.1': value, 'r-1.8.2': value, ...(await confirmation(send, date, value)) });
    assert.equal(sent.status, 303, `${received}: ${sent.text}`);
    const { rows } = await portal.pool.query(
      `select read_on, to_char(bill_month, 'YYYY-MM') as bill, booked_on from submissions order by id desc limit 1`,
    );
    assert.deepEqual(rows, [{ read_on: date, bill, booked_on: booked }], received);
  }
});

/** What confirms whatever is odd about these values; nothing where nothing is. */
async function confirmation(
  send: (fields: Record<string, string>) => Promise<{ status: number; body: string }>,
  date: string,
  value: string,
): Promise<Record<string, string>> {
  const asked = await send({ date, 'r-1.8.1': value, 'r-1.8.2': value });
  const seen = /name="seen" value="([^"]+)"/.exec(asked.body)?.[1];
  return seen === undefined ? {} : { seen, confirm: 'yes' };
}

test('an odd reading is explained once with the expected range, and taken when exactly it is confirmed', async (t) => {
  const home = await household(t);
  const { portal, send } = home;
  const odd = { 'r-1.8.1': '18275' };
  const asked = await send(odd);
  assert.equal(asked.status, 422);
  assert.match(asked.text, /Odčitek VT je višji, kot smo pričakovali/);
  assert.match(asked.text, /to je 1\.842 kWh več kot 1\. novembra/);
  assert.match(asked.text, /Števec res kaže 18275\./);
  assert.match(asked.text, /550 kWh kot običajno/);
  assert.match(asked.body, /class="band"/);
  assert.deepEqual(htmlProblems(asked.body), []);
  const seen = /name="seen" value="([^"]+)"/.exec(asked.body)?.[1] ?? '';

  const unticked = await send({ ...odd, seen });
  assert.equal(unticked.status, 422);
  assert.match(unticked.text, /Če je vpis pravilen, to potrdite/);
  const changed = await send({ 'r-1.8.1': '28275', seen, confirm: 'yes' });
  assert.equal(changed.status, 422, 'a confirmation does not hold for another value');
  assert.deepEqual(await ledger(home), []);

  const taken = await send({ ...odd, seen, confirm: 'yes' });
  assert.equal(taken.status, 303);
  const { rows } = await portal.pool.query(`select confirmed from submissions`);
  assert.deepEqual(rows, [{ confirmed: ['above_expected 1.8.1'] }]);
});

test('swapped tariffs are told apart, and the box names both values', async (t) => {
  const { send } = await household(t);
  const answer = await send({ 'r-1.8.1': '21502', 'r-1.8.2': '16759' });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /Sta VT in MT zamenjani\?/);
  assert.match(answer.text, /Števec res kaže VT 21502 in MT 16759\./);
});

test('a counter that rolled over is taken with one more turn, and the use runs on', async (t) => {
  const { portal, browser, point } = await household(t, {
    readings: false,
    point: { registers: [{ code: '1.8.0', digits: 5 }] },
  });
  for (const [on, value] of [
    ['2025-11-01', 96_400],
    ['2025-12-01', 96_700],
    ['2026-11-01', 99_890],
  ] as const) {
    await giveReading(portal.pool, point, { on, value, code: '1.8.0' });
  }
  const form = { point: String(point.pointId), 'r-1.8.0': '00190' };
  const asked = await browser.post('/readings/new', form);
  assert.match(asked.text, /Je števec obrnil na nič\?/);
  const seen = /name="seen" value="([^"]+)"/.exec(asked.body)?.[1] ?? '';
  const taken = await browser.post('/readings/new', { ...form, seen, confirm: 'yes' });
  assert.match((await browser.get(taken.location ?? '')).text, /\+ 300/);
  const { rows } = await portal.pool.query(`select value, turns from readings where source = 'portal'`);
  assert.deepEqual(rows, [{ value: 190, turns: 1 }]);
});

test('an own record may be of any past day, counts for no bill, and a later one of that day replaces it', async (t) => {
  const home = await household(t);
  const { browser, send } = home;
  const own = { kind: 'own_record', otherDate: '15. 10. 2026' };
  const first = await send({ ...own, 'r-1.8.1': '16280', 'r-1.8.2': '20700' });
  assert.equal(first.status, 303, first.text);
  assert.match((await browser.get(first.location ?? '')).text, /Odčitek je shranjen.*Zapis v lastni evidenci/);
  await send({ ...own, 'r-1.8.1': '16285', 'r-1.8.2': '20700' });
  assert.deepEqual(await ledger(home), [
    '1.8.1 16280 replaced own_record',
    '1.8.2 20700 replaced own_record',
    '1.8.1 16285 current own_record',
    '1.8.2 20700 current own_record',
  ]);
});

test('what billing has is not replaced, and a day that counts for another bill is not counted twice', async (t) => {
  const home = await household(t);
  const { portal, send, travel } = home;
  await travel('2026-12-03T10:00:00+01:00');
  await send({ date: '2026-12-02' });
  await travel('2026-12-05T10:00:00+01:00');
  const elsewhere = await send({ date: '2026-12-02', 'r-1.8.1': '16760' });
  assert.equal(elsewhere.status, 422);
  assert.match(elsewhere.text, /že šteje za račun za november 2026/);
  await travel('2026-12-03T12:00:00+01:00');
  await portal.pool.query(`update readings set handed_over_at = now() where source = 'portal'`);
  const billed = await send({ date: '2026-12-03', 'r-1.8.1': '16760' });
  assert.equal(billed.status, 422);
  assert.match(billed.text, /Odčitek z dne 2\. 12\. 2026 je že v obračunu/);
  assert.equal((await ledger(home)).length, 2);
});
