import assert from 'node:assert/strict';
import { test } from 'node:test';
import { household, type Household } from '#test/support/household.ts';
import { htmlProblems } from '#test/support/html-rules.ts';
import { textOfPdf } from '#test/support/pdf.ts';
import { giveAccount, giveLink, givePoint } from '#test/support/registry.ts';
import { testSecret } from '#test/support/portal.ts';
import { answerRequest, listWaitingRequests } from './desk.ts';
import { sealOf } from './mandate.ts';
import type { MandateFacts } from './facts.ts';

const now = '2026-12-10T09:00:00+01:00';
const iban = 'SI56 1910 0000 0123 438';

const pathOf = ({ point }: Pick<Household, 'point'>): string => `/contracts/${point.contractId}/billing`;

const mandate = { kind: 'direct_debit', holder: 'Maja  Zupan', iban, agree: 'yes' };

async function stored({ portal }: Household): Promise<unknown[]> {
  const { rows } = await portal.pool.query('select kind, facts, state from bill_requests order by id');
  return rows;
}

async function answer(home: Household, state: 'confirmed' | 'refused', note = ''): Promise<void> {
  const { pool, supplier, clock } = home.portal;
  const [waiting] = await listWaitingRequests(pool, {});
  const parts = { pool, supplier, publicUrl: 'https://moj.example.si' };
  assert.ok(
    await answerRequest(parts, {
      requestId: waiting?.id ?? 0,
      state,
      note,
      who: 'podpora',
      reason: 'odgovor',
      now: clock.now(),
    }),
  );
}

test('a way of receiving bills is asked for, waits, and holds once it is confirmed', async (t) => {
  const home = await household(t, { now, readings: false });
  const { browser, portal } = home;
  const path = pathOf(home);
  const empty = await browser.get(path);
  assert.match(empty.text, /Kako prejemate račune Velja kot ste se dogovorili ob sklenitvi pogodbe/);
  assert.doesNotMatch(empty.text, /Skupen račun/);
  const sent = await browser.post(path, { kind: 'delivery', how: 'email' });
  assert.equal(sent.location, `${path}?done=sent`);
  const waits = await browser.get(`${path}?done=sent`);
  assert.match(waits.text, /Zahteva je poslana\..*Zahteva za »PDF po e-pošti«, poslana 10\. 12\. 2026, čaka/);
  assert.deepEqual(htmlProblems(waits.body), []);
  await answer(home, 'confirmed', 'Velja od januarja.');
  const holds = await browser.get(path);
  assert.match(holds.text, /Velja PDF po e-pošti \(potrjeno 10\. 12\. 2026\)/);
  assert.match(holds.text, /Vaše zahteve .*PDF po e-pošti Velja od januarja\. potrjena/);
  assert.deepEqual(htmlProblems(holds.body), []);
  const { rows } = await portal.pool.query("select subject, text from messages where template = 'bill-request-answer'");
  assert.equal(rows.length, 1);
  assert.match(rows[0].text, /vaša zahteva za »PDF po e-pošti« pri pogodbi .* je potrjena\.[^]*Velja od januarja\./);
});

test('what is typed wrong comes back as it was typed, each with its sentence', async (t) => {
  const home = await household(t, { now, readings: false });
  const { browser } = home;
  const cases: [Record<string, string>, RegExp][] = [
    [{}, /Izberite, kaj želite spremeniti\./],
    [{ kind: 'delivery' }, /Izberite, kako želite prejemati račune\./],
    [{ kind: 'delivery', how: 'bank' }, /Vpišite številko računa \(IBAN\)\./],
    [{ kind: 'joint_bill', joint: 'maybe' }, /Izberite, ali želite skupen račun\./],
    [{ ...mandate, iban: 'SI56 1910 0000 0123 439' }, /Številka računa \(IBAN\) ni prava\./],
    [{ ...mandate, iban: 'BR1800360305000010009795493C1' }, /Račun mora biti v državi območja SEPA\./],
    [{ ...mandate, holder: ' ' }, /Vpišite imetnika plačilnega računa\./],
    [{ ...mandate, holder: 'x'.repeat(71) }, /največ 70 znakov/],
    [{ ...mandate, agree: '' }, /Označite, da soglašate\./],
  ];
  for (const [fields, sentence] of cases) {
    const { status, text, body } = await browser.post(pathOf(home), fields);
    assert.equal(status, 422, JSON.stringify(fields));
    assert.match(text, sentence);
    assert.deepEqual(htmlProblems(body), []);
    if (fields['iban'] !== undefined) assert.ok(body.includes(`value="${fields['iban']}"`));
  }
  assert.deepEqual(await stored(home), []);
});

