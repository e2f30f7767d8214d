/**
 * Pages stay fast where there is much to show. Not measured in time, which differs from machine to machine, but in the
 * blocks that PostgreSQL touches: a page over many readings must touch hardly more than the same page over few.
 */
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { findBill } from '#features/bills/pages/bill.sql.ts';
import { listBills, listOwed } from '#features/bills/pages/list.sql.ts';
import { listPaidContracts, listPayments } from '#features/bills/pages/payments.sql.ts';
import { getHome } from '#features/home/store.sql.ts';
import { getListFrame, listReadings } from '#features/readings/list.sql.ts';
import { getPointFacts, getReadingForm, listPointsToRead } from '#features/readings/store.sql.ts';
import type { Day } from '#kernel/day.ts';
import type { Pool } from '#platform/db/pool.ts';
import type { Db } from '#platform/db/query.ts';
import { testDatabase } from './support/database.ts';
import { giveAccount, givePoint } from './support/registry.ts';

const today = '2026-11-30' as Day;
const FEW = 100;
const MANY = 20_000;
const size = 50;
const everything = { pointId: null, from: '1900-01-01' as Day, until: '2199-12-31' as Day, kind: null, codes: null };

type Customer = { readonly accountId: number; readonly pointId: number };

/** A two-rate point, read every day before today as often as that makes so many readings. */
async function customerWith(pool: Pool, readings: number): Promise<Customer> {
  const accountId = await giveAccount(pool);
  const { pointId } = await givePoint(pool, { linkedBy: [accountId], from: '1900-01-01', installedOn: '1900-01-01' });
  await pool.query(
    `insert into readings (metering_point_id, meter_id, register_code, whole_digits, read_on, value, kind, source)
     select g.metering_point_id, g.meter_id, g.code, g.whole_digits, $2::date - k, 500000 - k, 'reading', 'operator'
       from registers g, generate_series(1, $3::int / 2) k where g.metering_point_id = $1`,
    [pointId, today, readings],
  );
  return { accountId, pointId };
}

/** The blocks that the statement touches, and what it gives. */
async function touched<Row>(pool: Pool, ask: (db: Db) => Promise<Row>): Promise<{ blocks: number; given: Row }> {
  let blocks = 0;
  const given = await ask({
    query: async (statement, _values, done) => {
      const { rows } = await pool.query<{ 'QUERY PLAN': { Plan: Record<string, number> }[] }>(
        `explain (analyze, buffers, timing off, format json) ${statement.text}`,
        [...statement.values],
      );
      const plan = rows[0]?.['QUERY PLAN'][0]?.Plan;
      blocks += (plan?.['Shared Hit Blocks'] ?? 0) + (plan?.['Shared Read Blocks'] ?? 0);
      return (pool as Db).query(statement, undefined, done);
    },
  });
  return { blocks, given };
}

/** Until PostgreSQL knows every row to be visible to all, which a snapshot somewhere can put off. */
async function vacuum(pool: Pool): Promise<void> {
  for (let tries = 0; tries < 50; tries += 1) {
    await pool.query('vacuum analyze');
    const { rows } = await pool.query<{ all: boolean }>(
      `select relallvisible >= relpages as all from pg_class where oid = 'readings'::regclass`,
    );
    if (rows[0]?.all === true) return;
    await sleep(100);
  }
}

async function customers(t: TestContext): Promise<{ pool: Pool; few: Customer; many: Customer }> {
  const pool = await testDatabase(t);
  const [few, many] = [await customerWith(pool, FEW), await customerWith(pool, MANY)];
  await vacuum(pool);
  return { pool, few, many };
}

const statements: Readonly<Record<string, (db: Db, customer: Customer) => Promise<unknown>>> = {
  'the reading form': (db, { accountId }) =>
    getReadingForm(db, { accountId, today, pointId: null, lastPointId: null, readOn: today, search: '' }),
  'what a reading is judged by': (db, { accountId, pointId }) =>
    getPointFacts(db, { accountId, pointId, readOn: today, historyFrom: '2026-10-30' as Day }),
  'the points that wait': (db, { accountId }) => listPointsToRead(db, { accountId, today }),
  'the first page': (db, { accountId }) => getHome(db, { accountId, today }),
};

describe('an account with many readings', () => {
  it('opens its pages as fast as one with few', async (t) => {
    const { pool, few, many } = await customers(t);
    for (const [name, ask] of Object.entries(statements)) {
      const [small, large] = [await touched(pool, (db) => ask(db, few)), await touched(pool, (db) => ask(db, many))];
      assert.ok(large.blocks <= 2 * small.blocks + 20, `${name}: ${large.blocks} blocks instead of ${small.blocks}`);
    }
  });

  it('finds a page of its list as fast at the end as at the beginning, and counts by the index alone', async (t) => {
    const { pool, few, many } = await customers(t);
    const pageOf = async ({ accountId }: Customer, page: number) => {
      const frame = await touched(pool, (db) => getListFrame(db, { ...everything, accountId, page, size }));
      const { pageFrom, pageUntil, skipped: offset, pages } = frame.given;
      assert.ok(pageFrom !== null && pageUntil !== null);
      const days = { from: pageFrom, until: pageUntil };
      const ask = { ...everything, ...days, accountId, limit: size, offset };
      return { frame: frame.blocks, pages, ...(await touched(pool, (db) => listReadings(db, ask))) };
    };
    const small = await pageOf(few, 1);
    for (const page of [1, MANY / size / 2, MANY / size, 99_999]) {
      const large = await pageOf(many, page);
      assert.deepEqual([large.pages, large.given.length], [MANY / size, size]);
      assert.ok(large.blocks <= 3 * small.blocks, `page ${page}: ${large.blocks} blocks instead of ${small.blocks}`);
      assert.ok(large.frame <= MANY / 10, `page ${page}: counted by ${large.frame} blocks`);
    }
  });

  it('shows every reading once, page after page, whatever the filter', async (t) => {
    const { pool, few } = await customers(t);
    for (const codes of [null, ['1.8.1']]) {
      const seen: number[] = [];
      const { accountId } = few;
      for (let page = 1, pages = 1; page <= pages; page += 1) {
        const frame = await getListFrame(pool, { ...everything, codes, accountId, page, size: 7 });
        pages = frame.pages;
        const days = { from: frame.pageFrom ?? today, until: frame.pageUntil ?? today };
        const ask = { ...everything, codes, ...days, accountId, limit: 7, offset: frame.skipped };
        seen.push(...(await listReadings(pool, ask)).map(({ id }) => id));
      }
      assert.equal(seen.length, codes === null ? FEW : FEW / 2);
      assert.equal(new Set(seen).size, seen.length);
    }
  });
});

