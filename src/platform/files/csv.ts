/**
 * CSV that a spreadsheet opens by a double click: UTF-8 with its mark, CRLF, and the separators that Excel expects where
 * the language is spoken. Text that a spreadsheet would take for a formula is made text by an apostrophe (OWASP, CSV
 * injection).
 */
import { Readable } from 'node:stream';
import type { Language } from '#kernel/language.ts';
import type { Cell, Table, TableColumn } from './tables.ts';

export const csvType = 'text/csv; charset=utf-8';

export function csv(table: Table, language: Language): Readable {
  return Readable.from(lines(table, language), { objectMode: false });
}

async function* lines({ columns, rows }: Table, language: Language): AsyncGenerator<string> {
  const comma = language === 'en' ? ',' : ';';
  yield `\uFEFF${columns.map(({ header }) => textField(header, comma)).join(comma)}\r\n`;
  for await (const portion of rows()) {
    let written = '';
    for (const row of portion) {
      written += `${columns.map((column, index) => field(column, row[index] ?? null, language)).join(comma)}\r\n`;
    }
    yield written;
  }
}

function field({ kind }: TableColumn, value: Cell, language: Language): string {
  if (value === null) return '';
  if (typeof value === 'number') return language === 'en' ? String(value) : String(value).replace('.', ',');
  return kind === 'day' ? value : textField(value, language === 'en' ? ',' : ';');
}

function textField(value: string, comma: string): string {
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return harmless.includes(comma) || /["\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
