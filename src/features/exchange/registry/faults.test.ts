import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { testDatabase } from '#test/support/database.ts';
import { exampleDay, exampleFolder } from '#test/support/example-registry.ts';
import type { RegistryFile } from './format.ts';
import { importRegistry } from './import.ts';
import type { ImportReport } from './report.ts';
import type { RefusedRow } from './refused-rows.ts';

const today = exampleDay;

type Case = {
  readonly what: string;
  readonly file: RegistryFile;
  readonly spoil: (text: string) => string | Buffer;
  /** Row, column and code of each fault. */
  readonly faults: readonly (readonly [row: number, column: string, code: string])[];
};

const swap = (from: string, to: string) => (text: string) => {
  assert.ok(text.includes(from), from);
  return text.replace(from, to);
};
const add = (row: string) => (text: string) => `${text}${row}\n`;
/** A byte sequence in the middle of the text, which is not UTF-8. */
const bytes = (mark: string, hex: string) => (text: string) => {
  const at = text.indexOf(mark);
  return Buffer.concat([
    Buffer.from(text.slice(0, at)),
    Buffer.from(hex, 'hex'),
    Buffer.from(text.slice(at + mark.length)),
  ]);
};

const cases: readonly Case[] = [
  // the header
  {
    what: 'an unknown column',
    file: 'contracts.csv',
    spoil: swap('holder_email', 'mail'),
    faults: [[1, 'mail', 'unknown_column']],
  },
  {
    what: 'a missing column',
    file: 'meters.csv',
    spoil: swap('serial', 'problem'),
    faults: [[1, 'serial', 'missing_column']],
  },
  {
    what: 'a column twice',
    file: 'operators.csv',
    spoil: swap('country', 'name'),
    faults: [[1, 'name', 'repeated_column']],
  },
  { what: 'an empty file', file: 'meters.csv', spoil: () => '', faults: [[1, '', 'empty_file']] },
  ...['\uFEFF', ''].flatMap((mark): Case[] => [
    {
      what: `UTF-16 ${mark === '' ? 'without a' : 'with its'} byte order mark`,
      file: 'meters.csv',
      spoil: (text) => Buffer.from(mark + text, 'utf16le'),
      faults: [[1, '', 'utf16']],
    },
    {
      what: `UTF-16 ${mark === '' ? 'without a' : 'with its'} byte order mark, the other way round`,
      file: 'meters.csv',
      spoil: (text) => Buffer.from(mark + text, 'utf16le').swap16(),
      faults: [[1, '', 'utf16']],
    },
  ]),
  {
    what: 'no separator that is known',
    file: 'operators.csv',
    spoil: (text) => text.replaceAll(',', '\t'),
    faults: [
      [1, 'code\tname\tenergy\tcountry\tvalid_from\tvalid_until', 'unknown_column'],
      [1, 'code', 'missing_column'],
      [1, 'name', 'missing_column'],
      [1, 'energy', 'missing_column'],
    ],
  },
  // the text of a row
  {
    what: 'a cell too few',
    file: 'supplies.csv',
    spoil: swap(',2021-03-01,', ',2021-03-01'),
    faults: [[2, '', 'too_few_cells']],
  },
  {
    what: 'a cell too many',
    file: 'contracts.csv',
    spoil: swap('"Pirc, Tomaž"', 'Pirc, Tomaž'),
    faults: [[4, '', 'too_many_cells']],
  },
  { what: 'Windows-1250', file: 'metering_points.csv', spoil: bytes('š', '9a'), faults: [[2, 'street', 'not_utf8']] },
  { what: 'NUL', file: 'contracts.csv', spoil: bytes('Maja Zupan', '4d00'), faults: [[2, 'holder_name', 'nul']] },
  {
    what: 'a quotation mark that never closes',
    file: 'contracts.csv',
    spoil: swap('"Pirc, Tomaž"', '"Pirc, Tomaž'),
    faults: [[4, '', 'endless_row']],
  },
  {
    what: "PostgreSQL's end marker",
    file: 'operators.csv',
    spoil: swap('ENLJ', '\\.\nENLJ'),
    faults: [[3, '', 'too_few_cells']],
  },
  // single cells
  {
    what: 'an empty required cell',
    file: 'contracts.csv',
    spoil: swap('Nika Pirnat', '  '),
    faults: [[5, 'holder_name', 'required']],
  },
  {
    what: 'a text too long',
    file: 'contracts.csv',
    spoil: swap('Nika Pirnat', 'N'.repeat(201)),
    faults: [[5, 'holder_name', 'too_long']],
  },
  {
    what: 'an unknown energy',
    file: 'contracts.csv',
    spoil: swap('electricity', 'steam'),
    faults: [[2, 'energy', 'not_a_choice']],
  },
  {
    what: 'a contract number with strange characters',
    file: 'contracts.csv',
    spoil: swap('4506607', '45_06607'),
    faults: [[4, 'number', 'not_of_this_form']],
  },
  {
    what: 'something that is not an e-mail address',
    file: 'contracts.csv',
    spoil: swap('nika.pirnat@example.si', 'nika'),
    faults: [[5, 'holder_email', 'not_an_email']],
  },
  {
    what: 'a proof too short',
    file: 'contracts.csv',
    spoil: swap('R20260501', 'R2'),
    faults: [[5, 'link_proof', 'not_a_proof']],
  },
  {
    what: 'a day that does not exist',
    file: 'contracts.csv',
    spoil: swap('2021-03-01', '2021-02-29'),
    faults: [[2, 'valid_from', 'not_a_day']],
  },
  {
    what: 'a Slovenian day',
    file: 'contracts.csv',
    spoil: swap('2021-03-01', '1. 3. 2021'),
    faults: [[2, 'valid_from', 'not_a_day']],
  },
  {
    what: 'a day with a time',
    file: 'contracts.csv',
    spoil: swap('2021-03-01', '2021-03-01 00:00'),
    faults: [[2, 'valid_from', 'not_a_day']],
  },
  {
    what: 'a period that ends when it begins',
    file: 'contracts.csv',
    spoil: swap('2026-03-01,', '2020-01-01,'),
    faults: [[4, 'valid_until', 'ends_before_it_begins']],
  },
  {
    what: 'a wrong check digit',
    file: 'metering_points.csv',
    spoil: swap('383456780000000017', '383456780000000018'),
    faults: [[2, 'gsrn', 'not_a_gsrn']],
  },
  {
    what: 'a GSRN that a spreadsheet shortened',
    file: 'metering_points.csv',
    spoil: swap('383456780000000017', '3.83457E+17'),
    faults: [[2, 'gsrn', 'not_a_gsrn']],
  },
  {
    what: 'an old number of the other energy',
    file: 'metering_points.csv',
    spoil: swap('3-118204', 'ELLJ-118204'),
    faults: [[2, 'number', 'not_of_the_energy']],
  },
  {
    what: 'a Croatian number of an area that does not exist',
    file: 'metering_points.csv',
    spoil: swap('3-118204', '2200118204'),
    faults: [[2, 'number', 'not_of_this_form']],
  },
  {
    what: 'a Croatian number of the other energy',
    file: 'metering_points.csv',
    spoil: swap('3-118204', '41820733'),
    faults: [[2, 'number', 'not_of_the_energy']],
  },
  {
    what: 'a flag that is neither',
    file: 'metering_points.csv',
    spoil: swap('Ljubljana,no', 'Ljubljana,maybe'),
    faults: [[2, 'read_remotely', 'not_yes_or_no']],
  },
  {
    what: 'ten whole digits',
    file: 'registers.csv',
    spoil: swap('1.8.1,6', '1.8.1,10'),
    faults: [[2, 'whole_digits', 'not_a_whole_number']],
  },
  {
    what: 'three whole digits',
    file: 'registers.csv',
    spoil: swap('1.8.1,6', '1.8.1,3'),
    faults: [[2, 'whole_digits', 'digits_impossible']],
  },
  {
    what: 'a constant of zero',
    file: 'registers.csv',
    spoil: swap('1.8.1,6,1', '1.8.1,6,0.000'),
    faults: [[2, 'constant', 'not_a_factor']],
  },
  {
    what: 'a negative reading',
    file: 'readings.csv',
    spoil: swap('14870', '-14870'),
    faults: [[2, 'value', 'not_a_whole_number']],
  },
  {
    what: 'a reading with an exponent',
    file: 'readings.csv',
    spoil: swap('14870', '1e5'),
    faults: [[2, 'value', 'not_a_whole_number']],
  },
  {
    what: 'a reading with decimals',
    file: 'readings.csv',
    spoil: swap('14870', '14870.5'),
    faults: [[2, 'value', 'not_a_whole_number']],
  },
  {
    what: 'a bill that is not a month',
    file: 'readings.csv',
    spoil: swap('2026-03,', '2026-13,'),
    faults: [[2, 'bill_month', 'not_a_month']],
  },
  // against the registry
  {
    what: 'the same operator twice',
    file: 'operators.csv',
    spoil: add('ELLJ,Elektro,electricity,,,'),
    faults: [[4, 'code', 'duplicate']],
  },
  {
    what: 'an operator that nobody knows',
    file: 'metering_points.csv',
    spoil: swap('ELLJ', 'ELXX'),
    faults: [[2, 'operator', 'unknown_operator']],
  },
  {
    what: 'an operator of the other energy',
    file: 'metering_points.csv',
    spoil: swap('ELLJ', 'ENLJ'),
    faults: [[2, 'operator', 'other_energy']],
  },
  {
    what: 'a number that another point has',
    file: 'metering_points.csv',
    spoil: swap('3-207715', '3-118204'),
    faults: [[4, 'number', 'number_taken']],
  },
  {
    what: 'the same number for two new points',
    file: 'metering_points.csv',
    spoil: add(
      '383456780000000048,3-999,electricity,ELLJ,Nova 1,1000,Ljubljana,no\n383456780000000055,3-999,electricity,ELLJ,Nova 2,1000,Ljubljana,no',
    ),
    faults: [[6, 'number', 'duplicate']],
  },
  {
    what: 'a contract that nobody knows',
    file: 'link_proofs.csv',
    spoil: swap('4501882', '1'),
    faults: [[2, 'contract_number', 'unknown_contract']],
  },
  {
    what: 'a point that nobody knows',
    file: 'supplies.csv',
    spoil: swap('383456780000000017', '383456780000000048'),
    faults: [[2, 'gsrn', 'unknown_point']],
  },
  {
    what: 'gas under a contract for electricity',
    file: 'supplies.csv',
    spoil: swap('7700431', '4501882'),
    faults: [[3, 'gsrn', 'other_energy']],
  },
  {
    what: 'a supply longer than its contract',
    file: 'supplies.csv',
    spoil: swap('2020-01-01,2026-03-01', '2020-01-01,2026-03-02'),
    faults: [[4, 'supplied_from', 'outside_contract']],
  },
  {
    what: 'two supplies at once',
    file: 'supplies.csv',
    spoil: add('4501882,383456780000000031,2025-01-01,2025-02-01'),
    faults: [[6, 'supplied_from', 'overlaps']],
  },
  {
    what: 'two meters at once',
    file: 'meters.csv',
    spoil: swap('P2611402,2026-04-14', 'P2611402,2026-04-13'),
    faults: [[4, 'installed_on', 'overlaps']],
  },
  {
    what: 'a gas register on an electricity meter',
    file: 'registers.csv',
    spoil: swap('1.8.1', 'V'),
    faults: [[2, 'code', 'other_energy']],
  },
  {
    what: 'a final state while the meter is in use',
    file: 'registers.csv',
    spoil: swap('1.8.1,6,1,0,', '1.8.1,6,1,0,5'),
    faults: [[2, 'final_state', 'final_of_meter_in_use']],
  },
  {
    what: 'a start state with more digits than the register',
    file: 'registers.csv',
    spoil: swap('5,1,2', '5,1,100000'),
    faults: [[5, 'start_state', 'more_digits']],
  },
  {
    what: 'a meter that nobody knows',
    file: 'readings.csv',
    spoil: swap('71204418', '71204419'),
    faults: [[2, 'meter_serial', 'unknown_meter']],
  },
  {
    what: 'a register that the meter does not have',
    file: 'readings.csv',
    spoil: swap('1.8.1', '2.8.0'),
    faults: [[2, 'register', 'unknown_register']],
  },
  {
    what: 'a reading of another point',
    file: 'readings.csv',
    spoil: swap('383456780000000017', '383456780000000048'),
    faults: [[2, 'gsrn', 'unknown_point']],
  },
  {
    what: 'a reading before the meter came',
    file: 'readings.csv',
    spoil: swap('P2611402,V,2026-04-30', 'P2611402,V,2026-04-13'),
    faults: [[8, 'read_on', 'outside_meter']],
  },
  {
    what: 'a reading of tomorrow',
    file: 'readings.csv',
    spoil: swap('2026-05-16', '2026-05-21'),
    faults: [[6, 'read_on', 'future']],
  },
  {
    what: 'a reading with more digits than the register',
    file: 'readings.csv',
    spoil: swap('99940', '100000'),
    faults: [[9, 'value', 'more_digits']],
  },
  {
    what: 'the same reading twice',
    file: 'readings.csv',
    spoil: add('383456780000000031,70099812,1.8.0,2026-05-01,268,reading,,,'),
    faults: [[12, 'kind', 'duplicate']],
  },
  {
    what: 'two submissions for one bill',
    file: 'readings.csv',
    spoil: add('383456780000000017,71204418,1.8.1,2026-03-31,14860,submission,portal,2026-03,'),
    faults: [[12, 'bill_month', 'same_bill']],
  },
  {
    what: 'an own record with a bill',
    file: 'readings.csv',
    spoil: swap('own_record,supplier,,', 'own_record,supplier,2026-05,'),
    faults: [[6, 'bill_month', 'own_record_booked']],
  },
  {
    what: 'an own record of the portal',
    file: 'readings.csv',
    spoil: swap('own_record,supplier', 'own_record,portal'),
    faults: [[6, 'source', 'own_record_of_portal']],
  },
  {
    what: 'a reading booked before it was read',
    file: 'readings.csv',
    spoil: swap('2026-03,2026-04-01', '2026-03,2026-03-31'),
    faults: [[2, 'booked_on', 'booked_before_read']],
  },
];

