import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { importRegistry } from '#features/exchange/index.ts';
import { readSupplier } from '#features/supplier/index.ts';
import type { Day } from '#kernel/day.ts';
import type { Pool } from '#platform/db/pool.ts';
import { testDatabase } from '#test/support/database.ts';
import { emptyFolder } from '#test/support/example-registry.ts';
import { demoAccounts, linkableContracts, writeDemoRegistry } from './cast.ts';
import { nextReminder } from './reminders.ts';

const supplier = await readSupplier(join(import.meta.dirname, 'supplier'));

async function importCast(pool: Pool, folder: string, today: Day): Promise<void> {
  await writeDemoRegistry(folder, today);
  const report = await importRegistry(pool, folder, { today });
  assert.deepEqual(
    report.files.flatMap((file) => file.errors),
    [],
    today,
  );
}

const uglyDays = [
  '2026-01-01',
  '2024-02-29',
  '2025-03-01',
  '2025-03-03',
  '2025-03-04',
  '2026-03-29',
  '2026-12-31',
  '2027-04-14',
];

for (const day of uglyDays as Day[]) {
  test(`the cast comes in on ${day}: nothing of the future, nothing negative, the reading now due left open`, async (t) => {
    const pool = await testDatabase(t);
    await importCast(pool, join(await emptyFolder(t), 'registry'), day);
    const { rows } = await pool.query<{ future: number; negative: number; due: number }>(
      `select (select count(*) from readings where read_on > $1 or booked_on > $1) as future,
              (select count(*) from (
                 select total - lag(total) over (partition by metering_point_id, register_code order by read_on) as difference
                   from reading_totals) t where difference < 0) as negative,
              (select count(*) from readings r join metering_points p on p.id = r.metering_point_id
                where case p.energy when 'gas' then read_on = $1 else read_on > ($1::date - 3) end) as due`,
      [day],
    );
    assert.deepEqual(rows[0], { future: 0, negative: 0, due: 0 });
  });
}

test("the manual's example is in the ledger: 1 July 2019, 16433 after 326 and 20952 after 550", async (t) => {
  const pool = await testDatabase(t);
  await importCast(pool, join(await emptyFolder(t), 'registry'), '2026-11-23' as Day);
  const { rows } = await pool.query(
    `select register_code, value, difference from (
       select register_code, read_on, value,
              (total - lag(total) over (partition by metering_point_id, register_code order by read_on))::int as difference
         from reading_totals) t
      where read_on = '2019-07-01' order by register_code`,
  );
  assert.deepEqual(rows, [
    { register_code: '1.8.1', value: 16433, difference: 326 },
    { register_code: '1.8.2', value: 20952, difference: 550 },
  ]);
});

test('the cast has what its stories promise', async (t) => {
  const pool = await testDatabase(t);
  await importCast(pool, join(await emptyFolder(t), 'registry'), '2026-11-23' as Day);
  const { rows } = await pool.query(
    `select (select count(*) from operators where energy = 'electricity') as electricity_operators,
            (select count(*) from operators where energy = 'gas') as gas_operators,
            (select max(points) from (select count(*) as points from supplies group by contract_id) s) as most_points,
            (select count(*) from meters where removed_on = '2026-04-14') as exchanged_last_spring,
            (select max(value) from readings where read_on = '2026-11-01' and whole_digits = 5) >= 99800 as near_the_top,
            (select max(turns) from readings) as turned,
            (select count(*) from contracts where valid_until < '2026-11-23') as ended,
            (select count(*) from registers where code = '2.8.0') as feeding_in,
            (select count(distinct contract_id) from charging_sessions) as who_charge,
            (select bool_and(months = 12) from (
               select count(distinct date_trunc('month', started_at at time zone 'Europe/Ljubljana')) as months
                 from charging_sessions where started_at >= '2025-11-30T23:00:00Z' group by contract_id) s) as sessions_of_the_last_year,
            (select max(constant)::int from registers) as constant,
            (select count(*) from metering_points where read_remotely) as read_remotely,
            (select count(*) from metering_points p where not exists (select from readings r where r.metering_point_id = p.id)) as never_read,
            (select bool_and(gsrn_is_valid(gsrn)) from metering_points) as valid`,
  );
  assert.deepEqual(rows[0], {
    electricity_operators: 6,
    gas_operators: 13,
    most_points: 40,
    exchanged_last_spring: 1,
    near_the_top: true,
    turned: 1,
    ended: 1,
    feeding_in: 2,
    who_charge: 2,
    sessions_of_the_last_year: true,
    constant: 40,
    read_remotely: 1,
    never_read: 2,
    valid: true,
  });
});

test('the accounts name contracts of the registry, and the contracts to link are nobody’s', async (t) => {
  const pool = await testDatabase(t);
  await importCast(pool, join(await emptyFolder(t), 'registry'), '2026-11-23' as Day);
  const { rows } = await pool.query<{ number: string }>('select number from contracts');
  const numbers = new Set(rows.map((row) => row.number));
  const linked = demoAccounts.flatMap((account) => account.contracts);
  for (const number of linked) assert.ok(numbers.has(number), number);
  assert.ok(demoAccounts.length >= 12);
  for (const { number, pointNumber, gsrn, energy, operatorCode, linkProof } of linkableContracts) {
    assert.ok(!linked.includes(number), number);
    const found = await pool.query(
      `select 1 from contracts c join supplies s on s.contract_id = c.id join metering_points p on p.id = s.metering_point_id
        where c.number = $1 and p.number = $2 and p.gsrn = $3 and p.energy = $4 and p.operator_code = $5
          and c.link_proof_hash is not distinct from link_proof_hash($6)`,
      [number, pointNumber, gsrn, energy, operatorCode, linkProof ?? null],
    );
    assert.equal(found.rowCount, 1, number);
  }
});

test('the customer of the drawings has the readings of the drawings', async (t) => {
  const pool = await testDatabase(t);
  await importCast(pool, join(await emptyFolder(t), 'registry'), '2026-11-23' as Day);
  const { rows } = await pool.query(
    `select r.register_code, r.value from readings r join metering_points p on p.id = r.metering_point_id
      where p.number in ('3-118204', 'ENLJ-004518207') and r.read_on >= '2026-10-31' order by 1`,
  );
  assert.deepEqual(rows, [
    { register_code: '1.8.1', value: 16433 },
    { register_code: '1.8.2', value: 20952 },
    { register_code: 'V', value: 4087 },
  ]);
});

test('the next reminders are told to the hour, whatever day it is', () => {
  const next = (now: string): string | undefined => nextReminder(supplier, new Date(now))?.toISOString();
  // gas opens on the 26th of November, electricity on its last day
  assert.equal(next('2026-11-23T12:00:00+01:00'), '2026-11-26T07:00:00.000Z');
  assert.equal(next('2026-11-26T08:00:00+01:00'), '2026-11-30T07:00:00.000Z');
  assert.equal(next('2026-11-30T07:59:00+01:00'), '2026-11-30T07:00:00.000Z');
  assert.equal(next('2026-12-01T12:00:00+01:00'), '2026-12-03T07:00:00.000Z');
  assert.equal(next('2026-12-03T12:00:00+01:00'), '2026-12-27T07:00:00.000Z');
});
