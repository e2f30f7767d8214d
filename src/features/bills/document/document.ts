/**
 * The PDF of a bill, over HTTP: whole or in ranges, with an ETag that is its content (RFC 9110 §13, §14). The caller has
 * looked the bill up through `visible_bills`; here nobody is asked any more.
 */
import type { Readable } from 'node:stream';
import { NotFound, raw, type HttpRequest, type Raw } from '#platform/http/exchange.ts';
import { contentKey, type Objects, type Slice } from '#platform/objects/objects.ts';

/** Columns of `bills`; without a hash there is no document yet. */
export type BillDocument = {
  readonly number: string;
  readonly kind: 'invoice' | 'credit_note';
  readonly documentSha256: Buffer | null;
  readonly documentSize: number | null;
};

/** What of a request matters. `attachment`: to be saved, rather than shown by the browser. */
export type DocumentWish = {
  readonly header: HttpRequest['header'];
  readonly attachment: boolean;
};

type Kept = { readonly sha256: Buffer; readonly size: number };

/**
 * 200 with all of it, 206 with the asked range, 304 when the browser has it, 416 for a range behind its end. Throws
 * NotFound while the bill has no document, and an Error where the storage has lost it or is out of reach.
 */
export async function openDocument(objects: Objects, bill: BillDocument, wish: DocumentWish): Promise<Raw> {
  const { size, sha256 } = keptOf(bill);
  const etag = `"${sha256.toString('hex').slice(0, 32)}"`;
  // no cache keeps it, as nothing personal; the tag is for downloads that go on where they broke off
  const headers = { etag, 'accept-ranges': 'bytes' };
  if (hasIt(wish.header('if-none-match'), etag)) return { ...raw(pdf, '', headers), status: 304 };
  const ifRange = wish.header('if-range');
  const range = ifRange === undefined || ifRange === etag ? readRange(wish.header('range'), size) : undefined;
  if (range === 'beyond') return { ...raw(pdf, '', { ...headers, 'content-range': `bytes */${size}` }), status: 416 };
  const slice = range ?? { from: 0, until: size };
  const more = {
    ...headers,
    'content-length': String(slice.until - slice.from),
    'content-disposition': `${wish.attachment ? 'attachment' : 'inline'}; filename="${documentName(bill)}"`,
  };
  const body = await readDocument(objects, bill, range);
  if (range === undefined) return raw(pdf, body, more);
  const contentRange = `bytes ${range.from}-${range.until - 1}/${size}`;
  return { ...raw(pdf, body, { ...more, 'content-range': contentRange }), status: 206 };
}

/** The document itself, for an archive of many. Throws as `openDocument` does. */
export async function readDocument(objects: Objects, bill: BillDocument, slice?: Slice): Promise<Readable> {
  const body = await objects.open(contentKey('bills', keptOf(bill).sha256), slice);
  if (body === undefined) throw new Error('the storage has lost the document of a bill');
  return body;
}

/** `racun-R20260418.pdf`, `dobropis-D20260007.pdf`: a slash in a number becomes a hyphen. */
export function documentName({ number, kind }: Pick<BillDocument, 'number' | 'kind'>): string {
  return `${kind === 'invoice' ? 'racun' : 'dobropis'}-${number.replaceAll('/', '-')}.pdf`;
}

const pdf = 'application/pdf';

function keptOf({ documentSha256, documentSize }: BillDocument): Kept {
  if (documentSha256 === null || documentSize === null) throw new NotFound();
  return { sha256: documentSha256, size: documentSize };
}

/** `If-None-Match`: a list of tags, weak ones too, or `*`. */
function hasIt(header: string | undefined, etag: string): boolean {
  const tags = new Set((header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, '')));
  return tags.has('*') || tags.has(etag);
}

/** One range of bytes; undefined for none, for several and for what is no range: then all of it is sent. */
function readRange(header: string | undefined, size: number): Slice | 'beyond' | undefined {
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/i.exec(header?.trim() ?? '');
  if (found === null) return undefined;
  const [, first = '', last = ''] = found;
  if (first === '' && last === '') return undefined;
  if (first === '') return last === '0' ? 'beyond' : { from: Math.max(0, size - Number(last)), until: size };
  const from = Number(first);
  if (last !== '' && Number(last) < from) return undefined;
  if (from >= size) return 'beyond';
  return { from, until: last === '' ? size : Math.min(size, Number(last) + 1) };
}
