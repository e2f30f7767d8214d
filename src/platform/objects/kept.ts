/** What every place that keeps objects can do, and how their keys are made. */
import type { Readable } from 'node:stream';

/** Bytes `from` (included) to `until` (excluded). */
export type Slice = { readonly from: number; readonly until: number };

export type Objects = {
  /** Keeps the bytes, whole or not at all. What is there under the key stays as it is. */
  readonly put: (key: string, bytes: Buffer) => Promise<'kept' | 'was_there'>;
  /** The bytes, or a slice of them; undefined: there is nothing under the key. Throws where the place is out of reach. */
  readonly open: (key: string, slice?: Slice) => Promise<Readable | undefined>;
  /** Removes what is under the key; what is not there (any more) is as good as removed. */
  readonly remove: (key: string) => Promise<void>;
};

/** The key of bytes by their SHA-256, below a folder of their kind: what is stored twice is stored once. */
export function contentKey(kind: string, sha256: Buffer): string {
  const hex = sha256.toString('hex');
  return `${kind}/${hex.slice(0, 2)}/${hex}`;
}
