/** A file of a conversation over HTTP. The caller has found it through the conversation it belongs to. */
import { raw, type Raw } from '#platform/http/exchange.ts';
import type { Objects } from '#platform/objects/objects.ts';
import { contentTypeOf, type AttachmentKind } from './kinds.ts';
import type { FindAttachmentRow } from './store.sql.ts';

/** Pictures that were drawn anew may be looked at in the browser; everything else is only saved. Nothing runs in either. */
export async function serveAttachment(objects: Objects, file: FindAttachmentRow): Promise<Raw> {
  const { name, size, objectKey } = file;
  const kind = file.kind as AttachmentKind;
  const body = await objects.open(objectKey);
  if (body === undefined) throw new Error('the storage has lost an attachment');
  const way = kind === 'jpeg' || kind === 'png' ? 'inline' : 'attachment';
  return raw(contentTypeOf(kind), body, {
    'content-length': String(size),
    'content-disposition': `${way}; filename="${plainName(name)}"; filename*=UTF-8''${encodeName(name)}`,
    'content-security-policy': "sandbox; default-src 'none'",
  });
}

/** For browsers that know no more than ASCII (RFC 6266, appendix D). */
function plainName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\%]/g, '_');
}

/** RFC 8187: what `encodeURIComponent` leaves but an ext-value may not hold is written out too. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
}
