import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Pool } from '#platform/db/pool.ts';
import { testDatabase } from '#test/support/database.ts';
import { exampleDay, exampleFolder } from '#test/support/example-registry.ts';
import type { RegistryFile } from './format.ts';
import { importRegistry } from './import.ts';
import type { ImportReport } from './report.ts';

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
const ofMoney: readonly RegistryFile[] = ['payments.csv', 'settlements.csv'];

type Case = readonly [
  what: string,
  file: RegistryFile,
  spoil: (text: string) => string,
  /** Row, column and code of each fault; the file where it is another. */
  faults: readonly (readonly [row: number, column: string, code: string, file?: RegistryFile])[],
];

const swap = (from: string, to: string) => (text: string) => {
  assert.ok(text.includes(from), from);
  return text.replace(from, to);
};
const add = (row: string) => (text: string) => `${text}${row}\n`;

const newBills: readonly Case[] = [
  [
    'a wrong check digit of the reference',
    'bills.csv',
    swap('SI122026041800011', 'SI122026041800012'),
    [[4, 'reference', 'not_a_reference']],
  ],
  [
    'a wrong check digit of the IBAN',
    'bills.csv',
    swap('RF18539007547034,SI56191000000123438', 'RF18539007547034,SI56191000000123439'),
    [[5, 'payee_iban', 'not_an_iban']],
  ],
  ['an amount with separators', 'bills.csv', swap('108.58', '1.108.58'), [[4, 'total', 'not_an_amount']]],
  ['an amount with half cents', 'bills.csv', swap('108.58', '108.585'), [[4, 'total', 'not_an_amount']]],
  ['a total that is not net and VAT', 'bills.csv', swap('108.58', '108.59'), [[4, 'total', 'total_differs']]],
  ['VAT that is not the rounded one', 'bills.csv', swap('19.58,108.58', '19.57,108.57'), [[4, 'vat', 'vat_differs']]],
  [
    'a net that is not the sum of the lines',
    'bills.csv',
    swap('89.00,19.58,108.58', '89.01,19.58,108.59'),
    [[4, 'net', 'lines_differ']],
  ],
  ['more to pay than the total', 'bills.csv', swap('108.58,', '108.58,108.59'), [[4, 'to_pay', 'to_pay_beyond_total']]],
  [
    'an invoice below zero',
    'bills.csv',
    swap('89.00,19.58,108.58', '-89.00,-19.58,-108.58'),
    [[4, 'total', 'wrong_sign']],
  ],
  [
    'a bill due before it is issued',
    'bills.csv',
    swap('2026-05-20', '2026-05-07'),
    [[4, 'due_on', 'due_before_issued']],
  ],
  [
    'a bill of tomorrow',
    'bills.csv',
    swap('2026-05-08,2026-05-20', '2026-05-21,2026-05-29'),
    [[4, 'issued_on', 'future']],
  ],
  [
    'a period that ends when it begins',
    'bills.csv',
    swap('2026-05-01,', '2026-04-01,'),
    [[4, 'period_until', 'ends_before_it_begins']],
  ],
  [
    'a contract that nobody knows',
    'bills.csv',
    swap('7700431', '7700432'),
    [[5, 'contract_number', 'unknown_contract']],
  ],
  [
    'an invoice that cancels',
    'bills.csv',
    swap('R20260418,4501882,invoice,', 'R20260418,4501882,invoice,R20260318'),
    [[4, 'cancels', 'invoice_cancels']],
  ],
  [
    'the cancellation of what nobody knows',
    'bills.csv',
    swap('credit_note,R20260318', 'credit_note,R20260317'),
    [[3, 'cancels', 'unknown_bill']],
  ],
  [
    'the cancellation of a bill of another contract',
    'bills.csv',
    swap('D20260007,4501882', 'D20260007,7700431'),
    [[3, 'cancels', 'bill_of_another_contract']],
  ],
  [
    'a cancellation of a part',
    'bills.csv',
    swap('credit_note,R20260318', 'credit_note,R20260418'),
    [[3, 'cancels', 'cancels_in_part']],
  ],
  [
    'a line under another bill, which has one of that number',
    'bill_lines.csv',
    swap('R20260318', 'R20260418'),
    [
      [2, 'number', 'no_lines', 'bills.csv'],
      [4, 'number', 'duplicate'],
    ],
  ],
  [
    'a bill whose only line is missing',
    'bill_lines.csv',
    (text) => text.split('\n').toSpliced(1, 1).join('\n'),
    [[2, 'number', 'no_lines', 'bills.csv']],
  ],
  [
    'a line that is missing among others',
    'bill_lines.csv',
    (text) => text.split('\n').toSpliced(3, 1).join('\n'),
    [[4, 'net', 'lines_differ', 'bills.csv']],
  ],
  [
    'a line of no bill',
    'bill_lines.csv',
    add('R1,1,fee,monthly_fee,X,,,,,,1,MON,1,1.00,22'),
    [[20, 'bill_number', 'unknown_bill']],
  ],
  ['a line of another net', 'bill_lines.csv', swap('30.09', '30.19'), [[4, 'net', 'line_differs']]],
  ['a line of a unit that nobody knows', 'bill_lines.csv', swap('MON', 'DAY'), [[2, 'unit', 'not_a_choice']]],
  [
    'a quantity with four decimals',
    'bill_lines.csv',
    swap('426.678', '426.6781'),
    [[18, 'quantity', 'not_a_quantity']],
  ],
  ['a price with seven decimals', 'bill_lines.csv', swap('0.11990', '0.1199012'), [[4, 'price', 'not_a_price']]],
  ['a block that there is not', 'bill_lines.csv', swap(',5,113', ',6,113'), [[14, 'block', 'not_a_block']]],
  [
    'a point of another contract',
    'bill_lines.csv',
    swap('383456780000000017', '383456780000000031'),
    [[2, 'gsrn', 'point_of_another_contract']],
  ],
  [
    'a point that nobody knows',
    'bill_readings.csv',
    swap('383456780000000017', '383456780000000018'),
    [[2, 'gsrn', 'unknown_point']],
  ],
  [
    'a reading of a meter that nobody knows',
    'bill_readings.csv',
    swap('71204418', '71204419'),
    [[2, 'meter_serial', 'unknown_meter']],
  ],
  [
    'a reading of a register that the meter does not have',
    'bill_readings.csv',
    swap('1.8.1', '2.8.0'),
    [[2, 'register', 'unknown_register']],
  ],
  [
    'a reading of a source that nobody knows',
    'bill_readings.csv',
    swap('own', 'guess'),
    [[2, 'from_source', 'not_a_choice']],
  ],
  [
    'energy of a block without the block',
    'bill_quantities.csv',
    swap('block_energy,2', 'block_energy,'),
    [[2, 'block', 'required']],
  ],
  ['a gas factor of a block', 'bill_quantities.csv', swap('gas_factor,', 'gas_factor,1'), [[10, 'block', 'no_block']]],
  ['power to the tenth of a watt', 'bill_quantities.csv', swap('4.7', '4.7001'), [[6, 'value', 'too_precise']]],
  ['a factor of zero', 'bill_quantities.csv', swap('11.365', '0.0'), [[11, 'value', 'factor_zero']]],
];

