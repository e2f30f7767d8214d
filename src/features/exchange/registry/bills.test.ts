import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { lineNet, sumsOf } from '#kernel/money.ts';
import { testDatabase } from '#test/support/database.ts';
import { emptyFolder, exampleDay, exampleFolder } from '#test/support/example-registry.ts';
import type { RegistryFile } from './format.ts';
import { importRegistry } from './import.ts';
import type { ImportReport } from './report.ts';
import { csvLine } from './writer.ts';

const today = exampleDay;
const places: readonly RegistryFile[] = [
  'operators.csv',
  'contracts.csv',
  'metering_points.csv',
  'supplies.csv',
  'meters.csv',
  'registers.csv',
  'prices.csv',
];
const ofBills: readonly RegistryFile[] = ['bills.csv', 'bill_lines.csv', 'bill_readings.csv', 'bill_quantities.csv'];

const swap = (from: string, to: string) => (text: string) => {
  assert.ok(text.includes(from), from);
  return text.replace(from, to);
};

const faultsOf = (report: ImportReport) =>
  report.files.flatMap((file) => file.errors.map(({ row, column, code }) => [row, column, code, file.file]));

test('neither a program nor a person with a console changes a bill by accident', async (t) => {
  const pool = await testDatabase(t);
  await importRegistry(pool, await exampleFolder(t), { today });
  for (const statement of [
    'update bills set net_cents = 1, vat_cents = 0, total_cents = 1, to_pay_cents = 1',
    'delete from bills',
    'update bill_lines set net_cents = 1',
    'delete from bill_lines',
    'update bill_vat set vat_cents = 1',
    'update bill_readings set until_value = 1',
    'update bill_quantities set value_thousandths = 1',
    'update payments set amount_cents = 1',
    'delete from settlements',
    'truncate bills cascade',
  ]) {
    await assert.rejects(pool.query(statement), { code: '23001' }, statement);
  }
  const copyOf = (reference: string, iban: string): string =>
    `insert into bills (number, contract_id, kind, period_from, period_until, issued_on, due_on, net_cents, vat_cents,
                        total_cents, to_pay_cents, payer_name, reference, payee_iban, purpose_code, purpose)
     select 'COPY', contract_id, kind, period_from, period_until, issued_on, due_on, net_cents, vat_cents,
            total_cents, to_pay_cents, payer_name, '${reference}', '${iban}', purpose_code, purpose
       from bills where number = 'R20260418'`;
  await assert.rejects(pool.query(copyOf('SI122026041800012', 'SI56191000000123438')), { code: '23514' });
  await assert.rejects(pool.query(copyOf('SI99', 'SI56191000000123439')), { code: '23514' });
  await pool.query(copyOf('SI99', 'SI56191000000123438'));
});

test('bills know what is open: paid in part, collected, cancelled', async (t) => {
  const pool = await testDatabase(t);
  await importRegistry(pool, await exampleFolder(t), { today });
  const { rows } = await pool.query(
    `select number, payer_name, to_pay_cents, settled_cents, open_cents, direct_debit,
            bill_state(b, '2026-05-20') as today, bill_state(b, '2026-05-21') as tomorrow
       from bills b order by number`,
  );
  const common = { payer_name: 'Maja Zupan', direct_debit: false };
  assert.deepEqual(rows, [
    {
      ...common,
      number: 'D20260007',
      to_pay_cents: -243,
      settled_cents: 0,
      open_cents: 0,
      today: 'credit_note',
      tomorrow: 'credit_note',
    },
    {
      ...common,
      number: 'R20260318',
      to_pay_cents: 243,
      settled_cents: 0,
      open_cents: 0,
      today: 'cancelled',
      tomorrow: 'cancelled',
    },
    {
      ...common,
      number: 'R20260418',
      to_pay_cents: 10_858,
      settled_cents: 5000,
      open_cents: 5858,
      today: 'part_paid',
      tomorrow: 'overdue',
    },
    {
      ...common,
      number: 'R20260419',
      to_pay_cents: 3300,
      settled_cents: 3300,
      open_cents: 0,
      direct_debit: true,
      today: 'paid',
      tomorrow: 'paid',
    },
  ]);
});

