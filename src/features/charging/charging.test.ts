import assert from 'node:assert/strict';
import { test } from 'node:test';
import { giveSession } from '#test/support/charging.ts';
import { household } from '#test/support/household.ts';
import { htmlProblems } from '#test/support/html-rules.ts';
import { giveAccount, givePoint } from '#test/support/registry.ts';
import { unzip } from '#test/support/unzip.ts';

const now = '2026-11-23T12:00:00+01:00';
const setting = { now, readings: false } as const;

test('the year of charging and its sessions stand on the page of who charges, and only there', async (t) => {
  const { portal, browser, point } = await household(t, setting);
  const { pool } = portal;
  await giveSession(pool, point, {
    startedAt: '2026-11-20T18:00:00+01:00',
    minutes: 125,
    place: 'Tajna garaža',
    cents: 1234,
  });
  await giveSession(pool, point, { startedAt: '2025-11-10T18:00:00+01:00', cents: 500 });
  const page = await browser.get('/e-mobility');
  assert.deepEqual(htmlProblems(page.body), []);
  assert.match(page.text, /Zadnjih 12 mesecev Polnjenja 1 Energija 10 kWh Znesek z DDV 12,34 €/);
  assert.match(page.text, /november 2026 1 10 kWh 10 kWh 12,34 € 5,00 €/);
  assert.match(page.text, /20\. 11\. 2026 18:00 Tajna garaža P-1 2 h 5 min 10 kWh 0,40 € 12,34 €/);

  const other = await portal.signedIn(await giveAccount(pool));
  for (const stranger of [other, portal.browser()]) {
    const answer = await stranger.get('/e-mobility');
    assert.equal(answer.status, 200);
    assert.doesNotMatch(answer.body, /Tajna garaža|12,34/);
    assert.match(answer.body, /href="\/e-mobility\/charger"/);
  }
  assert.doesNotMatch(unzipped(await other.get('/e-mobility/export.xlsx')), /Tajna/);
  assert.match(unzipped(await browser.get('/e-mobility/export.xlsx')), /Tajna garaža/);
});

function unzipped({ bytes }: { bytes: Buffer }): string {
  return unzip(bytes).get('xl/worksheets/sheet1.xml') ?? '';
}

test('when the link to the contract ends, its sessions are no longer there', async (t) => {
  const { portal, browser, point, accountId } = await household(t, setting);
  await giveSession(portal.pool, point, { startedAt: '2026-11-20T18:00:00+01:00', place: 'Tajna garaža' });
  await portal.pool.query('update contract_links set ended_at = now() where account_id = $1', [accountId]);
  assert.doesNotMatch((await browser.get('/e-mobility')).body, /Tajna garaža/);
});

test('sessions of several contracts come in pages of fifty, each once, and all of them in the file', async (t) => {
  const { portal, browser, point, accountId } = await household(t, setting);
  const second = await givePoint(portal.pool, { linkedBy: [accountId] });
  const hour = (index: number): string => new Date(Date.UTC(2026, 9, 1, index)).toISOString();
  for (let index = 0; index < 60; index += 1) {
    await giveSession(portal.pool, index % 3 === 0 ? second : point, {
      startedAt: hour(index >> 1),
      place: `Kraj ${index}!`,
    });
  }
  const placesOf = (text: string): string[] => text.match(/Kraj \d+!/g) ?? [];
  const first = await browser.get('/e-mobility');
  assert.equal(placesOf(first.text).length, 50);
  const next = /href="(\/e-mobility\?after=[\d.]+)"/.exec(first.body)?.[1] ?? '';
  const rest = await browser.get(next);
  assert.deepEqual(htmlProblems(rest.body), []);
  assert.equal(new Set([...placesOf(first.text), ...placesOf(rest.text)]).size, 60);
  assert.equal(placesOf(unzipped(await browser.get('/e-mobility/export.xlsx'))).length, 60);
  for (const after of ['x', '1.1.1', '-5.3', `${'9'.repeat(15)}.1`]) {
    assert.equal((await browser.get(`/e-mobility?after=${after}`)).status, 200, after);
  }
});

test('a session counts for the month in which it began, by the clocks of the supplier', async (t) => {
  const { portal, browser, point } = await household(t, setting);
  await giveSession(portal.pool, point, { startedAt: '2026-10-31T23:30:00Z', cents: 111 });
  await giveSession(portal.pool, point, { startedAt: '2026-10-31T22:30:00Z', cents: 222 });
  const { text } = await browser.get('/e-mobility');
  assert.match(text, /november 2026 1 10 kWh – 1,11 €/);
  assert.match(text, /oktober 2026 1 10 kWh – 2,22 €/);
});

