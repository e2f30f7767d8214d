/** The demo's bills are reckoned by code of their own (db/demo/bills): each side shows where the other is wrong. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { slovenianTariffs } from '#features/tariffs/index.ts';
import type { Pool } from '#platform/db/pool.ts';
import { NotFound } from '#platform/http/exchange.ts';
import { parseDay } from '#kernel/day.ts';
import { giveCast } from '#test/support/cast.ts';
import { testDatabase } from '#test/support/database.ts';
import { giveBill, giveBillReadings } from '#test/support/bills.ts';
import { giveAccount, givePoint } from '#test/support/registry.ts';
import { explainBill, type BillToExplain } from './makings.ts';
import type { Explanation } from './recompute.ts';
import { findMakings } from './store.sql.ts';

const today = parseDay('2026-11-30') ?? assert.fail();

const supplier = { tariffs: slovenianTariffs, timeZone: 'Europe/Ljubljana' };

type CastBill = BillToExplain & { readonly number: string; readonly cancelsBillId: number | null };

const castBills = `
  select json_build_object(
    'id', b.id, 'number', b.number, 'kind', b.kind, 'periodFrom', b.period_from, 'periodUntil', b.period_until,
    'netCents', b.net_cents, 'vatCents', b.vat_cents, 'totalCents', b.total_cents, 'cancelsBillId', b.cancels_bill_id,
    'lines', (select json_agg(json_build_object(
       'number', l.number, 'group', l.line_group, 'code', l.code, 'label', l.label, 'pointId', l.metering_point_id,
       'from', l.period_from, 'until', l.period_until, 'block', l.block, 'quantity', l.quantity_thousandths,
       'unit', l.unit, 'priceMicro', l.price_micro, 'net', l.net_cents, 'vatPermille', l.vat_permille) order by l.number)
       from bill_lines l where l.bill_id = b.id),
    'vat', (select json_agg(json_build_object('vatPermille', r.vat_permille, 'base', r.base_cents, 'vat', r.vat_cents))
       from bill_vat r where r.bill_id = b.id),
    'points', (select json_agg(json_build_object(
       'id', p.id, 'number', p.number, 'gsrn', p.gsrn, 'street', p.street, 'energy', p.energy) order by p.id)
       from metering_points p
      where p.id in (select l.metering_point_id from bill_lines l where l.bill_id = b.id))) as bill
  from bills b order by b.id`;

/** Everybody's bills, and an account that may see all of them. */
async function castPortal(t: TestContext): Promise<{ pool: Pool; accountId: number; bills: readonly CastBill[] }> {
  const pool = await testDatabase(t);
  await giveCast(pool, today);
  const accountId = await giveAccount(pool, { name: 'Vsi', language: 'sl' });
  await pool.query(
    'insert into contract_links (account_id, contract_id, linked_at) select $1, id, now() from contracts',
    [accountId],
  );
  const { rows } = await pool.query<{ bill: CastBill }>(castBills);
  return { pool, accountId, bills: rows.map(({ bill }) => bill) };
}

const wrongOf = ({ charges }: Explanation): readonly string[] =>
  charges.filter(({ verdict }) => verdict === 'differs' || verdict === 'not_billed').map(({ code }) => code);

test('every bill of the demo agrees with its recomputation to the cent, but the one with a fault in it', async (t) => {
  const { pool, accountId, bills } = await castPortal(t);
  assert(bills.length > 300, `${bills.length} bills`);
  const wrong: string[] = [];
  const taken = new Set<string>();
  for (const bill of bills) {
    const explanation = await explainBill(pool, { bill, accountId, supplier });
    if (explanation.matches) assert.equal(explanation.difference, 0, bill.number);
    else wrong.push(`${bill.number}: ${wrongOf(explanation).join(' ')} ${explanation.difference}`);
    for (const { verdict, code } of explanation.charges) if (verdict === 'as_billed') taken.add(code);
  }
  // the monthly fee of 1,99 € twice, with its VAT
  assert.deepEqual(wrong, ['R2610-4508822: monthly_fee 243']);
  assert.deepEqual([...taken].toSorted(), ['eco_discount', 'late_interest']);

  const credit = bills.find(({ cancelsBillId }) => cancelsBillId !== null) ?? assert.fail('no credit note');
  const { points, charges } = await explainBill(pool, { bill: credit, accountId, supplier });
  assert(points.every(({ use }) => use.energyTotal > 0));
  assert(charges.every(({ recomputedNet, group }) => recomputedNet <= 0 || group === 'discount'));

  const flats = bills.findLast((bill) => bill.points.length > 10) ?? assert.fail('no bill of many points');
  const names = (await explainBill(pool, { bill: flats, accountId, supplier })).points.map(({ point }) => point.name);
  assert.equal(new Set(names).size, names.length, names.join('; '));

  const stranger = await giveAccount(pool);
  await assert.rejects(explainBill(pool, { bill: credit, accountId: stranger, supplier }), NotFound);
});

test('a reading comes with its register, and one of a meter that nobody knows counts directly', async (t) => {
  const pool = await testDatabase(t);
  const accountId = await giveAccount(pool);
  const registers = [
    { code: '1.8.1', digits: 6, constant: 40 },
    { code: '1.8.2', digits: 6, constant: 1.5 },
  ];
  const point = await givePoint(pool, { registers, linkedBy: [accountId] });
  const metersOf = async (serial: string, until: number): Promise<unknown> => {
    const bill = await giveBill(pool, point);
    await giveBillReadings(pool, { pointId: point.pointId, serial }, { id: bill.id, until });
    const { readings = [] } = (await findMakings(pool, { accountId, billId: bill.id })) ?? {};
    return readings.map(({ wholeDigits, constant }) => [wholeDigits, constant]);
  };
  assert.deepEqual(await metersOf(point.serial, 16_663), [
    [6, 40_000],
    [6, 1500],
  ]);
  assert.deepEqual(await metersOf('UNKNOWN', 1_000_100), [
    [7, 1000],
    [5, 1000],
  ]);
});
