/**
 * Documents as they came, outside the database and the web root: put once under a key, read whole or in part, never
 * overwritten and never listed. Who may read one is for the caller to know.
 */
import type { Readable } from 'node:stream';
import { openBucket } from './bucket.ts';
import { openFolder } from './folder.ts';
import type { Place } from './place.ts';

/** Bytes `from` (included) to `until` (excluded). */
export type Slice = { readonly from: number; readonly until: number };

export type Objects = {
  /** Keeps the bytes, whole or not at all. What is there under the key stays as it is. */
  readonly put: (key: string, bytes: Buffer) => Promise<'kept' | 'was_there'>;
  /** The bytes, or a slice of them; undefined: there is nothing under the key. Throws where the place is out of reach. */
  readonly open: (key: string, slice?: Slice) => Promise<Readable | undefined>;
};

/** Nothing is asked of the place yet: it may come up later than the portal. */
export function openObjects(place: Place): Objects {
  const { put, open } = place.kind === 'folder' ? openFolder(place) : openBucket(place);
  return {
    put: (key, bytes) => put(checked(key), bytes),
    open: (key, slice) => open(checked(key), slice),
  };
}

/** The key of bytes by their SHA-256, below a folder of their kind: what is stored twice is stored once. */
export function contentKey(kind: string, sha256: Buffer): string {
  const hex = sha256.toString('hex');
  return `${kind}/${hex.slice(0, 2)}/${hex}`;
}

/** Keys are made in code, of small letters, digits and slashes: no name from outside ever becomes a path. */
function checked(key: string): string {
  if (!/^[a-z0-9]+(\/[a-z0-9]+)*(\.[a-z]+)?$/.test(key)) throw new Error('not a key of a stored object');
  return key;
}
