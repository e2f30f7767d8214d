/**
 * HEIC pictures cannot be drawn anew: no decoder of HEVC has a licence that this portal may ship. So everything is blanked
 * that does not draw: a new file of zeros of the same length gets the boxes that are known to describe the picture, and of
 * the data only the bytes of its tiles. Place, camera, owner and films have nowhere left to be.
 */
import { boxesIn, NotReadable, onlyBox, type Box } from './boxes.ts';
import { extentsOf, itemsOf, type Extent, type Item } from './heic-items.ts';

/** Coded pictures, and how several make one (ISO/IEC 23008-12, 6.6 and annex B). */
const drawing = new Set(['hvc1', 'lhv1', 'grid', 'iovl', 'iden', 'tmap']);
/** What of a description says how to draw. */
const describing = new Set(['hdlr', 'pitm', 'iinf', 'iloc', 'iprp', 'iref', 'dinf', 'grpl', 'idat']);
/** Properties of a picture; others are words (`udes`) or unknown. */
const properties = new Set(
  'hvcC lhvC ispe irot imir pixi colr clap auxC pasp clli mdcv amve ndwt oinf tols'.split(' '),
);

/** The picture without anything that does not draw, or undefined where the file cannot be read. */
export function blankHeic(bytes: Buffer): Buffer | undefined {
  try {
    return blanked(bytes);
  } catch (error) {
    if (error instanceof NotReadable) return undefined;
    throw error;
  }
}

function blanked(bytes: Buffer): Buffer {
  const fresh = Buffer.alloc(bytes.length);
  const top = boxesIn(bytes, 0, bytes.length);
  const meta = onlyBox(top, 'meta');
  const described = boxesIn(bytes, meta.body + 4, meta.end);
  const idat = described.find(({ type }) => type === 'idat');
  const items = itemsOf(bytes, onlyBox(described, 'iinf'));
  const drawn = new Set(items.filter(({ type }) => drawing.has(type)).map(({ id }) => id));
  const extents = extentsOf(bytes, onlyBox(described, 'iloc'), idat).filter(({ itemId }) => drawn.has(itemId));
  if (extents.length === 0) throw new NotReadable();

  const copy = (from: number, until: number): void => void bytes.copy(fresh, from, from, until);
  const data = [...top.filter(({ type }) => type === 'mdat'), ...(idat === undefined ? [] : [idat])];
  for (const box of top) {
    if (box.type === 'ftyp') copy(box.start, box.end);
    else keepHeader(box, { copy, fresh, known: box.type === 'mdat' || box.type === 'meta' });
  }
  copy(meta.body, meta.body + 4);
  for (const box of described) keepDescription(box, { bytes, copy, fresh, items });
  for (const extent of extents) keepExtent(extent, { copy, data });
  return fresh;
}

type Copying = { readonly copy: (from: number, until: number) => void; readonly fresh: Buffer };

/** What is not known becomes free room of the same length, so that nothing else moves. */
function keepHeader(box: Box, { copy, fresh, known }: Copying & { readonly known: boolean }): void {
  copy(box.start, box.body);
  if (!known) fresh.write('free', box.start + 4, 'latin1');
}

type Description = Copying & { readonly bytes: Buffer; readonly items: readonly Item[] };

function keepDescription(box: Box, parts: Description): void {
  const { copy, bytes } = parts;
  keepHeader(box, { ...parts, known: describing.has(box.type) });
  // a handler has a name behind its first 24 bytes
  if (box.type === 'hdlr') copy(box.body, Math.min(box.end, box.body + 24));
  else if (box.type === 'iinf') keepItems(box, parts);
  else if (box.type === 'iprp') {
    for (const child of boxesIn(bytes, box.body, box.end)) keepProperties(child, parts);
  } else if (describing.has(box.type) && box.type !== 'idat') copy(box.body, box.end);
}

/** What items there are and of which kind, without their names. */
function keepItems(iinf: Box, { copy, items }: Description): void {
  copy(iinf.body, items[0]?.box.start ?? iinf.end);
  for (const { box, texts } of items) copy(box.start, texts);
}

function keepProperties(box: Box, parts: Description): void {
  const { copy, bytes } = parts;
  keepHeader(box, { ...parts, known: box.type === 'ipco' || box.type === 'ipma' });
  if (box.type === 'ipma') copy(box.body, box.end);
  if (box.type !== 'ipco') return;
  for (const property of boxesIn(bytes, box.body, box.end)) {
    const known = properties.has(property.type);
    keepHeader(property, { ...parts, known });
    if (known) copy(property.body, property.end);
  }
}

function keepExtent({ from, until }: Extent, { copy, data }: Pick<Copying, 'copy'> & { data: readonly Box[] }): void {
  if (!data.some(({ body, end }) => from >= body && until <= end)) throw new NotReadable();
  copy(from, until);
}