const faultsOf = (report: ImportReport) =>
  report.files.flatMap((file) => file.errors).map(({ file, row, column, code }) => [file, row, column, code]);

test('every kind of bad row is named by file, row, column and reason, and stores nothing', async (t) => {
  const pool = await testDatabase(t);
  // what the cases do not spoil is there already, so that only the spoilt file speaks
  await importRegistry(pool, await exampleFolder(t), { today });
  for (const { what, file, spoil, faults } of cases) {
    const folder = await exampleFolder(t, { [file]: spoil }, [file]);
    const report = await importRegistry(pool, folder, { today });
    const named = faultsOf(report).filter(([name]) => name === file);
    assert.deepEqual(
      named,
      faults.map((fault) => [file, ...fault]),
      what,
    );
    assert.equal(report.ok, false, what);
    assert.equal(report.files.find((one) => one.file === file)?.outcome, 'refused', what);
    for (const { reason } of report.files.flatMap((one) => one.errors)) assert.match(reason, /^[A-Z].*[.?]$/s, what);
  }
  const unspoilt = await importRegistry(pool, await exampleFolder(t), { today });
  for (const file of unspoilt.files) assert.equal(file.unchanged, file.rows, file.file);
});

test('what is stored cannot be contradicted: energy, digits, removal before a reading, a number in use', async (t) => {
  const pool = await testDatabase(t);
  await importRegistry(pool, await exampleFolder(t), { today });
  const contradictions: readonly (readonly [RegistryFile, (text: string) => string, string])[] = [
    ['operators.csv', swap('Ljubljana,electricity', 'Ljubljana,gas'), 'energy_changed'],
    ['contracts.csv', swap('4501882,electricity', '4501882,gas'), 'energy_changed'],
    ['registers.csv', swap('1.8.1,6', '1.8.1,5'), 'digits_fixed'],
    ['meters.csv', swap('2021-03-01,', '2021-03-01,2026-05-02'), 'readings_after_removal'],
    [
      'metering_points.csv',
      () =>
        'gsrn,number,energy,operator,street,post_code,post\n383456780000000048,3-118204,electricity,ELLJ,Nova 1,1000,Ljubljana\n',
      'number_taken',
    ],
    [
      'supplies.csv',
      () => 'contract_number,gsrn,supplied_from,supplied_until\n4501882,383456780000000031,2026-04-01,\n',
      'overlaps',
    ],
  ];
  for (const [file, spoil, code] of contradictions) {
    const report = await importRegistry(pool, await exampleFolder(t, { [file]: spoil }), { today, check: true });
    assert.deepEqual(
      faultsOf(report)
        .filter(([name]) => name === file)
        .map((fault) => fault[3]),
      [code],
      file,
    );
  }
});