test('the same thing is not asked twice while it waits, and can be taken back until it is answered', async (t) => {
  const home = await household(t, { now, readings: false });
  const { browser, portal } = home;
  const path = pathOf(home);
  await browser.post(path, { kind: 'delivery', how: 'paper' });
  assert.match((await browser.post(path, { kind: 'delivery', how: 'email' })).text, /že čaka na odgovor/);
  const { rows } = await portal.pool.query<{ id: number }>('select id from bill_requests');
  const withdrawal = `/bill-requests/${rows[0]?.id}/withdrawal`;
  for (let time = 1; time <= 2; time += 1) {
    assert.equal((await browser.post(withdrawal, {}, { from: path })).location, `${path}?done=withdrawn`);
  }
  await browser.post(path, { kind: 'delivery', how: 'email' });
  await answer(home, 'refused');
  const second = await portal.pool.query<{ id: number }>("select id from bill_requests where state = 'refused'");
  const late = await browser.post(`/bill-requests/${second.rows[0]?.id}/withdrawal`, {}, { from: path });
  assert.equal(late.location, `${path}?done=decided`);
  assert.match((await browser.get(`${path}?done=decided`)).text, /dobavitelj že odločil/);
});

test('a joint bill is offered to who has several contracts', async (t) => {
  const home = await household(t, { now, readings: false });
  await givePoint(home.portal.pool, { linkedBy: [home.accountId] });
  const path = pathOf(home);
  assert.match((await home.browser.get(path)).text, /Skupen račun Za vse svoje pogodbe \(2\)/);
  await home.browser.post(path, { kind: 'joint_bill', joint: 'yes' });
  assert.deepEqual(await stored(home), [{ kind: 'joint_bill', facts: { joint: 'yes' }, state: 'sent' }]);
});

test('a mandate is kept with number, day and seal, confirmed on paper, and can be ended', async (t) => {
  const home = await household(t, { now, readings: false });
  const { browser, portal } = home;
  const path = pathOf(home);
  assert.match(
    (await browser.get(path)).text,
    /pooblaščam \(A\) družbo GEN-I, d\.o\.o\..*Datum soglasja: 10\. 12\. 2026/,
  );
  await browser.post(path, mandate);
  const { rows } = await portal.pool.query<{ id: number; facts: MandateFacts }>('select id, facts from bill_requests');
  const { id, facts } = rows[0] ?? assert.fail('no request');
  const { seal, ...unsealed } = facts;
  assert.deepEqual(
    [unsealed.holder, unsealed.iban, unsealed.creditor, unsealed.signedOn],
    ['Maja Zupan', 'SI56191000000123438', 'GEN-I, d.o.o.', '2026-12-10'],
  );
  assert.equal(seal, sealOf(unsealed, testSecret));
  assert.notEqual(seal, sealOf({ ...unsealed, iban: 'SI56192001234567892' }, testSecret));
  assert.notEqual(seal, sealOf({ ...unsealed, text: ['S tem soglasjem'] }, testSecret));
  assert.notEqual(seal, sealOf(unsealed, `${testSecret}!`));
  assert.ok(unsealed.mandate.length <= 35 && unsealed.mandate.startsWith(home.point.contract));

  const paper = await browser.get(`/bill-requests/${id}/mandate.pdf`);
  assert.equal(paper.headers['content-type'], 'application/pdf');
  const text = textOfPdf(paper.bytes);
  for (const part of [unsealed.mandate, seal, 'Maja Zupan', iban, '8 tednih']) assert.ok(text.includes(part), part);

  await answer(home, 'confirmed');
  assert.match((await browser.get(path)).text, /Velja trajnik \(potrjeno 10\. 12\. 2026\).*Prekliči trajnik/);
  await browser.post(path, { kind: 'direct_debit', action: 'end' });
  await answer(home, 'confirmed');
  assert.match((await browser.get(path)).text, /Velja brez trajnika \(potrjeno .*Pošlji soglasje/);
});

test('another who has linked the contract too sees none of it, nor may take it back', async (t) => {
  const home = await household(t, { now, readings: false });
  const { portal, browser } = home;
  await browser.post(pathOf(home), mandate);
  const { rows } = await portal.pool.query<{ id: number }>('select id from bill_requests');
  const other = await giveAccount(portal.pool);
  await giveLink(portal.pool, other, home.point);
  const others = await portal.signedIn(other);
  const page = await others.get(pathOf(home));
  assert.equal(page.status, 200);
  assert.doesNotMatch(page.body, /mandate\.pdf|Vaše zahteve/);
  assert.equal((await others.get(`/bill-requests/${rows[0]?.id}/mandate.pdf`)).status, 404);
  assert.equal((await others.post(`/bill-requests/${rows[0]?.id}/withdrawal`, {}, { from: pathOf(home) })).status, 404);
});
