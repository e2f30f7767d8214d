/** A file that somebody sends along: refused with a reason, or made fit to be kept and opened by others. */
import { hash } from 'node:crypto';
import { accepted, refused, type Outcome } from '#kernel/refusal.ts';
import type { SentFile } from '#platform/http/exchange.ts';
import { blankHeic } from './heic.ts';
import { kindOf, safeName, type AttachmentKind } from './kinds.ts';
import { pdfFault } from './pdf.ts';
import { redraw } from './pictures.ts';

/** `file_kind`: none of the kinds that may be sent; `file_broken`: it cannot be read; `file_locked`: a PDF with a password. */
export type FileFault = 'file_large' | 'file_empty' | 'file_kind' | 'file_broken' | 'file_locked';

export type FitFile = {
  readonly name: string;
  readonly kind: AttachmentKind;
  readonly bytes: Buffer;
  readonly sha256: Buffer;
};

/** Refusals quote the `name` as it was given. */
export async function judgeFile(file: SentFile): Promise<Outcome<FitFile, FileFault>> {
  const no = (code: FileFault) =>
    refused<FileFault>({ code, field: 'files', facts: { name: file.name.slice(0, 100) } });
  if (!file.whole) return no('file_large');
  if (file.size === 0) return no('file_empty');
  const given = await file.bytes();
  const kind = kindOf(given);
  if (kind === undefined) return no('file_kind');
  const fault = kind === 'pdf' ? pdfFault(given) : undefined;
  if (fault !== undefined) return no(fault);
  const bytes = await fitBytes(given, kind);
  if (bytes === undefined) return no('file_broken');
  return accepted({ name: safeName(file.name, kind), kind, bytes, sha256: hash('sha256', bytes, 'buffer') });
}

async function fitBytes(given: Buffer, kind: AttachmentKind): Promise<Buffer | undefined> {
  if (kind === 'pdf') return given;
  return kind === 'heic' ? blankHeic(given) : redraw(given, kind);
}
