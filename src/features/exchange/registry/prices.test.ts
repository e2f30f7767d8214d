import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '#test/support/database.ts';
import { exampleDay, exampleFolder } from '#test/support/example-registry.ts';
import type { RegistryFile } from './format.ts';
import { importRegistry } from './import.ts';

const today = exampleDay;
const row = (text: string) => (file: string) => `${file}${text}\n`;

const cases: readonly (readonly [
  what: string,
  file: RegistryFile,
  spoil: (text: string) => string,
  fault: readonly [row: number, column: string, code: string],
])[] = [
  [
    'the same price twice, of no block',
    'prices.csv',
    row('REDNI-2026,electricity,energy_vt,,2026-01-01,,KWH,0.2'),
    [20, 'valid_from', 'duplicate'],
  ],
  [
    'a price while another is valid',
    'prices.csv',
    row('REDNI-2026,electricity,energy_vt,,2026-03-01,,KWH,0.2'),
    [20, 'valid_from', 'overlaps'],
  ],
  [
    'a price that an earlier one reaches into',
    'prices.csv',
    row('OMREZJE-0,electricity,network_power,2,2025-01-01,,KWT,0.2'),
    [6, 'valid_from', 'overlaps'],
  ],
  [
    'a price that ends before it begins',
    'prices.csv',
    row('X,gas,co2,,2026-03-01,2026-03-01,KWH,0.2'),
    [20, 'valid_until', 'ends_before_it_begins'],
  ],
  ['a code with capitals', 'prices.csv', row('X,gas,CO2,,2026-03-01,,KWH,0.2'), [20, 'code', 'not_a_code']],
  [
    'a list without prices',
    'contract_price_lists.csv',
    row('4501882,REDNI-2027,2027-01-01,'),
    [6, 'price_list', 'unknown_price_list'],
  ],
  [
    'the same list again while it is valid',
    'contract_price_lists.csv',
    row('4501882,DAJATVE,2026-02-01,'),
    [6, 'valid_from', 'overlaps'],
  ],
  [
    'a contract that nobody knows',
    'contract_price_lists.csv',
    row('1,DAJATVE,2026-01-01,'),
    [6, 'contract_number', 'unknown_contract'],
  ],
];

test('a price that contradicts another is refused by row, column and reason', async (t) => {
  const pool = await testDatabase(t);
  await importRegistry(pool, await exampleFolder(t), { today });
  for (const [what, file, spoil, fault] of cases) {
    const report = await importRegistry(pool, await exampleFolder(t, { [file]: spoil }, [file]), { today });
    const faults = report.files.flatMap(({ errors }) => errors.map(({ row: at, column, code }) => [at, column, code]));
    assert.deepEqual(faults, [fault], what);
    for (const { reason } of report.files.flatMap(({ errors }) => errors)) assert.match(reason, /^[A-Z].*\.$/, what);
  }
});

test('a price gets its end and a successor in one file, of a block as well as of none', async (t) => {
  const pool = await testDatabase(t);
  await importRegistry(pool, await exampleFolder(t), { today });
  const ended = (text: string): string =>
    text
      .replace('energy_vt,,2026-01-01,,', 'energy_vt,,2026-01-01,2026-07-01,')
      .replace('network_power,2,2026-01-01,,', 'network_power,2,2026-01-01,2026-07-01,');
  const followed = (text: string): string =>
    `${ended(text)}REDNI-2026,electricity,energy_vt,,2026-07-01,,KWH,0.13\nOMREZJE-0,electricity,network_power,2,2026-07-01,,KWT,0.9\n`;
  const folder = await exampleFolder(t, { 'prices.csv': followed }, ['prices.csv']);
  const [report] = (await importRegistry(pool, folder, { today })).files;
  assert.deepEqual([report?.added, report?.updated, report?.unchanged, report?.errors], [2, 2, 16, []]);
  const { rows } = await pool.query(
    `select valid_from, valid_until, price_micro from prices where code = 'energy_vt' order by valid_from`,
  );
  assert.deepEqual(rows, [
    { valid_from: '2026-01-01', valid_until: '2026-07-01', price_micro: 119_900 },
    { valid_from: '2026-07-01', valid_until: null, price_micro: 130_000 },
  ]);
});
