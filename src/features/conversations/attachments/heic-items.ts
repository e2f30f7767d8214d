/** The items of a HEIC picture: what each is, and where its bytes lie (ISO/IEC 14496-12, 8.11.3 and 8.11.6). */
import { boxesIn, NotReadable, readerOf, type Box } from './boxes.ts';

export type Item = {
  readonly id: number;
  readonly type: string;
  /** Where its name and further texts begin. */
  readonly texts: number;
  readonly box: Box;
};

/** Bytes of an item, as offsets into the file. */
export type Extent = { readonly itemId: number; readonly from: number; readonly until: number };

const mostItems = 2_000;

/** `iinf`: what items there are. */
export function itemsOf(bytes: Buffer, iinf: Box): Item[] {
  const reader = readerOf(bytes, iinf);
  const version = reader.number(1);
  reader.number(3);
  reader.number(version === 0 ? 2 : 4);
  return boxesIn(bytes, reader.at(), iinf.end).map((box) => {
    const entry = readerOf(bytes, box);
    const entryVersion = entry.number(1);
    if (box.type !== 'infe' || (entryVersion !== 2 && entryVersion !== 3)) throw new NotReadable();
    entry.number(3);
    const id = entry.number(entryVersion === 2 ? 2 : 4);
    entry.number(2);
    const type = entry.text(4);
    return { id, type, texts: entry.at(), box };
  });
}

/** `iloc`: where the bytes of the items lie. `idat` is where those inside the description do. */
export function extentsOf(bytes: Buffer, iloc: Box, idat: Box | undefined): Extent[] {
  const reader = readerOf(bytes, iloc);
  const version = reader.number(1);
  if (version > 2) throw new NotReadable();
  reader.number(3);
  const [sizes, moreSizes] = [reader.number(1), reader.number(1)];
  const size = {
    offset: sizes >> 4,
    length: sizes & 15,
    base: moreSizes >> 4,
    index: version === 0 ? 0 : moreSizes & 15,
  };
  const count = reader.number(version === 2 ? 4 : 2);
  if (count > mostItems) throw new NotReadable();
  const extents: Extent[] = [];
  for (let item = 0; item < count; item++) {
    const itemId = reader.number(version === 2 ? 4 : 2);
    const method = version === 0 ? 0 : reader.number(2) & 15;
    const isElsewhere = reader.number(2) !== 0;
    const base = reader.number(size.base) + startOf(method, idat);
    const pieces = reader.number(2);
    if (isElsewhere || extents.length + pieces > mostItems) throw new NotReadable();
    for (let piece = 0; piece < pieces; piece++) {
      reader.number(size.index);
      const from = base + reader.number(size.offset);
      const length = reader.number(size.length);
      if (length === 0) throw new NotReadable();
      extents.push({ itemId, from, until: from + length });
    }
  }
  return extents;
}

/** Construction method 0 counts from the beginning of the file, 1 from that of `idat`; 2, from another item, is not used. */
function startOf(method: number, idat: Box | undefined): number {
  if (method === 0) return 0;
  if (method !== 1 || idat === undefined) throw new NotReadable();
  return idat.body;
}
