import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { importRegistry } from '#features/exchange/index.ts';
import type { Day } from '#kernel/day.ts';
import { openObjects } from '#platform/objects/objects.ts';
import { castBills } from '#test/support/cast.ts';
import { testDatabase } from '#test/support/database.ts';
import { emptyFolder } from '#test/support/example-registry.ts';
import { supplierFolder, writeDemoRegistry } from '../cast.ts';
import { writeDocuments } from './index.ts';
import { centsOf, sum } from './reckon.ts';

test('the worked bill comes out to the cent, line by line', () => {
  // domain.md §6.6: quantity, price, net
  const lines: readonly (readonly [number, number, number])[] = [
    [230, 0.1199, 2758],
    [100, 0.0979, 979],
    [1, 1.99, 199],
    [4.6, 3.61324, 1662],
    [4.7, 0.8824, 415],
    [4.8, 0.19137, 92],
    [4.8, 0.01316, 6],
    [120, 0.01958, 235],
    [110, 0.01844, 203],
    [60, 0.01837, 110],
    [40, 0.01838, 74],
    [330, 0.0008, 26],
    [330, 0.00013, 4],
    [330, 0.00153, 50],
  ];
  const nets = lines.map(([quantity, price]) => centsOf(Math.round(quantity * 1000), Math.round(price * 1_000_000)));
  assert.deepEqual(
    nets,
    lines.map(([, , net]) => net),
  );
  assert.equal(sum(nets), 6813);
});

test('half a cent is rounded away from zero, either way', () => {
  assert.equal(centsOf(1000, -995_000), -100);
  assert.equal(centsOf(1000, 995_000), 100);
  assert.equal(centsOf(1000, 994_999), 99);
});

test('lines, VAT and totals of every bill agree, and so do blocks with what the meters counted', async () => {
  for (const today of ['2026-11-23', '2025-03-01'] as Day[]) {
    const bills = await castBills(today);
    assert.equal(new Set(bills.map(({ number }) => number)).size, bills.length);
    assert.equal(new Set(bills.map(({ reference }) => reference)).size, bills.length);
    for (const { number, lines, vatShares, net, vat, total, points } of bills) {
      assert.equal(sum(lines.map((line) => line.net)), net, number);
      assert.equal(sum(vatShares.map(({ base }) => base)), net, number);
      assert.equal(sum(vatShares.map((share) => share.vat)), vat, number);
      assert.equal(total, net + vat, number);
      for (const { point, stretches, quantities } of points) {
        const blocks = quantities.filter(({ what }) => what === 'block_energy');
        if (blocks.length === 0) continue;
        assert.equal(sum(blocks.map(({ value }) => Number(value))), sum(stretches.map(({ used }) => used)), point.gsrn);
      }
    }
  }
});

test('everybody with two years of readings has two years of bills, one a month', async () => {
  const bills = await castBills('2026-11-23' as Day);
  const months = Map.groupBy(bills, ({ contract }) => contract.number);
  const short = [...months].map(([number, own]) => [number, new Set(own.map(({ from }) => from)).size] as const);
  // Tomaž Pirc moved out, Nika Pirnat came after him; Eva Walker has no reading yet
  assert.deepEqual(
    short.filter(([, count]) => count !== 24),
    [
      ['4506607', 16],
      ['4507719', 8],
    ],
  );
  assert.equal(short.length, 19);
});

