/**
 * An Excel workbook of one sheet (ECMA-376, SpreadsheetML) as a stream: numbers are numbers, days are dates, the header
 * is bold, stays in sight and carries a filter; on paper it is as wide as a page across and has the header on every one.
 * Written here because the kept libraries hold the whole sheet in memory
 * and know no filter (docs/decisions/0010).
 */
import { Readable } from 'node:stream';
import { daysBetween, parseDay, type Day } from '#kernel/day.ts';
import type { Cell, Table, TableColumn } from './tables.ts';
import { zip, type FileToZip } from './zip.ts';

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function xlsx(table: Table): Readable {
  const counter = { rows: 1 };
  const files: FileToZip[] = [
    { name: '[Content_Types].xml', content: () => [CONTENT_TYPES] },
    { name: '_rels/.rels', content: () => [PACKAGE_RELATIONS] },
    { name: 'xl/_rels/workbook.xml.rels', content: () => [WORKBOOK_RELATIONS] },
    { name: 'xl/styles.xml', content: () => [STYLES] },
    { name: 'xl/worksheets/sheet1.xml', content: () => sheet(table, counter) },
    // after the sheet: the filter's name says how many rows there were
    { name: 'xl/workbook.xml', content: () => [workbook(table, counter.rows)] },
  ];
  return Readable.from(zip(files), { objectMode: false });
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

const CONTENT_TYPES = `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`;
const PACKAGE_RELATIONS = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
const WORKBOOK_RELATIONS = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`;

/** Cell styles by position: 0 plain, 1 bold for the header, 2 a date in the reader's own short form, 3 an amount. */
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`;
const BOLD = 1;
const DATE = 2;
const AMOUNT = 3;

function workbook({ title, columns }: Table, rows: number): string {
  const name = text(title.replace(/[\\/?*[\]:']/g, ' ').slice(0, 31));
  const named = (of: string, cells: string, hidden = ''): string =>
    `<definedName name="_xlnm.${of}" localSheetId="0"${hidden}>'${name}'!${cells}</definedName>`;
  const names = [
    named('_FilterDatabase', `$A$1:$${columnName(columns.length - 1)}$${rows}`, ' hidden="1"'),
    named('Print_Titles', '$1:$1'),
  ];
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets><definedNames>${names.join('')}</definedNames></workbook>`;
}

async function* sheet({ columns, rows }: Table, counter: { rows: number }): AsyncGenerator<string> {
  const widths = columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const frozen = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  const head = columns.map(({ header }, index) => textCell(`${columnName(index)}1`, header, BOLD)).join('');
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">${frozen}</sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${head}</row>`;
  for await (const portion of rows()) {
    let written = '';
    for (const row of portion) written += rowOf(row, columns, ++counter.rows);
    yield written;
  }
  yield `</sheetData><autoFilter ref="A1:${columnName(columns.length - 1)}${counter.rows}"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`;
}

function rowOf(cells: readonly Cell[], columns: readonly TableColumn[], number: number): string {
  let written = `<row r="${number}">`;
  for (const [index, column] of columns.entries()) {
    written += cellOf(`${columnName(index)}${number}`, column, cells[index] ?? null);
  }
  return `${written}</row>`;
}

function cellOf(at: string, { kind }: TableColumn, value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return `<c r="${at}"${kind === 'euro' ? ` s="${AMOUNT}"` : ''}><v>${value}</v></c>`;
  const day = kind === 'day' ? parseDay(value) : undefined;
  return day === undefined ? textCell(at, value) : `<c r="${at}" s="${DATE}"><v>${serialOf(day)}</v></c>`;
}

function textCell(at: string, value: string, style = 0): string {
  return `<c r="${at}"${style === 0 ? '' : ` s="${style}"`} t="inlineStr"><is><t xml:space="preserve">${text(value)}</t></is></c>`;
}

const DAY_ZERO = '1899-12-30' as Day;

/** Excel counts days from 1900 and takes that year for a leap year: hence day zero, right from March 1900 on. */
function serialOf(day: Day): number {
  return daysBetween(DAY_ZERO, day);
}

/** A, B, … Z, AA, … */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

// oxlint-disable-next-line no-control-regex
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

function text(value: string): string {
  return value
    .toWellFormed()
    .replace(NOT_IN_XML, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
