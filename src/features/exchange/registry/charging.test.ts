import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '#test/support/database.ts';
import { exampleDay, exampleFolder } from '#test/support/example-registry.ts';
import { importRegistry } from './import.ts';

const today = exampleDay;
const file = 'charging_sessions.csv';
const row = (text: string) => (sessions: string) => `${sessions}${text}\n`;
const session = 'X-1,4501882,Polnilnica,,2026-05-19T10:00+02:00,2026-05-19T11:00+02:00';

const cases: readonly (readonly [
  what: string,
  spoil: (text: string) => string,
  fault: readonly [row: number, column: string, code: string],
])[] = [
  [
    'a contract that nobody knows',
    row(session.replace('4501882', '9') + ',5,0.5,2.50'),
    [5, 'contract_number', 'unknown_contract'],
  ],
  [
    'a contract for gas',
    row(session.replace('4501882', '7700431') + ',5,0.5,2.50'),
    [5, 'contract_number', 'not_electricity'],
  ],
  [
    'a moment without an offset',
    row(session.replace('10:00+02:00', '10:00') + ',5,0.5,2.50'),
    [5, 'started_at', 'not_an_instant'],
  ],
  [
    'a day that does not exist',
    row(session.replace('05-19T10', '02-30T10') + ',5,0.5,2.50'),
    [5, 'started_at', 'not_an_instant'],
  ],
  [
    'an hour that does not exist',
    row(session.replace('T10:00', 'T24:00') + ',5,0.5,2.50'),
    [5, 'started_at', 'not_an_instant'],
  ],
  [
    'an end before the beginning',
    row(session.replace('T11:00', 'T09:59') + ',5,0.5,2.50'),
    [5, 'ended_at', 'ends_before_it_begins'],
  ],
  ['an end of tomorrow', row(session.replace('05-19T11', '05-21T11') + ',5,0.5,2.50'), [5, 'ended_at', 'future']],
  ['energy below zero', row(`${session},-5,,2.50`), [5, 'energy', 'not_a_quantity']],
  ['energy of four decimals', row(`${session},5.1234,,2.50`), [5, 'energy', 'not_a_quantity']],
  ['money given back', row(`${session},5,,-2.50`), [5, 'cost', 'not_an_amount']],
  ['a cost two cents off', row(`${session},5,0.5,2.52`), [5, 'cost', 'cost_differs']],
  ['the same session twice', row('PS-26050117' + session.slice(3) + ',5,0.5,2.50'), [5, 'number', 'duplicate']],
  ['no place', row(session.replace('Polnilnica', '') + ',5,0.5,2.50'), [5, 'place', 'required']],
];

for (const [what, spoil, [line, column, code]] of cases) {
  test(`refuses ${what}, naming row and column, and stores no session`, async (t) => {
    const pool = await testDatabase(t);
    const report = await importRegistry(pool, await exampleFolder(t, { [file]: spoil }), { today });
    const found = report.files.flatMap(({ errors }) => errors);
    assert.deepEqual(
      found.map((fault) => [fault.file, fault.row, fault.column, fault.code]),
      [[file, line, column, code]],
    );
    assert.ok((found[0]?.reason ?? '').length > 20);
    const { rows } = await pool.query('select number from charging_sessions');
    assert.deepEqual(rows, []);
  });
}

test('takes a cent of rounding, an end of today, and a session without a price', async (t) => {
  const pool = await testDatabase(t);
  const fine = [`${session},5,0.5,2.51`, session.replace('X-1', 'X-2').replaceAll('05-19', '05-20') + ',5,,9.99'];
  const report = await importRegistry(pool, await exampleFolder(t, { [file]: row(fine.join('\n')) }), { today });
  assert.equal(report.ok, true);
});

test('a stored session never changes: the file that says otherwise is refused with what is stored', async (t) => {
  const pool = await testDatabase(t);
  await importRegistry(pool, await exampleFolder(t), { today });
  const changed = (text: string) => text.replace('18:05:00+02:00', '18:06:00+02:00').replace('18.41', '18.40');
  const report = await importRegistry(pool, await exampleFolder(t, { [file]: changed }), { today });
  const faults = report.files
    .flatMap(({ errors }) => errors)
    .map(({ row: line, column, reason }) => [line, column, reason]);
  assert.deepEqual(faults, [
    [2, 'started_at', 'The session is stored and never changes; here it has 2026-05-01T16:05:00Z.'],
    [3, 'cost', 'The session is stored and never changes; here it has 18.41.'],
  ]);
  await assert.rejects(pool.query('update charging_sessions set cost_cents = 1'), /keeps what was written/);
});

test('the hour that October has twice is two hours', async (t) => {
  const pool = await testDatabase(t);
  const night = 'X-9,4501882,Doma,,2025-10-26T02:30:00+02:00,2025-10-26T02:30:00+01:00,7.4,,1.00';
  const report = await importRegistry(pool, await exampleFolder(t, { [file]: row(night) }), { today });
  assert.equal(report.ok, true);
  const { rows } = await pool.query(
    `select (ended_at - started_at)::text as lasted from charging_sessions where number = 'X-9'`,
  );
  assert.deepEqual(rows, [{ lasted: '01:00:00' }]);
});
