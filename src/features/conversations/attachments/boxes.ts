/** Boxes of the ISO base media file format (ISO/IEC 14496-12): what HEIC pictures are made of. */
export type Box = {
  readonly type: string;
  /** Offsets into the file: where the box begins, where its content does, and where both end. */
  readonly start: number;
  readonly body: number;
  readonly end: number;
};

/** A file that is not made as it should be. Caught where files are judged. */
export class NotReadable extends Error {
  constructor() {
    super('not a file of boxes that can be read');
    this.name = 'NotReadable';
  }
}

const mostBoxes = 2_000;

/** The boxes between two offsets, which must fill the room exactly. Throws NotReadable. */
export function boxesIn(bytes: Buffer, from: number, until: number): Box[] {
  const boxes: Box[] = [];
  let start = from;
  while (start < until) {
    if (until - start < 8 || boxes.length === mostBoxes) throw new NotReadable();
    const short = bytes.readUInt32BE(start);
    const body = start + (short === 1 ? 16 : 8);
    if (body > until) throw new NotReadable();
    const size = short === 1 ? Number(bytes.readBigUInt64BE(start + 8)) : short === 0 ? until - start : short;
    const end = start + size;
    if (end < body || end > until) throw new NotReadable();
    boxes.push({ type: bytes.toString('latin1', start + 4, start + 8), start, body, end });
    start = end;
  }
  return boxes;
}

/** The only box of its type. Throws NotReadable where there is none, or more than one. */
export function onlyBox(boxes: readonly Box[], type: string): Box {
  const [box, second] = boxes.filter((each) => each.type === type);
  if (box === undefined || second !== undefined) throw new NotReadable();
  return box;
}

export type Reader = {
  /** The next so many bytes as a number; none of them are 0. */
  readonly number: (size: number) => number;
  readonly text: (size: number) => string;
  readonly at: () => number;
};

/** Reads numbers one after the other, never behind the end. */
export function readerOf(bytes: Buffer, { body, end }: Pick<Box, 'body' | 'end'>): Reader {
  let at = body;
  const take = (size: number): number => {
    const from = at;
    at += size;
    if (at > end) throw new NotReadable();
    return from;
  };
  return {
    number: (size) => {
      const from = take(size);
      if (size === 0) return 0;
      if (size === 8) return Number(bytes.readBigUInt64BE(from));
      if (size > 4) throw new NotReadable();
      return bytes.readUIntBE(from, size);
    },
    text: (size) => {
      const from = take(size);
      return bytes.toString('latin1', from, from + size);
    },
    at: () => at,
  };
}
