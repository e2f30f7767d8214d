/** The confirmation of a mandate on paper: a page of A4, tagged, with number, text, day and seal. */
import { friendlyFormatIBAN } from 'ibantools';
import type { PageLanguage } from '#kernel/language.ts';
import { A4, MILLIMETRE, newPdf, pdfBytes, type PdfDocument, type PdfFont } from '#platform/pdf/document.ts';
import { writtenDay } from '#ui/days.ts';
import type { SignedMandate } from './mandate.ts';
import { requestTexts } from './texts.ts';

const LEFT = 25 * MILLIMETRE;
const WIDTH = A4.width - 2 * LEFT;

type Style = { readonly font: PdfFont; readonly size: number; readonly gap: number };
const HEADING: Style = { font: 'bold', size: 18, gap: 14 };
const LABEL: Style = { font: 'bold', size: 9, gap: 1 };
const BODY: Style = { font: 'regular', size: 11, gap: 9 };

export async function mandatePdf(mandate: SignedMandate, language: PageLanguage, at: Date): Promise<Buffer> {
  const t = requestTexts(language).paper;
  const doc = newPdf({ title: t.title(mandate.mandate), language, author: mandate.creditor, at });
  doc.addPage();
  doc.x = LEFT;
  doc.y = 30 * MILLIMETRE;
  const root = doc.struct('Document');
  doc.addStructure(root);
  root.add(block(doc, { tag: 'H1', style: HEADING, text: t.heading }));
  for (const [label, text] of [
    [t.mandate, mandate.mandate],
    [t.creditor, mandate.creditor],
    [t.creditorAddress, mandate.creditorAddress],
    [t.creditorId, mandate.creditorId],
    [t.kind, t.recurrent],
    [t.contract, mandate.contractNumber],
    [t.holder, mandate.holder],
    [t.iban, friendlyFormatIBAN(mandate.iban) ?? mandate.iban],
    [t.signedOn, writtenDay(mandate.signedOn, language)],
  ] as const) {
    if (text === undefined) continue;
    root.add(block(doc, { tag: 'P', style: LABEL, text: label }));
    root.add(block(doc, { tag: 'P', style: BODY, text }));
  }
  for (const text of mandate.text) root.add(block(doc, { tag: 'P', style: BODY, text, lang: 'sl' }));
  root.add(block(doc, { tag: 'P', style: LABEL, text: t.seal }));
  root.add(block(doc, { tag: 'P', style: BODY, text: mandate.seal }));
  root.add(block(doc, { tag: 'P', style: { ...BODY, size: 9 }, text: t.sealMeans }));
  root.end();
  return pdfBytes(doc);
}

type Block = { readonly tag: 'H1' | 'P'; readonly style: Style; readonly text: string; readonly lang?: string };

function block(doc: PdfDocument, { tag, style, text, lang }: Block): PDFKit.PDFStructureElement {
  const { font, size, gap } = style;
  return doc.struct(tag, lang === undefined ? {} : { lang }, () => {
    doc.font(font).fontSize(size).text(text, LEFT, doc.y, { width: WIDTH, lineGap: 2, paragraphGap: gap });
  });
}
