import assert from 'node:assert/strict';
import { test } from 'node:test';
import { household } from '#test/support/household.ts';
import { unzip } from '#test/support/unzip.ts';

const cells = (row: string): string[] =>
  Array.from(
    row.matchAll(/<c [^>]*>(?:<v>(.*?)<\/v>|<is><t[^>]*>(.*?)<\/t><\/is>)<\/c>/g),
    ([, number, words]) => number ?? words ?? '',
  );

test('the Excel file holds what the list shows, with the same filters, in the language of the page', async (t) => {
  const { browser, send } = await household(t);
  await send();
  const file = await browser.get('/readings/export.xlsx?kind=submission');
  assert.equal(file.status, 200);
  assert.equal(file.headers['content-disposition'], 'attachment; filename="odcitki-2026-11-30.xlsx"');
  assert.equal(file.headers['content-type'], 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  const sheet = unzip(file.bytes).get('xl/worksheets/sheet1.xml') ?? '';
  const rows = Array.from(sheet.matchAll(/<row r="\d+">(.*?)<\/row>/g), ([, row = '']) => cells(row));
  assert.deepEqual(
    rows.map((row) => row.filter((_, column) => column !== 2)),
    [
      ['Datum odčitka', 'Merilno mesto', 'Tarifa', 'Odčitek', 'Razlika', 'Enota', 'Vir', 'Tip', 'Stanje'],
      ['46356', '3-118204', 'VT', '16759', '326', 'kWh', 'portal', 'oddaja', 'Sprejeto'],
      ['46356', '3-118204', 'MT', '21502', '550', 'kWh', 'portal', 'oddaja', 'Sprejeto'],
    ],
  );
  await browser.get('/readings?lang=en');
  assert.match((await browser.get('/readings/export.csv')).body, /^\uFEFFDate,Metering point,Meter,Tariff,Reading,/);
});

test('a long list comes whole, newest first, without a gap between its portions', async (t) => {
  const { portal, browser, point } = await household(t, { readings: false });
  await portal.pool.query(
    `insert into readings (metering_point_id, meter_id, register_code, whole_digits, read_on, value, kind, source)
     select $1, $2, code, 6, date '2026-11-30' - n, 90000 - n, 'reading', 'operator'
       from generate_series(0, 1500) n, (values ('1.8.1'), ('1.8.2')) as codes (code)`,
    [point.pointId, point.meterId],
  );
  const lines = (await browser.get('/readings/export.csv')).body.trim().split('\r\n').slice(1);
  assert.equal(lines.length, 2 * 1501);
  const days = lines.map((line) => line.slice(0, 10));
  assert.deepEqual(days, days.toSorted().toReversed());
  assert.equal(new Set(lines).size, lines.length);
  assert.ok(
    lines.slice(0, -2).every((line) => line.split(';')[5] === '1'),
    'each differs by one from the day before',
  );
  const narrowed = (await browser.get('/readings/export.csv?from=2025-02-10&until=2026-10-05')).body
    .trim()
    .split('\r\n');
  assert.equal(narrowed.length - 1, 2 * 603);
  assert.match(narrowed[1] ?? '', /^2026-10-05/);
  assert.match(narrowed.at(-1) ?? '', /^2025-02-10/);
});