test('a meter put back on the same point is told apart by its day of installation', async (t) => {
  const pool = await testDatabase(t);
  const putBack = { 'meters.csv': (text: string) => text.replace('P2611402,2026-04-14', 'P2208117,2026-04-14') };
  const registers = (text: string): string => text.replace('P2611402,V,5', 'P2208117,V,5');
  const ambiguous = await importRegistry(pool, await exampleFolder(t, { ...putBack, 'registers.csv': registers }), {
    today,
    check: true,
  });
  assert.deepEqual(
    faultsOf(ambiguous)
      .filter(([file]) => file === 'registers.csv')
      .map((fault) => [fault[1], fault[3]]),
    [
      [4, 'ambiguous_meter'],
      [5, 'ambiguous_meter'],
    ],
  );
  const told = (text: string): string =>
    registers(text)
      .split('\n')
      .map((line, index) => {
        const day = ['meter_installed_on', '', '', '2015-06-10', '2026-04-14', ''][index];
        return day === undefined ? line : `${line},${day}`;
      })
      .join('\n');
  const putBackIn = (text: string): string => text.replace('P2611402', 'P2208117');
  const folder = await exampleFolder(t, {
    ...putBack,
    'registers.csv': told,
    'readings.csv': putBackIn,
    'bill_readings.csv': putBackIn,
  });
  const report = await importRegistry(pool, folder, { today });
  assert.deepEqual(faultsOf(report), []);
});