test('a payment of a cancelled bill is owed by its credit note, until it settles another bill', async (t) => {
  const pool = await testDatabase(t);
  await importRegistry(pool, await exampleFolder(t), { today });
  const folder = await emptyFolder(t);
  const send = async (file: RegistryFile, text: string): Promise<void> => {
    await writeFile(join(folder, file), text);
    const report = await importRegistry(pool, folder, { today });
    assert.equal(report.ok, true, JSON.stringify(faultsOf(report)));
  };
  const open = async (): Promise<unknown> =>
    (
      await pool.query<{ number: string; open_cents: number }>(
        `select number, open_cents from bills where open_cents <> 0 order by number`,
      )
    ).rows.map(({ number, open_cents }) => [number, open_cents]);
  await send(
    'payments.csv',
    'number,contract_number,paid_on,amount,payer,means\nP1,4501882,2026-05-12,2.43,Maja,counter\n',
  );
  await send('settlements.csv', 'payment_number,bill_number,settled_on,amount\nP1,R20260318,,2.43\n');
  assert.deepEqual(await open(), [
    ['D20260007', -243],
    ['R20260418', 5858],
  ]);
  await send(
    'settlements.csv',
    'payment_number,bill_number,settled_on,amount\nP1,R20260318,2026-05-13,-2.43\nP1,R20260418,2026-05-13,2.43\n',
  );
  assert.deepEqual(await open(), [['R20260418', 5615]]);
});

test('a line that was refused is told once, not its bill as well', async (t) => {
  const pool = await testDatabase(t);
  await importRegistry(pool, await exampleFolder(t, {}, places), { today });
  const folder = await exampleFolder(t, { 'bill_lines.csv': swap('30.09', 'x') }, ofBills);
  assert.deepEqual(faultsOf(await importRegistry(pool, folder, { today })), [
    [4, 'net', 'not_an_amount', 'bill_lines.csv'],
  ]);
});

const line = fc.record({
  quantity: fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
  price: fc.integer({ min: 0, max: 5_000_000 }),
  vatPermille: fc.constantFrom(220, 95, 0),
});

test('whatever the lines are, the sums of the kernel are those that the import asks for, and no other', async (t) => {
  const pool = await testDatabase(t);
  await importRegistry(pool, await exampleFolder(t, {}, places), { today });
  const folder = await emptyFolder(t);
  const fixed = (value: number, decimals: number): string => (value / 10 ** decimals).toFixed(decimals);
  let count = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: -2, max: 2 }),
      async (lines, off) => {
        const number = `T${++count}`;
        const priced = lines.map((one) => ({ ...one, net: lineNet(one.quantity, one.price) }));
        const { net, vatTotal, total, vat } = sumsOf(priced);
        const header =
          'number,contract_number,kind,period_from,period_until,issued_on,due_on,net,vat,total,reference,payee_iban,purpose_code,purpose';
        const kind = total < 0 ? 'credit_note' : 'invoice';
        const amounts = [net, vatTotal + off, total + off].map((cents) => fixed(cents, 2));
        const bill = [number, '4501882', kind, '2026-04-01', '2026-05-01', '2026-05-08', '2026-05-20', ...amounts];
        await writeFile(
          join(folder, 'bills.csv'),
          `${header}\n${csvLine([...bill, 'SI99', 'SI56191000000123438', 'ELEC', 'x'])}`,
        );
        const rows = priced.map((one, index) =>
          csvLine([
            number,
            index + 1,
            'energy',
            'energy_et',
            'x',
            '',
            fixed(one.quantity, 3),
            'KWH',
            fixed(one.price, 6),
            fixed(one.net, 2),
            fixed(one.vatPermille, 1),
          ]),
        );
        await writeFile(
          join(folder, 'bill_lines.csv'),
          `bill_number,number,group,code,label,gsrn,quantity,unit,price,net,vat_rate\n${rows.join('')}`,
        );
        const report = await importRegistry(pool, folder, { today });
        assert.equal(report.ok, off === 0, JSON.stringify(faultsOf(report)));
        const stored = await pool.query(
          'select v.vat_permille as "vatPermille", base_cents as base, v.vat_cents as vat from bill_vat v join bills b on b.id = v.bill_id where number = $1 order by 1 desc',
          [number],
        );
        assert.deepEqual(stored.rows, off === 0 ? vat : []);
      },
    ),
    { numRuns: 40 },
  );
});