const wish = { house: 'house', power: '11', phone: '041 123 456', words: 'Kabel je že v garaži.' };

test('a charger at home is asked for once for a place, stands on the page with its state, and can be taken back', async (t) => {
  const { portal, browser, point } = await household(t, setting);
  const fields = { ...wish, place: String(point.pointId) };
  const sent = await browser.post('/e-mobility/charger', fields);
  assert.equal(sent.location, '/e-mobility/charger?done=sent');
  const again = await browser.post('/e-mobility/charger', fields);
  assert.equal(again.location, '/e-mobility/charger?done=waiting');
  const { rows } = await portal.pool.query('select kind, subject, facts, state from offer_requests');
  const facts = {
    place: 'Celovška cesta 118, 1000 Ljubljana',
    house: 'house',
    power: '11',
    phone: '+38641123456',
    words: 'Kabel je že v garaži.',
  };
  assert.deepEqual(rows, [{ kind: 'home_charger', subject: String(point.pointId), facts, state: 'sent' }]);
  const page = await browser.get('/e-mobility/charger?done=sent');
  assert.deepEqual(htmlProblems(page.body), []);
  assert.match(page.text, /Povpraševanje je poslano\..*domača polnilnica, Celovška cesta 118, 1000 Ljubljana poslano/);
  const elsewhere = { ...wish, place: 'other', address: ' Lepa ulica 1,  4000 Kranj ' };
  assert.match((await browser.post('/e-mobility/charger', elsewhere)).location ?? '', /done=sent/);
  const withdrawal = /\/offer-requests\/\d+\/withdrawal/.exec(page.body)?.[0] ?? '';
  const taken = await browser.post(withdrawal, {}, { from: '/e-mobility/charger' });
  assert.equal(taken.location, '/e-mobility/charger?done=withdrawn');
  assert.equal((await browser.post('/e-mobility/charger', fields)).location, '/e-mobility/charger?done=sent');
});

const wrong: readonly (readonly [what: string, fields: Record<string, string>, sentence: RegExp])[] = [
  [
    'nothing at all',
    { place: '', house: '', power: '', phone: '' },
    /Povejte, kje bi bila polnilnica\..*Izberite vrsto stavbe\..*Izberite moč polnilnice\..*Vpišite telefonsko številko\./,
  ],
  ['a point of somebody else', { place: '999999' }, /Povejte, kje bi bila polnilnica\./],
  ['another address that is empty', { place: 'other', address: ' ' }, /Povejte, kje bi bila polnilnica\./],
  ['an address without end', { place: 'other', address: 'x'.repeat(201) }, /največ 200 znakov/],
  ['a power that is not for sale', { power: '500' }, /Izberite moč polnilnice\./],
  ['a phone that is none', { phone: '12' }, /Telefonska številka ni prava/],
  ['a phone that costs', { phone: '090 1234' }, /brez doplačila/],
  ['too many words', { words: 'x'.repeat(1001) }, /največ 1000 znakov/],
];

test('what is wrong with the form is said at the field, and what was typed stays', async (t) => {
  const { portal, browser, point } = await household(t, setting);
  for (const [what, fields, sentence] of wrong) {
    const good = { ...wish, words: 'Ostane', place: String(point.pointId) };
    const answer = await browser.post('/e-mobility/charger', { ...good, ...fields });
    assert.equal(answer.status, 422, what);
    assert.deepEqual(htmlProblems(answer.body), [], what);
    assert.match(answer.text, sentence, what);
    if (fields['words'] === undefined) assert.match(answer.body, /Ostane/, what);
  }
  const { rowCount } = await portal.pool.query('select from offer_requests');
  assert.equal(rowCount, 0);
});

test('who has no contract says the address, and in a day nobody sends requests without end', async (t) => {
  const { portal } = await household(t, setting);
  const browser = await portal.signedIn(await giveAccount(portal.pool));
  const send = (address: string) => browser.post('/e-mobility/charger', { ...wish, address });
  assert.match((await send('Cesta 1, 1000 Ljubljana')).location ?? '', /done=sent/);
  for (let time = 0; time < 29; time += 1) await send('Cesta 1, 1000 Ljubljana');
  const paused = await send('Cesta 1, 1000 Ljubljana');
  assert.equal(paused.status, 422);
  assert.match(paused.text, /Danes ste poslali že veliko povpraševanj/);
});
