/**
 * PDF documents as this portal writes them: tagged, in a language, with a title that readers show, and with fonts
 * embedded that have every letter of ISO 8859-2. The fonts are parsed once per process: that costs more than a page.
 */
import { readFileSync } from 'node:fs';
import PdfKit from 'pdfkit';
import type { Language } from '#kernel/language.ts';

export type PdfDocument = InstanceType<typeof PdfKit>;

/** Names for `doc.font(…)`: Figtree, cut to the characters of ISO 8859-2 and a few signs of print. */
export type PdfFont = 'regular' | 'bold';

/** Points in a millimetre. */
export const MILLIMETRE = 72 / 25.4;

/** A page of A4 in points. */
export const A4 = { width: 595.28, height: 841.89 };

/**
 * An empty document of A4 pages without margins; `addPage` begins the first. What belongs to nobody's reading order is
 * drawn within `asArtifact`, all else within structure elements.
 */
export function newPdf(about: {
  readonly title: string;
  readonly language: Language;
  readonly author: string;
  readonly at: Date;
}): PdfDocument {
  const doc = new PdfKit({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    tagged: true,
    lang: about.language,
    displayTitle: true,
    font: '',
    info: { Title: about.title, Author: about.author, CreationDate: about.at, ModDate: about.at },
  });
  doc.registerFont('regular' satisfies PdfFont, fonts().regular);
  doc.registerFont('bold' satisfies PdfFont, fonts().bold);
  return doc;
}

/** Lines and grounds that a screen reader passes over. */
export function asArtifact(doc: PdfDocument, draw: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' });
  draw();
  doc.endMarkedContent();
}

/** Ends the document and gives all of it. */
export async function pdfBytes(doc: PdfDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  doc.end();
  for await (const chunk of doc as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

type Fonts = Readonly<Record<PdfFont, string>>;
let parsed: Fonts | undefined;

function fonts(): Fonts {
  parsed ??= { regular: parsedFont('figtree-print-regular.ttf'), bold: parsedFont('figtree-print-bold.ttf') };
  return parsed;
}

/** PDFKit takes a font that it parsed before, but has no word for one: it is asked of a document that is thrown away. */
function parsedFont(file: string): string {
  const doc = new PdfKit({ font: readFileSync(new URL(file, import.meta.url)) as unknown as string });
  return (Reflect.get(doc, '_font') as { readonly font: string }).font;
}
