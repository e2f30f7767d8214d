/**
 * Documents as they came, outside the database and the web root: put once under a key, read whole or in part, never
 * overwritten and never listed, removed where nobody may have them any more. Who may read one is for the caller to know.
 */
import { openBucket } from './bucket.ts';
import { openFolder } from './folder.ts';
import type { Objects } from './kept.ts';
import type { Place } from './place.ts';

export { contentKey, type Objects, type Slice } from './kept.ts';

/** Nothing is asked of the place yet: it may come up later than the portal. */
export function openObjects(place: Place): Objects {
  const { put, open, remove } = place.kind === 'folder' ? openFolder(place) : openBucket(place);
  return {
    put: (key, bytes) => put(checked(key), bytes),
    open: (key, slice) => open(checked(key), slice),
    remove: (key) => remove(checked(key)),
  };
}

/** Keys are made in code, of small letters, digits and slashes: no name from outside ever becomes a path. */
function checked(key: string): string {
  if (!/^[a-z0-9]+(\/[a-z0-9]+)*(\.[a-z]+)?$/.test(key)) throw new Error('not a key of a stored object');
  return key;
}
