import { NotFound, orNotFound, raw, type Raw } from '#platform/http/exchange.ts';
import type { Pictures } from './pictures.ts';

const addressName = /^([a-z0-9][a-z0-9-]*)\.([0-9a-f]{10})\.(svg|png|jpg)$/;

/**
 * Answers `GET /pictures/:file`. Opened by itself, an SVG could do more than in a page: its own policy leaves it nothing
 * but its own styles. An old hash gets the picture of today, which no browser then keeps.
 */
export async function servePicture(pictures: Pictures, file: string | undefined): Promise<Raw> {
  const [, stem, hash, kind] = addressName.exec(file ?? '') ?? [];
  if (stem === undefined) throw new NotFound();
  const picture = orNotFound(await pictures.find(`${stem}.${kind}`));
  const isThisOne = picture.address.includes(`.${hash}.`);
  return raw(picture.type, picture.bytes, {
    'cache-control': isThisOne ? 'public, max-age=31536000, immutable' : 'no-cache',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  });
}
