/** Reads PDFs of PDFKit back: their text by the fonts' own tables, and the modules of a drawn QR code. */
import { inflateSync } from 'node:zlib';

/** The text of every page, line by line as it was written; what ends up side by side has line breaks between. */
export function textOfPdf(pdf: Buffer): string {
  const objects = objectsOf(pdf);
  const fonts = fontsOf(objects);
  return [...objects.values()]
    .map(({ stream }) => stream)
    .filter((stream) => / Tf$/m.test(stream))
    .map((stream) => textOfPage(stream, fonts))
    .join('\n');
}

/** Dark modules of the QR code that is drawn as runs of height 1; undefined where there is none. */
export function qrOfPdf(
  pdf: Buffer,
): { readonly size: number; readonly isDark: (x: number, y: number) => boolean } | undefined {
  const dark = new Set<string>();
  let size = 0;
  for (const { stream } of objectsOf(pdf).values()) {
    for (const [, x, y, length] of stream.matchAll(/^(\d+) (\d+) (\d+) 1 re$/gm)) {
      for (let at = 0; at < Number(length); at++) dark.add(`${Number(x) + at} ${y}`);
      size = Math.max(size, Number(x) + Number(length), Number(y) + 1);
    }
  }
  return size === 0 ? undefined : { size, isDark: (x, y) => dark.has(`${x} ${y}`) };
}

type PdfObject = { readonly dictionary: string; readonly stream: string };

function objectsOf(pdf: Buffer): Map<string, PdfObject> {
  const objects = new Map<string, PdfObject>();
  const text = pdf.toString('latin1');
  for (const match of text.matchAll(/^(\d+) 0 obj\n/gm)) {
    const end = text.indexOf('\nendobj', match.index);
    const body = text.slice(match.index + match[0].length, end);
    const at = body.indexOf('stream\n');
    const dictionary = at === -1 ? body : body.slice(0, at);
    objects.set(match[1] ?? '', { dictionary, stream: at === -1 ? '' : inflated(dictionary, body.slice(at + 7)) });
  }
  return objects;
}

function inflated(dictionary: string, body: string): string {
  const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0);
  const bytes = Buffer.from(body.slice(0, length), 'latin1');
  return dictionary.includes('/FlateDecode') ? inflateSync(bytes).toString('latin1') : bytes.toString('latin1');
}

/** Per name of a font in the pages' resources: what its codes mean. */
function fontsOf(objects: Map<string, PdfObject>): Map<string, readonly string[]> {
  const fonts = new Map<string, readonly string[]>();
  for (const { dictionary } of objects.values()) {
    for (const [, name = '', font = ''] of dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font)?.dictionary ?? '')?.[1] ?? '';
      fonts.set(name, charactersOf(objects.get(table)?.stream ?? ''));
    }
  }
  return fonts;
}

function charactersOf(table: string): readonly string[] {
  const characters: string[] = [];
  for (const [, from = '0', list = ''] of table.matchAll(/<([\da-f]{4})> <[\da-f]{4}> \[([^\]]*)\]/gi)) {
    [...list.matchAll(/<([\da-f]*)>/gi)].forEach(([, hex = ''], index) => {
      const units = hex.match(/.{4}/g) ?? [];
      characters[Number.parseInt(from, 16) + index] = String.fromCharCode(
        ...units.map((unit) => Number.parseInt(unit, 16)),
      );
    });
  }
  return characters;
}

function textOfPage(stream: string, fonts: Map<string, readonly string[]>): string {
  let characters: readonly string[] = [];
  let text = '';
  for (const [, font, shown] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[(.*)\] TJ/g)) {
    if (font !== undefined) characters = fonts.get(font) ?? [];
    const codes = (shown ?? '').replace(/>[^<]*</g, '').match(/[\da-f]{4}/gi) ?? [];
    text += codes.map((code) => characters[Number.parseInt(code, 16)] ?? '?').join('');
    if (shown !== undefined) text += '\n';
  }
  return text;
}
