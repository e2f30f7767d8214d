/**
 * Pictures of the supplier's texts: `pictures/<name>.svg|png|jpg`. The address of a picture carries the hash of what is
 * in it, so browsers may keep it for a year.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { bytesOf, stampOf } from './files.ts';
import { sizeOf, type Size } from './picture-size.ts';
import { ArticleRefused } from './refused.ts';
import { checkDrawing } from './svg.ts';

export type Picture = Size & {
  /** `meter.svg` */
  readonly name: string;
  /** `/pictures/meter.0c3f1a2b4d.svg` */
  readonly address: string;
  readonly type: string;
  readonly bytes: Buffer;
};

export type Pictures = {
  /** The picture as it is now, the same object for as long as it stays; undefined where there is none. Throws ArticleRefused. */
  readonly find: (name: string) => Promise<Picture | undefined>;
};

/** What a picture may be called. */
export const pictureName = /^([a-z0-9][a-z0-9-]*)\.(svg|png|jpg)$/;

const types = { svg: 'image/svg+xml', png: 'image/png', jpg: 'image/jpeg' } as const;
const largestBytes = 2_000_000;

export function openPictures(supplierFolder: string): Pictures {
  const known = new Map<string, { readonly stamp: string; readonly picture: Picture }>();
  return {
    find: async (name) => {
      if (!pictureName.test(name)) return undefined;
      const file = join(supplierFolder, 'pictures', name);
      const stamp = await stampOf(file);
      if (stamp === undefined) return undefined;
      const before = known.get(name);
      if (before?.stamp === stamp) return before.picture;
      const bytes = await bytesOf(file);
      if (bytes === undefined) return undefined;
      const picture = pictureIn(name, bytes);
      known.set(name, { stamp, picture });
      return picture;
    },
  };
}

function pictureIn(name: string, bytes: Buffer): Picture {
  const [, stem, kind] = pictureName.exec(name) as unknown as [string, string, keyof typeof types];
  try {
    if (bytes.length > largestBytes) throw new ArticleRefused('it is larger than 2 MB');
    if (kind === 'svg') checkDrawing(bytes.toString('utf8'));
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
    return { name, address: `/pictures/${stem}.${hash}.${kind}`, type: types[kind], bytes, ...sizeOf[kind](bytes) };
  } catch (error) {
    throw error instanceof ArticleRefused ? new ArticleRefused(`pictures/${name}: ${error.message}`) : error;
  }
}
