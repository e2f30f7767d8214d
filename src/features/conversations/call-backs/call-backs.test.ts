import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readSupplier } from '#features/supplier/index.ts';
import { parseDay, type Day } from '#kernel/day.ts';
import { htmlProblems } from '#test/support/html-rules.ts';
import { testPortal } from '#test/support/portal.ts';
import { giveAccount } from '#test/support/registry.ts';
import { settleCall } from '../index.ts';
import { openSlots, slotName } from './slots.ts';

const demo = fileURLToPath(new URL('../../../../db/demo/supplier', import.meta.url));
const dayOf = (text: string): Day => parseDay(text) ?? assert.fail(text);

async function slotsAt(instant: string, weekly?: readonly object[]): Promise<string[]> {
  const supplier = await readSupplier(demo);
  const hours = weekly ?? [{ from: 'monday', to: 'saturday', opens: '08:00', closes: '20:00' }];
  const openingHours = { weekly: hours, onWorkFreeDays: 'closed' } as unknown as typeof supplier.contact.openingHours;
  const given = { ...supplier, contact: { ...supplier.contact, openingHours } };
  return openSlots(given, dayOf(instant.slice(0, 10)), new Date(instant)).map(
    (slot) => `${slotName(slot)}–${slot.until}`,
  );
}

describe('the times to be called at', () => {
  it('are pieces of two hours of the next five days with opening hours, from the next full piece on', async () => {
    const slots = await slotsAt('2026-12-10T13:10:00+01:00');
    assert.deepEqual(slots.slice(0, 4), [
      '2026-12-10T14:00–16:00',
      '2026-12-10T16:00–18:00',
      '2026-12-10T18:00–20:00',
      '2026-12-11T08:00–10:00',
    ]);
    const days = [...new Set(slots.map((slot) => slot.slice(0, 10)))];
    assert.deepEqual(days, ['2026-12-10', '2026-12-11', '2026-12-12', '2026-12-14', '2026-12-15']);
  });

  it('pass over Sundays and work-free days', async () => {
    const days = new Set((await slotsAt('2026-12-24T21:00:00+01:00')).map((slot) => slot.slice(0, 10)));
    assert.deepEqual([...days], ['2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31', '2027-01-04']);
  });

  it('leave no rest that is too short to call in, and keep a break', async () => {
    const monday = { from: 'monday', to: 'monday' };
    const halves = [
      { ...monday, opens: '07:30', closes: '12:00' },
      { ...monday, opens: '13:00', closes: '14:00' },
    ];
    const slots = await slotsAt('2026-12-13T10:00:00+01:00', halves);
    assert.deepEqual(slots.slice(0, 3), ['2026-12-14T07:30–09:30', '2026-12-14T09:30–12:00', '2026-12-14T13:00–14:00']);
  });

  it('that has begun are over, to the minute', async () => {
    assert.equal((await slotsAt('2026-12-10T07:59:00+01:00'))[0], '2026-12-10T08:00–10:00');
    assert.equal((await slotsAt('2026-12-10T08:00:00+01:00'))[0], '2026-12-10T10:00–12:00');
  });
});

const call = { phone: '041 123 456', topic: 'bills', slot: '2026-12-10T14:00', text: 'Račun' };

test('a call is booked once, shown, cancelled and booked anew, and what came of it is told', async (t) => {
  const portal = await testPortal(t, { now: '2026-12-10T09:00:00+01:00' });
  const accountId = await giveAccount(portal.pool);
  const browser = await portal.signedIn(accountId);
  const form = await browser.get('/call-back');
  assert.deepEqual(htmlProblems(form.body), []);
  const presses = await Promise.all(Array.from({ length: 4 }, () => browser.post('/call-back', call)));
  assert.equal(presses.filter(({ status }) => status === 303).length, 1);
  const booked = await browser.get('/call-back?done=sent');
  assert.match(
    booked.text,
    /Klic je naročen\. Naročeni klic Kdaj četrtek, 10\. decembra med 14\.00 in 16\.00 .*041 123 456 Račun/,
  );
  assert.deepEqual(htmlProblems(booked.body), []);
  for (let time = 0; time < 2; time += 1)
    assert.equal(
      (await browser.post('/call-back/1/cancellation', {}, { from: '/call-back' })).location,
      '/call-back?done=cancelled',
    );
  assert.equal((await browser.post('/call-back', call)).status, 303);
  const { rows } = await portal.pool.query<{ id: number }>("select id from call_backs where state = 'sent'");
  const id = rows[0]?.id ?? 0;
  const outcome = {
    who: 'Nika',
    reason: 'klic',
    now: portal.clock.now(),
    state: 'missed',
    note: 'Kličemo jutri.',
  } as const;
  assert.ok(await settleCall(portal.pool, id, outcome));
  assert.ok(!(await settleCall(portal.pool, id, outcome)));
  const late = await browser.post(`/call-back/${id}/cancellation`, {}, { from: '/call-back' });
  assert.equal(late.location, '/call-back?done=late');
  assert.match((await browser.get('/call-back')).text, /Naročeni klici .*nismo vas dobili Kličemo jutri\. .*odpovedan/);
});

test('a number that is none or costs more, a time that is over and a missing topic come back with their sentences', async (t) => {
  const portal = await testPortal(t, { now: '2026-12-10T09:00:00+01:00' });
  const browser = await portal.signedIn(await giveAccount(portal.pool));
  const cases: [Record<string, string>, RegExp][] = [
    [{ phone: '' }, /Vpišite telefonsko številko\./],
    [{ phone: '12' }, /Te telefonske številke ni\./],
    [{ phone: '090 4321' }, /posebno tarifo/],
    [{ topic: '' }, /Izberite, o čem bi se pogovorili\./],
    [{ slot: '' }, /Izberite, kdaj naj pokličemo\./],
    [{ slot: '2026-12-10T08:00' }, /Ta termin je že minil\./],
    [{ slot: '2026-12-13T08:00' }, /Ta termin je že minil\./],
    [{ text: 'x'.repeat(501) }, /največ 500 znakov/],
  ];
  for (const [fields, sentence] of cases) {
    const { status, text } = await browser.post('/call-back', { ...call, ...fields });
    assert.equal(status, 422, JSON.stringify(fields));
    assert.match(text, sentence);
  }
  const { rowCount } = await portal.pool.query('select from call_backs');
  assert.equal(rowCount, 0);
});