const BILLS = 10_000;
const all = { contractId: null, from: '1900-01-01' as Day, until: '2200-01-01' as Day };
const top = { afterDay: '2200-01-01' as Day, afterId: 0, limit: 51 };

/** An account with so many bills, all paid but the last, and a payment of each. */
async function customerWithBills(pool: Pool, count: number): Promise<{ accountId: number; billId: number }> {
  const accountId = await giveAccount(pool);
  const { contractId, pointId } = await givePoint(pool, { linkedBy: [accountId], from: '1900-01-01' });
  await pool.query(
    `with made as (
       insert into bills (number, contract_id, kind, period_from, period_until, issued_on, due_on, net_cents, vat_cents, total_cents,
                          to_pay_cents, payer_name, reference, payee_iban, purpose_code, purpose)
       select 'B' || $1::bigint || '-' || n, $1, 'invoice', date '2026-10-01' - n, date '2026-10-02' - n, date '2026-11-05' - n,
              date '2026-11-20' - n, 1000, 220, 1220, 1220, 'Maja Zupan', 'SI99', 'SI56191000000123438', 'ELEC', 'Račun'
         from generate_series(1, $2::int) n
       returning id, number, issued_on
     ), lines as (
       insert into bill_lines
       select id, 1, 'energy', 'energy_et', 'Energija', $3, '2026-10-01', '2026-10-02', null, null, 1000, 'KWH', 10000000, 1000, 220
         from made
     ), paid as (
       insert into payments (number, contract_id, paid_on, amount_cents, payer, means)
       select 'P' || number, $1, issued_on + 9, 1220, 'Maja Zupan', 'transfer' from made
     )
     select`,
    [contractId, count, pointId],
  );
  await pool.query(
    `insert into settlements
     select p.id, b.id, p.paid_on, 1220 from payments p join bills b on p.number = 'P' || b.number
      where b.contract_id = $1 and b.number <> 'B' || $1::bigint || '-1'`,
    [contractId],
  );
  const { rows } = await pool.query<{ id: number }>("select id from bills where number = 'B' || $1::bigint || '-1'", [
    contractId,
  ]);
  return { accountId, billId: rows[0]?.id ?? 0 };
}

type BillCustomer = { readonly accountId: number; readonly billId: number };

const billStatements: Readonly<Record<string, (db: Db, customer: BillCustomer) => Promise<unknown>>> = {
  'the list of bills': (db, { accountId }) => listBills(db, { ...all, ...top, accountId, today, state: null }),
  'what is owed': (db, { accountId }) => listOwed(db, { accountId, today }),
  'a bill': (db, { accountId, billId }) => findBill(db, { accountId, billId, today }),
  'the list of payments': (db, { accountId }) => listPayments(db, { ...all, ...top, accountId }),
  'the contracts with payments': (db, { accountId }) => listPaidContracts(db, { accountId }),
  'the first page': (db, { accountId }) => getHome(db, { accountId, today }),
};

describe('an account with many bills', () => {
  it('opens its pages as fast as one with fifty', async (t) => {
    const pool = await testDatabase(t);
    const [few, many] = [await customerWithBills(pool, 60), await customerWithBills(pool, BILLS)];
    await pool.query('vacuum analyze');
    for (const [name, ask] of Object.entries(billStatements)) {
      const [small, large] = [await touched(pool, (db) => ask(db, few)), await touched(pool, (db) => ask(db, many))];
      assert.ok(large.blocks <= 2 * small.blocks + 20, `${name}: ${large.blocks} blocks instead of ${small.blocks}`);
    }
  });

  it('finds the last page of its bills as fast as the first', async (t) => {
    const pool = await testDatabase(t);
    const { accountId } = await customerWithBills(pool, BILLS);
    await pool.query('vacuum analyze');
    const { rows } = await pool.query<{ day: Day; id: number }>(
      'select issued_on as day, id from bills order by issued_on, id offset 50 limit 1',
    );
    const [oldest] = rows;
    assert.ok(oldest !== undefined);
    const page = (place: typeof top) => (db: Db) => listBills(db, { ...all, ...place, accountId, today, state: null });
    const first = await touched(pool, page(top));
    const last = await touched(pool, page({ afterDay: oldest.day, afterId: oldest.id, limit: 51 }));
    assert.equal(last.given.length, 50);
    assert.ok(last.blocks <= 2 * first.blocks + 20, `${last.blocks} blocks instead of ${first.blocks}`);
  });
});