const knownBills: readonly Case[] = [
  ['a changed amount', 'bills.csv', swap('89.00', '90.00'), [[4, 'net', 'bill_fixed']]],
  ['a changed day', 'bills.csv', swap('2026-05-20', '2026-05-25'), [[4, 'due_on', 'bill_fixed']]],
  [
    'a changed contract',
    'bills.csv',
    swap('R20260418,4501882', 'R20260418,7700431'),
    [[4, 'contract_number', 'bill_fixed']],
  ],
  ['a changed line', 'bill_lines.csv', swap('"Obračunska moč, blok 2"', 'Moč 2'), [[7, 'label', 'bill_fixed']]],
  [
    'one more line',
    'bill_lines.csv',
    add('R20260418,15,fee,monthly_fee,X,,,,,,1,MON,1,1.00,22'),
    [[20, 'bill_number', 'bill_complete']],
  ],
  ['a changed reading', 'bill_readings.csv', swap('15121', '15122'), [[2, 'until_value', 'bill_fixed']]],
  ['a changed quantity', 'bill_quantities.csv', swap('4.7', '4.8'), [[6, 'value', 'bill_fixed']]],
  [
    'a second cancellation',
    'bills.csv',
    add(
      'D9,4501882,credit_note,R20260318,2026-03-01,2026-04-01,2026-04-15,2026-04-15,-1.99,-0.44,-2.43,,,,,,SI99,SI56191000000123438,ELEC,Storno,',
    ),
    [[6, 'cancels', 'cancelled_already']],
  ],
];

