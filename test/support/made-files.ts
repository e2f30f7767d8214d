/** Files as phones and programs make them, with places and names in them that nobody else shall learn. */
import { Transformer } from '@napi-rs/image';

/** Stands wherever a file can say where it was made. */
export const secretPlace = 'GPS-46.0569N-14.5058E';

/** Red on the left half, white on the right. */
export async function jpegOf(width: number, height: number): Promise<Buffer> {
  return Transformer.fromRgbaPixels(halves(width, height), width, height).jpeg(90);
}

export async function pngOf(width: number, height: number): Promise<Buffer> {
  return Transformer.fromRgbaPixels(halves(width, height), width, height).png();
}

function halves(width: number, height: number): Buffer {
  const pixels = Buffer.alloc(width * height * 4, 255);
  for (let at = 0; at < width * height; at++) if (at % width < width / 2) pixels.fill(0, at * 4 + 1, at * 4 + 3);
  return pixels;
}

/** With Exif that turns it by a right angle (orientation 6) and says where it was taken, an XMP packet, a comment, and more behind its end. */
export function withPlace(jpeg: Buffer): Buffer {
  const tiff = Buffer.concat([
    Buffer.from('49492a0008000000010012010300010000000600000000000000', 'hex'),
    Buffer.from(secretPlace),
  ]);
  const segments = [
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), tiff])),
    segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${secretPlace}</x:xmpmeta>`)),
    segment(0xfe, Buffer.from(secretPlace)),
  ];
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2), Buffer.from(secretPlace)]);
}

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** One page without words. */
export function pdfOf(trailer = ''): Buffer {
  return Buffer.from(`%PDF-1.7
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>> endobj
trailer <</Root 1 0 R${trailer}>>
%%EOF
`);
}

export function box(type: string, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([u32(body.length + 8), Buffer.from(type, 'latin1'), body]);
}

const u16 = (value: number): Buffer => Buffer.from([value >> 8, value & 255]);
const u32 = (value: number): Buffer => Buffer.concat([u16(value >>> 16), u16(value & 0xffff)]);
const full = (version: number): Buffer => u32(version * 2 ** 24);
const infe = (id: number, type: string, texts: string): Buffer =>
  box('infe', full(2), u16(id), u16(0), Buffer.from(type), Buffer.from(texts));

export type MadeHeic = { readonly bytes: Buffer; readonly tile: Buffer; readonly grid: Buffer };

/** As an iPhone lays it out: a grid inside the description, a tile and Exif and XMP in the data, and films and words beside. */
export function heicOf(): MadeHeic {
  const tile = Buffer.from('the coded tile of the picture');
  const grid = Buffer.from('grid item');
  const exif = Buffer.concat([u32(0), Buffer.from(`II*\0 ${secretPlace}`)]);
  const xmp = Buffer.from(`<x:xmpmeta>${secretPlace}</x:xmpmeta>`);
  const ftyp = box('ftyp', Buffer.from('heic'), u32(0), Buffer.from('mif1heic'));
  const metaAt = (dataAt: number): Buffer => {
    const at = { tile: dataAt + 8 + 13, exif: dataAt + 8 + 13 + tile.length };
    const items = [
      { id: 1, method: 0, offset: at.tile, length: tile.length },
      { id: 2, method: 1, offset: 3, length: grid.length },
      { id: 3, method: 0, offset: at.exif, length: exif.length },
      { id: 4, method: 0, offset: at.exif + exif.length, length: xmp.length },
    ];
    const lines = items.map(({ id, method, offset, length }) =>
      Buffer.concat([u16(id), u16(method), u16(0), u16(1), u32(offset), u32(length)]),
    );
    return box(
      'meta',
      full(0),
      box('hdlr', full(0), u32(0), Buffer.from('pict'), Buffer.alloc(12), Buffer.from(`${secretPlace}\0`)),
      box('pitm', full(0), u16(2)),
      box(
        'iinf',
        full(0),
        u16(4),
        infe(1, 'hvc1', `${secretPlace}\0`),
        infe(2, 'grid', '\0'),
        infe(3, 'Exif', '\0'),
        infe(4, 'mime', `${secretPlace}\0application/rdf+xml\0`),
      ),
      box('iloc', full(1), Buffer.from([0x44, 0x00]), u16(items.length), ...lines),
      box(
        'iprp',
        box('ipco', box('ispe', full(0), u32(64), u32(64)), box('udes', full(0), Buffer.from(secretPlace))),
        box('ipma', full(0), u32(0)),
      ),
      box('idat', Buffer.from('XYZ'), grid, Buffer.from(secretPlace)),
      box('uuid', Buffer.alloc(16), Buffer.from(secretPlace)),
    );
  };
  const length = ftyp.length + metaAt(0).length;
  const mdat = box('mdat', Buffer.from('13 bytes lost'), tile, exif, xmp, Buffer.from(secretPlace));
  const behind = [box('moov', box('udta', Buffer.from(secretPlace))), box('free', Buffer.from(secretPlace))];
  return { bytes: Buffer.concat([ftyp, metaAt(length), mdat, ...behind]), tile, grid };
}