test('one run tells the faults of all files, of the text and of the cells together', async (t) => {
  const pool = await testDatabase(t);
  const folder = await exampleFolder(t, {
    'contracts.csv': (text) => `${text.replace('electricity', 'steam')}one,two\n`,
    'readings.csv': (text) => text.replace('14870', 'x'),
  });
  const report = await importRegistry(pool, folder, { today });
  const own = faultsOf(report).filter(([file]) => file === 'contracts.csv' || file === 'readings.csv');
  assert.deepEqual(own, [
    ['contracts.csv', 2, 'energy', 'not_a_choice'],
    ['contracts.csv', 6, '', 'too_few_cells'],
    ['readings.csv', 2, 'value', 'not_a_whole_number'],
  ]);
});

test('refused rows are handed out with their own cells, so that they can be corrected', async (t) => {
  const pool = await testDatabase(t);
  const rows: RefusedRow[] = [];
  const folder = await exampleFolder(t, { 'contracts.csv': (text) => text.replace('"Pirc, Tomaž",', ',') });
  await importRegistry(pool, folder, { today, check: true, onRefusedRow: (row) => void rows.push(row) });
  assert.deepEqual(rows[0], {
    file: 'contracts.csv',
    row: 4,
    problem: 'holder_name: The cell must not be empty.',
    header: ['number', 'energy', 'holder_name', 'holder_email', 'valid_from', 'valid_until', 'link_proof'],
    cells: ['4506607', 'electricity', '', '', '2020-01-01', '2026-03-01', ''],
  });
});