const money: readonly Case[] = [
  ['a changed payment', 'payments.csv', swap('50.00', '51.00'), [[2, 'amount', 'payment_fixed']]],
  [
    'a payment of nothing',
    'payments.csv',
    add('P9,4501882,2026-05-11,0.00,Maja,transfer'),
    [[4, 'amount', 'nothing_paid']],
  ],
  ['a payment by a way that nobody knows', 'payments.csv', swap('transfer', 'cash'), [[2, 'means', 'not_a_choice']]],
  ['a changed settlement', 'settlements.csv', swap('50.00', '40.00'), [[2, 'amount', 'payment_fixed']]],
  ['a settlement by nothing', 'settlements.csv', add('P9,R20260418,,1.00'), [[4, 'payment_number', 'unknown_payment']]],
  ['a settlement of nothing', 'settlements.csv', add('P20260511-1,R9,,1.00'), [[4, 'bill_number', 'unknown_bill']]],
  [
    'a settlement across contracts',
    'settlements.csv',
    add('P20260511-1,R20260419,,1.00'),
    [[4, 'bill_number', 'bill_of_another_contract']],
  ],
  [
    'more than was paid',
    'settlements.csv',
    add('P20260511-1,R20260418,2026-05-12,0.01'),
    [[4, 'amount', 'beyond_payment']],
  ],
  [
    'less than nothing',
    'settlements.csv',
    add('P20260511-1,R20260418,2026-05-12,-50.01'),
    [[4, 'amount', 'beyond_payment']],
  ],
  [
    'a settlement before the payment',
    'settlements.csv',
    add('P20260511-1,R20260318,2026-05-10,1'),
    [[4, 'settled_on', 'settled_before_paid']],
  ],
];

const faultsOf = (report: ImportReport) =>
  report.files.flatMap((file) => file.errors.map(({ row, column, code }) => [row, column, code, file.file]));

type Judging = { readonly t: TestContext; readonly pool: Pool; readonly only: readonly RegistryFile[] };

async function judge({ t, pool, only }: Judging, cases: readonly Case[]): Promise<void> {
  for (const [what, file, spoil, faults] of cases) {
    const report = await importRegistry(pool, await exampleFolder(t, { [file]: spoil }, only), { today });
    const expected = faults.map(([row, column, code, other]) => [row, column, code, other ?? file]);
    assert.deepEqual(faultsOf(report), expected, what);
    for (const { reason } of report.files.flatMap((one) => one.errors)) assert.match(reason, /^[A-Z].*[.?]$/s, what);
    for (const { errorCount, outcome } of report.files) assert.equal(outcome === 'refused', errorCount > 0, what);
  }
}

test('a bill that does not agree with itself is refused by row, column and reason, and with it all files of bills', async (t) => {
  const pool = await testDatabase(t);
  await importRegistry(pool, await exampleFolder(t, {}, places), { today });
  await judge({ t, pool, only: ofBills }, newBills);
  const { rows } = await pool.query('select from bills');
  assert.equal(rows.length, 0);
  const sound = await importRegistry(pool, await exampleFolder(t, {}, ofBills), { today });
  assert.equal(sound.ok, true, JSON.stringify(faultsOf(sound)));
});

test('a bill that is stored is never changed, nor is a payment', async (t) => {
  const pool = await testDatabase(t);
  await importRegistry(pool, await exampleFolder(t), { today });
  await judge({ t, pool, only: ofBills }, knownBills);
  await judge({ t, pool, only: ofMoney }, money);
  const again = await importRegistry(pool, await exampleFolder(t, {}, [...ofBills, ...ofMoney]), { today });
  for (const file of again.files) assert.equal(file.unchanged, file.rows, file.file);
});
