/**
 * The payment slip on paper: the form UPN QR, which counters and banking apps read, at the foot of a page of A4 as
 * bills have it, with what the payer is to do above.
 */
import { formatEuro } from '#kernel/money.ts';
import { accepted, type Outcome } from '#kernel/refusal.ts';
import { A4, asArtifact, MILLIMETRE, newPdf, pdfBytes, type PdfDocument } from '#platform/pdf/document.ts';
import { darkRuns, QUIET, upnQrImage, type QrImage } from './qr-image.ts';
import { CODE, LINE, orderFields, receiptFields, SLIP, type SlipField } from './slip-fields.ts';
import { upnPayload, type UpnPayment, type UpnRefusal } from './upn-qr.ts';

/** A payment that banks take, with its code. */
export type Slip = { readonly payment: UpnPayment; readonly code: QrImage };

/** What stands above a slip: a heading and paragraphs, in the language of the document. */
export type SlipPage = { readonly slip: Slip; readonly heading: string; readonly paragraphs: readonly string[] };

type Point = { readonly x: number; readonly y: number };
type Element = PDFKit.PDFStructureElement;

const INK = '#1b1f24';
const LABEL = '#5b6570';
const RULE = '#c4742a';
const VALUE_SIZE = 9;
const LABEL_SIZE = 5.5;
const MARGIN = 18 * MILLIMETRE;

/** The slip of a payment, or a refusal for each field that no bank would take. */
export function slipOf(payment: UpnPayment): Outcome<Slip, UpnRefusal['code']> {
  const payload = upnPayload(payment);
  return payload.ok ? accepted({ payment, code: upnQrImage(payload.value.bytes) }) : payload;
}

/** A document with a page for each slip. */
export async function slipPdf(pages: readonly SlipPage[], about: Parameters<typeof newPdf>[0]): Promise<Buffer> {
  const doc = newPdf(about);
  const root = doc.struct('Document');
  doc.addStructure(root);
  for (const { slip, heading, paragraphs } of pages) {
    doc.addPage();
    root.add(headingElement(doc, heading, paragraphs));
    root.add(drawSlip(doc, slip, { x: 0, y: A4.height - SLIP.height * MILLIMETRE }));
  }
  root.end();
  return pdfBytes(doc);
}

/**
 * Draws a slip on the current page, its upper left corner at the point, and gives the element that the caller adds to
 * the document's structure. The receipt repeats the order: to a screen reader it is an artifact.
 */
export function drawSlip(doc: PdfDocument, { payment, code }: Slip, corner: Point): Element {
  const fields = orderFields(payment);
  const filled = fields.filter(({ lines }) => lines.some((line) => line !== ''));
  const receipt = receiptFields(payment);
  asArtifact(doc, () => {
    drawRules(doc, corner);
    for (const field of [...receipt, ...fields]) drawBox(doc, field, corner);
    for (const field of [...receipt, ...fields.filter((each) => !filled.includes(each))]) drawField(doc, field, corner);
    drawLabel(doc, 'Podpis plačnika (neobvezno žig)', at(corner, 163, 83));
  });
  return doc.struct('Sect', { title: 'UPN QR' }, [
    doc.struct('P', {}, () => drawText(doc, 'UPN QR', { ...at(corner, 190, 92), size: 10, font: 'bold', width: 60 })),
    doc.struct('Figure', { alt: `Koda UPN QR: ${formatEuro(payment.amount, 'sl')}` }, () =>
      drawCode(doc, code, corner),
    ),
    ...filled.map((field) => doc.struct('P', {}, () => drawField(doc, field, corner))),
  ]);
}

function headingElement(doc: PdfDocument, heading: string, paragraphs: readonly string[]): Element {
  const width = A4.width - 2 * MARGIN;
  return doc.struct('Sect', {}, [
    doc.struct('H1', {}, () => {
      doc.font('bold').fontSize(18).fillColor(INK).text(heading, MARGIN, MARGIN, { width });
      doc.moveDown(0.5);
    }),
    ...paragraphs.map((paragraph) =>
      doc.struct('P', {}, () => {
        doc.font('regular').fontSize(11).text(paragraph, MARGIN, doc.y, { width, lineGap: 3 });
        doc.moveDown(0.4);
      }),
    ),
  ]);
}

function drawRules(doc: PdfDocument, corner: Point): void {
  const { x, y } = corner;
  doc.save().lineWidth(0.5).strokeColor(LABEL).dash(3, { space: 2 });
  doc.moveTo(x, y).lineTo(x + SLIP.width * MILLIMETRE, y);
  const fold = x + SLIP.receiptWidth * MILLIMETRE;
  doc
    .moveTo(fold, y)
    .lineTo(fold, y + SLIP.height * MILLIMETRE)
    .stroke();
  doc.undash().strokeColor(RULE).lineWidth(0.6);
  doc
    .moveTo(...pair(at(corner, 163, 82)))
    .lineTo(...pair(at(corner, 206, 82)))
    .stroke()
    .restore();
}

function drawBox(doc: PdfDocument, field: SlipField, corner: Point): void {
  const { x, y } = at(corner, field.x, field.y);
  const height = (field.lines.length * LINE + 0.8) * MILLIMETRE;
  doc
    .lineWidth(0.6)
    .strokeColor(RULE)
    .rect(x, y, field.width * MILLIMETRE, height)
    .stroke();
}

function drawField(doc: PdfDocument, field: SlipField, corner: Point): void {
  drawLabel(doc, field.label, at(corner, field.x, field.y - 2.6));
  const width = (field.width - 2) * MILLIMETRE;
  field.lines.forEach((line, index) => {
    const place = at(corner, field.x + 1, field.y + 0.9 + index * LINE);
    drawText(doc, line, { ...place, size: VALUE_SIZE, font: field.strong === true ? 'bold' : 'regular', width });
  });
}

function drawLabel(doc: PdfDocument, label: string, { x, y }: Point): void {
  doc.font('regular').fontSize(LABEL_SIZE).fillColor(LABEL).text(`${label} `, x, y, { lineBreak: false });
}

type TextPlace = Point & { readonly size: number; readonly font: 'regular' | 'bold'; readonly width: number };

/** One line, smaller where it would not fit: a name may be thirty-three W. The space keeps it apart when read aloud. */
function drawText(doc: PdfDocument, text: string, { x, y, size, font, width }: TextPlace): void {
  if (text === '') return;
  doc.font(font).fontSize(size).fillColor(INK);
  const natural = doc.widthOfString(text);
  const fitting = natural > width ? (size * width) / natural : size;
  doc.fontSize(fitting).text(`${text} `, x, y + (size - fitting) / 2, { lineBreak: false });
}

function drawCode(doc: PdfDocument, code: QrImage, corner: Point): void {
  const module = (CODE.side * MILLIMETRE) / (code.size + 2 * QUIET);
  const { x, y } = at(corner, CODE.x, CODE.y);
  doc
    .save()
    .translate(x + QUIET * module, y + QUIET * module)
    .scale(module)
    .fillColor('#000000');
  for (const run of darkRuns(code)) doc.rect(run.x, run.y, run.length, 1);
  doc.fill().restore();
}

function at(corner: Point, x: number, y: number): Point {
  return { x: corner.x + x * MILLIMETRE, y: corner.y + y * MILLIMETRE };
}

function pair({ x, y }: Point): [number, number] {
  return [x, y];
}
