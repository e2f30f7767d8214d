/** A PDF is kept as it is, if it is one and can be opened by whoever shall answer. */
export type PdfFault = 'file_broken' | 'file_locked';

/** Undefined where there is nothing to be said against it. */
export function pdfFault(bytes: Buffer): PdfFault | undefined {
  const text = bytes.toString('latin1');
  if (!/^%PDF-[12]\.\d/.test(text) || !text.includes('%%EOF', Math.max(0, text.length - 2048))) return 'file_broken';
  // in the trailer, or in the dictionary of a cross-reference stream, neither of which is packed (ISO 32000-2, 7.5, 7.6)
  return /\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/.test(text) ? 'file_locked' : undefined;
}
