import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import fc from 'fast-check';
import { unzip } from '#test/support/unzip.ts';
import { csv } from './csv.ts';
import type { Cell, Table } from './tables.ts';
import { xlsx } from './xlsx.ts';
import { zip } from './zip.ts';

const tableOf = (rows: readonly (readonly Cell[])[]): Table => ({
  title: 'Obstoječi odčitki',
  columns: [
    { header: 'Datum', kind: 'day', width: 14 },
    { header: 'Merilno mesto', kind: 'text', width: 20 },
    { header: 'Odčitek', kind: 'number', width: 12 },
  ],
  rows: async function* () {
    yield await Promise.resolve(rows);
  },
});

const sheetOf = async (table: Table): Promise<string> =>
  unzip(await buffer(xlsx(table))).get('xl/worksheets/sheet1.xml') ?? assert.fail('no sheet');

test('any files come out of the archive as they went in', async () => {
  const files = fc.uniqueArray(
    fc.record({ name: fc.stringMatching(/^[a-zč/]{1,20}$/), pieces: fc.array(fc.string({ unit: 'binary' })) }),
    { selector: ({ name }) => name, maxLength: 5 },
  );
  await fc.assert(
    fc.asyncProperty(files, async (given) => {
      const archive = await buffer(
        Readable.from(zip(given.map(({ name, pieces }) => ({ name, content: () => pieces })))),
      );
      const found = unzip(archive);
      const expected = new Map(
        given.map(({ name, pieces }) => [
          name,
          Buffer.from(pieces.map((piece) => Buffer.from(piece).toString()).join('')).toString(),
        ]),
      );
      assert.deepEqual(found, expected);
    }),
    { numRuns: 50 },
  );
});

test('an error in a file of the archive reaches who reads it', async () => {
  const broken = async function* () {
    yield await Promise.resolve('beginning');
    throw new Error('the database is away');
  };
  await assert.rejects(buffer(Readable.from(zip([{ name: 'a', content: broken }]))), /the database is away/);
});

test('in Excel numbers are numbers and days are dates, the header is bold, stays, and has a filter', async () => {
  const sheet = await sheetOf(
    tableOf([
      ['2026-11-30', '3-118204', 16759],
      ['1900-03-01', '<A & "B">', null],
    ]),
  );
  assert.match(sheet, /<c r="A1" s="1" t="inlineStr"><is><t xml:space="preserve">Datum<\/t>/);
  assert.match(sheet, /<c r="A2" s="2"><v>46356<\/v><\/c>/);
  assert.match(sheet, /<c r="C2"><v>16759<\/v><\/c>/);
  assert.match(sheet, /<c r="A3" s="2"><v>61<\/v><\/c>/);
  assert.match(sheet, /<t xml:space="preserve">&lt;A &amp; &quot;B&quot;&gt;<\/t><\/is><\/c><\/row>/);
  assert.match(sheet, /state="frozen"/);
  assert.match(sheet, /<autoFilter ref="A1:C3"\/>/);
  assert.match(sheet, /fitToPage="1".*<pageSetup [^>]*orientation="landscape" fitToHeight="0"\/>/);
});

test('the workbook names its sheet and filter, and all its parts are there', async () => {
  const parts = unzip(await buffer(xlsx(tableOf([]))));
  assert.match(
    parts.get('xl/workbook.xml') ?? '',
    /<sheet name="Obstoječi odčitki".*'Obstoječi odčitki'!\$A\$1:\$C\$1</,
  );
  assert.match(parts.get('xl/workbook.xml') ?? '', /"_xlnm\.Print_Titles"[^>]*>[^<]*!\$1:\$1</);
  for (const [name, content] of parts) assert.match(content, /^<\?xml version="1\.0" encoding="UTF-8"/, name);
  const types = parts.get('[Content_Types].xml') ?? '';
  for (const name of parts.keys()) {
    if (name.startsWith('xl/') && !name.endsWith('.rels')) assert.ok(types.includes(`PartName="/${name}"`), name);
  }
});

test('no text breaks the sheet', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async (value) => {
      const sheet = await sheetOf(tableOf([[null, value, null]]));
      const inner = /<c r="B2" t="inlineStr"><is><t xml:space="preserve">(.*)<\/t><\/is><\/c><\/row>/s.exec(sheet)?.[1];
      assert.ok(inner !== undefined && !/[<>]|&(?!amp;|lt;|gt;|quot;)/.test(inner));
      // oxlint-disable-next-line no-control-regex
      assert.doesNotMatch(inner, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
    }),
    { numRuns: 100 },
  );
});

test('CSV opens in Slovenian and English spreadsheets, and none of its texts is a formula', async () => {
  const rows: Cell[][] = [
    ['2026-11-30', '=HYPERLINK("http://x")', 12.5],
    [null, '@SUM(A1)', -3],
    [null, 'a;b,c\n"d"', null],
  ];
  assert.equal(
    (await buffer(csv(tableOf(rows), 'sl'))).toString(),
    '\uFEFFDatum;Merilno mesto;Odčitek\r\n2026-11-30;"\'=HYPERLINK(""http://x"")";12,5\r\n;\'@SUM(A1);-3\r\n;"a;b,c\n""d""";\r\n',
  );
  assert.match(
    (await buffer(csv(tableOf(rows), 'en'))).toString(),
    /^\uFEFFDatum,Merilno mesto,Odčitek\r\n2026-11-30,.*,12\.5\r\n/,
  );
});