test('of many faults the report keeps the first and counts all', async (t) => {
  const pool = await testDatabase(t);
  const rows = Array.from({ length: 3000 }, (_, index) => `C${index},electricity,,2020-01-01,`);
  const folder = await exampleFolder(t, {
    'contracts.csv': () => ['number,energy,holder_name,valid_from,valid_until', ...rows, ''].join('\n'),
  });
  const report = await importRegistry(pool, folder, { today, check: true, mostFaults: 5 });
  const contracts = report.files.find(({ file }) => file === 'contracts.csv');
  assert.equal(contracts?.errorCount, 3000);
  assert.deepEqual(
    contracts.errors.map(({ row }) => row),
    [2, 3, 4, 5, 6],
  );
});

test('a file that no registry has is refused by its name, and nothing is stored', async (t) => {
  const pool = await testDatabase(t);
  const folder = await exampleFolder(t);
  await writeFile(join(folder, 'reading.csv'), 'gsrn\n');
  const report = await importRegistry(pool, folder, { today });
  assert.deepEqual(faultsOf(report), [['reading.csv', 1, '', 'unknown_file']]);
  assert.ok(report.files.every(({ outcome }) => outcome !== 'stored'));
});

test('text in one of the former encodings is read back in the likely one', async (t) => {
  const pool = await testDatabase(t);
  for (const [hex, encoding] of [
    ['9a', 'Windows-1250'],
    ['b9', 'ISO-8859-2'],
  ] as const) {
    const folder = await exampleFolder(t, { 'metering_points.csv': bytes('š', hex) });
    const report = await importRegistry(pool, folder, { today, check: true });
    const fault = report.files.flatMap((file) => file.errors).find(({ code }) => code === 'not_utf8');
    assert.equal(
      fault?.reason,
      `The text is not UTF-8. Was the file saved as ${encoding}? Then it would read "Celovška cesta 118". Save it as UTF-8.`,
    );
  }
});
