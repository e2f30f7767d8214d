/** Pages of a bill to write on, from the top down: headings, lines of text and tables, all of them tagged. */
import { A4, asArtifact, MILLIMETRE, newPdf, type PdfDocument, type PdfFont } from '#platform/pdf/document.ts';

type Element = PDFKit.PDFStructureElement;

export const ink = { text: '#1b1f24', quiet: '#5b6570', accent: '#0b5d4b', ground: '#eef5f1', rule: '#c9d3ce' };

export const margin = 18 * MILLIMETRE;
export const width = A4.width - 2 * margin;
/** Nothing but the foot of the page stands below. */
const bottom = A4.height - 20 * MILLIMETRE;

export type Paper = {
  readonly doc: PdfDocument;
  /** What is written is added here, in the order in which it is read. */
  readonly root: Element;
  readonly foot: string;
  pages: number;
  /** Where the next line goes, in points from the top of the page. */
  y: number;
};

export type Ink = {
  readonly size?: number;
  readonly font?: PdfFont;
  readonly color?: string;
  readonly align?: 'left' | 'right';
};

type Box = { readonly x: number; readonly y: number; readonly width: number };

/** `foot` stands on every page from the second on, with the number of the page. */
export function openPaper(about: Parameters<typeof newPdf>[0], foot: string): Paper {
  const doc = newPdf(about);
  const root = doc.struct('Document');
  doc.addStructure(root);
  doc.addPage();
  return { doc, root, foot, pages: 1, y: margin };
}

/** One line of text in a box; smaller where it would not fit. */
export function write(doc: PdfDocument, text: string, box: Box & Ink): void {
  if (text === '') return;
  const size = box.size ?? 9;
  doc.font(box.font ?? 'regular').fontSize(size);
  const natural = doc.widthOfString(text);
  const fitting = natural > box.width ? (size * box.width) / natural : size;
  const x = box.align === 'right' ? box.x + box.width - Math.min(natural, box.width) : box.x;
  doc
    .fontSize(fitting)
    .fillColor(box.color ?? ink.text)
    // the space keeps it apart from what follows when it is read aloud or copied
    .text(`${text} `, x, box.y + (size - fitting) / 2, { lineBreak: false });
}

type LineTag = 'H1' | 'H2' | 'H3' | 'P';

/** A heading or a line over the whole width; a heading takes at least what follows it to the next page. */
export function line(paper: Paper, text: string, { tag, ...style }: Ink & { tag: LineTag }): void {
  const { doc, root } = paper;
  const size = style.size ?? 9;
  makeRoom(paper, tag === 'P' ? size : size + 60);
  root.add(doc.struct(tag, {}, () => write(doc, text, { ...style, x: margin, y: paper.y, width })));
  paper.y += size * 1.5;
}

export type Column = { readonly title: string; readonly share: number; readonly align?: 'left' | 'right' };
export type Row = { readonly cells: readonly string[]; readonly strong?: boolean };
export type Table = {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly at?: { readonly x: number; readonly width: number };
};

const rowHeight = 13;
/** To the right of numbers, which stand close to their neighbours otherwise. */
const gap = 9;

/** PDFKit knows it, its types do not. */
const columnHead = { scope: 'Column' } as PDFKit.Mixins.StructureElementOptions;

/** Goes on, with its head again, on the next page where this one is full. */
export function table(paper: Paper, { columns, rows, at = { x: margin, width } }: Table): void {
  const { doc, root } = paper;
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  let x = at.x;
  const boxes = columns.map(({ share, align = 'left' }) => {
    const box = { x, width: (at.width * share) / all - (align === 'right' ? gap : 0), align };
    x += (at.width * share) / all;
    return box;
  });
  const element = doc.struct('Table');
  root.add(element);
  const add = (tag: 'TH' | 'TD', cells: readonly string[], style: Ink): void => {
    const { y } = paper;
    const row = cells.map((cell, index) =>
      doc.struct(tag, tag === 'TH' ? columnHead : {}, () => {
        const box = boxes[index];
        if (box !== undefined) write(doc, cell, { ...box, ...style, align: box.align, y: y + 3 });
      }),
    );
    element.add(doc.struct('TR', {}, row));
    asArtifact(doc, () => rule(doc, { x: at.x, y: y + rowHeight, width: at.width }));
    paper.y += rowHeight;
  };
  const titles = columns.map(({ title }) => title);
  makeRoom(paper, 2 * rowHeight);
  add('TH', titles, { size: 7, color: ink.quiet });
  for (const { cells, strong } of rows) {
    if (makeRoom(paper, rowHeight)) add('TH', titles, { size: 7, color: ink.quiet });
    add('TD', cells, { size: 8.5, font: strong === true ? 'bold' : 'regular' });
  }
  element.end();
}

/** A tinted ground, and a thin line: for the eye only. */
export function ground(doc: PdfDocument, { x, y, width: across, height }: Box & { height: number }): void {
  asArtifact(doc, () => {
    doc.roundedRect(x, y, across, height, 6).fillColor(ink.ground).fill();
  });
}

function rule(doc: PdfDocument, { x, y, width: across }: Box): void {
  doc
    .lineWidth(0.5)
    .strokeColor(ink.rule)
    .moveTo(x, y)
    .lineTo(x + across, y)
    .stroke();
}

/** Says whether a new page had to be begun. */
export function makeRoom(paper: Paper, height: number): boolean {
  if (paper.y + height <= bottom) return false;
  newPage(paper);
  return true;
}

export function newPage(paper: Paper): void {
  const { doc, foot } = paper;
  doc.addPage();
  paper.pages += 1;
  paper.y = margin;
  asArtifact(doc, () => {
    write(doc, `${foot}, stran ${paper.pages}`, {
      x: margin,
      y: bottom + 12,
      width,
      align: 'right',
      size: 7.5,
      color: ink.quiet,
    });
  });
}
