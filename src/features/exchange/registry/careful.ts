/** The careful pass over a file that COPY refused: every row is looked at, the broken ones are named. */
import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { parse, type Parser } from 'csv-parse';
import type { Source } from './source.ts';

const longestRow = 1_000_000;

/**
 * Rows for `copy staged (row, broken, detail, broken_column, …)` as CSV text. Blank rows are left out but counted, as
 * a spreadsheet counts them. Broken rows keep their number and as many cells as fit.
 */
export async function* carefulRows(bytes: AsyncIterable<Buffer>, source: Source): AsyncGenerator<string> {
  let row = 1;
  let text = '';
  const parser = rowParser(source);
  const reading = Readable.from(bytes).on('error', (error) => parser.destroy(error));
  try {
    for await (const cells of reading.pipe(parser) as AsyncIterable<Buffer[]>) {
      row++;
      if (cells.every((cell) => cell.length === 0)) continue;
      text += lineOf(row, judge(cells, source.header), fitted(cells, source.header.length));
      if (text.length > longestRow / 10) {
        yield text;
        text = '';
      }
    }
  } catch (error) {
    if (!isEndlessRow(error)) throw error;
    text += lineOf(row + 1, { broken: 'endless_row' }, fitted([], source.header.length));
    await readToTheEnd(reading);
  }
  yield text;
}

/** Leaves nothing unread: a pipeline would wait for it for ever. */
async function readToTheEnd(reading: Readable): Promise<void> {
  reading.unpipe();
  for await (const _ of reading);
}

function rowParser(source: Source): Parser {
  return parse({
    delimiter: source.delimiter,
    encoding: null, // cells stay bytes: whether they are UTF-8 is to be found out
    relax_column_count: true,
    relax_quotes: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: longestRow,
  });
}

function isEndlessRow(error: unknown): boolean {
  const code = (error as { code?: string }).code;
  return code === 'CSV_MAX_RECORD_SIZE' || code === 'CSV_QUOTE_NOT_CLOSED';
}

type Verdict = { broken?: string; detail?: string; column?: string };

function judge(cells: readonly Buffer[], header: readonly string[]): Verdict {
  const counts = `${cells.length} instead of ${header.length}`;
  if (cells.length < header.length) return { broken: 'too_few_cells', detail: counts };
  if (cells.length > header.length) return { broken: 'too_many_cells', detail: counts };
  for (const [index, cell] of cells.entries()) {
    const column = header[index] ?? '';
    if (!isUtf8(cell)) return { broken: 'not_utf8', column, detail: likelyEncoding(cell) };
    if (cell.includes(0)) return { broken: 'nul', column };
  }
  return {};
}

/** Of the two that Slovenian is written in, č and ć are the same, but š and ž are elsewhere: ISO has nothing from 80 to 9F. */
function likelyEncoding(cell: Buffer): string {
  const isIso = cell.some((byte) => isoLetters.has(byte)) && !cell.some((byte) => byte >= 0x80 && byte <= 0x9f);
  const encoding = isIso ? 'ISO-8859-2' : 'Windows-1250';
  return `${encoding}? Then it would read "${new TextDecoder(encoding).decode(cell).slice(0, 80)}"`;
}

/** Š, Ž, š, ž. */
const isoLetters = new Set([0xa9, 0xae, 0xb9, 0xbe]);

function lineOf(row: number, { broken, detail, column }: Verdict, cells: readonly string[]): string {
  return `${[String(row), broken, detail, column, ...cells].map(csvCell).join(',')}\n`;
}

/** As many cells as the header has, whatever the row had. */
function fitted(cells: readonly Buffer[], width: number): string[] {
  return Array.from({ length: width }, (_, index) => cells[index]?.toString('utf8') ?? '');
}

/** Quoted always, so that no text can be mistaken; an empty cell stays unquoted, which COPY reads as null. */
function csvCell(text = ''): string {
  return text === '' ? '' : `"${text.replaceAll('"', '""').replaceAll('\u0000', '\u2400')}"`;
}
