/** A point whose tenant changes within the month: each sends for a bill of their own. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { violatedConstraint } from '#platform/db/pool.ts';
import { testPortal, type TestPortal } from '#test/support/portal.ts';
import { giveAccount, givePoint, giveReading, giveSupply } from '#test/support/registry.ts';
import { sendReading } from '#test/support/submitting.ts';

const changeover = '2026-11-15';

async function tenants(t: TestContext) {
  const portal = await testPortal(t, { now: '2026-11-15T09:00:00+01:00' });
  const [former, next] = [await giveAccount(portal.pool), await giveAccount(portal.pool)];
  const point = await givePoint(portal.pool, {
    registers: [{ code: '1.8.0' }],
    until: changeover,
    linkedBy: [former],
  });
  const { contractId } = await giveSupply(portal.pool, point.pointId, { from: changeover, linkedBy: [next] });
  await giveReading(portal.pool, point, { code: '1.8.0', on: '2026-11-01', value: 16_433 });
  const send = async (accountId: number, { date, value }: { date: string; value: number }): Promise<string> => {
    const answer = await sendReading(await portal.signedIn(accountId), point, { date, values: { '1.8.0': value } });
    assert.equal(answer.status, 303, answer.text);
    return (await (await portal.signedIn(accountId)).get(answer.location ?? '')).text;
  };
  return { portal, former, next, point, contractIds: [point.contractId, contractId] as const, send };
}

/** What was sent, oldest first: `16500 current 2026-11 former`. */
async function ledgerOf(portal: TestPortal, [former]: readonly [number, number]): Promise<string[]> {
  const { rows } = await portal.pool.query<{ line: string }>(
    `select concat_ws(' ', value, state, to_char(bill_month, 'YYYY-MM'),
                      case contract_id when $1 then 'former' else 'next' end) as line
       from readings where source = 'portal' order by id`,
    [former],
  );
  return rows.map(({ line }) => line);
}

test('former and new tenant both send for the same month', async (t) => {
  const { portal, former, next, contractIds, send } = await tenants(t);
  await send(former, { date: '2026-11-14', value: 16_500 });
  portal.clock.set('2026-11-20T09:00:00+01:00');
  await send(next, { date: '2026-11-20', value: 16_530 });
  assert.deepEqual(await ledgerOf(portal, contractIds), ['16500 current 2026-11 former', '16530 current 2026-11 next']);
  await send(next, { date: '2026-11-20', value: 16_531 });
  assert.deepEqual(await ledgerOf(portal, contractIds), [
    '16500 current 2026-11 former',
    '16530 replaced 2026-11 next',
    '16531 current 2026-11 next',
  ]);
});

test('both may send on the day of the change, and the new tenant goes on from there', async (t) => {
  const { portal, former, next, contractIds, send } = await tenants(t);
  await send(former, { date: changeover, value: 16_500 });
  const page = await (await portal.signedIn(next)).get('/readings/new');
  assert.doesNotMatch(page.text, /že oddali/, 'what the former tenant sent is not the new one’s');
  await send(next, { date: changeover, value: 16_501 });
  portal.clock.set('2026-11-30T09:00:00+01:00');
  const receipt = await send(next, { date: '2026-11-30', value: 16_561 });
  assert.match(receipt, /\+ 6\d/);
  assert.deepEqual(await ledgerOf(portal, contractIds), [
    '16500 current 2026-11 former',
    '16501 replaced 2026-11 next',
    '16561 current 2026-11 next',
  ]);
});

test('a bill that the former tenant has already got does not bar the new one', async (t) => {
  const { portal, former, next, contractIds, send } = await tenants(t);
  await send(former, { date: '2026-11-14', value: 16_500 });
  await portal.pool.query('update readings set handed_over_at = now() where handed_over_at is null');
  portal.clock.set('2026-11-20T09:00:00+01:00');
  await send(next, { date: '2026-11-20', value: 16_530 });
  assert.equal((await ledgerOf(portal, contractIds)).length, 2);
});

test('the database keeps one current submission per bill of a contract, whoever writes', async (t) => {
  const { portal, point, contractIds } = await tenants(t);
  const write = (contractId: number | null, on: string) =>
    portal.pool.query(
      `insert into readings (metering_point_id, meter_id, register_code, whole_digits, read_on, value, kind, source,
                             contract_id, bill_month, booked_on, handed_over_at)
       values ($1, $2, '1.8.0', 6, $3, 1, 'submission', 'portal', $4, '2026-11-01', $3, now())`,
      [point.pointId, point.meterId, on, contractId],
    );
  for (const contractId of [...contractIds, null]) {
    await write(contractId, '2026-11-15');
    await assert.rejects(write(contractId, '2026-11-16'), (error) => {
      assert.equal(violatedConstraint(error), 'readings_one_current_submission_per_bill_and_contract');
      return true;
    });
  }
});