test('what the demo tells of its accounts is so', async (t) => {
  const pool = await testDatabase(t);
  const folder = join(await emptyFolder(t), 'registry');
  const today = '2026-11-23' as Day;
  await writeDemoRegistry(folder, today);
  await importRegistry(pool, folder, { today });
  const { rows } = await pool.query<{ number: string; state: string; open: number; settledBy: string[] }>(
    `select b.number, bill_state(b, $1) as state, open_cents::int as open,
            array(select p.number || ' ' || to_char(sum(s.amount_cents) / 100, 'FM990.00')
                    from settlements s join payments p on p.id = s.payment_id where s.bill_id = b.id
                   group by p.number having sum(s.amount_cents) <> 0 order by 1) as "settledBy"
       from bills b`,
    [today],
  );
  const told = (number: string) => {
    const { state, open, settledBy } = rows.find((row) => row.number === number) ?? assert.fail(number);
    return [state, open, ...settledBy];
  };
  // Maja Zupan: cancelled, made anew, and what was too much went to the next bill
  assert.deepEqual(told('R2608-4501882'), ['cancelled', 0]);
  assert.deepEqual(told('D2608-4501882'), ['credit_note', 0]);
  assert.deepEqual(told('R2608-4501882-2'), ['paid', 0, 'P2608-4501882 112.04']);
  assert.deepEqual(told('R2609-4501882'), ['paid', 0, 'P2608-4501882 14.51', 'P2609-4501882 99.11']);
  assert.deepEqual(told('R2610-4501882').slice(0, 1), ['open']);
  // Jože Hribar forgot one
  assert.deepEqual(told('R2609-4502210'), ['overdue', 5001]);
  // Petra Kos has something left
  assert.deepEqual(told('D2609-7701245'), ['credit_note', -4108]);
  // Ivana Golob paid twice, Zdenka Mlakar two at once, the manager a part
  assert.deepEqual(told('R2610-4504406'), ['part_paid', 713, 'P2609-4504406-2 64.33']);
  assert.equal(told('R2606-4505518').at(-1)?.toString().split(' ')[0], 'P2607-4505518');
  assert.equal(told('R2610-4600040')[0], 'part_paid');
});

const days = ['2025-12-07', '2026-01-08', '2026-02-28', '2026-11-23', '2026-12-31', '2027-04-14'] as Day[];

for (const today of days) {
  test(`on ${today} there is a bill in every state, the books balance, and a second import changes nothing`, async (t) => {
    const pool = await testDatabase(t);
    const folder = join(await emptyFolder(t), 'registry');
    await writeDemoRegistry(folder, today);
    const report = await importRegistry(pool, folder, { today });
    assert.deepEqual(
      report.files.flatMap(({ errors }) => errors),
      [],
    );
    const { rows } = await pool.query<{ state: string }>(
      'select distinct bill_state(b, $1) as state from bills b order by 1',
      [today],
    );
    assert.deepEqual(
      rows.map(({ state }) => state),
      ['cancelled', 'credit_note', 'open', 'overdue', 'paid', 'part_paid'],
    );
    const { rows: books } = await pool.query(
      `select (select count(*)::int from bills where issued_on > $1) as future,
              (select array_agg(distinct means order by means) from payments) as means,
              (select count(*)::int from bills where direct_debit) > 24 as collected,
              (select min(open_cents) < 0 from bills where kind = 'credit_note') as credit,
              (select count(*)::int from payments p where amount_cents < (select sum(s.amount_cents) from settlements s where s.payment_id = p.id)) as overspent,
              (select count(*)::int from bills where kind = 'invoice' and cancelled_by_id is null and settled_cents + open_cents <> to_pay_cents) as unbalanced`,
      [today],
    );
    assert.deepEqual(books[0], {
      future: 0,
      means: ['counter', 'direct_debit', 'transfer'],
      collected: true,
      credit: true,
      overspent: 0,
      unbalanced: 0,
    });
    const again = await importRegistry(pool, folder, { today });
    for (const { file, added, updated, replaced } of again.files)
      assert.deepEqual([added, updated, replaced], [0, 0, 0], file);
  });
}

test('bills of the last half-year come in with their PDFs, those before without', async (t) => {
  const pool = await testDatabase(t);
  const folder = join(await emptyFolder(t), 'registry');
  const today = '2026-11-23' as Day;
  const bills = await writeDemoRegistry(folder, today);
  await writeDocuments(folder, bills, { supplierFolder, today, howMany: 'few' });
  const objects = openObjects({ kind: 'folder', path: await emptyFolder(t) });
  const { ok } = await importRegistry(pool, folder, { today, objects });
  assert.ok(ok);
  const { rows } = await pool.query<{ number: string; issuedOn: Day; sha256: Buffer | null }>(
    'select number, issued_on as "issuedOn", document_sha256 as sha256 from bills order by number',
  );
  for (const { number, issuedOn, sha256 } of rows) {
    assert.equal(sha256 !== null, issuedOn > '2026-05-23', number);
    if (sha256 === null) continue;
    const pdf = await readFile(join(folder, 'documents', `${number}.pdf`));
    assert.ok(createHash('sha256').update(pdf).digest().equals(sha256), number);
  }
});
